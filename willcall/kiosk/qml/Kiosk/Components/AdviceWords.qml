pragma ComponentBehavior: Bound

import QtQuick

import Kiosk.Theme
import Willcall.Kiosk

// What to do now, large; below it the facts and the reason.
Column {
    id: content

    required property AdviceModel advice
    // a small picture beside the words, where there is no room for one above them
    property bool pictured: false
    readonly property real indent: picture.visible ? picture.width + Theme.gap : 0

    spacing: Theme.smallGap

    Item {
        width: parent.width
        height: Math.max(picture.visible ? picture.height : 0, step.y + step.height)

        Picture {
            id: picture
            visible: content.pictured && content.advice.papers.length === 0 && !Theme.largeText
            size: Control.smallPicture
            kind: content.advice.picture
            sign: content.advice.sign
            broken: content.advice.broken
            words: content.advice.pictureWords
        }

        Label {
            id: ask
            x: content.indent
            width: parent.width - x
            //: label over the next step that a refused moviegoer should take
            text: qsTr("What to do now")
            color: Theme.accent
            font.pixelSize: Theme.labelType
        }

        Label {
            id: step
            objectName: "nextStep"
            anchors { top: ask.bottom; topMargin: Theme.smallGap }
            x: content.indent
            width: parent.width - x
            text: content.advice.nextStep
            font.pixelSize: Theme.stepType
            strength: Theme.strong
            lineHeight: 1.08
        }
    }

    Item { width: 1; height: Theme.px(4) }

    Repeater {
        id: facts
        model: content.advice.factLabels

        Column {
            id: row
            required property string modelData
            required property int index
            readonly property string value: content.advice.factValues[index] ?? ""

            width: content.width
            spacing: Theme.smallGap
            Accessible.role: Accessible.StaticText
            Accessible.name: modelData + " " + value

            Rectangle {
                width: parent.width
                height: Theme.hairline
                color: Theme.surfaceLine
            }

            Grid {
                columns: Theme.largeText ? 1 : 2
                columnSpacing: Theme.gap
                verticalItemAlignment: Grid.AlignVCenter

                Label {
                    width: Theme.largeText ? row.width : Control.factLabelWidth
                    text: row.modelData
                    color: Theme.label
                    font.pixelSize: Theme.labelType
                    strength: Theme.regular
                    Accessible.ignored: true
                }

                Label {
                    width: Theme.largeText ? row.width : row.width - Control.factLabelWidth - Theme.gap
                    text: row.value
                    font.pixelSize: Control.factType
                    Accessible.ignored: true
                }
            }
        }
    }

    Label {
        objectName: "reasonCode"
        visible: content.advice.reason.length > 0
        width: parent.width
        topPadding: Theme.px(8)
        //: %1 is a short code such as C10 that staff can look up
        text: qsTr("Reason %1").arg(content.advice.reason)
        color: Theme.label
        font.pixelSize: Theme.labelType
        strength: Theme.regular
    }
}

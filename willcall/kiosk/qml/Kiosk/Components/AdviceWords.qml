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
    readonly property real indent: smallPictured ? picture.width + Theme.gap : 0
    readonly property bool smallPictured: pictured && advice.papers.length === 0 && !Theme.largeText
    // as wide as the widest label, within reason
    readonly property real labels: {
        const type = Theme.labelType  // named, so that it is measured anew when the window changes
        const widest = Math.max(0, ...advice.factLabels.map(label => type > 0 ? metrics.advanceWidth(label) : 0))
        return Math.min(width * 0.42, Math.max(Control.leastLabels, Math.ceil(widest) + 2))
    }

    spacing: Theme.smallGap

    FontMetrics {
        id: metrics
        font.pixelSize: Theme.labelType
        font.variableAxes: ({ "wght": Theme.regular })
    }

    Item {
        width: parent.width
        height: Math.max(content.smallPictured ? picture.height : 0, step.y + step.height)

        Picture {
            id: picture
            visible: content.smallPictured
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

        BalancedLabel {
            id: step
            objectName: "nextStep"
            anchors { top: ask.bottom; topMargin: Theme.smallGap }
            x: content.indent
            room: parent.width - x
            words: content.advice.nextStep
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
                columns: 2
                columnSpacing: Theme.gap
                verticalItemAlignment: Grid.AlignVCenter

                Label {
                    width: content.labels
                    text: row.modelData
                    color: Theme.label
                    font.pixelSize: Theme.labelType
                    strength: Theme.regular
                    Accessible.ignored: true
                }

                Label {
                    width: row.width - content.labels - Theme.gap
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

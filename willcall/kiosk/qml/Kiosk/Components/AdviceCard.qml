pragma ComponentBehavior: Bound

import QtQuick

import Kiosk.Theme
import Willcall.Kiosk

// What to do now, large; below it the facts.
Rectangle {
    id: card

    required property AdviceModel advice
    readonly property real inner: width - 2 * Control.cardPadding

    height: content.height + 2 * Control.cardPadding
    radius: Control.cardRadius
    color: Theme.surface
    border { width: Theme.hairline; color: Theme.surfaceLine }

    Column {
        id: content
        x: Control.cardPadding
        y: Control.cardPadding
        width: card.inner
        spacing: Theme.smallGap

        Label {
            //: label over the next step that a refused moviegoer should take
            text: qsTr("What to do now")
            color: Theme.accent
            font.pixelSize: Theme.labelType
        }

        Label {
            objectName: "nextStep"
            width: parent.width
            text: card.advice.nextStep
            font.pixelSize: Theme.stepType
            strength: Theme.strong
            lineHeight: 1.08
        }

        Item { width: 1; height: Theme.smallGap; visible: facts.count > 0 }

        Rectangle {
            width: parent.width
            height: Theme.hairline
            visible: facts.count > 0
            color: Theme.surfaceLine
        }

        Item { width: 1; height: Theme.px(4); visible: facts.count > 0 }

        Repeater {
            id: facts
            model: card.advice.factLabels

            Row {
                id: row
                required property string modelData
                required property int index
                readonly property string value: card.advice.factValues[index] ?? ""

                spacing: Theme.gap
                Accessible.role: Accessible.StaticText
                Accessible.name: modelData + " " + value

                Label {
                    id: name
                    width: Control.factLabelWidth
                    anchors.baseline: value.baseline
                    text: row.modelData
                    color: Theme.label
                    font.pixelSize: Theme.labelType
                    strength: Theme.regular
                    Accessible.ignored: true
                }

                Label {
                    id: value
                    width: card.inner - Control.factLabelWidth - Theme.gap
                    text: row.value
                    font.pixelSize: Control.factType
                    maximumLineCount: 2
                    Accessible.ignored: true
                }
            }
        }
    }
}

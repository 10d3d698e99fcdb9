pragma ComponentBehavior: Bound

import QtQuick

import Kiosk.Theme

// Where to go with the tickets: a door; for each showing the screen and the time, and the way there.
Rectangle {
    id: place

    property list<string> places
    property list<string> ways

    height: Math.max(words.height, door.height) + 2 * Theme.gap
    visible: places.length > 0
    radius: Control.quietRadius
    color: Theme.surface
    border { width: Theme.hairline; color: Theme.surfaceLine }

    Picture {
        id: door
        x: Theme.gap * 1.2
        anchors.verticalCenter: parent.verticalCenter
        kind: "entrance"
        visible: !Theme.largeText
        size: visible ? Theme.px(120) : 0
    }

    Column {
        id: words
        anchors { left: door.right; leftMargin: Theme.gap; right: parent.right; rightMargin: Theme.gap; verticalCenter: parent.verticalCenter }
        spacing: Theme.smallGap

        Repeater {
            model: place.places

            Column {
                id: line

                required property string modelData
                required property int index
                readonly property string way: place.ways[index] ?? ""

                width: words.width
                spacing: Theme.px(4)

                BalancedLabel {
                    words: line.modelData
                    font.pixelSize: place.places.length > 1 ? Theme.placeType : Theme.stepType
                    strength: Theme.strong
                }

                BalancedLabel {
                    visible: text.length > 0
                    words: line.way
                    color: Theme.text
                    strength: Theme.regular
                }
            }
        }
    }
}

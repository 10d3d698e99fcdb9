import QtQuick

import Kiosk.Theme

// Where to go with the tickets: a door, the screen and the time, the way there.
Rectangle {
    id: place

    property string where
    property string directions

    height: Math.max(words.height, door.height) + 2 * Theme.gap
    visible: where.length > 0
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
        spacing: Theme.px(4)

        Label {
            width: parent.width
            text: place.where
            font.pixelSize: Theme.stepType
            strength: Theme.strong
        }

        Label {
            width: parent.width
            visible: text.length > 0
            text: place.directions
            color: Theme.text
            font.pixelSize: Theme.textType
            strength: Theme.regular
        }
    }
}

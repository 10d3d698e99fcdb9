import QtQuick

import Kiosk.Theme
import Willcall.Kiosk

// When the screen goes back by itself, and which machine this is.
Item {
    id: bar

    required property Journey journey

    height: Control.footBarHeight

    Label {
        objectName: "countdown"
        anchors { left: parent.left; verticalCenter: parent.verticalCenter }
        visible: text.length > 0
        text: bar.journey.countdown
        color: Theme.accent
        font.pixelSize: Theme.labelType
    }

    Label {
        anchors { right: parent.right; verticalCenter: parent.verticalCenter }
        visible: text.length > 0
        text: bar.journey.machine
        color: Theme.label
        font.pixelSize: Theme.labelType
        strength: Theme.regular
    }
}

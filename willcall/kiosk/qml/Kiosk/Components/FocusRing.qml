import QtQuick

import Kiosk.Theme

// Where the keyboard is: a ring around a control, with a gap that sets it off from any colour.
Rectangle {
    required property Rectangle around

    anchors { fill: parent; margins: -Control.ringDistance }
    radius: around.radius + Control.ringDistance
    visible: around.activeFocus
    color: "transparent"
    border { width: Control.ringWidth; color: Theme.focusRing }
}

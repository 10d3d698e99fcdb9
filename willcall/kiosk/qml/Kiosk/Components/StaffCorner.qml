import QtQuick

import Kiosk.Theme
import Willcall.Kiosk

// The staff's way in: nothing to see, held for some seconds. Whoever taps it finds nothing.
Item {
    id: corner

    required property Journey journey

    objectName: "staffCorner"
    width: Control.cornerSize
    height: Control.cornerSize
    Accessible.ignored: true

    MouseArea {
        anchors.fill: parent
        pressAndHoldInterval: Control.cornerHold
        onPressAndHold: corner.journey.callStaff()
    }
}

import QtQuick

import Kiosk.Components
import Willcall.Kiosk

// The terminal's own records are being asked; this is rarely long enough to be seen.
ScreenLayout {
    id: screen

    required property Journey journey

    headline: qsTr("Looking for your tickets")
    subline: qsTr("One moment")

    Waiting {
        anchors.centerIn: parent
        running: screen.journey.screen === "LookingUp"
    }
}

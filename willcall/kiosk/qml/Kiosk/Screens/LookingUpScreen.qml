import QtQuick

import Kiosk.Components
import Kiosk.Theme
import Willcall.Kiosk

// The terminal's own records are being asked; this is rarely long enough to be seen.
ScreenLayout {
    id: screen

    required property Journey journey

    headline: qsTr("Looking for your tickets")
    subline: qsTr("One moment")

    TicketShadow {
        width: parent.width
        height: Math.min(parent.height, Theme.px(820))
        searching: screen.journey.screen === "LookingUp"
    }
}

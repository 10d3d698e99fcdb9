import QtQuick

import Kiosk.Components
import Willcall.Kiosk

// Ticket by ticket. Nothing here interrupts the printer.
ScreenLayout {
    id: screen

    required property Journey journey

    headline: journey.paper.headline
    subline: qsTr("Please wait, the tickets come out below")

    PrinterSlot {
        anchors.fill: parent
        number: screen.journey.paper.number
        total: screen.journey.paper.total
        moving: true
    }
}

import QtQuick

import Kiosk.Components
import Kiosk.Theme
import Willcall.Kiosk

// Ticket by ticket. Nothing here interrupts the printer.
ScreenLayout {
    id: screen

    required property Journey journey

    headline: journey.paper.headline
    spoken: told([headline])
    subline: qsTr("Please wait, the tickets come out below")

    lead: PaperRow {
        width: parent.width
        visible: screen.journey.paper.total > 1
        room: Control.paperWidth * 3
        papers: screen.journey.paper.fates
    }

    PrinterSlot {
        anchors.fill: parent
        number: screen.journey.paper.number
        total: screen.journey.paper.total
        moving: true
    }
}

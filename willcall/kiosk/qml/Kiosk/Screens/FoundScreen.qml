import QtQuick

import Kiosk.Components
import Kiosk.Theme
import Willcall.Kiosk

// There are tickets: this is what will be printed.
ScreenLayout {
    id: screen

    required property Journey journey
    readonly property TicketModel ticket: journey.ticket

    headline: ticket.headline
    subline: ticket.startsIn
    sublineColour: Theme.accent
    sublineStrength: Theme.medium

    Fitted {
        anchors.fill: parent
        ease: screen.ticket.seats.length > 4 ? 0.8 : 1

        TicketCard {
            width: parent.width
            ticket: screen.ticket
        }
    }

    actions: [
        PrimaryButton {
            objectName: "printButton"
            width: parent.width
            text: screen.ticket.printText
            onActivated: screen.journey.printTickets()
        },
        ActionButton {
            objectName: "leaveButton"
            width: parent.width
            text: qsTr("Cancel")
            onActivated: screen.journey.leave()
        }
    ]
}

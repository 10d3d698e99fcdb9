import QtQuick

import Kiosk.Components
import Kiosk.Theme
import Willcall.Kiosk

// There are tickets: this is what will be printed. The paper of one code, or a list where there are several.
ScreenLayout {
    id: screen

    required property Journey journey
    readonly property TicketModel ticket: journey.ticket
    readonly property bool several: ticket.codes > 1

    headline: ticket.headline
    subline: ticket.startsIn
    sublineMark: "clock"
    sublineColour: Theme.accent
    sublineStrength: Theme.medium
    bodyActs: several
    spoken: told([headline, subline, ticket.film, ticket.when, ticket.screen, ...ticket.seats])

    Fitted {
        id: place
        anchors.fill: parent
        visible: !screen.several
        ease: screen.ticket.seats.length > 4 ? 0.85 : 1
        tall: card.fair

        TicketCard {
            id: card
            width: parent.width
            // on a wide screen it ends where the buttons beside it end
            least: Theme.portrait ? 0 : place.height / place.share
            ticket: screen.ticket
        }
    }

    BasketList {
        anchors.fill: parent
        visible: screen.several
        journey: screen.journey
    }

    actions: [
        PrimaryButton {
            objectName: "printButton"
            width: parent.width
            text: screen.ticket.printText
            onActivated: screen.journey.printTickets()
        },
        ActionRow {
            id: more
            width: parent.width

            ActionButton {
                objectName: "addButton"
                width: more.cell
                visible: screen.journey.canAdd
                mark: "plus"
                //: leads to giving a further collection code, to be printed together with these tickets
                text: qsTr("Add a code")
                onActivated: screen.journey.begin()
            }

            ActionButton {
                objectName: "leaveButton"
                width: more.cell
                text: qsTr("Cancel")
                onActivated: screen.journey.leave()
            }
        }
    ]
}

pragma ComponentBehavior: Bound

import QtQuick

import Kiosk.Theme
import Willcall.Kiosk

// What was found, in the order a person needs it, on the paper that they will hold.
Item {
    id: card

    required property TicketModel ticket
    readonly property bool many: ticket.seats.length > 2
    readonly property real inner: width - 2 * Control.ticketPadding

    height: stub.y + stub.height + Control.ticketPadding * 0.85

    TicketPaper {
        anchors.fill: parent
        tear: face.y + face.height + Theme.px(44)
    }

    Column {
        id: face
        x: Control.ticketPadding
        y: Control.ticketPadding
        width: card.inner
        spacing: Theme.px(10)

        Label {
            width: parent.width
            text: card.ticket.film
            color: Theme.paperFact
            font.pixelSize: Theme.filmType
            strength: Theme.strongest
            maximumLineCount: 2
        }

        Label {
            width: parent.width
            visible: text.length > 0
            text: card.ticket.subtitle
            color: Theme.paperLabel
            font.pixelSize: Theme.textType
            strength: Theme.regular
            maximumLineCount: 2
        }

        Item { width: 1; height: Theme.px(22) }

        Row {
            width: parent.width
            spacing: Theme.gap

            Fact {
                width: (card.inner - Theme.gap) / 2
                //: label over day and time of the showing
                label: qsTr("Time")
                value: card.ticket.when
            }

            Fact {
                width: (card.inner - Theme.gap) / 2
                //: label over the name of the auditorium
                label: qsTr("Screen")
                value: card.ticket.screen
            }
        }

        Label {
            width: parent.width
            visible: text.length > 0
            topPadding: Theme.px(10)
            text: card.ticket.directions
            color: Theme.paperLabel
            font.pixelSize: Theme.textType
            strength: Theme.regular
            maximumLineCount: 2
        }
    }

    Column {
        id: stub
        x: Control.ticketPadding
        y: face.y + face.height + Theme.px(80)
        width: card.inner
        spacing: Theme.smallGap

        Label {
            //: label over the seats
            text: qsTr("Seats")
            color: Theme.paperLabel
            font.pixelSize: Theme.labelType
            strength: Theme.regular
        }

        Flow {
            id: chips
            width: parent.width
            spacing: card.many ? Theme.smallGap : Theme.gap

            Repeater {
                model: card.ticket.seats

                SeatChip {
                    required property string modelData

                    width: card.many ? implicitWidth : (chips.width - chips.spacing) / 2
                    text: modelData
                    small: card.many
                }
            }
        }

        Label {
            objectName: "alreadyCollected"
            width: parent.width
            visible: text.length > 0
            text: card.ticket.already
            color: Theme.paperLabel
            font.pixelSize: Theme.px(36)
            maximumLineCount: 2
        }
    }
}

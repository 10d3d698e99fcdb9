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
    // the paper may have to be taller than what stands on it
    property real least: 0
    readonly property real fair: Control.ticketPadding * 1.85 + face.height + Theme.px(80) + stub.height
    readonly property real spare: Math.max(0, least - fair)

    height: fair + spare

    TicketPaper {
        anchors.fill: parent
        tear: stub.y - Theme.px(36) - card.spare * 0.25
    }

    Column {
        id: face
        x: Control.ticketPadding
        y: Control.ticketPadding + card.spare * 0.2
        width: card.inner
        spacing: Theme.px(10)

        FittingLabel {
            width: parent.width
            text: card.ticket.film
            type: Theme.filmType
            strength: Theme.strongest
        }

        Label {
            width: parent.width
            visible: text.length > 0
            text: card.ticket.subtitle
            color: Theme.paperLabel
            font.pixelSize: Theme.textType
            strength: Theme.regular
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
        }
    }

    Column {
        id: stub
        x: Control.ticketPadding
        y: face.y + face.height + Theme.px(80) + card.spare * 0.5
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

            // columns of one width that fill the paper, as many as the widest chip allows, and rows of about one length
            readonly property int count: card.ticket.seats.length
            readonly property int fitting: Math.max(1, Math.floor((width + spacing) / (widest + spacing)))
            readonly property int columns: card.many ? Math.ceil(count / Math.ceil(count / fitting)) : 2
            readonly property real widest: {
                const type = Control.smallChipType  // named, so that it is measured anew when the window changes
                const words = card.ticket.seats.map(seat => type > 0 ? metrics.advanceWidth(seat) : 0)
                return Math.max(0, ...words) * Control.chipSqueeze + 2 * Control.chipPadding
            }

            FontMetrics {
                id: metrics
                font.pixelSize: Control.smallChipType
                font.variableAxes: ({ "wght": Theme.strong })
            }

            Repeater {
                model: card.ticket.seats

                SeatChip {
                    required property string modelData

                    width: Math.floor((chips.width - (chips.columns - 1) * chips.spacing) / chips.columns)
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
            font.pixelSize: Theme.labelType
        }
    }
}

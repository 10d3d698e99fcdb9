import QtQuick

import Kiosk.Components
import Kiosk.Theme
import Willcall.Kiosk

// Nobody is here: one obvious thing to do, and the scanner.
ScreenLayout {
    id: screen

    required property Journey journey

    headline: journey.house.welcomeHeadline
    subline: journey.house.welcomeSubline

    Item {
        id: scanCard
        readonly property real stub: instruction.height + 2 * Control.ticketPadding * 0.8

        anchors.fill: parent

        TicketPaper {
            anchors.fill: parent
            tear: parent.height - scanCard.stub
        }

        ScanPicture {
            anchors.horizontalCenter: parent.horizontalCenter
            y: Control.ticketPadding * 0.8
            width: parent.width
            height: parent.height - scanCard.stub - 2 * y
        }

        Row {
            id: instruction
            anchors { horizontalCenter: parent.horizontalCenter; bottom: parent.bottom; bottomMargin: Control.ticketPadding * 0.8 }
            spacing: Theme.gap

            BalancedLabel {
                id: words
                room: Math.min(natural, scanCard.width - 2 * Control.ticketPadding - arrow.width - Theme.gap)
                words: screen.journey.house.scanLine
                color: Theme.paperFact
                font.pixelSize: Theme.stepType
                strength: Theme.strong
            }

            Mark {
                id: arrow
                anchors.verticalCenter: parent.verticalCenter
                kind: "down"
                size: Theme.type(64)
                colour: Theme.paperFact
                weight: 2.2
            }
        }
    }

    actions: PrimaryButton {
        objectName: "beginButton"
        width: parent.width
        //: the button that leads to typing the code
        text: qsTr("Type the code")
        onActivated: screen.journey.begin()
    }
}

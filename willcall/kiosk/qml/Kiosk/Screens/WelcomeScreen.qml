import QtQuick

import Kiosk.Components
import Kiosk.Theme
import Willcall.Kiosk

// Nobody is here: one obvious thing to do, and the scanner.
ScreenLayout {
    id: screen

    required property Journey journey

    //: headline of the welcome screen
    headline: qsTr("Collect your tickets")
    subline: qsTr("With the collection code from your order")

    Item {
        id: scanCard
        width: parent.width
        height: Math.min(parent.height, Theme.px(Theme.portrait ? 900 : 760))
        y: Theme.portrait ? 0 : (parent.height - height) / 2

        TicketPaper {
            anchors.fill: parent
            tear: parent.height * 0.66
        }

        PhonePicture {
            anchors.horizontalCenter: parent.horizontalCenter
            y: (scanCard.height * 0.66 - height) / 2
            height: scanCard.height * 0.54
        }

        Column {
            anchors.horizontalCenter: parent.horizontalCenter
            y: scanCard.height * 0.66 + (scanCard.height * 0.34 - height) / 2
            width: parent.width - 2 * Control.ticketPadding
            spacing: Theme.smallGap

            Label {
                width: parent.width
                horizontalAlignment: Text.AlignHCenter
                text: qsTr("Hold your QR code to the scanner")
                color: Theme.paperFact
                font.pixelSize: Theme.stepType
                strength: Theme.strong
                maximumLineCount: 2
            }

            Mark {
                anchors.horizontalCenter: parent.horizontalCenter
                kind: "down"
                size: Theme.px(88)
                colour: Theme.paperFact
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

import QtQuick

import Kiosk.Components

// This machine failed, and says so.
AdviceLayout {
    id: screen

    actions: [
        PrimaryButton {
            objectName: "retryButton"
            width: parent.width
            visible: screen.journey.canRetry
            text: qsTr("Try again")
            onActivated: screen.journey.retry()
        },
        ActionButton {
            objectName: "leaveButton"
            width: parent.width
            text: screen.journey.inBasket ? qsTr("Back to my tickets") : qsTr("Back to start")
            onActivated: screen.journey.leave()
        }
    ]
}

import QtQuick

import Kiosk.Components

// The code opens nothing here and now: why, and what to do. What other codes have found is not lost.
AdviceLayout {
    id: screen

    readonly property string back: journey.inBasket ? qsTr("Back to my tickets") : qsTr("Back to start")

    actions: [
        PrimaryButton {
            objectName: "againButton"
            width: parent.width
            visible: screen.advice.retriable
            text: qsTr("Use another code")
            onActivated: screen.journey.begin()
        },
        PrimaryButton {
            objectName: "leaveButton"
            width: parent.width
            visible: !screen.advice.retriable
            text: screen.back
            onActivated: screen.journey.leave()
        },
        ActionButton {
            objectName: "againButton"
            width: parent.width
            visible: !screen.advice.retriable
            text: qsTr("Use another code")
            onActivated: screen.journey.begin()
        },
        ActionButton {
            objectName: "leaveButton"
            width: parent.width
            visible: screen.advice.retriable
            text: screen.back
            onActivated: screen.journey.leave()
        }
    ]
}

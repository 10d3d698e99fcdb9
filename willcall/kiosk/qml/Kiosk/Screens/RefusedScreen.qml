import QtQuick

import Kiosk.Components

// The code opens nothing here and now: why, and what to do.
AdviceLayout {
    id: screen

    actions: [
        PrimaryButton {
            objectName: "againButton"
            width: parent.width
            visible: screen.advice.retriable
            text: screen.advice.correctable ? qsTr("Correct the code") : qsTr("Use another code")
            onActivated: screen.journey.begin()
        },
        PrimaryButton {
            objectName: "leaveButton"
            width: parent.width
            visible: !screen.advice.retriable
            text: qsTr("Back to start")
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
            text: qsTr("Back to start")
            onActivated: screen.journey.leave()
        }
    ]
}

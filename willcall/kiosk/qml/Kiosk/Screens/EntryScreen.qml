import QtQuick

import Kiosk.Components
import Kiosk.Theme
import Willcall.Kiosk

// Type twelve digits; the scanner goes on listening.
ScreenLayout {
    id: screen

    required property Journey journey

    headline: qsTr("Type your code")
    subline: qsTr("12 digits, or hold the QR code to the scanner")

    lead: CodeBoxes {
        width: parent.width
        entry: screen.journey.entry
    }

    Keypad {
        width: parent.width
        height: parent.height
        journey: screen.journey
    }

    actions: [
        PrimaryButton {
            objectName: "submitButton"
            width: parent.width
            height: Theme.px(148)
            text: screen.journey.entry.prompt
            acts: screen.journey.entry.ready
            onActivated: screen.journey.submit()
        },
        ActionButton {
            objectName: "leaveButton"
            width: parent.width
            height: Theme.px(112)
            text: qsTr("Cancel")
            onActivated: screen.journey.leave()
        }
    ]
}

import QtQuick

import Kiosk.Components
import Kiosk.Theme
import Willcall.Kiosk

// Type twelve digits; the scanner goes on listening.
ScreenLayout {
    id: screen

    required property Journey journey

    headline: qsTr("Type your code")
    subline: journey.entry.mark || qsTr("12 digits, or hold the QR code to the scanner")
    sublineMark: journey.entry.mistyped ? "exclamation" : ""
    sublineColour: journey.entry.mistyped ? Theme.broken : Theme.text
    sublineStrength: journey.entry.mistyped ? Theme.medium : Theme.regular
    sublineSpare: !journey.entry.mistyped
    sublineLines: Theme.portrait && !Theme.largeText ? 1 : 2
    bodyActs: true

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
            text: screen.journey.entry.prompt
            acts: screen.journey.entry.ready
            onActivated: screen.journey.submit()
        },
        ActionButton {
            objectName: "leaveButton"
            width: parent.width
            text: screen.journey.inBasket ? qsTr("Back to my tickets") : qsTr("Cancel")
            onActivated: screen.journey.leave()
        }
    ]
}

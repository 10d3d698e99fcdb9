import QtQuick

import Kiosk.Components

// Fewer papers than asked for: how many came out, what is certain, who helps.
AdviceLayout {
    id: screen

    actions: PrimaryButton {
        objectName: "leaveButton"
        width: parent.width
        text: screen.journey.inBasket ? qsTr("Back to my tickets") : qsTr("Back to start")
        onActivated: screen.journey.leave()
    }
}

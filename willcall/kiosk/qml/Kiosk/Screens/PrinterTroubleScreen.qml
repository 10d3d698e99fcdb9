import QtQuick

import Kiosk.Components

// The printer cannot print; this screen goes away by itself when it can, back to what was found.
AdviceLayout {
    id: screen

    actions: ActionButton {
        objectName: "leaveButton"
        width: parent.width
        visible: screen.journey.inBasket
        text: qsTr("Back to start")
        onActivated: screen.journey.leave()
    }
}

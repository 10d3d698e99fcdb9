import QtQuick

import Kiosk.Components
import Willcall.Kiosk

// Done; the next guest need not wait for this screen.
ScreenLayout {
    id: screen

    required property Journey journey

    headline: qsTr("Enjoy the film")
    subline: qsTr("Please take care of your tickets: you show them at the entrance.")

    Mark {
        anchors.centerIn: parent
        kind: "check"
        size: Math.min(parent.width, parent.height) * 0.5
    }

    actions: ActionButton {
        objectName: "nextGuestButton"
        width: parent.width
        text: qsTr("Next guest")
        onActivated: screen.journey.leave()
    }
}

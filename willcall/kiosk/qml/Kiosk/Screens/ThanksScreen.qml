import QtQuick

import Kiosk.Components
import Willcall.Kiosk

// Done; the next guest need not wait for this screen.
ScreenLayout {
    id: screen

    required property Journey journey

    headline: journey.house.thanksHeadline
    subline: journey.house.thanksSubline

    AuditoriumPicture {
        anchors.horizontalCenter: parent.horizontalCenter
        width: Math.min(parent.width, parent.height * 1.1)
        height: Math.min(parent.height, width * 1.05)
    }

    actions: ActionButton {
        objectName: "nextGuestButton"
        width: parent.width
        text: qsTr("Next guest")
        onActivated: screen.journey.leave()
    }
}

import QtQuick

import Kiosk.Components
import Kiosk.Theme
import Willcall.Kiosk

// All are out: how many to take, and where to go.
ScreenLayout {
    id: screen

    required property Journey journey

    headline: journey.paper.headline
    subline: journey.paper.where
    sublineColour: Theme.accent
    sublineStrength: Theme.medium

    lead: Label {
        width: parent.width
        visible: text.length > 0
        text: screen.journey.paper.directions
        color: Theme.text
        font.pixelSize: Theme.textType
        strength: Theme.regular
    }

    PrinterSlot {
        anchors.fill: parent
        number: screen.journey.paper.number
        total: screen.journey.paper.total
    }

    actions: PrimaryButton {
        objectName: "doneButton"
        width: parent.width
        //: the button of somebody who has taken the tickets
        text: qsTr("I have them all")
        onActivated: screen.journey.leave()
    }
}

import QtQuick

import Kiosk.Components
import Willcall.Kiosk

// All are out: how many to take, and where to go.
ScreenLayout {
    id: screen

    required property Journey journey

    headline: journey.paper.headline
    spoken: told([headline, journey.paper.where, journey.paper.directions])

    lead: WherePlace {
        width: parent.width
        where: screen.journey.paper.where
        directions: screen.journey.paper.directions
    }

    PrinterSlot {
        anchors.fill: parent
        number: screen.journey.paper.number
        total: screen.journey.paper.total
    }

    actions: PrimaryButton {
        objectName: "doneButton"
        width: parent.width
        mark: "check"
        //: the button of somebody who has taken the tickets
        text: qsTr("I have them all")
        onActivated: screen.journey.leave()
    }
}

import QtQuick

import Kiosk.Components
import Willcall.Kiosk

// All are out: how many to take, and where to go.
ScreenLayout {
    id: screen

    required property Journey journey

    headline: journey.paper.headline
    spoken: told([headline, ...journey.paper.places.map((place, index) => told([place, journey.paper.ways[index]]))])

    lead: WherePlace {
        width: parent.width
        places: screen.journey.paper.places
        ways: screen.journey.paper.ways
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

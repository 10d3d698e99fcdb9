pragma ComponentBehavior: Bound

import QtQuick

import Kiosk.Theme
import Willcall.Kiosk

// The tickets of several codes, a slip of paper each; each can be taken out again.
MovingStrip {
    id: basket

    required property Journey journey

    objectName: "basketList"
    spacing: Theme.low ? Theme.smallGap : Theme.gap
    Accessible.role: Accessible.List
    //: read aloud: the list of codes that are printed together
    Accessible.name: qsTr("Your codes")

    Repeater {
        id: slips
        model: basket.journey.basket

        BasketSlip {
            id: slip

            strip: basket
            large: slips.count < 4
            width: parent?.width ?? 0
            onTakenOut: basket.journey.takeOut(slip.index)
            onReached: basket.show(slip)
        }
    }
}

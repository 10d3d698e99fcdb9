import QtQuick

import Kiosk.Theme
import Willcall.Kiosk

// What some people need first, each by one touch.
Row {
    id: row

    required property Journey journey
    property real room: width
    readonly property real wished: letters.wished + contrast.wished + reach.wished + 2 * spacing

    // each takes what its words need; where that is too much, all take the same
    function share(wish: real): real {
        return wished <= room ? wish : (room - 2 * spacing) / 3
    }

    spacing: Theme.smallGap

    ToggleButton {
        id: letters
        objectName: "largeTextButton"
        width: row.share(wished)
        //: turns large text on and off; keep it short
        text: qsTr("Large text")
        sign: "letters"
        on: row.journey.largeText
        onActivated: row.journey.toggleLargeText()
    }

    ToggleButton {
        id: contrast
        objectName: "highContrastButton"
        width: row.share(wished)
        //: turns high contrast on and off; keep it short
        text: qsTr("High contrast")
        sign: "contrast"
        on: row.journey.highContrast
        onActivated: row.journey.toggleHighContrast()
    }

    ToggleButton {
        id: reach
        objectName: "lowReachButton"
        width: row.share(wished)
        //: moves all that can be pressed to the lower half of the screen, and back; keep it short
        text: qsTr("Low reach")
        sign: "reach"
        on: row.journey.lowReach
        onActivated: row.journey.toggleLowReach()
    }
}

import QtQuick

import Kiosk.Theme
import Willcall.Kiosk

// When the screen goes by itself, and the way to keep it.
Row {
    id: row

    required property Journey journey
    property real room: width
    readonly property real wished: sign.width + words.implicitWidth + spacing + (more.visible ? more.wished + spacing : 0)

    spacing: Theme.gap

    Mark {
        id: sign
        anchors.verticalCenter: parent.verticalCenter
        kind: "clock"
        size: Theme.type(44)
    }

    Label {
        id: words
        objectName: "countdown"
        anchors.verticalCenter: parent.verticalCenter
        height: Control.toggleHeight
        verticalAlignment: Text.AlignVCenter
        fontSizeMode: Text.Fit
        minimumPixelSize: Control.toggleLeast
        width: Math.min(implicitWidth, row.room - sign.width - row.spacing - (more.visible ? more.width + row.spacing : 0))
        text: row.journey.countdown
        color: Theme.accent
        font.pixelSize: Control.pillType
    }

    ActionButton {
        id: more
        objectName: "moreTimeButton"
        visible: row.journey.canWait
        width: Math.min(wished, row.room * 0.5)
        height: Control.toggleHeight
        radius: Control.toggleRadius
        type: Control.pillType
        //: the button of somebody for whom the screen would go too soon
        text: qsTr("I need more time")
        onActivated: row.journey.moreTime()
    }
}

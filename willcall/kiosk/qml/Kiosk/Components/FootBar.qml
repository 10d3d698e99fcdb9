import QtQuick

import Kiosk.Theme
import Willcall.Kiosk

// What makes the screen easier to use, or when it goes by itself; and which machine this is.
Item {
    id: bar

    required property Journey journey
    readonly property bool ending: journey.countdown.length > 0
    // the foot needs all its width for controls: the machine's number has to stand elsewhere
    readonly property real wished: Math.max(comfort.wished, ending ? countdown.wished : 0)
    readonly property real languageRoom: language.visible ? language.width + Theme.smallGap : 0
    readonly property real machineRoom: machine.implicitWidth + Theme.gap
    readonly property bool crowded: wished > width - (Theme.low ? language.width + Theme.smallGap : 0) - machineRoom
    readonly property real room: width - languageRoom - (crowded ? 0 : machineRoom)

    signal languagesWished

    height: Control.footBarHeight

    ComfortRow {
        id: comfort
        anchors { left: parent.left; verticalCenter: parent.verticalCenter }
        visible: !bar.ending
        room: bar.room
        journey: bar.journey
    }

    CountdownRow {
        id: countdown
        anchors { left: parent.left; verticalCenter: parent.verticalCenter }
        visible: bar.ending
        room: bar.room
        journey: bar.journey
    }

    Label {
        id: machine
        anchors { right: parent.right; rightMargin: bar.languageRoom; verticalCenter: parent.verticalCenter }
        visible: text.length > 0 && !bar.crowded
        text: bar.journey.machine
        color: Theme.label
        font.pixelSize: Theme.labelType
        strength: Theme.regular
        wrapMode: Text.NoWrap
    }

    LanguageButton {
        id: language
        anchors { right: parent.right; verticalCenter: parent.verticalCenter }
        visible: Theme.low && !bar.ending
        width: implicitWidth
        journey: bar.journey
        onMenuWished: bar.languagesWished()
    }
}

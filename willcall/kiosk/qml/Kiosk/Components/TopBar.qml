import QtQuick

import Kiosk.Theme
import Willcall.Kiosk

// Which cinema, what time it is, and the other language.
Item {
    id: bar

    required property Journey journey

    height: Control.topBarHeight

    Label {
        id: cinema
        anchors { left: parent.left; verticalCenter: parent.verticalCenter; right: badge.left; rightMargin: Theme.gap }
        text: bar.journey.cinema
        font.pixelSize: Control.barType
        strength: Theme.strong
        maximumLineCount: 2
    }

    Rectangle {
        id: badge
        anchors { right: clock.left; rightMargin: bar.journey.rehearsal ? Theme.gap : 0; verticalCenter: parent.verticalCenter }
        visible: bar.journey.rehearsal
        width: visible ? rehearsal.implicitWidth + 2 * Control.badgePadding : 0
        height: Theme.px(60)
        radius: height / 2
        color: Theme.primaryWaiting
        border { width: Theme.hairline; color: Theme.accent }

        Label {
            id: rehearsal
            anchors.centerIn: parent
            //: badge on every screen while the machine is used for a rehearsal, not for real
            text: qsTr("REHEARSAL")
            color: Theme.accent
            font.pixelSize: Theme.labelType
            strength: Theme.strong
            wrapMode: Text.NoWrap
        }
    }

    Label {
        id: clock
        anchors { right: language.left; rightMargin: Theme.gap; verticalCenter: parent.verticalCenter }
        text: bar.journey.clock
        color: Theme.text
        font.pixelSize: Control.barType
        strength: Theme.regular
    }

    PressButton {
        id: language
        objectName: "languageButton"
        anchors { right: parent.right; verticalCenter: parent.verticalCenter }
        width: Math.max(Theme.px(168), name.advanceWidth + 2 * Control.pillPadding)
        height: Control.pillHeight
        radius: height / 2
        colour: "transparent"
        border { width: Theme.hairline; color: Theme.outline }
        text: bar.journey.languageOffered
        type: Theme.px(34)
        onActivated: bar.journey.switchLanguage()

        TextMetrics {
            id: name
            font.pixelSize: language.type
            text: language.text
        }
    }
}

import QtQuick

import Kiosk.Theme
import Willcall.Kiosk

// A short word over the screen: why what was just scanned is not taken.
Rectangle {
    id: notice

    required property Journey journey
    readonly property bool told: journey.notice.length > 0

    objectName: "notice"
    height: Math.max(words.implicitHeight, sign.height) + Control.noticePadding * 1.4
    radius: Control.quietRadius
    color: Theme.primaryWaiting
    border { width: Theme.hairline; color: Theme.accent }
    opacity: told ? 1 : 0
    visible: opacity > 0
    transform: Translate {
        y: notice.told ? 0 : -Control.noticeRise
        Behavior on y { NumberAnimation { duration: Theme.calm; easing.type: Easing.OutCubic } }
    }
    Behavior on opacity { NumberAnimation { duration: Theme.swift } }
    Accessible.role: Accessible.AlertMessage
    Accessible.name: words.text

    Mark {
        id: sign
        anchors { left: parent.left; leftMargin: Control.noticePadding; verticalCenter: parent.verticalCenter }
        kind: "info"
        size: Theme.type(52)
    }

    Label {
        id: words
        anchors { left: sign.right; right: parent.right; margins: Theme.gap; verticalCenter: parent.verticalCenter }
        text: notice.journey.notice
        color: Theme.accent
        font.pixelSize: Theme.textType
        Accessible.ignored: true
    }
}

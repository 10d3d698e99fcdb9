import QtQuick

import Kiosk.Theme
import Willcall.Kiosk

// A short word over the screen: why what was just scanned is not taken.
Rectangle {
    id: notice

    required property Journey journey

    objectName: "notice"
    height: words.implicitHeight + Control.noticePadding
    radius: Control.quietRadius
    color: Theme.primaryWaiting
    border { width: Theme.hairline; color: Theme.accent }
    opacity: journey.notice ? 1 : 0
    visible: opacity > 0
    Behavior on opacity { NumberAnimation { duration: Theme.swift } }
    Accessible.role: Accessible.AlertMessage
    Accessible.name: words.text

    Label {
        id: words
        anchors { left: parent.left; right: parent.right; margins: Control.noticePadding; verticalCenter: parent.verticalCenter }
        horizontalAlignment: Text.AlignHCenter
        text: notice.journey.notice
        color: Theme.accent
        font.pixelSize: Theme.textType
        Accessible.ignored: true
    }
}

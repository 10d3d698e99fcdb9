import QtQuick

import Kiosk.Theme

// A short word in the cinema's colour.
Rectangle {
    id: badge

    property string text

    implicitWidth: words.implicitWidth + 2 * Control.badgePadding
    implicitHeight: Control.flagHeight
    radius: height / 2
    color: Theme.primaryWaiting
    border { width: Theme.hairline; color: Theme.accent }

    Label {
        id: words
        anchors.centerIn: parent
        text: badge.text
        color: Theme.accent
        font.pixelSize: Theme.labelType
        strength: Theme.strong
        wrapMode: Text.NoWrap
    }
}

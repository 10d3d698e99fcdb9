import QtQuick

import Kiosk.Theme

// Says that a machine is broken: by its words and its sign, not by its colour alone.
Rectangle {
    id: flag

    property string text

    implicitWidth: words.implicitWidth + 2 * Control.badgePadding
    implicitHeight: Control.flagHeight
    radius: height / 2
    color: Theme.brokenGround
    border { width: Theme.hairline; color: Theme.broken }

    Label {
        id: words
        anchors.centerIn: parent
        text: "!  " + flag.text
        color: Theme.broken
        font.pixelSize: Theme.labelType
        strength: Theme.strong
        wrapMode: Text.NoWrap
        Accessible.name: flag.text
    }
}

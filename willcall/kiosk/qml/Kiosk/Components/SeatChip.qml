import QtQuick

import Kiosk.Theme

// One seat.
Rectangle {
    id: chip

    property string text
    property bool small: false

    implicitWidth: name.implicitWidth + 2 * Control.chipPadding
    implicitHeight: small ? Control.smallChipHeight : Control.chipHeight
    radius: Control.chipRadius
    color: Theme.paperPatch
    border { width: Theme.highContrast ? Theme.hairline : 0; color: Theme.paperLine }

    Label {
        id: name
        anchors { fill: parent; leftMargin: Control.chipPadding; rightMargin: Control.chipPadding }
        horizontalAlignment: Text.AlignHCenter
        verticalAlignment: Text.AlignVCenter
        text: chip.text
        color: Theme.paperFact
        font.pixelSize: chip.small ? Control.smallChipType : Control.chipType
        strength: Theme.strong
        fontSizeMode: Text.HorizontalFit
        wrapMode: Text.NoWrap
        minimumPixelSize: Theme.labelType
        maximumLineCount: 1
    }
}

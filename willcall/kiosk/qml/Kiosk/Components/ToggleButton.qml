import QtQuick

import Kiosk.Theme

// Something that is on or off: when it is on it is filled and ticked.
PressButton {
    id: toggle

    property bool on: false
    property string sign

    implicitWidth: wished
    implicitHeight: Control.toggleHeight
    radius: Control.toggleRadius
    mark: on ? "check" : sign
    type: Control.toggleType
    leastType: Control.toggleLeast
    padding: Control.togglePadding
    colour: on ? Theme.primaryWaiting : "transparent"
    pressedColour: Theme.keyPressed
    textColour: on ? Theme.accent : Theme.text
    border { width: Theme.hairline; color: on ? Theme.accent : Theme.outline }

    Accessible.role: Accessible.CheckBox
    Accessible.checkable: true
    Accessible.checked: on
    Accessible.onToggleAction: act()
}

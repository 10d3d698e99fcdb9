import Kiosk.Theme

// A key of the keypad; an outlined one does not type.
PressButton {
    property bool outlined: false

    implicitHeight: Control.keyHeight
    radius: Control.keyRadius
    colour: outlined ? "transparent" : Theme.key
    textColour: outlined ? Theme.text : Theme.fact
    type: outlined ? Control.keyWordType : Control.keyType
    border { width: Theme.hairline; color: outlined ? Theme.outline : Theme.keyLine }
}

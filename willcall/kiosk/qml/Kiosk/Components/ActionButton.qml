import Kiosk.Theme

// A quiet, outlined way on.
PressButton {
    implicitHeight: Control.quietHeight
    colour: "transparent"
    pressedColour: Theme.key
    border { width: Theme.hairline; color: Theme.outline }
}

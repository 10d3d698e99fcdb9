import Kiosk.Theme

// The one button that says what comes next. Where it cannot act yet its text says why.
PressButton {
    implicitHeight: Control.primaryHeight
    radius: Control.primaryRadius
    colour: acts ? Theme.primary : Theme.primaryWaiting
    pressedColour: Theme.primaryPressed
    textColour: acts ? Theme.onPrimary : Theme.accent
    type: Control.primaryType
    strength: Theme.strong
}

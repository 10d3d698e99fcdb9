import Kiosk.Theme

// The one button that says what comes next. Where it cannot act yet its text says why.
PressButton {
    implicitHeight: Control.primaryHeight
    radius: Control.primaryRadius
    colour: acts ? Theme.primary : Theme.primaryWaiting
    pressedColour: Theme.primaryPressed
    textColour: acts ? Theme.primaryWords : Theme.accent
    type: Control.primaryType
    strength: Theme.strong
    border { width: Theme.hairline; color: acts ? Theme.primaryLine : Theme.waitingLine }
}

import Kiosk.Components

// The printer cannot print; this screen goes away by itself when it can.
AdviceLayout {}

import Kiosk.Components

// A bug: staff have to start the program anew.
AdviceLayout {}

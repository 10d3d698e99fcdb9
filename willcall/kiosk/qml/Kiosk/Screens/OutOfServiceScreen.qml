import Kiosk.Components

// Staff took the machine out of service; it comes back by their word.
AdviceLayout {}

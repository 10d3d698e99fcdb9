import QtQuick

import Kiosk.Theme
import Willcall.Kiosk

// What the theme is told: the window's size, the cinema's look, the guest's comfort.
Item {
    id: settings

    required property Window window
    required property LookModel look
    required property Journey journey

    Binding { target: Theme; property: "windowWidth"; value: settings.window.width }
    Binding { target: Theme; property: "windowHeight"; value: settings.window.height }
    Binding { target: Theme; property: "largeText"; value: settings.journey.largeText }
    Binding { target: Theme; property: "highContrast"; value: settings.journey.highContrast }
    Binding { target: Theme; property: "low"; value: settings.journey.lowReach }
    Binding { target: Theme; property: "light"; value: settings.look.light }
    Binding { target: Theme; property: "motion"; value: settings.look.motion }
    Binding { target: Theme; property: "colour"; value: settings.look.colour }
}

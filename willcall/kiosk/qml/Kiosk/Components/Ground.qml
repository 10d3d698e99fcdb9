import QtQuick

import Kiosk.Theme

// The night behind everything.
Rectangle {
    gradient: Gradient {
        GradientStop { position: 0; color: Theme.groundTop }
        GradientStop { position: 0.5; color: Theme.groundMiddle }
        GradientStop { position: 1; color: Theme.groundBottom }
    }
}

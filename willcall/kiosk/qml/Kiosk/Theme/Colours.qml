pragma Singleton

import QtQuick

// First storey: the colours that exist. Only Theme.qml looks in here.
QtObject {
    readonly property color night950: "#0b0d11"
    readonly property color night900: "#10141c"
    readonly property color night800: "#151b26"
    readonly property color night700: "#1c2431"
    readonly property color night600: "#273142"
    readonly property color night500: "#3b4658"
    readonly property color mist300: "#aeb7c6"
    readonly property color mist200: "#c9d0db"
    readonly property color paper50: "#f6f1e7"
    readonly property color paper100: "#eadfc8"
    readonly property color paper300: "#c2b9a5"
    readonly property color ink900: "#14171c"
    readonly property color ink600: "#4b4a45"
    readonly property color amber400: "#f2b33d"
    readonly property color amber300: "#ffcb68"
    readonly property color amber900: "#3a3322"
    readonly property color red300: "#ff9d8f"
    readonly property color red900: "#43201d"
}

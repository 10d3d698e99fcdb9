pragma Singleton

import QtQuick

// First storey: the colours that exist. Only the schemes and the theme look in here.
QtObject {
    readonly property color black: "#000000"
    readonly property color white: "#ffffff"

    readonly property color night950: "#0b0d11"
    readonly property color night900: "#10141c"
    readonly property color night800: "#151b26"
    readonly property color night750: "#18202d"
    readonly property color night700: "#1e2735"
    readonly property color night650: "#222d3d"
    readonly property color night550: "#344157"
    readonly property color night600: "#2a3547"
    readonly property color night500: "#3b4658"
    readonly property color night400: "#6b7890"
    readonly property color mist300: "#aeb7c6"
    readonly property color mist200: "#c9d0db"

    readonly property color day50: "#fdfcf9"
    readonly property color day100: "#f5f2ea"
    readonly property color day150: "#ece7db"
    readonly property color day200: "#ded7c7"
    readonly property color day300: "#cbc2ae"
    readonly property color day500: "#857c69"

    readonly property color paper50: "#f6f1e7"
    readonly property color paper100: "#eadfc8"
    readonly property color paper300: "#c2b9a5"
    readonly property color ink900: "#14171c"
    readonly property color ink700: "#34383f"
    readonly property color ink600: "#4b4a45"

    readonly property color amber400: "#f2b33d"
    readonly property color red300: "#ff9d8f"
    readonly property color red200: "#ffc2b8"
    readonly property color red700: "#a3241a"
    readonly property color red800: "#7d150d"
    readonly property color red900: "#43201d"
    readonly property color red50: "#fbe6e2"
}

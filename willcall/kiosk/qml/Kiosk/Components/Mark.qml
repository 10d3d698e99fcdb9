import QtQuick
import QtQuick.Shapes

import Kiosk.Theme

// A sign drawn with one line, on a grid of 24 by 24.
Shape {
    id: mark

    required property string kind
    property int size: Control.markSize
    property color colour: Theme.accent
    property real weight: 1.7

    readonly property string drawing: {
        switch (kind) {
        case "erase": return "M8.5 5 H21 V19 H8.5 L2.5 12 Z M11.5 9 L17.5 15 M17.5 9 L11.5 15"
        case "check": return "M4.5 12.5 L9.8 17.8 L19.5 7"
        case "cross": return "M6 6 L18 18 M18 6 L6 18"
        case "question": return "M8 9.2 A4 4 0 1 1 13.4 12.9 Q12 13.5 12 15.2 M12 19.2 V19.3"
        case "exclamation": return "M12 4.5 V14.2 M12 19.2 V19.3"
        case "info": return "M12 10.5 V19 M12 5.2 V5.3"
        case "down": return "M12 4 V20 M5.5 13.5 L12 20 L18.5 13.5"
        case "next": return "M4 12 H20 M13.5 5.5 L20 12 L13.5 18.5"
        case "plus": return "M12 5 V19 M5 12 H19"
        case "again": return "M19.5 12 A7.5 7.5 0 1 1 17 6.4 M17.4 2.6 V6.8 H13.2"
        case "clock": return "M12 3 A9 9 0 1 1 11.99 3 Z M12 7 V12 L15.6 14.2"
        case "globe": return "M12 3 A9 9 0 1 1 11.99 3 Z M3 12 H21 M12 3 C7.8 7.5 7.8 16.5 12 21 M12 3 C16.2 7.5 16.2 16.5 12 21"
        case "letters": return "M2.5 19 L8 5 L13.5 19 M4.6 14.2 H11.4 M14.5 19 L18 10 L21.5 19 M15.8 16 H20.2"
        case "contrast": return "M12 3 A9 9 0 1 1 11.99 3 Z M12 3 V21 M15 4.6 V19.4 M18 6.8 V17.2"
        case "reach": return "M12 3 V14.5 M6.8 9.4 L12 14.6 L17.2 9.4 M4 20 H20"
        case "way": return "M12 21 V3 M5 4.5 H16 L19 7.2 L16 10 H5 Z M19 12 H8 L5 14.8 L8 17.5 H19 Z"
        case "wrench": return "M20.4 7 A5.2 5.2 0 0 1 13.6 12.8 L6.8 19.6 A1.7 1.7 0 0 1 4.4 17.2 L11.2 10.4 A5.2 5.2 0 0 1 17 3.6 L14.3 6.8 L14.9 9.1 L17.2 9.7 Z"
        default: return ""
        }
    }

    width: size
    height: size
    preferredRendererType: Shape.CurveRenderer
    Accessible.ignored: true

    ShapePath {
        fillColor: "transparent"
        strokeColor: mark.colour
        strokeWidth: Math.max(2, mark.size / 24 * mark.weight)
        capStyle: ShapePath.RoundCap
        joinStyle: ShapePath.RoundJoin
        scale: Qt.size(mark.size / 24, mark.size / 24)
        PathSvg { path: mark.drawing }
    }
}

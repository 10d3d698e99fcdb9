import QtQuick
import QtQuick.Shapes

import Kiosk.Theme

// A line drawing on a grid of 24 by 24.
Shape {
    id: mark

    required property string kind
    property int size: Control.markSize
    property color colour: Theme.accent
    property real stroke: Math.max(2, size / 24 * 1.6)

    readonly property string drawing: {
        switch (kind) {
        case "erase": return "M8.5 5 H21 V19 H8.5 L2.5 12 Z M11.5 9 L17.5 15 M17.5 9 L11.5 15"
        case "check": return "M4 12.5 L9.5 18 L20 6.5"
        case "down": return "M12 4 V20 M5.5 13.5 L12 20 L18.5 13.5"
        case "next": return "M4 12 H20 M13.5 5.5 L20 12 L13.5 18.5"
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
        strokeWidth: mark.stroke
        capStyle: ShapePath.RoundCap
        joinStyle: ShapePath.RoundJoin
        scale: Qt.size(mark.size / 24, mark.size / 24)
        PathSvg { path: mark.drawing }
    }
}

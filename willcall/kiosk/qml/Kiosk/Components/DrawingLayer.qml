import QtQuick
import QtQuick.Shapes

// One layer of a drawing: filled, outlined, or both.
Shape {
    id: layer

    required property string drawing
    required property real unit
    property color fill: "transparent"
    property color line: "transparent"
    property real weight: 6

    visible: drawing.length > 0
    preferredRendererType: Shape.CurveRenderer
    Accessible.ignored: true

    ShapePath {
        fillColor: layer.fill
        strokeColor: layer.line
        strokeWidth: layer.line.a > 0 ? Math.max(1, layer.weight * layer.unit) : -1
        capStyle: ShapePath.RoundCap
        joinStyle: ShapePath.RoundJoin
        scale: Qt.size(layer.unit, layer.unit)
        PathSvg { path: layer.drawing }
    }
}

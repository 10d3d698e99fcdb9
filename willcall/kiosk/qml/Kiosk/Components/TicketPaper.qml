pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Shapes

import Kiosk.Theme

// Paper with a perforation: two notches and a dashed line between them. More sheets lie behind it.
Item {
    id: paper

    property real tear: height / 2
    property int sheets: 1
    property color fill: Theme.paper
    readonly property real corner: Control.ticketRadius
    readonly property real notch: Control.ticketNotch

    Accessible.ignored: true

    Repeater {
        model: Math.min(paper.sheets, 3) - 1

        Rectangle {
            required property int index
            readonly property int behind: Math.min(paper.sheets, 3) - 1 - index

            x: behind * Control.sheetStep * 1.4
            y: paper.height - height + behind * Control.sheetStep
            width: paper.width - 2 * x
            height: paper.corner * 3
            radius: paper.corner
            color: behind > 1 ? Theme.paperLine : Theme.paperPatch
            border { width: Theme.hairline; color: Theme.paperLine }
        }
    }

    Shape {
        anchors.fill: parent
        preferredRendererType: Shape.CurveRenderer

        ShapePath {
            fillColor: paper.fill
            strokeColor: Theme.paperEdge
            strokeWidth: Theme.hairline
            startX: paper.corner
            startY: 0
            PathLine { x: paper.width - paper.corner; y: 0 }
            PathArc { x: paper.width; y: paper.corner; radiusX: paper.corner; radiusY: paper.corner }
            PathLine { x: paper.width; y: paper.tear - paper.notch }
            PathArc { x: paper.width; y: paper.tear + paper.notch; radiusX: paper.notch; radiusY: paper.notch; direction: PathArc.Counterclockwise }
            PathLine { x: paper.width; y: paper.height - paper.corner }
            PathArc { x: paper.width - paper.corner; y: paper.height; radiusX: paper.corner; radiusY: paper.corner }
            PathLine { x: paper.corner; y: paper.height }
            PathArc { x: 0; y: paper.height - paper.corner; radiusX: paper.corner; radiusY: paper.corner }
            PathLine { x: 0; y: paper.tear + paper.notch }
            PathArc { x: 0; y: paper.tear - paper.notch; radiusX: paper.notch; radiusY: paper.notch; direction: PathArc.Counterclockwise }
            PathLine { x: 0; y: paper.corner }
            PathArc { x: paper.corner; y: 0; radiusX: paper.corner; radiusY: paper.corner }
        }

        ShapePath {
            fillColor: "transparent"
            strokeColor: Theme.paperLine
            strokeWidth: Math.max(2, Theme.px(4))
            strokeStyle: ShapePath.DashLine
            dashPattern: [3, 3.5]
            startX: Control.ticketPadding
            startY: paper.tear
            PathLine { x: paper.width - Control.ticketPadding; y: paper.tear }
        }
    }
}

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Shapes

import Kiosk.Theme

// The lights go out: a screen that shines, and the rows before it.
Item {
    id: hall

    Accessible.ignored: true

    Shape {
        anchors.fill: parent
        preferredRendererType: Shape.CurveRenderer

        ShapePath {
            strokeWidth: -1
            fillGradient: RadialGradient {
                centerX: hall.width / 2
                centerY: hall.height * 0.3
                centerRadius: hall.width * 0.62
                focalX: centerX
                focalY: centerY
                GradientStop { position: 0; color: Contrast.faded(Theme.primary, Theme.highContrast ? 0 : 0.42) }
                GradientStop { position: 0.55; color: Contrast.faded(Theme.primary, Theme.highContrast ? 0 : 0.16) }
                GradientStop { position: 1; color: Contrast.faded(Theme.primary, 0) }
            }
            PathRectangle { width: hall.width; height: hall.height }
        }

        ShapePath {
            fillColor: Theme.paper
            strokeColor: Theme.paperEdge
            strokeWidth: Theme.hairline
            startX: hall.width * 0.1
            startY: hall.height * 0.08
            PathQuad { x: hall.width * 0.9; y: hall.height * 0.08; controlX: hall.width * 0.5; controlY: hall.height * 0.02 }
            PathLine { x: hall.width * 0.9; y: hall.height * 0.55 }
            PathQuad { x: hall.width * 0.1; y: hall.height * 0.55; controlX: hall.width * 0.5; controlY: hall.height * 0.49 }
            PathLine { x: hall.width * 0.1; y: hall.height * 0.08 }
        }
    }

    Mark {
        x: (hall.width - width) / 2
        y: hall.height * 0.285 - height / 2
        kind: "check"
        size: hall.height * 0.34
        weight: 2.4
        colour: Theme.paperFact
    }

    Repeater {
        model: 3

        Row {
            id: seats
            required property int index
            readonly property int count: 9 - index
            readonly property real seat: hall.width * (0.86 + index * 0.07) / (count + (count - 1) * 0.14)

            x: (hall.width - width) / 2
            y: hall.height * (0.645 + index * 0.115)
            spacing: seat * 0.14

            Repeater {
                model: seats.count

                Rectangle {
                    width: seats.seat
                    height: hall.height * 0.14
                    topLeftRadius: width * 0.36
                    topRightRadius: width * 0.36
                    bottomLeftRadius: width * 0.12
                    bottomRightRadius: width * 0.12
                    color: Theme.shade
                    border { width: Theme.hairline; color: Theme.groundMiddle }
                }
            }
        }
    }
}

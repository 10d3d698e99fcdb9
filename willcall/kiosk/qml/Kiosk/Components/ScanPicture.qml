import QtQuick
import QtQuick.Shapes

import Kiosk.Theme

// A phone with a QR on it, held over the scanner: a bare QR on this screen would be something to scan with the phone.
Item {
    id: picture

    readonly property real phoneHeight: height * 0.7
    readonly property real windowWidth: phone.width * 1.5
    property real beam: 0.5

    Accessible.ignored: true

    Shape {
        anchors.fill: parent
        preferredRendererType: Shape.CurveRenderer

        ShapePath {
            strokeWidth: -1
            fillGradient: LinearGradient {
                y1: scanner.y
                y2: phone.y + phone.height * 0.3
                GradientStop { position: 0; color: Contrast.faded(Theme.primary, 0.6) }
                GradientStop { position: 1; color: Contrast.faded(Theme.primary, 0) }
            }
            startX: scanner.x + scanner.width * 0.12
            startY: scanner.y
            PathLine { x: phone.x - phone.width * 0.08; y: phone.y + phone.height * 0.3 }
            PathLine { x: phone.x + phone.width * 1.08; y: phone.y + phone.height * 0.3 }
            PathLine { x: scanner.x + scanner.width * 0.88; y: scanner.y }
        }
    }

    Rectangle {
        id: phone
        anchors.horizontalCenter: parent.horizontalCenter
        width: height * 0.6
        height: picture.phoneHeight
        radius: height * 0.085
        color: Theme.paperFact

        Rectangle {
            id: glass
            anchors { fill: parent; margins: phone.height * 0.028 }
            radius: phone.radius - anchors.margins
            color: Theme.paper

            QrPicture {
                anchors.centerIn: parent
                size: glass.width * 0.78
            }

            Rectangle {
                y: glass.height * (0.16 + 0.68 * picture.beam) - height / 2
                width: parent.width
                height: Math.max(3, picture.height * 0.012)
                color: Theme.primary
                border { width: Theme.highContrast ? 1 : 0; color: Theme.paperFact }
            }
        }

        Rectangle {
            anchors.horizontalCenter: parent.horizontalCenter
            y: phone.height * 0.048
            width: phone.width * 0.26
            height: phone.height * 0.018
            radius: height / 2
            color: Theme.paperFact
        }
    }

    Rectangle {
        id: scanner
        anchors { horizontalCenter: parent.horizontalCenter; bottom: parent.bottom }
        width: picture.windowWidth
        height: picture.height * 0.13
        radius: height * 0.3
        color: Theme.paperFact

        Rectangle {
            anchors { horizontalCenter: parent.horizontalCenter; top: parent.top; topMargin: parent.height * 0.24 }
            width: parent.width * 0.76
            height: parent.height * 0.3
            radius: height / 2
            color: Theme.primary
        }
    }

    SequentialAnimation on beam {
        running: Theme.motion && picture.visible
        loops: Animation.Infinite
        NumberAnimation { to: 1; duration: Theme.breath; easing.type: Easing.InOutSine }
        NumberAnimation { to: 0; duration: Theme.breath; easing.type: Easing.InOutSine }
        PauseAnimation { duration: Theme.pause }
    }
}

pragma ComponentBehavior: Bound

import QtQuick

import Kiosk.Theme

// Three dots, one after the other brighter: the machine is at work.
Row {
    id: dots

    property bool running: false
    property int at: 0

    spacing: Theme.gap
    Accessible.ignored: true

    Repeater {
        model: 3

        Rectangle {
            required property int index

            width: Control.dotSize
            height: width
            radius: width / 2
            color: Theme.accent
            opacity: index === dots.at ? 1 : 0.25
            Behavior on opacity { NumberAnimation { duration: Theme.calm } }
        }
    }

    Timer {
        interval: Theme.calm * 2
        running: dots.running
        repeat: true
        onTriggered: dots.at = (dots.at + 1) % 3
    }
}

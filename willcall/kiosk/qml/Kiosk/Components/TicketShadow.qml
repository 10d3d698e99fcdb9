pragma ComponentBehavior: Bound

import QtQuick

import Kiosk.Theme

// The place where a ticket will be, while it is looked for.
Item {
    id: shadow

    property bool searching: false
    property real glow: 0.5

    Accessible.ignored: true

    TicketPaper {
        anchors.fill: parent
        fill: Theme.surface
        tear: height * 0.62
    }

    Column {
        x: Control.ticketPadding
        y: Control.ticketPadding
        width: parent.width - 2 * x
        spacing: Theme.largeGap
        opacity: shadow.glow

        Repeater {
            model: [0.62, 0.4, 0.8]

            Rectangle {
                required property real modelData
                required property int index

                width: parent?.width * modelData
                height: Theme.px(index ? 44 : 76)
                radius: Theme.smallGap
                color: Theme.shade
            }
        }
    }

    SequentialAnimation on glow {
        running: shadow.searching && Theme.motion
        loops: Animation.Infinite
        NumberAnimation { to: 1; duration: Theme.breath / 2; easing.type: Easing.InOutSine }
        NumberAnimation { to: 0.35; duration: Theme.breath / 2; easing.type: Easing.InOutSine }
    }
}

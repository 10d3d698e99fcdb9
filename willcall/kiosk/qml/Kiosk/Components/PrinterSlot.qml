pragma ComponentBehavior: Bound

import QtQuick

import Kiosk.Theme

// The front of the printer with a ticket coming out of it.
Item {
    id: slot

    property int number: 0
    property int total: 0
    property bool moving: false
    property real out: moving ? 0.8 : 1

    Rectangle {
        id: housing
        anchors.horizontalCenter: parent.horizontalCenter
        width: Math.min(slot.width, Theme.px(920))
        height: Control.housingHeight
        radius: Control.cardRadius
        color: Theme.key
        border { width: Theme.hairline; color: Theme.keyLine }

        Rectangle {
            anchors { right: parent.right; top: parent.top; margins: Theme.gap }
            width: Theme.px(20)
            height: width
            radius: width / 2
            color: Theme.primary
            border { width: Theme.hairline; color: Theme.primaryLine }
        }

        Row {
            anchors { left: parent.left; top: parent.top; margins: Theme.gap }
            spacing: Theme.px(12)

            Repeater {
                model: 4

                Rectangle {
                    width: Theme.px(44)
                    height: Theme.px(8)
                    radius: height / 2
                    color: Theme.shade
                }
            }
        }
    }

    Rectangle {
        id: mouth
        anchors { horizontalCenter: parent.horizontalCenter; bottom: housing.bottom; bottomMargin: Theme.gap }
        width: housing.width - Theme.px(96)
        height: Control.slotHeight
        radius: height / 2
        color: Theme.slotDark
        border { width: Theme.hairline; color: Theme.outline }
    }

    Item {
        anchors { top: mouth.verticalCenter; bottom: slot.bottom; horizontalCenter: mouth.horizontalCenter }
        width: mouth.width - Theme.px(80)
        clip: true

        TicketPaper {
            id: paper
            width: parent.width
            height: Math.min(parent.height, width * 1.35)
            sheets: slot.moving ? 1 : slot.total
            // its upper corners stay inside the machine
            y: (-height - Theme.gap) * (1 - slot.out) - corner
            tear: height * 0.66

            TicketLines {
                // the software renderer draws signs even where they lie wholly outside what is clipped
                visible: paper.y + y + height > 0
                x: Control.ticketPadding
                y: paper.corner + Theme.largeGap
                width: paper.width - 2 * Control.ticketPadding
                height: paper.tear - y - Theme.gap
            }

            Label {
                anchors.horizontalCenter: parent.horizontalCenter
                y: paper.tear + (paper.height - paper.tear - height) / 2
                text: slot.moving ? slot.number + " / " + slot.total : "× " + slot.total
                color: Theme.paperFact
                font.pixelSize: Math.min(Theme.type(88), (paper.height - paper.tear) * 0.6)
                strength: Theme.strong
                wrapMode: Text.NoWrap
                Accessible.ignored: true
            }
        }
    }

    // the lip that the paper comes from behind
    Rectangle {
        anchors { left: mouth.left; right: mouth.right; top: mouth.top; margins: Theme.hairline }
        height: mouth.height / 2
        radius: height / 2
        color: Theme.slotDark
    }

    SequentialAnimation {
        running: slot.moving && Theme.motion
        loops: Animation.Infinite
        NumberAnimation { target: slot; property: "out"; from: 0.12; to: 1; duration: Theme.breath; easing.type: Easing.InOutQuad }
        PauseAnimation { duration: Theme.calm }
    }
}

pragma ComponentBehavior: Bound

import QtQuick

import Kiosk.Theme

// The slot with paper coming out of it, and one pip for each ticket.
Item {
    id: slot

    property int number: 0
    property int total: 0
    property bool moving: false
    property real out: 1

    Row {
        id: pips
        anchors.horizontalCenter: parent.horizontalCenter
        spacing: Theme.smallGap
        visible: slot.total > 1

        Repeater {
            model: slot.total

            Rectangle {
                required property int index

                width: Math.min(Theme.px(96), (slot.width - (slot.total - 1) * pips.spacing) / Math.max(1, slot.total))
                height: Control.pipHeight
                radius: height / 2
                color: index < slot.number ? Theme.accent : Theme.outline
            }
        }
    }

    Rectangle {
        id: mouth
        anchors { top: pips.bottom; topMargin: Theme.largeGap; horizontalCenter: parent.horizontalCenter }
        width: Math.min(slot.width, Theme.px(720))
        height: Control.slotHeight
        radius: height / 2
        color: Theme.key
        border { width: Theme.hairline; color: Theme.outline }
    }

    Item {
        anchors { top: mouth.verticalCenter; bottom: slot.bottom; horizontalCenter: mouth.horizontalCenter }
        width: mouth.width - Theme.px(96)
        clip: true

        TicketPaper {
            id: paper
            width: parent.width
            height: Math.min(parent.height, Theme.px(640))
            // its upper corners stay inside the machine
            y: -height * (1 - slot.out) - corner
            tear: height * 0.62

            QrPicture {
                x: (paper.width - width) / 2
                y: paper.height * 0.31 - height / 2 + Theme.smallGap
                size: Math.min(paper.width, paper.height) * 0.38
            }

            Label {
                anchors.horizontalCenter: parent.horizontalCenter
                y: paper.tear + (paper.height - paper.tear - height) / 2
                text: slot.number + " / " + slot.total
                color: Theme.paperFact
                font.pixelSize: Theme.factType
                strength: Theme.strong
                wrapMode: Text.NoWrap
                Accessible.ignored: true
            }
        }
    }

    Rectangle {
        anchors { left: mouth.left; right: mouth.right; top: mouth.top; margins: Theme.hairline }
        height: mouth.height / 2
        radius: height / 2
        color: Theme.key
    }

    SequentialAnimation {
        running: slot.moving
        loops: Animation.Infinite
        NumberAnimation { target: slot; property: "out"; from: 0.12; to: 1; duration: Theme.breath; easing.type: Easing.InOutQuad }
        PauseAnimation { duration: Theme.calm }
    }
}

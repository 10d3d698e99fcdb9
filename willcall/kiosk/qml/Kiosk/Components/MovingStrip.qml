import QtQuick

import Kiosk.Theme

// A column that is moved by finger where it is too long, and follows the keyboard; a bar beside it says that there is
// more.
Item {
    id: strip

    default property alias content: column.data
    property real spacing: Theme.gap
    readonly property color ground: Contrast.mixed(Theme.groundMiddle, Theme.groundBottom, 0.5)
    readonly property bool moves: column.height > height + 1

    // what is drawn wholly outside the software renderer neither cuts off nor wipes away; so each drawing asks first,
    // and says how far inside its item its lines begin, as a part of the height
    function sees(line: Item, sign: Item, inset: real): bool {
        const top = column.y + line.y + sign.y
        return top + sign.height * (1 - inset) > room.contentY && top + sign.height * inset < room.contentY + room.height
    }

    // keep what the keyboard is on in sight
    function show(line: Item): void {
        room.contentY = Math.max(0, Math.min(room.contentHeight - room.height, column.y + line.y - (room.height - line.height) / 2))
    }

    Flickable {
        id: room
        // room for the ring around what the keyboard is on; below there is what can be pressed
        anchors { fill: parent; margins: -Control.ringDistance * 2; bottomMargin: 0 }
        contentWidth: width
        contentHeight: column.height + Control.ringDistance * 4
        clip: strip.moves
        interactive: strip.moves
        boundsBehavior: Flickable.StopAtBounds

        Column {
            id: column
            x: Control.ringDistance * 2
            y: x
            width: strip.width
            spacing: strip.spacing
        }
    }

    // what goes on below fades out
    Rectangle {
        anchors { left: room.left; right: room.right; bottom: room.bottom }
        height: Control.fadeHeight
        visible: strip.moves && room.contentY < room.contentHeight - room.height - 1
        gradient: Gradient {
            GradientStop { position: 0; color: Contrast.faded(strip.ground, 0) }
            GradientStop { position: 1; color: strip.ground }
        }
    }

    Rectangle {
        x: strip.width + (Theme.margin - width) / 2
        y: room.visibleArea.yPosition * strip.height
        width: Theme.px(10)
        height: room.visibleArea.heightRatio * strip.height
        radius: width / 2
        visible: strip.moves
        color: Theme.outline
    }
}

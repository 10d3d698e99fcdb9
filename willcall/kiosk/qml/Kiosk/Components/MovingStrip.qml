import QtQuick

import Kiosk.Theme

// A column that is moved by finger where it is too long, and follows the keyboard; a bar beside it says that there is
// more.
Item {
    id: strip

    default property alias content: column.data
    property real spacing: Theme.gap
    readonly property bool moves: room.contentHeight > room.height + 1

    // signs are drawn by the software renderer even where they lie wholly outside; so each asks first
    function sees(line: Item, sign: Item): bool {
        const top = line.y + sign.y
        return top + sign.height > room.contentY - Control.ringDistance && top < room.contentY + room.height
    }

    // keep what the keyboard is on in sight
    function show(line: Item): void {
        room.contentY = Math.max(0, Math.min(room.contentHeight - room.height, line.y - (room.height - line.height) / 2))
    }

    Flickable {
        id: room
        anchors { fill: parent; margins: -Control.ringDistance * 2 }
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

pragma ComponentBehavior: Bound

import QtQuick

import Kiosk.Theme

// A picture of a QR, to say "scan this"; it bears no data.
Item {
    id: picture

    property int size: Theme.px(360)
    property color colour: Theme.paperFact
    readonly property int cells: 21
    readonly property real cell: Math.floor(size / cells)

    function dark(column: int, row: int): bool {
        const corner = (column < 8 && row < 8) || (column > 12 && row < 8) || (column < 8 && row > 12)
        return !corner && ((column * 7 + row * 13 + column * row * 5 + (column ^ row)) % 5 < 2)
    }

    width: cell * cells
    height: cell * cells
    Accessible.ignored: true

    Repeater {
        model: picture.cells * picture.cells

        Rectangle {
            required property int index
            readonly property int column: index % picture.cells
            readonly property int row: Math.floor(index / picture.cells)

            x: column * picture.cell
            y: row * picture.cell
            width: picture.cell
            height: picture.cell
            color: picture.colour
            visible: picture.dark(column, row)
        }
    }

    Repeater {
        model: [Qt.point(0, 0), Qt.point(14, 0), Qt.point(0, 14)]

        Item {
            id: finder
            required property point modelData

            x: modelData.x * picture.cell
            y: modelData.y * picture.cell

            Rectangle {
                width: 7 * picture.cell
                height: width
                color: "transparent"
                border { width: picture.cell; color: picture.colour }
            }

            Rectangle {
                x: 2 * picture.cell
                y: x
                width: 3 * picture.cell
                height: width
                color: picture.colour
            }
        }
    }
}

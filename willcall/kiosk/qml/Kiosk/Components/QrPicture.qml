import QtQuick
import QtQuick.Shapes

import Kiosk.Theme

// A picture of a QR, to say "scan this"; it bears no data. One path, for a cell each would be 400 items to make before
// the first picture.
Shape {
    id: picture

    property int size: Theme.px(360)
    property color colour: Theme.paperFact
    readonly property int cells: 21
    readonly property real cell: Math.floor(size / cells)
    readonly property string drawing: dots() + finder(0, 0) + finder(14, 0) + finder(0, 14)

    function dark(column: int, row: int): bool {
        const corner = (column < 8 && row < 8) || (column > 12 && row < 8) || (column < 8 && row > 12)
        return !corner && ((column * 7 + row * 13 + column * row * 5 + (column ^ row)) % 5 < 2)
    }

    // neighbours in a row make one stroke, so that no seam shows between them
    function dots(): string {
        let path = ""
        for (let row = 0; row < cells; ++row)
            for (let column = 0, length = 0; column < cells; column += length + 1) {
                for (length = 0; column + length < cells && dark(column + length, row); ++length) {}
                path += length ? square(column, row, length, 1) : ""
            }
        return path
    }

    function finder(column: int, row: int): string {
        return square(column, row, 7, 7) + square(column + 1, row + 1, 5, 5) + square(column + 2, row + 2, 3, 3)
    }

    function square(column: int, row: int, width: int, height: int): string {
        return `M${column} ${row}h${width}v${height}h${-width}z`
    }

    width: cell * cells
    height: cell * cells
    Accessible.ignored: true

    ShapePath {
        fillColor: picture.colour
        fillRule: ShapePath.OddEvenFill
        strokeWidth: -1
        scale: Qt.size(picture.cell, picture.cell)
        PathSvg { path: picture.drawing }
    }
}

import QtQuick

import Kiosk.Theme

// Quiet ways on, side by side in equal parts; below each other where the words are large.
Grid {
    id: row

    readonly property int count: Math.max(1, visibleChildren.length)
    readonly property real cell: (width - (columns - 1) * spacing) / columns

    columns: Theme.largeText && !Theme.low ? 1 : count
    spacing: Theme.gap
}

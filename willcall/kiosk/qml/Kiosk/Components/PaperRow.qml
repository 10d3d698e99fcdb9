pragma ComponentBehavior: Bound

import QtQuick

import Kiosk.Theme

// Tickets one by one, each with a sign for how it fares: out, under way, to come, in doubt, with somebody else.
Grid {
    id: row

    property list<string> papers
    property bool centred: false
    property real room: Control.paperWidth * 2
    readonly property int count: Math.max(1, papers.length)
    readonly property int lines: count > 6 ? 2 : 1
    readonly property real paperWidth: Math.min(Control.paperWidth * (count > 3 ? 1.2 : 1.5), (room - (lines - 1) * spacing) / lines / 1.4, (width - (columns - 1) * spacing) / columns)

    columns: Math.ceil(count / lines)
    spacing: Math.max(Theme.smallGap / 2, Theme.gap - count)
    leftPadding: Theme.portrait || centred ? (width - columns * paperWidth - (columns - 1) * spacing) / 2 : 0
    Accessible.ignored: true

    Repeater {
        model: row.papers

        SmallPaper {
            required property string modelData

            width: row.paperWidth
            fate: modelData
        }
    }
}

pragma ComponentBehavior: Bound

import QtQuick

import Kiosk.Theme

// One small ticket and how it fares. One that came out is paper; one that did not is a mere outline.
Item {
    id: paper

    required property string fate
    readonly property bool out: fate === "out"
    readonly property bool now: fate === "now"
    readonly property color ink: out ? Theme.paperFact : now ? Theme.accent : Theme.text

    height: width * 1.4
    Accessible.ignored: true

    Rectangle {
        anchors.fill: parent
        radius: width * 0.14
        color: paper.out ? Theme.paper : paper.now ? Theme.primaryWaiting : "transparent"
        border { width: paper.now ? Control.ringWidth : Theme.hairline * 1.5; color: paper.out ? Theme.paperEdge : paper.now ? Theme.accent : Theme.outline }
    }

    Mark {
        anchors { horizontalCenter: parent.horizontalCenter; verticalCenter: parent.verticalCenter; verticalCenterOffset: -paper.height * 0.08 }
        kind: {
            switch (paper.fate) {
            case "out": return "check"
            case "unsure": return "question"
            case "left": return "clock"
            case "gone": return "cross"
            case "now": return "down"
            default: return ""
            }
        }
        size: paper.width * 0.56
        weight: 2.2
        colour: paper.ink
    }

    Row {
        anchors { horizontalCenter: parent.horizontalCenter; bottom: parent.bottom; bottomMargin: paper.height * 0.12 }
        spacing: paper.width * 0.07

        Repeater {
            model: 5

            Rectangle {
                width: paper.width * 0.07
                height: Math.max(2, paper.width * 0.03)
                color: paper.ink
            }
        }
    }
}

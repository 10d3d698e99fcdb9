pragma ComponentBehavior: Bound

import QtQuick

import Kiosk.Theme

// What is on a ticket, from too far away to read it: a title, two facts, a code.
Item {
    id: lines

    readonly property real code: Math.min(height, width * 0.36)

    Accessible.ignored: true

    Column {
        width: lines.width - lines.code - Theme.gap
        spacing: lines.height * 0.11

        Repeater {
            model: [0.92, 0.5, 0.72, 0.36]

            Rectangle {
                required property real modelData
                required property int index

                width: parent?.width * modelData
                height: lines.height * (index ? 0.07 : 0.16)
                radius: height / 4
                color: index ? Theme.paperLine : Theme.paperFact
            }
        }
    }

    QrPicture {
        anchors.right: parent.right
        size: lines.code
    }
}

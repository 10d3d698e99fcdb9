pragma ComponentBehavior: Bound

import QtQuick

import Kiosk.Theme
import Willcall.Kiosk

// The code as it is typed, four by four; a mistyped one is crossed by colour, by line and by a sign.
Row {
    id: boxes

    required property EntryModel entry
    // what a screen reader takes for the field's value
    readonly property string text: entry.groups.filter(group => group.length > 0).join(" ")

    objectName: "codeBoxes"
    spacing: Control.keyGap
    height: Control.digitBoxHeight
    Accessible.role: Accessible.EditableText
    Accessible.name: entry.progress
    Accessible.readOnly: true

    Repeater {
        model: boxes.entry.groups

        Rectangle {
            id: box
            required property string modelData
            required property int index
            readonly property bool active: index === boxes.entry.activeGroup && !boxes.entry.ready && !boxes.entry.mistyped
            readonly property bool last: index === boxes.entry.groups.length - 1

            width: (boxes.width - 2 * boxes.spacing) / 3
            height: boxes.height
            radius: Control.keyRadius
            color: boxes.entry.mistyped ? Theme.brokenGround : active ? Theme.key : Theme.surface
            border {
                width: active || boxes.entry.mistyped ? Control.ringWidth : Theme.hairline
                color: boxes.entry.mistyped ? Theme.broken : active ? Theme.accent : Theme.surfaceLine
            }

            Label {
                id: digits
                x: (box.width - 4 * cell.advanceWidth) / 2
                anchors.verticalCenter: parent.verticalCenter
                text: box.modelData
                font.pixelSize: Control.digitType
                font.letterSpacing: Control.digitSpacing
                wrapMode: Text.NoWrap
                elide: Text.ElideNone
                Accessible.ignored: true
            }

            TextMetrics {
                id: cell
                font: digits.font
                text: "0"
            }

            Rectangle {
                visible: box.active
                x: digits.x + (box.modelData.length ? digits.width : 0)
                anchors.verticalCenter: parent.verticalCenter
                width: Control.caretWidth
                height: Control.digitType
                radius: width / 2
                color: Theme.accent
            }

            Rectangle {
                anchors { right: parent.right; top: parent.top; margins: -height * 0.36 }
                visible: boxes.entry.mistyped && box.last
                width: Control.markedSize
                height: width
                radius: width / 2
                color: Theme.broken

                Mark {
                    anchors.centerIn: parent
                    kind: "exclamation"
                    size: parent.width * 0.7
                    weight: 2.8
                    colour: Theme.brokenGround
                }
            }
        }
    }
}

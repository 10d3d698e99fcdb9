import QtQuick

import Kiosk.Theme

// One part of the terminal: how it is by sign and by words, and what to do where something is to be done.
Rectangle {
    id: line

    required property string name
    required property string level
    required property string words
    required property string advice
    required property string code
    required property MovingStrip strip
    readonly property bool good: level === "good"
    readonly property color tone: level === "bad" ? Theme.broken : good ? Theme.text : Theme.accent

    height: face.height + 2 * Theme.smallGap
    radius: Control.keyRadius
    color: level === "bad" ? Theme.brokenGround : Theme.surface
    border { width: Theme.hairline; color: good ? Theme.surfaceLine : tone }
    Accessible.role: Accessible.ListItem
    Accessible.name: [name, words, advice, code].filter(text => text.length > 0).join(", ")

    Mark {
        id: sign
        x: Theme.gap
        anchors.verticalCenter: parent.verticalCenter
        kind: line.good ? "check" : line.level === "warn" ? "exclamation" : "cross"
        size: Control.signSize
        visible: line.strip.sees(line, sign, 0.35)
        colour: line.tone
    }

    Column {
        id: face
        x: sign.x + sign.width + Theme.gap
        y: Theme.smallGap
        width: line.width - x - Theme.gap
        spacing: Theme.px(2)

        Item {
            width: parent.width
            height: Math.max(title.height, code.height)

            BalancedLabel {
                id: title
                room: parent.width - code.width - Theme.gap
                words: line.name + ": " + line.words
                color: line.level === "bad" ? Theme.broken : Theme.fact
                font.pixelSize: Control.healthType
                strength: line.good ? Theme.regular : Theme.strong
                Accessible.ignored: true
            }

            Label {
                id: code
                anchors { right: parent.right; baseline: title.baseline }
                text: line.code
                color: line.tone
                font.pixelSize: Control.healthType
                strength: Theme.strong
                wrapMode: Text.NoWrap
                Accessible.ignored: true
            }
        }

        Label {
            width: parent.width
            visible: text.length > 0
            text: line.advice
            color: line.level === "bad" ? Theme.broken : Theme.text
            font.pixelSize: Theme.labelType
            strength: Theme.regular
            Accessible.ignored: true
        }
    }
}

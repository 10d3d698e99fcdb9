import QtQuick

import Kiosk.Theme

import "Drawings.js" as Drawings

// A picture of a thing, for whoever looks rather than reads, and a sign on it that says what is the matter.
Item {
    id: picture

    required property string kind
    property string sign
    property string words
    property bool broken: false
    property real size: Control.pictureSize
    readonly property real unit: size / 240
    readonly property string paper: Drawings.layer(kind, "paper")

    width: size
    height: size
    Accessible.ignored: true

    DrawingLayer { anchors.fill: parent; drawing: Drawings.layer(picture.kind, "shade"); unit: picture.unit; fill: Theme.shade }
    DrawingLayer { anchors.fill: parent; drawing: picture.paper; unit: picture.unit; fill: Theme.paper; line: Theme.paperEdge; weight: 2 }
    DrawingLayer { anchors.fill: parent; drawing: Drawings.layer(picture.kind, "ink"); unit: picture.unit; line: Theme.paperFact; weight: 6 }
    DrawingLayer { anchors.fill: parent; drawing: Drawings.layer(picture.kind, "line"); unit: picture.unit; line: Theme.text; weight: 6 }

    Label {
        x: Drawings.word(picture.kind, 0) * picture.unit - width / 2
        y: Drawings.word(picture.kind, 1) * picture.unit - height / 2
        visible: text.length > 0
        text: picture.words
        color: picture.paper ? Theme.paperFact : Theme.fact
        font.pixelSize: Drawings.word(picture.kind, 2) * picture.unit
        strength: Theme.strongest
        wrapMode: Text.NoWrap
        Accessible.ignored: true
    }

    Rectangle {
        x: 142 * picture.unit
        y: 142 * picture.unit
        width: 84 * picture.unit
        height: width
        radius: width / 2
        visible: picture.sign.length > 0
        color: picture.broken ? Theme.brokenGround : Theme.primary
        border { width: 5 * picture.unit; color: picture.broken ? Theme.broken : Theme.primaryLine }

        Mark {
            anchors.centerIn: parent
            kind: picture.sign
            size: parent.width * 0.62
            weight: 2.6
            colour: picture.broken ? Theme.broken : Theme.primaryWords
        }
    }
}

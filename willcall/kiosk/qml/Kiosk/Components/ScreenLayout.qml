import QtQuick

import Kiosk.Theme

// Where things stand: headline, what leads on from it, body, actions. One column on a tall screen, two on a wide one.
Item {
    id: layout

    property string flag
    property string headline
    property string subline
    property string sublineMark
    property color sublineColour: Theme.text
    property int sublineStrength: Theme.regular
    // a subline that goes where there is no room for it
    property bool sublineSpare: false
    // where what stands below must not move when the subline changes: the lines that it has at all times
    property int sublineLines: 0
    // a body that can be pressed, and has to be low where controls are
    property bool bodyActs: false
    // what is read aloud when the screen comes or changes
    property string spoken: told([flag, headline, subline])
    property alias lead: leadHolder.data
    property alias actions: actionColumn.data
    default property alias body: bodyHolder.data

    readonly property real columnGap: Theme.margin * 1.25
    readonly property real columnWidth: Theme.portrait ? width : (width - columnGap) * 0.46
    readonly property real actionRoom: actionColumn.height > 0 ? actionColumn.height + Theme.largeGap : 0
    readonly property real lowest: layout.height - actionRoom
    readonly property real wordRoom: Theme.portrait ? lowest - Theme.largeGap - Control.leastBody : lowest
    // the middle of the window, here
    readonly property real middle: Theme.windowHeight / 2 - Control.topBarHeight - Theme.px(Theme.portrait ? 40 : 0)
    // everything comes down to what is pressed, and leaves the upper part free
    readonly property bool lowered: Theme.low && bodyActs

    function told(sentences: list<string>): string {
        return sentences.filter(words => words.length > 0).map(words => /[.!?。！？]$/.test(words) ? words : words + (/[\u3400-\u9fff]$/.test(words) ? "。" : ".")).join(" ")
    }

    Item {
        id: words
        y: layout.lowered ? Math.max(0, (Theme.portrait ? bodyHolder.y : layout.lowest) - Theme.largeGap - height * scale) : 0
        width: layout.columnWidth / scale
        height: leadHolder.y + leadHolder.height
        transformOrigin: Item.TopLeft
        // the last resort where words are too many
        scale: Math.min(1, layout.wordRoom / height)

        Flag {
            id: flagText
            visible: layout.flag.length > 0
            text: layout.flag
        }

        BalancedLabel {
            id: headlineText
            objectName: "headline"
            y: flagText.visible ? flagText.height + Theme.gap : 0
            room: layout.columnWidth
            words: layout.headline
            font.pixelSize: Theme.headlineType
            strength: Theme.strong
            lineHeight: 0.9
            Accessible.role: Accessible.Heading
        }

        Mark {
            id: sublineSign
            visible: layout.sublineMark.length > 0 && sublineText.visible
            y: sublineText.y + Theme.px(6)
            kind: layout.sublineMark
            size: Theme.subtitleType * 1.15
            weight: 2.2
            colour: layout.sublineColour
        }

        BalancedLabel {
            id: sublineText
            objectName: "subline"
            readonly property real indent: layout.sublineMark ? sublineSign.width + Theme.smallGap : 0
            readonly property real needed: y + height + (leadHolder.height > 0 ? Theme.largeGap + leadHolder.height : 0)
            readonly property bool placed: (layout.subline.length > 0 || layout.sublineLines > 0) && !(layout.sublineSpare && needed > layout.wordRoom)

            x: indent
            y: headlineText.y + headlineText.height + (layout.subline || layout.sublineLines ? Theme.smallGap : 0)
            room: layout.columnWidth - indent
            height: layout.sublineLines > 0 ? Math.ceil(metrics.lineSpacing) * layout.sublineLines : implicitHeight
            fontSizeMode: layout.sublineLines > 0 ? Text.Fit : Text.FixedSize
            minimumPixelSize: Theme.leastType
            most: layout.sublineLines
            visible: placed && layout.subline.length > 0
            words: layout.subline
            color: layout.sublineColour
            font.pixelSize: Theme.subtitleType
            strength: layout.sublineStrength

            FontMetrics {
                id: metrics
                font: sublineText.font
            }
        }

        Item {
            id: leadHolder
            y: sublineText.y + (sublineText.placed ? sublineText.height : 0) + (childrenRect.height > 0 ? Theme.largeGap : 0)
            width: layout.columnWidth
            height: childrenRect.height
        }
    }

    // what can be pressed comes in the order in which it is read: on a wide screen column by column
    Item { id: besideBody }

    Item {
        id: bodyHolder
        readonly property real below: words.height * words.scale + Theme.largeGap

        x: layout.width - width
        y: Math.max(layout.lowered ? layout.middle : 0, Theme.portrait ? below : 0)
        width: Theme.portrait ? layout.width : layout.width - layout.columnWidth - layout.columnGap
        height: (Theme.portrait ? layout.lowest : layout.height) - y
    }

    Item { id: belowBody }

    Column {
        id: actionColumn
        parent: Theme.portrait ? belowBody : besideBody
        y: layout.height - height
        width: layout.columnWidth
        spacing: Theme.gap
    }
}

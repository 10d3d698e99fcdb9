import QtQuick

import Kiosk.Theme

// Where things stand: headline, what leads on from it, body, actions. One column on a tall screen, two on a wide one.
Item {
    id: layout

    property string flag
    property string headline
    property string subline
    property color sublineColour: Theme.text
    property int sublineStrength: Theme.regular
    property alias lead: leadHolder.data
    property alias actions: actionHolder.data
    default property alias body: bodyHolder.data

    readonly property real columnWidth: Theme.portrait ? width : (width - Theme.margin * 1.5) * 0.46
    readonly property real bodyTop: Theme.portrait ? leadHolder.y + leadHolder.height + Theme.largeGap : 0

    Flag {
        id: flagText
        visible: layout.flag.length > 0
        text: layout.flag
    }

    Label {
        id: headlineText
        objectName: "headline"
        y: flagText.visible ? flagText.height + Theme.gap : 0
        width: layout.columnWidth
        text: layout.headline
        font.pixelSize: Theme.headlineType
        strength: Theme.strong
        lineHeight: 0.9
        maximumLineCount: 3
        Accessible.role: Accessible.Heading
    }

    Label {
        id: sublineText
        anchors { top: headlineText.bottom; topMargin: layout.subline ? Theme.smallGap : 0 }
        width: layout.columnWidth
        visible: layout.subline.length > 0
        text: layout.subline
        color: layout.sublineColour
        font.pixelSize: Theme.subtitleType
        strength: layout.sublineStrength
    }

    Item {
        id: leadHolder
        y: sublineText.y + (sublineText.visible ? sublineText.height : 0) + (childrenRect.height > 0 ? Theme.largeGap : 0)
        width: layout.columnWidth
        height: childrenRect.height
    }

    Item {
        id: bodyHolder
        x: layout.width - width
        y: layout.bodyTop
        width: Theme.portrait ? layout.width : layout.width - layout.columnWidth - Theme.margin * 1.5
        height: Theme.portrait ? actionHolder.y - y - (actionHolder.height > 0 ? Theme.largeGap : 0) : layout.height
    }

    Column {
        id: actionHolder
        y: layout.height - height
        width: layout.columnWidth
        spacing: Theme.gap
    }
}

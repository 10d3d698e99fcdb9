import QtQuick

import Kiosk.Theme

// The button that all others are made of: press, keyboard, focus, role and name.
Rectangle {
    id: button

    property string text
    property string spoken: text
    property string mark
    property color colour: Theme.key
    property color pressedColour: Theme.keyPressed
    property color textColour: Theme.fact
    property int type: Control.quietType
    property int strength: Theme.medium
    property int leastType: Theme.leastType
    property bool acts: true
    property int padding: Control.pillPadding
    readonly property bool pressed: area.pressed && acts
    readonly property real markRoom: mark ? type * 1.2 + Theme.px(12) : 0
    // what the words would take on one line
    readonly property real wished: words.implicitWidth + markRoom + 2 * padding

    signal activated

    function act(): void {
        if (acts)
            activated()
    }

    activeFocusOnTab: true
    radius: Control.quietRadius
    color: pressed ? pressedColour : colour
    scale: pressed ? Control.pressedScale : 1
    Behavior on scale { NumberAnimation { duration: Theme.swift; easing.type: Easing.OutCubic } }
    Behavior on color { enabled: !button.pressed; ColorAnimation { duration: Theme.swift } }

    Accessible.role: Accessible.Button
    Accessible.name: spoken
    Accessible.focusable: true
    Accessible.onPressAction: act()

    Keys.onReturnPressed: act()
    Keys.onEnterPressed: act()
    Keys.onSpacePressed: act()

    Mark {
        visible: button.mark.length > 0
        x: words.x + (words.width - words.contentWidth) / 2 - button.markRoom
        anchors.verticalCenter: parent.verticalCenter
        kind: button.mark
        size: button.type * 1.2
        colour: button.textColour
    }

    Label {
        id: words
        anchors.fill: parent
        anchors.leftMargin: button.padding / 2 + button.markRoom
        anchors.rightMargin: button.padding / 2
        horizontalAlignment: Text.AlignHCenter
        verticalAlignment: Text.AlignVCenter
        text: button.text
        color: button.textColour
        font.pixelSize: button.type
        fontSizeMode: Text.Fit
        minimumPixelSize: button.leastType
        lineHeight: 0.95
        strength: button.strength
        Accessible.ignored: true
    }

    MouseArea {
        id: area
        anchors.fill: parent
        onClicked: button.act()
        Accessible.ignored: true
    }

    FocusRing { around: button }
}

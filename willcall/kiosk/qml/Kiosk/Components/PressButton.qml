import QtQuick

import Kiosk.Theme

// The button that all others are made of: press, keyboard, focus, role and name.
Rectangle {
    id: button

    property string text
    property string spoken: text
    property color colour: Theme.key
    property color pressedColour: Theme.keyPressed
    property color textColour: Theme.fact
    property int type: Control.quietType
    property int strength: Theme.medium
    property bool acts: true
    readonly property bool pressed: area.pressed && acts

    signal activated

    function act(): void {
        if (acts)
            activated()
    }

    activeFocusOnTab: true
    radius: Control.quietRadius
    color: pressed ? pressedColour : colour
    scale: pressed ? 0.98 : 1
    Behavior on scale { NumberAnimation { duration: Theme.swift; easing.type: Easing.OutCubic } }

    Accessible.role: Accessible.Button
    Accessible.name: spoken
    Accessible.focusable: true
    Accessible.onPressAction: act()

    Keys.onReturnPressed: act()
    Keys.onEnterPressed: act()
    Keys.onSpacePressed: act()

    Label {
        anchors.fill: parent
        anchors.leftMargin: Theme.smallGap
        anchors.rightMargin: Theme.smallGap
        horizontalAlignment: Text.AlignHCenter
        verticalAlignment: Text.AlignVCenter
        text: button.text
        color: button.textColour
        font.pixelSize: button.type
        fontSizeMode: Text.Fit
        minimumPixelSize: Theme.labelType
        strength: button.strength
        Accessible.ignored: true
    }

    MouseArea {
        id: area
        anchors.fill: parent
        onClicked: button.act()
        Accessible.ignored: true
    }

    Rectangle {
        anchors.fill: parent
        anchors.margins: -Control.ringDistance
        radius: button.radius + Control.ringDistance
        visible: button.activeFocus
        color: "transparent"
        border { width: Control.ringWidth; color: Theme.focusRing }
    }
}

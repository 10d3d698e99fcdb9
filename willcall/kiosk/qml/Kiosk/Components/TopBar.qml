import QtQuick

import Kiosk.Theme
import Willcall.Kiosk

// Which cinema, what time it is, and the other languages.
Item {
    id: bar

    required property Journey journey
    required property LookModel look
    // whether the machine's number stands here
    property bool bearsMachine: false
    readonly property bool named: !look.namesItself || logo.status !== Image.Ready

    signal languagesWished

    height: Control.topBarHeight

    Image {
        id: logo
        objectName: "logo"
        anchors { left: parent.left; verticalCenter: parent.verticalCenter }
        width: status === Image.Ready ? Math.min(implicitWidth, bar.width * 0.4) : 0
        height: Control.logoHeight
        source: bar.look.logo
        sourceSize.height: Control.logoHeight
        fillMode: Image.PreserveAspectFit
        horizontalAlignment: Image.AlignLeft
        mipmap: true
        Accessible.role: Accessible.Graphic
        Accessible.name: bar.journey.cinema
        Accessible.ignored: status !== Image.Ready
    }

    Column {
        anchors {
            left: logo.right; leftMargin: logo.width > 0 ? Theme.gap : 0
            right: badge.left; rightMargin: Theme.gap
            verticalCenter: parent.verticalCenter
        }

        Label {
            width: parent.width
            height: Math.min(Control.nameHeight, bar.height - Theme.smallGap - (number.visible ? number.height : 0))
            verticalAlignment: Text.AlignVCenter
            visible: bar.named
            text: bar.journey.cinema
            font.pixelSize: Control.barType
            strength: Theme.strong
            fontSizeMode: Text.Fit
            minimumPixelSize: Theme.px(24)
        }

        Label {
            id: number
            width: parent.width
            visible: text.length > 0 && bar.bearsMachine
            text: bar.journey.machine
            color: Theme.label
            font.pixelSize: Theme.labelType
            strength: Theme.regular
            wrapMode: Text.NoWrap
        }
    }

    Badge {
        id: badge
        anchors { right: clock.left; rightMargin: visible ? Theme.gap : 0; verticalCenter: parent.verticalCenter }
        visible: bar.journey.rehearsal
        width: visible ? implicitWidth : 0
        //: badge on every screen while the machine is used for a rehearsal, not for real
        text: qsTr("REHEARSAL")
    }

    Label {
        id: clock
        anchors { right: language.left; rightMargin: language.visible ? Theme.gap : 0; verticalCenter: parent.verticalCenter }
        text: bar.journey.clock
        color: Theme.text
        font.pixelSize: Control.barType
        strength: Theme.regular
        wrapMode: Text.NoWrap
    }

    LanguageButton {
        id: language
        anchors { right: parent.right; verticalCenter: parent.verticalCenter }
        visible: !Theme.low
        width: visible ? implicitWidth : 0
        journey: bar.journey
        onMenuWished: bar.languagesWished()
    }
}

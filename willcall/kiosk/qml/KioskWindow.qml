pragma ComponentBehavior: Bound

import QtQuick

import Kiosk.Components
import Kiosk.Theme
import Willcall.Kiosk

// The one window: frame, current screen, notice.
Window {
    id: window

    required property Journey journey
    required property LookModel look
    readonly property string screenName: journey.screen

    function showScreen(): void {
        pause.stop()
        screens.setSource("Kiosk/Screens/" + screenName + "Screen.qml", { "journey": journey })
    }

    width: 1080
    height: 1920
    color: Theme.groundMiddle
    //: the window's title, read aloud
    title: qsTr("Ticket collection")

    // a look-up is over before its screen would be seen: until then the screen before it stays
    onScreenNameChanged: screenName === "LookingUp" ? pause.restart() : showScreen()

    ThemeSettings {
        window: window
        look: window.look
        journey: window.journey
    }

    Timer {
        id: pause
        interval: Theme.patience
        onTriggered: window.showScreen()
    }

    Ground {
        anchors.fill: parent
    }

    FocusScope {
        id: keys
        anchors.fill: parent
        focus: true
        Keys.onReturnPressed: confirm()
        Keys.onEnterPressed: confirm()
        Keys.onEscapePressed: window.journey.leave()

        function confirm(): void {
            if (window.screenName === "Welcome")
                window.journey.begin()
            else
                window.journey.submit()
        }

        TopBar {
            id: top
            anchors { left: parent.left; right: parent.right; leftMargin: Theme.margin; rightMargin: Theme.margin }
            journey: window.journey
            look: window.look
            bearsMachine: foot.crowded
            onLanguagesWished: (menu.item as LanguageMenu).open = true
        }

        Loader {
            id: screens
            anchors { left: top.left; right: top.right; top: top.bottom; bottom: foot.top; topMargin: Theme.px(Theme.portrait ? 40 : 0) }
            onLoaded: if (Theme.motion) appear.restart()

            ParallelAnimation {
                id: appear
                NumberAnimation { target: screens; property: "opacity"; from: 0; to: 1; duration: Theme.swift }
                NumberAnimation { target: rise; property: "y"; from: Control.noticeRise; to: 0; duration: Theme.calm; easing.type: Easing.OutCubic }
            }
            transform: Translate { id: rise }
        }

        FootBar {
            id: foot
            anchors { left: top.left; right: top.right; bottom: parent.bottom }
            journey: window.journey
            onLanguagesWished: (menu.item as LanguageMenu).open = true
        }

        NoticeBar {
            anchors { left: top.left; right: top.right; top: top.bottom; topMargin: -Theme.smallGap }
            journey: window.journey
        }
    }

    StaffCorner {
        journey: window.journey
    }

    Announcer {
        journey: window.journey
        screen: screens.item as ScreenLayout
    }

    Loader {
        id: menu
        anchors.fill: parent
        active: window.journey.languages.length > 2

        sourceComponent: LanguageMenu {
            journey: window.journey
        }
    }
}

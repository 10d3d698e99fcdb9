import QtQuick

import Kiosk.Components
import Kiosk.Theme
import Willcall.Kiosk

// The one window: frame, current screen, notice.
Window {
    id: window

    required property Journey journey
    readonly property string screenName: journey.screen

    function showScreen(): void {
        pause.stop()
        screens.setSource("Kiosk/Screens/" + screenName + "Screen.qml", { "journey": journey })
    }

    width: 1080
    height: 1920
    //: the window's title, read aloud
    title: qsTr("Ticket collection")

    // a look-up is over before its screen would be seen: until then the screen before it stays
    onScreenNameChanged: screenName === "LookingUp" ? pause.restart() : showScreen()

    Binding {
        target: Theme
        property: "windowWidth"
        value: window.width
    }

    Binding {
        target: Theme
        property: "windowHeight"
        value: window.height
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
        }

        Loader {
            id: screens
            anchors { left: top.left; right: top.right; top: top.bottom; bottom: foot.top; topMargin: Theme.portrait ? Theme.largeGap : 0 }
            onLoaded: appear.restart()

            NumberAnimation on opacity { id: appear; from: 0; to: 1; duration: Theme.swift }
        }

        FootBar {
            id: foot
            anchors { left: top.left; right: top.right; bottom: parent.bottom }
            journey: window.journey
        }

        NoticeBar {
            anchors { left: top.left; right: top.right; top: top.bottom; topMargin: -Theme.smallGap }
            journey: window.journey
        }
    }
}

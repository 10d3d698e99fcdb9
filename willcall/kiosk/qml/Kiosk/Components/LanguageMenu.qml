pragma ComponentBehavior: Bound

import QtQuick

import Kiosk.Theme
import Willcall.Kiosk

// Every language by its own name, over whatever shows. A touch beside it closes it.
FocusScope {
    id: menu

    required property Journey journey
    property bool open: false

    function close(): void {
        open = false
    }

    objectName: "languageMenu"
    visible: open
    onOpenChanged: if (open) languages.itemAt(0)?.forceActiveFocus()
    Keys.onEscapePressed: close()

    MouseArea {
        anchors.fill: parent
        onClicked: menu.close()
        Accessible.ignored: true
    }

    Rectangle {
        anchors { right: parent.right; rightMargin: Theme.margin }
        y: Theme.low ? parent.height - height - Control.footBarHeight : Control.topBarHeight
        width: Control.menuWidth
        height: list.height + 2 * Theme.gap
        radius: Control.cardRadius
        color: Theme.surface
        border { width: Theme.hairline; color: Theme.outline }

        Column {
            id: list
            x: Theme.gap
            y: Theme.gap
            width: parent.width - 2 * Theme.gap
            spacing: Theme.smallGap

            Repeater {
                id: languages
                model: menu.journey.languages

                ToggleButton {
                    required property string modelData
                    required property int index

                    objectName: "language_" + modelData
                    width: list.width
                    height: Control.pillHeight
                    radius: Control.toggleRadius
                    type: Control.pillType
                    text: menu.journey.languageNames[index]
                    on: modelData === menu.journey.language
                    onActivated: {
                        menu.close()
                        menu.journey.speak(modelData)
                    }
                }
            }
        }
    }
}

import QtQuick

import Kiosk.Components
import Kiosk.Theme
import Willcall.Kiosk

// Staff number, then PIN, on the same keys that guests use.
ScreenLayout {
    id: screen

    required property Journey journey
    readonly property StaffModel staff: journey.staff

    headline: staff.headline
    subline: staff.told
    sublineColour: Theme.accent
    sublineLines: Theme.portrait && !Theme.largeText ? 1 : 2
    bodyActs: true

    lead: Rectangle {
        objectName: "staffBox"
        readonly property string text: screen.staff.typed  // what a screen reader takes for the field's value

        width: parent.width
        height: Control.digitBoxHeight
        radius: Control.keyRadius
        color: Theme.key
        border { width: Control.ringWidth; color: Theme.accent }
        Accessible.role: Accessible.EditableText
        //: read aloud; %1 is what is typed (staff number or PIN), %2 how many digits there are
        Accessible.name: qsTr("%1, %2 digits typed").arg(screen.staff.label).arg(screen.staff.typed.length)
        Accessible.readOnly: true

        Label {
            x: Theme.gap
            anchors.verticalCenter: parent.verticalCenter
            text: screen.staff.label
            color: Theme.label
            font.pixelSize: Theme.labelType
            Accessible.ignored: true
        }

        Label {
            objectName: "staffTyped"
            anchors { right: parent.right; rightMargin: Theme.gap; verticalCenter: parent.verticalCenter }
            text: screen.staff.typed
            font.pixelSize: Theme.factType
            wrapMode: Text.NoWrap
            Accessible.ignored: true
        }
    }

    Keypad {
        width: parent.width
        height: parent.height
        journey: screen.journey
    }

    actions: [
        PrimaryButton {
            objectName: "submitButton"
            width: parent.width
            text: screen.staff.prompt
            acts: screen.staff.ready
            onActivated: screen.journey.submit()
        },
        ActionButton {
            objectName: "leaveButton"
            width: parent.width
            text: qsTr("Cancel")
            onActivated: screen.journey.leave()
        }
    ]
}

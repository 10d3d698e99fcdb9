pragma ComponentBehavior: Bound

import QtQuick

import Kiosk.Components
import Kiosk.Theme
import Willcall.Kiosk

// How the machine is, and what a member of staff may do with it.
ScreenLayout {
    id: screen

    required property Journey journey
    readonly property StaffModel staff: journey.staff

    headline: staff.headline
    subline: staff.told
    sublineColour: Theme.accent

    HealthList {
        anchors.fill: parent
        health: screen.journey.health
    }

    actions: [
        Grid {
            id: acts
            width: parent.width
            columns: 2
            spacing: Theme.gap

            Repeater {
                model: screen.staff.acts

                ActionButton {
                    required property string modelData
                    required property int index

                    objectName: "act_" + modelData
                    width: (acts.width - acts.spacing) / 2
                    text: screen.staff.actTexts[index] ?? ""
                    onActivated: screen.journey.staffDo(modelData)
                }
            }
        },
        PrimaryButton {
            objectName: "leaveButton"
            width: parent.width
            //: the button that ends a member of staff's work at the machine
            text: qsTr("Sign out")
            onActivated: screen.journey.leave()
        }
    ]
}

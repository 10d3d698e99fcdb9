pragma ComponentBehavior: Bound

import QtQuick

import Kiosk.Theme
import Willcall.Kiosk

// Each part of the terminal: a sign and words for how it is, what to do, the code small.
MovingStrip {
    id: list

    required property HealthModel health

    objectName: "healthList"
    spacing: Theme.smallGap
    Accessible.role: Accessible.List
    //: read aloud: the list of the machine's parts
    Accessible.name: qsTr("How the machine is")

    Repeater {
        model: list.health

        HealthLine {
            strip: list
            width: parent?.width ?? 0
        }
    }
}

pragma ComponentBehavior: Bound

import QtQuick

import Kiosk.Theme
import Willcall.Kiosk

// The digits as on a telephone, and two ways to take them back.
Grid {
    id: keypad

    required property Journey journey
    readonly property real keyWidth: (width - 2 * spacing) / 3
    readonly property real keyHeight: Math.min(Control.keyHeight, (height - 3 * spacing) / 4)

    columns: 3
    spacing: Control.keyGap

    Repeater {
        model: 9

        KeyButton {
            required property int index
            readonly property string digit: String(index + 1)

            objectName: "key" + digit
            width: keypad.keyWidth
            height: keypad.keyHeight
            text: digit
            onActivated: keypad.journey.typeDigit(digit)
        }
    }

    KeyButton {
        objectName: "clearButton"
        width: keypad.keyWidth
        height: keypad.keyHeight
        outlined: true
        //: the key that takes back all digits
        text: qsTr("Clear")
        onActivated: keypad.journey.clear()
    }

    KeyButton {
        objectName: "key0"
        width: keypad.keyWidth
        height: keypad.keyHeight
        text: "0"
        onActivated: keypad.journey.typeDigit("0")
    }

    KeyButton {
        objectName: "eraseButton"
        width: keypad.keyWidth
        height: keypad.keyHeight
        outlined: true
        //: read aloud: the key that takes back the last digit
        spoken: qsTr("Delete the last digit")
        onActivated: keypad.journey.erase()

        Mark {
            anchors.centerIn: parent
            kind: "erase"
            size: Theme.px(84)
            colour: Theme.text
        }
    }
}

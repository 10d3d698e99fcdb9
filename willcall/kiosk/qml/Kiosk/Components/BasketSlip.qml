import QtQuick

import Kiosk.Theme

// The tickets of one code among several: film, showing, seats; and the way to take them out.
Item {
    id: slip

    required property int index
    required property string film
    required property string showing
    required property string seats
    required property string tickets
    required property string already

    required property MovingStrip strip
    // few slips have the room to be large; where all has to be low there is less for each
    required property bool large
    readonly property int type: Theme.low ? Control.lowSlipType : large ? Theme.placeType : Theme.textType

    signal takenOut
    signal reached

    height: Math.max(words.height, out.height) + (Theme.low ? 0.6 : large ? 3 : 2) * Theme.gap
    Accessible.role: Accessible.ListItem
    Accessible.name: [film, showing, seats, tickets, already].filter(text => text.length > 0).join(", ")

    // a ticket on its side: what tears off is what takes it out
    Item {
        id: sheet
        anchors.fill: parent
        visible: slip.strip.sees(slip, sheet, 0)

        TicketPaper {
            anchors.centerIn: parent
            width: parent.height
            height: parent.width
            rotation: -90
            tear: words.x + words.width + Theme.gap
        }
    }

    Column {
        id: words
        anchors { left: parent.left; right: out.left; leftMargin: Theme.gap * 1.5; rightMargin: Theme.gap * 2; verticalCenter: parent.verticalCenter }
        spacing: Theme.px(6)

        BalancedLabel {
            words: slip.film
            color: Theme.paperFact
            font.pixelSize: Theme.low ? Theme.textType : slip.large ? Theme.factType : Control.slipType
            strength: Theme.strongest
            Accessible.ignored: true
        }

        BalancedLabel {
            words: slip.showing
            color: Theme.paperFact
            font.pixelSize: slip.type
            strength: Theme.strong
            Accessible.ignored: true
        }

        BalancedLabel {
            // a row stays with its number
            words: slip.tickets + " · " + slip.seats.replace(" ", "\u00a0")
            color: Theme.paperFact
            font.pixelSize: slip.type
            Accessible.ignored: true
        }

        Label {
            width: parent.width
            visible: text.length > 0
            text: slip.already
            color: Theme.paperLabel
            font.pixelSize: Theme.labelType
            strength: Theme.regular
            Accessible.ignored: true
        }
    }

    PressButton {
        id: out
        objectName: "takeOutButton" + slip.index
        anchors { right: parent.right; rightMargin: Theme.gap; verticalCenter: parent.verticalCenter }
        width: Control.pillHeight
        height: Control.pillHeight
        radius: width / 2
        colour: Theme.paperPatch
        pressedColour: Theme.paperLine
        border { width: Theme.hairline; color: Theme.paperLabel }
        //: read aloud: takes one code's tickets out of the list; %1 is the film
        spoken: qsTr("Take out: %1").arg(slip.film)
        onActivated: slip.takenOut()
        onActiveFocusChanged: if (activeFocus) slip.reached()

        Mark {
            anchors.centerIn: parent
            visible: slip.strip.sees(slip, out, 0.4)
            kind: "cross"
            size: parent.width * 0.56
            weight: 2.2
            colour: Theme.paperFact
        }
    }
}

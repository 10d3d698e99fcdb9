import QtQuick

import Kiosk.Theme

// A label with its fact below, as on a ticket.
Column {
    id: fact

    property string label
    property string value

    spacing: Theme.px(4)
    Accessible.role: Accessible.StaticText
    Accessible.name: label + " " + value

    Label {
        width: fact.width
        text: fact.label
        color: Theme.paperLabel
        font.pixelSize: Theme.labelType
        strength: Theme.regular
        Accessible.ignored: true
    }

    FittingLabel {
        width: fact.width
        text: fact.value
        spoken: false
    }
}

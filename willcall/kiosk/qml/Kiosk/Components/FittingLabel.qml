import QtQuick

import Kiosk.Theme

// Words in at most two lines; more of them are set smaller in the same place, rather than cut off.
Item {
    id: words

    property string text
    property int type: Theme.factType
    property int strength: Theme.strong
    // whether these words are read aloud; not where what holds them says them
    property bool spoken: true

    height: room.height

    Label {
        id: room
        width: parent.width
        visible: false
        text: words.text
        font.pixelSize: words.type
        strength: words.strength
        maximumLineCount: 2
    }

    Label {
        anchors.fill: parent
        text: words.text
        color: Theme.paperFact
        font.pixelSize: words.type
        strength: words.strength
        fontSizeMode: Text.Fit
        minimumPixelSize: Theme.labelType
        Accessible.ignored: !words.spoken
    }
}

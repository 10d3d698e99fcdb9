import QtQuick

import Kiosk.Theme

// The only way to write words. The typeface is one variable font, whose weight is its axis: font.weight would fake
// bold on top of it.
Text {
    property int strength: Theme.medium

    color: Theme.fact
    font.pixelSize: Theme.textType
    font.variableAxes: ({ "wght": strength })
    // Quotes are as wide as a Chinese character; where there is none they would tear a name apart.
    font.features: /[‘’“”]/.test(text) && !/[\u3000-\u9fff\uff00-\uffef]/.test(text) ? ({ "pwid": 1 }) : ({})
    textFormat: Text.PlainText
    wrapMode: Text.Wrap
    elide: Text.ElideRight
    Accessible.role: Accessible.StaticText
    Accessible.name: text
}

pragma Singleton

import QtQuick

// Third storey: the measures of single controls.
QtObject {
    readonly property int primaryHeight: Theme.px(Theme.portrait ? 168 : 144)
    readonly property int primaryRadius: Theme.px(32)
    readonly property int primaryType: Theme.px(60)
    readonly property int quietHeight: Theme.px(Theme.portrait ? 128 : 112)
    readonly property int quietRadius: Theme.px(28)
    readonly property int quietType: Theme.px(42)

    readonly property int keyGap: Theme.px(Theme.portrait ? 28 : 24)
    readonly property int keyRadius: Theme.px(28)
    readonly property int keyType: Theme.px(72)
    readonly property int keyWordType: Theme.px(44)
    readonly property int keyHeight: Theme.px(Theme.portrait ? 188 : 164)

    readonly property int digitBoxHeight: Theme.px(Theme.portrait ? 168 : 150)
    readonly property int digitType: Theme.px(Theme.portrait ? 92 : 80)
    readonly property int digitSpacing: Theme.px(6)
    readonly property int caretWidth: Theme.px(4)

    readonly property int pillHeight: Theme.px(84)
    readonly property int pillPadding: Theme.px(36)
    readonly property int barType: Theme.px(36)
    readonly property int topBarHeight: Theme.px(Theme.portrait ? 200 : 150)
    readonly property int footBarHeight: Theme.px(Theme.portrait ? 132 : 96)
    readonly property int flagHeight: Theme.px(60)
    readonly property int badgePadding: Theme.px(20)

    readonly property int ticketRadius: Theme.px(36)
    readonly property int ticketNotch: Theme.px(28)
    readonly property int ticketPadding: Theme.px(60)
    readonly property int chipHeight: Theme.px(116)
    readonly property int chipRadius: Theme.px(20)
    readonly property int chipPadding: Theme.px(20)
    readonly property int chipType: Theme.px(52)
    readonly property int smallChipHeight: Theme.px(84)
    readonly property int smallChipType: Theme.px(40)
    readonly property real chipSqueeze: 0.92  // how much narrower than its words a chip may be; they are set smaller then

    readonly property int cardRadius: Theme.px(36)
    readonly property int cardPadding: Theme.px(56)
    readonly property int factLabelWidth: Theme.px(220)
    readonly property int factType: Theme.px(44)
    readonly property int ringWidth: Math.max(2, Theme.px(4))
    readonly property int ringDistance: Theme.px(8)
    readonly property int iconStroke: Math.max(2, Theme.px(5))
    readonly property int markSize: Theme.px(200)
    readonly property int dotSize: Theme.px(40)
    readonly property int phoneFrame: Math.max(3, Theme.px(10))
    readonly property int slotHeight: Theme.px(36)
    readonly property int pipHeight: Theme.px(16)
    readonly property int noticePadding: Theme.px(40)
}

pragma Singleton

import QtQuick

// Second storey: what colours, sizes and durations mean. Sizes are written for a screen of 1080 x 1920 (portrait)
// or 1920 x 1080 (landscape) and scaled to the window.
QtObject {
    id: theme

    // set by the window
    property real windowWidth: 1080
    property real windowHeight: 1920

    readonly property bool portrait: windowHeight >= windowWidth
    readonly property real scale: portrait ? Math.min(windowWidth / 1080, windowHeight / 1920)
                                           : Math.min(windowWidth / 1920, windowHeight / 1080)

    // ground and what lies on it
    readonly property color groundTop: Colours.night800
    readonly property color groundMiddle: Colours.night900
    readonly property color groundBottom: Colours.night950
    readonly property color surface: Colours.night800
    readonly property color surfaceLine: Colours.night600
    readonly property color paper: Colours.paper50
    readonly property color paperPatch: Colours.paper100
    readonly property color paperLine: Colours.paper300

    // words
    readonly property color fact: Colours.paper50
    readonly property color text: Colours.mist200
    readonly property color label: Colours.mist300
    readonly property color paperFact: Colours.ink900
    readonly property color paperLabel: Colours.ink600
    readonly property color accent: Colours.amber400
    readonly property color broken: Colours.red300
    readonly property color brokenGround: Colours.red900

    // what can be pressed
    readonly property color primary: Colours.amber400
    readonly property color primaryPressed: Colours.amber300
    readonly property color primaryWaiting: Colours.amber900
    readonly property color onPrimary: Colours.ink900
    readonly property color key: Colours.night700
    readonly property color keyPressed: Colours.night500
    readonly property color outline: Colours.night500
    readonly property color focusRing: Colours.paper50

    // sizes of type
    readonly property int headlineType: px(portrait ? 84 : 72)
    readonly property int filmType: px(76)
    readonly property int factType: px(60)
    readonly property int stepType: px(portrait ? 52 : 48)
    readonly property int subtitleType: px(40)
    readonly property int textType: px(40)
    readonly property int labelType: px(32)

    // strengths of type
    readonly property int regular: 400
    readonly property int medium: 500
    readonly property int strong: 600
    readonly property int strongest: 700

    // air
    readonly property int margin: px(64)
    readonly property int gap: px(28)
    readonly property int smallGap: px(16)
    readonly property int largeGap: px(56)
    readonly property int hairline: Math.max(1, px(2))

    // time, in milliseconds
    readonly property int swift: 150
    readonly property int calm: 220
    readonly property int patience: 150
    readonly property int breath: 900

    function px(reference: real): int {
        return Math.round(reference * theme.scale)
    }
}

pragma Singleton

import QtQuick

// Second storey: what colours, sizes and durations mean. Sizes are written for a screen of 1080 x 1920 (portrait)
// or 1920 x 1080 (landscape) and scaled to the window.
QtObject {
    id: theme

    // set by the window: its own size, the cinema's look, the guest's comfort
    property real windowWidth: 1080
    property real windowHeight: 1920
    property string colour
    property bool light: false
    property bool motion: true
    property bool largeText: false
    property bool highContrast: false
    property bool low: false

    readonly property color brand: colour || Colours.amber400
    readonly property bool portrait: windowHeight >= windowWidth
    readonly property real scale: portrait ? Math.min(windowWidth / 1080, windowHeight / 1920)
                                           : Math.min(windowWidth / 1920, windowHeight / 1080)
    readonly property real enlarged: largeText ? 1.3 : 1

    readonly property Scheme night: Night {}
    readonly property Scheme day: Day {}
    readonly property Scheme starkNight: StarkNight {}
    readonly property Scheme starkDay: StarkDay {}
    readonly property Scheme scheme: light ? (highContrast ? starkDay : day) : (highContrast ? starkNight : night)

    // ground and what lies on it
    readonly property color groundTop: scheme.groundTop
    readonly property color groundMiddle: scheme.groundMiddle
    readonly property color groundBottom: scheme.groundBottom
    readonly property color surface: scheme.surface
    readonly property color surfaceLine: scheme.surfaceLine
    readonly property color shade: scheme.shade
    readonly property color stageTop: scheme.stageTop
    readonly property color slotDark: highContrast ? scheme.surface : Colours.night950
    readonly property color paper: scheme.paper
    readonly property color paperEdge: scheme.paperEdge
    readonly property color paperPatch: scheme.paperPatch
    readonly property color paperLine: scheme.paperLine

    // words
    readonly property color fact: scheme.fact
    readonly property color text: scheme.text
    readonly property color label: scheme.label
    readonly property color paperFact: scheme.paperFact
    readonly property color paperLabel: scheme.paperLabel
    readonly property color accent: Contrast.standingOut(brand, [primaryWaiting, surface, groundTop, groundBottom], scheme.words)
    readonly property color broken: scheme.broken
    readonly property color brokenGround: scheme.brokenGround

    // what can be pressed: the cinema's colour, or the nearest to it that words can be read on
    readonly property color primary: Contrast.bearing(brand, Colours.ink900, Colours.white, scheme.words)
    readonly property color primaryWords: Contrast.upon(primary, Colours.ink900, Colours.white)
    readonly property color primaryLine: Contrast.standingOut(primary, [groundTop, groundBottom], scheme.lines)
    readonly property color primaryPressed: Contrast.mixed(primary, Contrast.upon(primaryWords, Colours.white, Colours.black), 0.2)
    readonly property color primaryWaiting: highContrast ? scheme.key : Contrast.mixed(scheme.groundMiddle, brand, 0.18)
    readonly property color waitingLine: highContrast ? accent : primaryWaiting
    readonly property color key: scheme.key
    readonly property color keyPressed: scheme.keyPressed
    readonly property color keyLine: scheme.keyLine
    readonly property color outline: scheme.outline
    readonly property color focusRing: scheme.focusRing

    // sizes of type
    readonly property int headlineType: px((portrait ? 84 : 72) * (largeText ? 1.2 : 1))
    readonly property int filmType: px(76 * (largeText ? 1.2 : 1))
    readonly property int factType: type(60)
    readonly property int stepType: type(portrait ? 52 : 46)
    readonly property int placeType: type(44)
    readonly property int subtitleType: type(40)
    readonly property int textType: type(40)
    readonly property int labelType: type(32)
    readonly property int leastType: px(28)

    // strengths of type
    readonly property int regular: highContrast ? 500 : 400
    readonly property int medium: highContrast ? 600 : 500
    readonly property int strong: highContrast ? 700 : 600
    readonly property int strongest: 700

    // air
    readonly property int margin: px(64)
    readonly property int gap: px(largeText ? 24 : 28)
    readonly property int smallGap: px(16)
    readonly property int largeGap: px(portrait && !largeText ? 52 : 36)
    readonly property int hairline: Math.max(1, px(highContrast ? 4 : 2))

    // time, in milliseconds
    readonly property int swift: motion ? 160 : 0
    readonly property int calm: motion ? 240 : 0
    readonly property int patience: 150
    readonly property int breath: 900
    readonly property int pause: 2600

    function px(reference: real): int {
        return Math.round(reference * theme.scale)
    }

    // a size of type, or of what has to grow with it
    function type(reference: real): int {
        return Math.round(reference * theme.scale * theme.enlarged)
    }
}

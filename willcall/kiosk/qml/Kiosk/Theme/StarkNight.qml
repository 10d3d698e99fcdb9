// High contrast on black.
Scheme {
    groundTop: Colours.black
    groundMiddle: Colours.black
    groundBottom: Colours.black
    surface: Colours.black
    surfaceLine: Colours.white
    stageTop: Colours.black
    shade: Colours.night500

    paper: Colours.white
    paperEdge: Colours.white
    paperPatch: Colours.white
    paperLine: Colours.black
    paperFact: Colours.black
    paperLabel: Colours.black

    fact: Colours.white
    text: Colours.white
    label: Colours.white
    broken: Colours.red200
    brokenGround: Colours.black

    key: Colours.black
    keyPressed: Colours.night500
    keyLine: Colours.white
    outline: Colours.white
    focusRing: Colours.white

    words: 7
    lines: 4.5
}

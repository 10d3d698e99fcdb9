// High contrast on white.
Scheme {
    groundTop: Colours.white
    groundMiddle: Colours.white
    groundBottom: Colours.white
    surface: Colours.white
    surfaceLine: Colours.black
    stageTop: Colours.white
    shade: Colours.day300

    paper: Colours.white
    paperEdge: Colours.black
    paperPatch: Colours.white
    paperLine: Colours.black
    paperFact: Colours.black
    paperLabel: Colours.black

    fact: Colours.black
    text: Colours.black
    label: Colours.black
    broken: Colours.red800
    brokenGround: Colours.white

    key: Colours.white
    keyPressed: Colours.day300
    keyLine: Colours.black
    outline: Colours.black
    focusRing: Colours.black

    words: 7
    lines: 4.5
}

// A bright foyer: ink on paper.
Scheme {
    groundTop: Colours.day50
    groundMiddle: Colours.day100
    groundBottom: Colours.day150
    surface: Colours.white
    surfaceLine: Colours.day200
    stageTop: Colours.day150
    shade: Colours.day200

    paper: Colours.white
    paperEdge: Colours.day300
    paperPatch: Colours.day100
    paperLine: Colours.day300
    paperFact: Colours.ink900
    paperLabel: Colours.ink600

    fact: Colours.ink900
    text: Colours.ink700
    label: Colours.ink600
    broken: Colours.red700
    brokenGround: Colours.red50

    key: Colours.white
    keyPressed: Colours.day200
    keyLine: Colours.day300
    outline: Colours.day500
    focusRing: Colours.ink900
}

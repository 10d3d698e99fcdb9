// A dark foyer: what is shown shines, what is not needed steps back.
Scheme {
    groundTop: Colours.night800
    groundMiddle: Colours.night900
    groundBottom: Colours.night950
    surface: Colours.night750
    surfaceLine: Colours.night600
    stageTop: Colours.night650
    shade: Colours.night550

    paper: Colours.paper50
    paperEdge: Colours.paper50
    paperPatch: Colours.paper100
    paperLine: Colours.paper300
    paperFact: Colours.ink900
    paperLabel: Colours.ink600

    fact: Colours.paper50
    text: Colours.mist200
    label: Colours.mist300
    broken: Colours.red300
    brokenGround: Colours.red900

    key: Colours.night700
    keyPressed: Colours.night500
    keyLine: Colours.night700
    outline: Colours.night400
    focusRing: Colours.paper50
}

import QtQuick

// Second storey, the part that differs between night and day: a colour for each meaning.
QtObject {
    // the ground, from top to bottom, and what lies on it
    required property color groundTop
    required property color groundMiddle
    required property color groundBottom
    required property color surface
    required property color surfaceLine
    required property color stageTop
    required property color shade

    // a ticket, and what is printed on it
    required property color paper
    required property color paperEdge
    required property color paperPatch
    required property color paperLine
    required property color paperFact
    required property color paperLabel

    // words on the ground
    required property color fact
    required property color text
    required property color label
    required property color broken
    required property color brokenGround

    // what can be pressed
    required property color key
    required property color keyPressed
    required property color keyLine
    required property color outline
    required property color focusRing

    // how far words must stand out, by WCAG 2.2: 4.5 is its AA, 7 its AAA; and lines, of which it asks 3
    property real words: 4.5
    property real lines: 3
}

import QtQuick

// Words that break into lines of about one length, so that none stands alone on the last. Chinese has no spaces: its two
// lines part behind a comma or a stop, where there is one.
Label {
    id: label

    property string words
    property real room: parent?.width ?? 0
    // with more lines than this, if it is named, all the room is needed
    property int most: 0
    // what the words would take on one line
    readonly property real natural: whole.implicitWidth
    readonly property bool balanced: whole.lineCount > 1 && (most === 0 || whole.lineCount <= most)
    readonly property real fair: natural / whole.lineCount + font.pixelSize * 1.6
    readonly property int cut: balanced && whole.lineCount === 2 ? phraseEnd() : 0

    // where the first line ends with a stop and is the most like the second; 0 where it cannot
    function phraseEnd(): int {
        let end = 0
        for (let at = 1, least = room; at < words.length; ++at) {
            const head = "，。；、：！？".includes(words[at - 1]) ? metrics.advanceWidth(words.slice(0, at)) : 0
            const longer = Math.max(head, natural - head)
            if (longer < least) {
                least = longer
                end = at
            }
        }
        return end
    }

    width: balanced && cut === 0 && trial.lineCount === whole.lineCount ? trial.width : room
    text: cut > 0 ? words.slice(0, cut) + "\n" + words.slice(cut) : words
    Accessible.name: words

    Label {
        id: whole
        visible: false
        width: label.room
        text: label.words
        font: label.font
    }

    Label {
        id: trial
        visible: false
        width: Math.min(label.room, label.fair)
        text: label.words
        font: label.font
    }

    FontMetrics {
        id: metrics
        font: label.font
    }
}

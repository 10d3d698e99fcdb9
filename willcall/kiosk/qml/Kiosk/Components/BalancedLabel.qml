import QtQuick

// Words that break into lines of about one length, so that none stands alone on the last. Chinese has no spaces: its two
// lines part behind a comma or a stop, where there is one.
Label {
    id: words

    property real room: parent?.width ?? 0
    property bool balanced: true
    readonly property real fair: implicitWidth / whole.lineCount + font.pixelSize * 1.6
    readonly property real phrase: whole.lineCount === 2 ? phraseWidth() : 0

    // how wide the shortest head is that ends with a stop and is at least as long as what follows; 0 where there is none
    function phraseWidth(): real {
        for (let end = 1; end < text.length; ++end) {
            const width = "，。；、：！？".includes(text[end - 1]) ? metrics.advanceWidth(text.slice(0, end)) : 0
            if (2 * width >= implicitWidth)
                return width + font.pixelSize * 0.3
        }
        return 0
    }

    width: balanced && whole.lineCount > 1 && trial.lineCount === whole.lineCount ? trial.width : room

    Label {
        id: whole
        visible: false
        width: words.room
        text: words.text
        font: words.font
    }

    Label {
        id: trial
        visible: false
        width: Math.min(words.room, words.phrase || words.fair)
        text: words.text
        font: words.font
    }

    FontMetrics {
        id: metrics
        font: words.font
    }
}

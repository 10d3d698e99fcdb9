import QtQuick

import Kiosk.Theme
import Willcall.Kiosk

// A picture of what happened in all the room that the words leave; below it what to do now and the facts.
Rectangle {
    id: card

    required property AdviceModel advice
    // how tall it may be; without a stage it is as tall as its words
    required property real most
    readonly property real room: most - ruler.height - 2 * Control.cardPadding - 2 * Theme.hairline
    readonly property bool staged: room >= (advice.papers.length > 0 ? Control.leastPapers : Control.leastPicture)

    height: staged ? most : Math.min(most, pictured.height + 2 * Control.cardPadding)
    radius: Control.cardRadius
    color: Theme.surface
    border { width: Theme.hairline; color: Theme.surfaceLine }

    Rectangle {
        id: stage
        x: Theme.hairline
        y: Theme.hairline
        width: parent.width - 2 * Theme.hairline
        height: card.staged ? card.room : 0
        visible: card.staged
        topLeftRadius: card.radius - Theme.hairline
        topRightRadius: card.radius - Theme.hairline
        gradient: Gradient {
            GradientStop { position: 0; color: Theme.stageTop }
            GradientStop { position: 1; color: Theme.surface }
        }

        Picture {
            anchors.centerIn: parent
            visible: card.advice.papers.length === 0
            size: Math.min(parent.height * 0.82, parent.width * 0.7, Control.pictureSize)
            kind: card.advice.picture
            sign: card.advice.sign
            words: card.advice.pictureWords
            broken: card.advice.broken
        }

        PaperRow {
            anchors.centerIn: parent
            visible: card.advice.papers.length > 0
            width: parent.width - 2 * Control.cardPadding
            room: parent.height * 0.8
            centred: true
            papers: card.advice.papers
        }
    }

    // how tall the words are as they should be, however large they come out in the end
    AdviceWords {
        id: ruler
        visible: false
        width: card.width - 2 * Control.cardPadding
        advice: card.advice
    }

    AdviceWords {
        id: pictured
        visible: false
        width: ruler.width
        advice: card.advice
        pictured: true
    }

    Fitted {
        x: Control.cardPadding
        y: stage.y + stage.height + Control.cardPadding
        width: card.width - 2 * Control.cardPadding
        height: card.height - y - Control.cardPadding

        AdviceWords {
            width: parent.width
            advice: card.advice
            pictured: !stage.visible
        }
    }
}

import QtQuick

import Willcall.Kiosk

// Every refusal and every trouble: what happened, a picture of it, what to do now, the facts, the reason small.
ScreenLayout {
    id: layout

    required property Journey journey
    readonly property AdviceModel advice: journey.advice

    //: small flag over the headline when a machine is broken
    flag: advice.broken ? qsTr("Machine fault") : ""
    headline: advice.title
    subline: advice.happened
    spoken: told([flag, headline, subline, advice.nextStep])

    AdviceCard {
        width: parent.width
        most: parent.height
        advice: layout.advice
    }
}

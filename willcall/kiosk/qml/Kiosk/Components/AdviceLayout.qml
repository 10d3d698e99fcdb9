import QtQuick

import Kiosk.Theme
import Willcall.Kiosk

// Every refusal and every trouble: what happened, what to do now, the facts, the reason small.
ScreenLayout {
    id: layout

    required property Journey journey
    readonly property AdviceModel advice: journey.advice

    //: small flag over the headline when a machine is broken
    flag: advice.broken ? qsTr("Machine fault") : ""
    headline: advice.title
    subline: advice.happened

    Fitted {
        anchors.fill: parent
        ease: layout.advice.factLabels.length > 4 ? 0.85 : 1

        AdviceCard {
            id: card
            width: parent.width
            advice: layout.advice
        }

        Label {
            objectName: "reasonCode"
            x: Control.cardPadding
            y: card.height + Theme.gap
            //: %1 is a short code such as C10 that staff can look up
            text: qsTr("Reason %1").arg(layout.advice.reason)
            color: Theme.label
            font.pixelSize: Theme.labelType
            strength: Theme.regular
        }
    }
}

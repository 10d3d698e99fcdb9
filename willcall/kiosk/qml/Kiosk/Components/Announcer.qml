import QtQuick

import Willcall.Kiosk

// Says aloud, through the system's screen reader, what changes without anybody touching it: the screen, the next ticket,
// a word over the screen, the countdown.
Item {
    id: announcer

    required property Journey journey
    property ScreenLayout screen: null
    readonly property string heading: screen?.spoken ?? ""
    readonly property string notice: journey.notice
    readonly property bool ending: journey.countdown.length > 0

    signal announced(words: string)

    function tell(words: string, politeness: int): void {
        if (words.length === 0)
            return
        announcer.Accessible.announce(words, politeness)
        announced(words)
    }

    objectName: "announcer"
    Accessible.ignored: true

    onHeadingChanged: tell(heading, Accessible.Polite)
    onNoticeChanged: tell(notice, Accessible.Assertive)
    onEndingChanged: if (ending) tell(journey.countdown, Accessible.Assertive)
}

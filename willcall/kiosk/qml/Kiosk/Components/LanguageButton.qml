import Kiosk.Theme
import Willcall.Kiosk

// The other language by its own name; where there are several, the way to the list of them.
PressButton {
    id: button

    required property Journey journey
    readonly property bool several: journey.languages.length > 2

    signal menuWished

    objectName: "languageButton"
    visible: journey.languages.length > 1
    implicitWidth: Math.max(Control.pillWidth, wished)
    implicitHeight: Control.pillHeight
    radius: height / 2
    colour: "transparent"
    border { width: Theme.hairline; color: Theme.outline }
    mark: several ? "globe" : ""
    text: several ? journey.languageNames[journey.languages.indexOf(journey.language)] ?? "" : journey.languageOffered
    //: read aloud: the button that opens the list of languages; %1 is the language that shows
    spoken: several ? qsTr("Language: %1").arg(text) : text
    type: Control.pillType
    onActivated: several ? menuWished() : journey.switchLanguage()
}

"""What a cinema says in its own words, in place of ours: ``[screen.texts.zh]`` and its like in the settings."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from PySide6.QtCore import Property, QCoreApplication, QObject, Signal
from PySide6.QtQml import QmlElement

from willcall.kiosk.viewmodels.shown import Shown

QML_IMPORT_NAME = "Willcall.Kiosk"
QML_IMPORT_MAJOR_VERSION = 1

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class House:
    """A cinema's own way. ``texts`` are its words by language and by the names of ``HouseWords``."""

    texts: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    sounds: bool = True


@dataclass(frozen=True, slots=True)
class HouseWords:
    """The words that a cinema can replace. ``help_line`` is empty unless it says where help is."""

    welcome_headline: str
    welcome_subline: str
    scan_line: str
    help_line: str
    thanks_headline: str
    thanks_subline: str
    out_of_service_headline: str
    out_of_service_next: str


def house_words(house: House, language: str) -> HouseWords:
    """Return the words in the language that is installed: the cinema's where it has some, else ours."""
    return HouseWords(**(_ours() | {name: text for name, text in house.texts.get(language, {}).items() if text}))


def _ours() -> dict[str, str]:
    return {
        #: headline of the welcome screen
        "welcome_headline": translate("House", "Collect your tickets"),
        "welcome_subline": translate("House", "With the collection code from your order"),
        "scan_line": translate("House", "Hold your QR code to the scanner"),
        "help_line": "",
        "thanks_headline": translate("House", "Enjoy the film"),
        "thanks_subline": translate("House", "Please take care of your tickets: you show them at the entrance."),
        #: headline while staff have taken the machine out of service
        "out_of_service_headline": translate("House", "This machine takes a break"),
        "out_of_service_next": translate("House", "Please use another machine, or see our staff."),
    }


@QmlElement
class HouseModel(Shown[HouseWords]):
    """The cinema's words as properties."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(HouseWords("", "", "", "", "", "", "", ""), parent)

    @Property(str, notify=changed)
    def welcomeHeadline(self) -> str:
        """Over the welcome screen."""
        return self._content.welcome_headline

    @Property(str, notify=changed)
    def welcomeSubline(self) -> str:
        """Under it, with where help is."""
        return "\n".join(filter(None, (self._content.welcome_subline, self._content.help_line)))

    @Property(str, notify=changed)
    def scanLine(self) -> str:
        """Beside the picture of the scanner."""
        return self._content.scan_line

    @Property(str, notify=changed)
    def thanksHeadline(self) -> str:
        """Over the last screen."""
        return self._content.thanks_headline

    @Property(str, notify=changed)
    def thanksSubline(self) -> str:
        """Under it."""
        return self._content.thanks_subline

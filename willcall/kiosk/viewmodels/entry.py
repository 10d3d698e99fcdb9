"""The code being typed, in groups of four."""

from dataclasses import dataclass

from PySide6.QtCore import Property, QCoreApplication, QObject, Signal
from PySide6.QtQml import QmlElement

from willcall.kiosk.journey.states import Entry
from willcall.kiosk.viewmodels.counts import Counts
from willcall.kiosk.viewmodels.shown import Shown
from willcall.redemption.domain.codes import CODE_DIGITS

QML_IMPORT_NAME = "Willcall.Kiosk"
QML_IMPORT_MAJOR_VERSION = 1

GROUP = 4

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class EntryContent:
    """What the entry screen shows. ``groups`` bears digits of a code: it is shown, and never logged (R7).

    ``mark`` says what is wrong with a code that is whole; empty where nothing is.
    """

    groups: tuple[str, ...]
    active_group: int
    ready: bool
    prompt: str
    progress: str
    mark: str = ""


def entry_content(entry: Entry) -> EntryContent:
    """Return the content for what was typed so far."""
    digits = entry.digits
    #: under a code whose check digit is wrong
    mark = translate("Entry", "One digit is wrong. Check your message.") if entry.mistyped else ""
    #: read aloud; %1 is how many digits were typed
    progress = translate("Entry", "Collection code, %1 of 12 digits typed").replace("%1", str(len(digits)))
    return EntryContent(
        groups=tuple(digits[at : at + GROUP] for at in range(0, CODE_DIGITS, GROUP)),
        active_group=min(len(digits) // GROUP, CODE_DIGITS // GROUP - 1),
        ready=len(digits) == CODE_DIGITS and not entry.mistyped,
        prompt=_prompt(CODE_DIGITS - len(digits), mistyped=entry.mistyped),
        progress=f"{progress}. {mark}" if mark else progress,
        mark=mark,
    )


def _prompt(missing: int, *, mistyped: bool) -> str:
    if missing:
        return Counts().digits_to_go(missing)
    if mistyped:
        #: on the button that cannot act while a digit is wrong
        return translate("Entry", "Correct the code first")
    #: on the button that looks the typed code up
    return translate("Entry", "Find my tickets")


@QmlElement
class EntryModel(Shown[EntryContent]):
    """The entry screen's properties."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(entry_content(Entry()), parent)

    @Property("QStringList", notify=changed)  # type: ignore[arg-type]  # Qt's own name
    def groups(self) -> list[str]:
        """The digits, four by four."""
        return list(self._content.groups)

    @Property(int, notify=changed)
    def activeGroup(self) -> int:
        """The group in which the next digit goes."""
        return self._content.active_group

    @Property(bool, notify=changed)
    def ready(self) -> bool:
        """Whether all digits are there."""
        return self._content.ready

    @Property(str, notify=changed)
    def prompt(self) -> str:
        """What the button says."""
        return self._content.prompt

    @Property(str, notify=changed)
    def progress(self) -> str:
        """What is read aloud."""
        return self._content.progress

    @Property(bool, notify=changed)
    def mistyped(self) -> bool:
        """Whether the code is whole and wrong."""
        return bool(self._content.mark)

    @Property(str, notify=changed)
    def mark(self) -> str:
        """What is wrong with the code, or nothing."""
        return self._content.mark

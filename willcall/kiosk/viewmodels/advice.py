"""What happened, what to do now, the facts, the reason: one shape for every refusal and every trouble (R8)."""

from dataclasses import dataclass, field

from PySide6.QtCore import Property, QObject, Signal
from PySide6.QtQml import QmlElement

from willcall.kiosk.viewmodels.pictures import Picture
from willcall.kiosk.viewmodels.shown import Shown

QML_IMPORT_NAME = "Willcall.Kiosk"
QML_IMPORT_MAJOR_VERSION = 1


@dataclass(frozen=True, slots=True)
class Advice:
    """A calm answer.

    ``facts`` are pairs of label and value. ``broken`` says that a thing, not a code, is at fault; ``retriable``, that
    the next step is another try here.
    """

    title: str = ""
    happened: str = ""
    next_step: str = ""
    facts: tuple[tuple[str, str], ...] = ()
    reason: str = ""
    broken: bool = False
    retriable: bool = False
    picture: Picture = field(default_factory=Picture)


@QmlElement
class AdviceModel(Shown[Advice]):
    """The properties of the screens that give advice."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(Advice(), parent)

    @Property(str, notify=changed)
    def title(self) -> str:
        """What it is, in a headline."""
        return self._content.title

    @Property(str, notify=changed)
    def happened(self) -> str:
        """What happened."""
        return self._content.happened

    @Property(str, notify=changed)
    def nextStep(self) -> str:
        """What to do now."""
        return self._content.next_step

    @Property("QStringList", notify=changed)  # type: ignore[arg-type]  # Qt's own name
    def factLabels(self) -> list[str]:
        """Labels of the facts."""
        return [label for label, _ in self._content.facts]

    @Property("QStringList", notify=changed)  # type: ignore[arg-type]  # Qt's own name
    def factValues(self) -> list[str]:
        """Values of the facts, in the order of the labels."""
        return [value for _, value in self._content.facts]

    @Property(str, notify=changed)
    def reason(self) -> str:
        """The short code that staff look up."""
        return self._content.reason

    @Property(str, notify=changed)
    def picture(self) -> str:
        """The thing that is drawn, or nothing."""
        return self._content.picture.thing

    @Property(str, notify=changed)
    def sign(self) -> str:
        """The sign on it, or nothing."""
        return self._content.picture.sign

    @Property(str, notify=changed)
    def pictureWords(self) -> str:
        """A word in the picture, or nothing."""
        return self._content.picture.words

    @Property("QStringList", notify=changed)  # type: ignore[arg-type]  # Qt's own name
    def papers(self) -> list[str]:
        """How each ticket of a run fares, where these are the picture."""
        return list(self._content.picture.papers)

    @Property(bool, notify=changed)
    def broken(self) -> bool:
        """Whether a thing is at fault, not a code."""
        return self._content.broken

    @Property(bool, notify=changed)
    def retriable(self) -> bool:
        """Whether another try here is the next step."""
        return self._content.retriable

"""What a member of staff reads at the machine: who they are asked to be, what they may do, what came of it."""

from dataclasses import dataclass
from typing import assert_never

from PySide6.QtCore import Property, QCoreApplication, QObject, Signal
from PySide6.QtQml import QmlElement

from willcall.kiosk.journey.staff_acts import acts_offered
from willcall.kiosk.journey.states import StaffAct, StaffPanel, StaffSignIn
from willcall.kiosk.viewmodels.phrases import Phrases
from willcall.kiosk.viewmodels.shown import Shown
from willcall.qtkit.fault_words import fault_title, printer_words
from willcall.redemption.domain.faults import FaultCode
from willcall.redemption.domain.paper import CameOut, MayHaveComeOut, NeverStarted, PrintOutcome
from willcall.redemption.domain.sign_in import NoStaffYet, SignedIn, SignIn, Throttled, WrongPin
from willcall.redemption.domain.staff import StaffRole

QML_IMPORT_NAME = "Willcall.Kiosk"
QML_IMPORT_MAJOR_VERSION = 1

translate = QCoreApplication.translate

_DOT = "●"


@dataclass(frozen=True, slots=True)
class StaffContent:
    """What the two staff screens show. ``typed`` never bears a PIN, only how long it is.

    ``acts`` are names of ``StaffAct``; ``act_texts`` what their buttons say.
    """

    headline: str = ""
    typed: str = ""
    label: str = ""
    prompt: str = ""
    ready: bool = False
    told: str = ""
    acts: tuple[str, ...] = ()
    act_texts: tuple[str, ...] = ()


def sign_in_content(state: StaffSignIn, say: Phrases) -> StaffContent:
    """Return the content while somebody signs in."""
    return StaffContent(
        headline=translate("Staff", "Staff"),
        typed=_DOT * len(state.pin) if state.at_pin else state.staff_no,
        label=translate("Staff", "PIN") if state.at_pin else translate("Staff", "Staff number"),
        prompt=translate("Staff", "Sign in") if state.at_pin else translate("Staff", "Next"),
        ready=bool(state.pin if state.at_pin else state.staff_no),
        told=_sign_in_told(state, say),
    )


def _sign_in_told(state: StaffSignIn, say: Phrases) -> str:
    if state.asking:
        return translate("Staff", "One moment")
    return "" if state.answer is None else _answer_words(state.answer, say)


def _answer_words(answer: SignIn | FaultCode, say: Phrases) -> str:
    match answer:
        case WrongPin():
            return translate("Staff", "Number and PIN do not belong together.")
        case Throttled(until):
            #: %1 is a time of day with seconds
            text = translate("Staff", "Too many wrong PINs. Again from %1.")
            return text.replace("%1", f"{until.astimezone(say.zone):%H:%M:%S}")
        case NoStaffYet():
            return translate("Staff", "This machine knows no staff yet.")
        case FaultCode():
            return _fault_words(answer)
        case SignedIn():
            return ""
        case _:
            assert_never(answer)


def panel_content(state: StaffPanel) -> StaffContent:
    """Return the content while somebody is signed in."""
    acts = acts_offered(state)
    #: headline of the staff's screen; %1 is a staff number, %2 what they are
    headline = (
        translate("Staff", "%1 · %2").replace("%1", state.staff.staff_no).replace("%2", role_name(state.staff.role))
    )
    return StaffContent(
        headline=headline,
        told=_told(state),
        acts=tuple(act.value for act in acts),
        act_texts=tuple(map(_act_text, acts)),
    )


def role_name(role: StaffRole) -> str:
    """Return what a member of staff is called."""
    match role:
        case StaffRole.CLERK:
            return translate("Staff", "Clerk")
        case StaffRole.SUPERVISOR:
            return translate("Staff", "Supervisor")
        case StaffRole.TECHNICIAN:
            return translate("Staff", "Technician")
        case _:
            assert_never(role)


def _act_text(act: StaffAct) -> str:
    match act:
        case StaffAct.TEST_PRINT:
            return translate("Staff", "Test print")
        case StaffAct.OUT_OF_SERVICE:
            return translate("Staff", "Take out of service")
        case StaffAct.IN_SERVICE:
            return translate("Staff", "Put in service")
        case StaffAct.RESTART:
            return translate("Staff", "Restart")
        case StaffAct.LEAVE:
            return translate("Staff", "End the program")
        case _:
            assert_never(act)


def _told(state: StaffPanel) -> str:
    if state.doing:
        return translate("Staff", "One moment")
    if state.told is None:
        return "" if state.in_service else translate("Staff", "Out of service: guests are sent to other machines.")
    return _fault_words(state.told) if isinstance(state.told, FaultCode) else _print_words(state.told)


def _print_words(outcome: PrintOutcome) -> str:
    match outcome:
        case CameOut():
            return translate("Staff", "The test print came out.")
        case MayHaveComeOut(trouble=trouble):
            #: %1 is the printer's trouble with its code
            text = translate("Staff", "Look whether the test print came out: %1")
        case NeverStarted(trouble):
            #: %1 is the printer's trouble with its code
            text = translate("Staff", "Nothing was printed: %1")
        case _:
            assert_never(outcome)
    return text.replace("%1", f"{printer_words(trouble)[0]} ({trouble.value})")


def _fault_words(code: FaultCode) -> str:
    return f"{fault_title(code)} ({code.value})"


@QmlElement
class StaffModel(Shown[StaffContent]):
    """The staff screens' properties."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(StaffContent(), parent)

    @Property(str, notify=changed)
    def headline(self) -> str:
        """The headline."""
        return self._content.headline

    @Property(str, notify=changed)
    def typed(self) -> str:
        """The number as it is typed, or a dot for each digit of the PIN."""
        return self._content.typed

    @Property(str, notify=changed)
    def label(self) -> str:
        """What is being typed."""
        return self._content.label

    @Property(str, notify=changed)
    def prompt(self) -> str:
        """What the button says."""
        return self._content.prompt

    @Property(bool, notify=changed)
    def ready(self) -> bool:
        """Whether the button can act."""
        return self._content.ready

    @Property(str, notify=changed)
    def told(self) -> str:
        """What came of the last try or act."""
        return self._content.told

    @Property("QStringList", notify=changed)  # type: ignore[arg-type]  # Qt's own name
    def acts(self) -> list[str]:
        """The acts that are offered, by name."""
        return list(self._content.acts)

    @Property("QStringList", notify=changed)  # type: ignore[arg-type]  # Qt's own name
    def actTexts(self) -> list[str]:
        """What the acts' buttons say, in the order of the acts."""
        return list(self._content.act_texts)

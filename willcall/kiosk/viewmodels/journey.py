"""The flow as QML sees it: which screen, what is on it, and the acts of a person."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import assert_never

from PySide6.QtCore import Property, QCoreApplication, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from willcall.kiosk.flow import Flow
from willcall.kiosk.states import (
    Entry,
    Found,
    LookingUp,
    Notice,
    OutOfOrder,
    PrinterTrouble,
    PrintIncomplete,
    Printing,
    Refused,
    TakeTickets,
    TerminalFault,
    Thanks,
    Welcome,
)
from willcall.kiosk.viewmodels.advice import Advice, AdviceModel
from willcall.kiosk.viewmodels.counts import Counts
from willcall.kiosk.viewmodels.entry import EntryModel, entry_content
from willcall.kiosk.viewmodels.paper import PaperModel, printing_content, taking_content
from willcall.kiosk.viewmodels.phrases import Phrases
from willcall.kiosk.viewmodels.refusals import refusal_advice
from willcall.kiosk.viewmodels.ticket import TicketModel, ticket_content
from willcall.kiosk.viewmodels.troubles import fault_advice, incomplete_advice, out_of_order_advice, printer_advice
from willcall.qtkit.translation import LANGUAGES
from willcall.redemption.domain.identity import TerminalIdentity

QML_IMPORT_NAME = "Willcall.Kiosk"
QML_IMPORT_MAJOR_VERSION = 1

translate = QCoreApplication.translate


_Troubled = Refused | PrintIncomplete | PrinterTrouble | TerminalFault | OutOfOrder


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What stands around every screen. ``clock`` gives aware times."""

    identity: TerminalIdentity
    clock: Callable[[], datetime]
    rehearsal: bool = False


@dataclass(frozen=True, slots=True)
class _Frame:
    """What the journey itself shows, whichever screen it is."""

    screen: str
    cinema: str
    clock: str
    machine: str
    language_offered: str
    notice: str
    countdown: str
    can_retry: bool
    rehearsal: bool


@QmlElement
class Journey(QObject):
    """The root of all that the window shows.

    Args:
        flow: The state machine; every act here is one of its acts.
        surroundings: The terminal's own facts.
        switch_language: Installs the translation of a language, before anything is said in it.
    """

    changed = Signal()

    def __init__(self, flow: Flow, surroundings: Surroundings, switch_language: Callable[[str], None]) -> None:
        super().__init__()
        self._flow, self._surroundings, self._switch = flow, surroundings, switch_language
        self._entry, self._ticket = EntryModel(self), TicketModel(self)
        self._paper, self._advice = PaperModel(self), AdviceModel(self)
        self._switch(flow.language)
        self._frame = self._framed()
        flow.subscribe(self.refresh)

    def settle(self, surroundings: Surroundings) -> None:
        """Take over the terminal's own facts, once they are known."""
        self._surroundings = surroundings
        self.refresh()

    def refresh(self) -> None:
        """Show what the flow has come to: first what is on the screen, then the screen."""
        self._switch(self._flow.language)
        self._fill()
        frame = self._framed()
        if frame != self._frame:
            self._frame = frame
            self.changed.emit()

    def tick(self) -> None:
        """Let time pass."""
        self._flow.tick()
        self.refresh()

    def _say(self) -> Phrases:
        return Phrases(self._flow.language, self._surroundings.clock(), self._surroundings.identity.zone)

    def _fill(self) -> None:
        state, say = self._flow.state, self._say()
        match state:
            case Entry(digits):
                self._entry.show(entry_content(digits))
            case Found(verdict):
                self._ticket.show(ticket_content(verdict, say))
            case Printing():
                self._paper.show(printing_content(state))
            case TakeTickets():
                self._paper.show(taking_content(state, say))
            case Welcome() | LookingUp() | Thanks():
                pass
            case _:
                self._advice.show(_advice(state, say))

    def _framed(self) -> _Frame:
        state, say = self._flow.state, self._say()
        identity, left = self._surroundings.identity, self._flow.seconds_left
        return _Frame(
            screen=type(state).__name__,
            cinema=say.name(identity.cinema),
            clock=say.clock(say.now),
            machine=say.machine(identity.terminal_no) if identity.terminal_no else "",
            language_offered=LANGUAGES[self._flow.next_language],
            notice=_notice(self._flow.notice),
            countdown="" if left is None else Counts().back_in(left),
            can_retry=isinstance(state, TerminalFault) and state.press is not None,
            rehearsal=self._surroundings.rehearsal,
        )

    @Slot()
    def begin(self) -> None:
        """Go and type a code."""
        self._flow.begin()

    @Slot(str)
    def typeDigit(self, digit: str) -> None:
        """Add a digit."""
        self._flow.type_digit(digit)

    @Slot()
    def erase(self) -> None:
        """Take back the last digit."""
        self._flow.erase()

    @Slot()
    def clear(self) -> None:
        """Take back all digits."""
        self._flow.clear()

    @Slot()
    def submit(self) -> None:
        """Look up what was typed."""
        self._flow.submit()

    @Slot()
    def printTickets(self) -> None:
        """Print what was found."""
        self._flow.print_tickets()

    @Slot()
    def retry(self) -> None:
        """Try the same press again."""
        self._flow.retry()

    @Slot()
    def leave(self) -> None:
        """Cancel, or be done."""
        self._flow.leave()

    @Slot()
    def switchLanguage(self) -> None:
        """Show the other language."""
        self._flow.switch_language()

    @Property(str, notify=changed)
    def screen(self) -> str:
        """The flow's state, by its class name."""
        return self._frame.screen

    @Property(str, notify=changed)
    def cinema(self) -> str:
        """The cinema's name."""
        return self._frame.cinema

    @Property(str, notify=changed)
    def clock(self) -> str:
        """The time of day."""
        return self._frame.clock

    @Property(str, notify=changed)
    def machine(self) -> str:
        """The machine's name."""
        return self._frame.machine

    @Property(str, notify=changed)
    def languageOffered(self) -> str:
        """The language that one touch switches to."""
        return self._frame.language_offered

    @Property(str, notify=changed)
    def notice(self) -> str:
        """A short word over the screen."""
        return self._frame.notice

    @Property(str, notify=changed)
    def countdown(self) -> str:
        """When the screen goes back by itself."""
        return self._frame.countdown

    @Property(bool, notify=changed)
    def canRetry(self) -> bool:
        """Whether the same press can be tried again."""
        return self._frame.can_retry

    @Property(bool, notify=changed)
    def rehearsal(self) -> bool:
        """Whether this is a rehearsal."""
        return self._frame.rehearsal

    @Property(EntryModel, constant=True)
    def entry(self) -> EntryModel:
        """The entry screen's model."""
        return self._entry

    @Property(TicketModel, constant=True)
    def ticket(self) -> TicketModel:
        """The found screen's model."""
        return self._ticket

    @Property(PaperModel, constant=True)
    def paper(self) -> PaperModel:
        """The model of the screens where paper moves."""
        return self._paper

    @Property(AdviceModel, constant=True)
    def advice(self) -> AdviceModel:
        """The model of the screens that give advice."""
        return self._advice


def _advice(state: _Troubled, say: Phrases) -> Advice:
    match state:
        case Refused(verdict):
            return refusal_advice(verdict, say)
        case PrintIncomplete():
            return incomplete_advice(state)
        case PrinterTrouble():
            return printer_advice(state)
        case TerminalFault():
            return fault_advice(state)
        case OutOfOrder():
            return out_of_order_advice()
        case _:
            assert_never(state)


def _notice(notice: Notice | None) -> str:
    match notice:
        case None:
            return ""
        case Notice.ONE_MOMENT:
            return translate("Frame", "One moment, please. Scan again afterwards.")
        case Notice.PRINT_FIRST:
            return translate("Frame", "Print these tickets first, or cancel. Then scan the next code.")
        case _:
            assert_never(notice)

"""The moviegoer's journey: a state machine without Qt. Change docs/diagrams/kiosk.md with it.

Everything here happens on one thread. What takes time goes through the door and comes back as a call; the passage of
time comes as ``tick``. An act that does not fit the state is ignored wholly.
"""

import math
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, assert_never

from willcall.kiosk.ports import Desk, Door, FlowTimes
from willcall.kiosk.states import (
    Entry,
    Found,
    LookingUp,
    Notice,
    OutOfOrder,
    Press,
    PrinterTrouble,
    PrintIncomplete,
    Printing,
    Refused,
    State,
    TakeTickets,
    TerminalFault,
    Thanks,
    Welcome,
)
from willcall.redemption.domain.codes import CODE_DIGITS
from willcall.redemption.domain.faults import TerminalFaultError
from willcall.redemption.domain.paper import MayHaveComeOut, NeverStarted, PaperTrouble, PrinterState
from willcall.redemption.domain.verdicts import Collectable, MistypedCode, Verdict

if TYPE_CHECKING:  # it brings half the heart, which the first picture does not need
    from willcall.redemption.service.print_tickets import PrintRun


class Flow:
    """Where the moviegoer is, and what each act leads to.

    Args:
        desk: The heart; called only through ``door``.
        door: Where work that takes time is done.
        clock: Seconds of a clock that never goes back.
        new_attempt: Makes the key of one press of the print button.
        languages: The screen's languages, the cinema's own first.
        times: How long the screens wait.
    """

    def __init__(
        self,
        desk: Desk,
        door: Door,
        *,
        clock: Callable[[], float],
        new_attempt: Callable[[], str],
        languages: tuple[str, ...] = ("zh", "en"),
        times: FlowTimes | None = None,
    ) -> None:
        self._desk, self._door = desk, door
        self._clock, self._new_attempt = clock, new_attempt
        self._languages, self._times = languages, times or FlowTimes()
        self._state: State = Welcome()
        self._language = languages[0]
        self._notice: tuple[Notice, float] | None = None
        self._touched = self._poll_due = clock()
        self._polling = False
        self._last_scan: tuple[str, float] = ("", -math.inf)
        self._heard: Callable[[], None] = lambda: None

    # what the screen shows

    @property
    def state(self) -> State:
        """Where the moviegoer is."""
        return self._state

    @property
    def language(self) -> str:
        """The language that the moviegoer chose, or the cinema's own."""
        return self._language

    @property
    def notice(self) -> Notice | None:
        """A short word over the screen, while it stands."""
        return self._notice[0] if self._notice else None

    @property
    def next_language(self) -> str:
        """The language that one touch switches to."""
        at = self._languages.index(self._language)
        return self._languages[(at + 1) % len(self._languages)]

    @property
    def seconds_left(self) -> int | None:
        """Seconds until the screen goes back by itself, once that is near enough to show."""
        allowed = self._time_allowed()
        if allowed is None or isinstance(self._state, Welcome | TakeTickets | Thanks | TerminalFault):
            return None
        left = self._touched + allowed - self._clock()
        return max(1, math.ceil(left)) if left <= self._times.countdown else None

    def subscribe(self, listener: Callable[[], None]) -> None:
        """Call ``listener`` after each change."""
        self._heard = listener

    def settle(self, times: FlowTimes, languages: tuple[str, ...]) -> None:
        """Take over the cinema's own times and languages, its own first; a guest's choice of language stays."""
        if self._language == self._languages[0]:
            self._language = languages[0]
        self._times, self._languages = times, languages
        self._heard()

    # what a person does

    def touch(self) -> None:
        """Somebody is there: the wait for an idle machine begins anew."""
        self._touched = self._clock()

    def switch_language(self) -> None:
        """Show the next language, until the machine is back at welcome."""
        self.touch()
        self._language = self.next_language
        self._heard()

    def begin(self) -> None:
        """Go and type a code; what was typed wrongly is there to be corrected."""
        match self._state:
            case Welcome() | Thanks():
                self._go(Entry())
            case Refused(verdict, typed):
                self._go(Entry(typed if isinstance(verdict, MistypedCode) else ""))
            case _:
                return

    def type_digit(self, digit: str) -> None:
        """Add a digit; the first one leads from welcome to the entry."""
        if isinstance(self._state, Welcome):
            self._go(Entry(digit))
        elif isinstance(self._state, Entry) and len(self._state.digits) < CODE_DIGITS:
            self._go(Entry(self._state.digits + digit))

    def erase(self) -> None:
        """Take back the last digit."""
        if isinstance(self._state, Entry):
            self._go(Entry(self._state.digits[:-1]))

    def clear(self) -> None:
        """Take back all digits."""
        if isinstance(self._state, Entry):
            self._go(Entry())

    def submit(self) -> None:
        """Look up what was typed, once it is whole."""
        if isinstance(self._state, Entry) and len(self._state.digits) == CODE_DIGITS:
            self._look_up(self._state.digits, LookingUp(self._state.digits))

    def scan(self, text: str) -> None:
        """Look up what was scanned, whole; the same text within seconds is one scan. Refused visibly while busy."""
        now, (last, at) = self._clock(), self._last_scan
        self._last_scan = (text, now)
        if text == last and now - at < self._times.scan_repeat:
            return
        match self._state:
            case Welcome() | Entry() | Refused() | Thanks():
                self._look_up(text, LookingUp())
            case LookingUp() | Printing():
                self._note(Notice.ONE_MOMENT)
            case Found():
                self._note(Notice.PRINT_FIRST)
            case TakeTickets() | PrintIncomplete() | PrinterTrouble() | TerminalFault() | OutOfOrder():
                return
            case _:
                assert_never(self._state)

    def print_tickets(self) -> None:
        """Print what was found. The first press leaves the screen, so there is no second one."""
        if isinstance(self._state, Found):
            found = self._state.verdict
            self._collect(Press(self._new_attempt(), tuple(seat.ticket_no for seat in found.seats), found.showing))

    def retry(self) -> None:
        """Try the same press again, by the same key."""
        if isinstance(self._state, TerminalFault) and self._state.press:
            self._collect(self._state.press)

    def leave(self) -> None:
        """Cancel, or be done with a screen. What is being looked up or printed is not interrupted."""
        match self._state:
            case TakeTickets():
                self._go(Thanks())
            case Entry() | Found() | Refused() | PrintIncomplete() | TerminalFault() | Thanks():
                self._home()
            case _:
                return

    # what happens by itself

    def crashed(self) -> None:
        """A bug came up somewhere in the program."""
        self._go(OutOfOrder())

    def tick(self) -> None:
        """Let time pass: take back notices, go back from screens nobody uses, ask the printer."""
        now = self._clock()
        if self._notice and now >= self._notice[1]:
            self._notice = None
        allowed = self._time_allowed()
        if allowed is not None and now - self._touched >= allowed:
            self._go(Thanks()) if isinstance(self._state, TakeTickets) else self._home()
        if self._asks_printer() and now >= self._poll_due and not self._polling:
            self._polling = True
            self._door.run(self._desk.printer_state, self._printer_said, self._poll_failed)

    def _asks_printer(self) -> bool:
        match self._state:
            case Welcome() | Entry() | PrinterTrouble() | TerminalFault(press=None):
                return True
            case _:
                return False

    def _time_allowed(self) -> float | None:
        match self._state:
            case Entry() | Found() | Refused() | PrintIncomplete():
                return self._times.idle
            case TakeTickets():
                return self._times.taking
            case Thanks():
                return self._times.thanks
            case TerminalFault():
                return self._times.fault
            case Welcome():
                return self._times.idle if self._language != self._languages[0] else None
            case LookingUp() | Printing() | PrinterTrouble() | OutOfOrder():
                return None
            case _:
                assert_never(self._state)

    def _printer_said(self, printer: PrinterState) -> None:
        self._polling = False
        self._poll_due = self._clock() + self._times.printer_poll
        match self._state:
            case Welcome() | Entry() | PrinterTrouble() if printer.trouble:
                if self._state != PrinterTrouble(printer.trouble):
                    self._go(PrinterTrouble(printer.trouble))
            case PrinterTrouble():
                self._home()
            case _:
                return

    def _poll_failed(self, error: Exception) -> None:
        self._polling = False
        self._poll_due = self._clock() + self._times.printer_poll
        if self._asks_printer() or not isinstance(error, TerminalFaultError):
            self._failed(error)

    def _look_up(self, text: str, looking: LookingUp) -> None:
        self._go(looking)
        self._door.run(
            lambda: self._printer_first(text),
            lambda answer: self._answered(answer, looking.typed),
            self._failed,
        )

    def _printer_first(self, text: str) -> Verdict | PaperTrouble:
        return self._desk.printer_state().trouble or self._desk.look_up(text)

    def _answered(self, answer: Verdict | PaperTrouble, typed: str) -> None:
        match answer:
            case PaperTrouble():
                self._go(PrinterTrouble(answer))
            case Collectable():
                self._go(Found(answer))
            case _:
                self._go(Refused(answer, typed))

    def _collect(self, press: Press) -> None:
        self._go(Printing(press.printed + 1, len(press.ticket_nos)))
        self._door.run(
            lambda: self._desk.collect(
                press.ticket_nos, press.attempt, lambda number: self._ticket_begins(press.printed + number)
            ),
            lambda run: self._collected(press, run),
            lambda error: self._failed(error, self._broken_off(press)),
        )

    def _ticket_begins(self, number: int) -> None:
        self._door.post(lambda: self._show_ticket(number))

    def _broken_off(self, press: Press) -> Press:
        """Return the press with what is known after a fault: a ticket begins only when all before it came out."""
        printed = self._state.number - 1 if isinstance(self._state, Printing) else press.printed
        return replace(press, printed=printed, faults=press.faults + 1)

    def _show_ticket(self, number: int) -> None:
        if isinstance(self._state, Printing):
            self._go(Printing(number, self._state.total))

    def _collected(self, press: Press, run: "PrintRun") -> None:
        asked, outcomes = len(press.ticket_nos), [outcome for _, outcome in run.outcomes]
        printed = press.printed + run.printed
        if printed == asked:
            self._go(TakeTickets(asked, press.showing))
            return
        unconfirmed = sum(isinstance(outcome, MayHaveComeOut) for outcome in outcomes)
        released = sum(isinstance(outcome, NeverStarted) for outcome in outcomes)
        doubtful = min(press.faults, asked - press.printed - len(outcomes))
        self._go(PrintIncomplete(asked, printed, unconfirmed, released, run.trouble, doubtful))

    def _failed(self, error: Exception, press: Press | None = None) -> None:
        if not isinstance(error, TerminalFaultError):
            raise error
        self._go(TerminalFault(error.code, press))

    def _note(self, notice: Notice) -> None:
        self._notice = (notice, self._clock() + self._times.notice)
        self._heard()

    def _home(self) -> None:
        self._language = self._languages[0]
        self._go(Welcome())

    def _go(self, state: State) -> None:
        if isinstance(self._state, OutOfOrder):
            return
        if type(state) is not type(self._state):  # the next ticket of a run takes no word away
            self._notice = None
        self._state = state
        self.touch()
        self._heard()

"""From a code to paper: look up, fill the basket, print, and say what came of it. No Qt, one thread.

What comes back late, after the machine has gone on to something else, changes nothing.
"""

from typing import TYPE_CHECKING

from willcall.kiosk.journey.basket import NOTHING, Basket, Press
from willcall.kiosk.journey.ports import Desk, Door, Program
from willcall.kiosk.journey.stage import Stage
from willcall.kiosk.journey.states import (
    Cue,
    Entry,
    Found,
    LookingUp,
    Notice,
    OutOfService,
    PrinterTrouble,
    PrintIncomplete,
    Printing,
    Refused,
    TakeTickets,
    TerminalFault,
)
from willcall.redemption.domain.faults import TerminalFaultError
from willcall.redemption.domain.paper import CameOut, MayHaveComeOut, NeverStarted, PaperTrouble, PrintOutcome
from willcall.redemption.domain.verdicts import Collectable, Refusal, TooManyTries, Verdict

if TYPE_CHECKING:  # it brings half the heart, which the first picture does not need
    from willcall.redemption.service.print_tickets import PrintRun

LONGEST_PAUSE_SHOWN = 600.0
"""Seconds. The heart pauses no longer; should its clock be put back meanwhile, the screen does not stay for a day."""

_Answer = Verdict | PaperTrouble | OutOfService


class Collecting:
    """The guest's part of the flow."""

    def __init__(self, stage: Stage, desk: Desk, door: Door, program: Program) -> None:
        self._stage, self._desk, self._door, self._program = stage, desk, door, program

    # a code

    def look_up(self, text: str, basket: Basket) -> None:
        """Ask whether the machine serves guests, then the printer, then for the code."""
        looking = LookingUp(basket)
        self._stage.go(looking)
        self._door.run(
            lambda: self._ask(text),
            lambda answer: self._answered(answer, looking),
            lambda error: self._look_up_failed(error, looking),
        )

    def _ask(self, text: str) -> _Answer:
        if not self._desk.in_service():
            return OutOfService()
        return self._desk.printer_state().trouble or self._desk.look_up(text)

    def _answered(self, answer: _Answer, looking: LookingUp) -> None:
        if self._stage.state is not looking:
            return
        match answer:
            case OutOfService():
                self._stage.in_service = False
                self._stage.home()
            case PaperTrouble():
                self._stage.go(PrinterTrouble(answer, looking.basket))
            case Collectable():
                self._add(answer, looking.basket)
            case _:
                self.refuse(answer, looking.basket)

    def _look_up_failed(self, error: Exception, looking: LookingUp) -> None:
        fault = known(error)
        if self._stage.state is looking:
            self._stage.go(TerminalFault(fault.code, basket=looking.basket))

    def _add(self, found: Collectable, basket: Basket) -> None:
        self._stage.go(Found(basket.with_find(found)))
        if basket.holds(found):
            self._stage.note(Notice.IN_BASKET)
        else:
            self._stage.heard(Cue.FOUND)

    def refuse(self, verdict: Refusal, basket: Basket) -> None:
        """Say why a code opens nothing; under a pause, for as long as it lasts."""
        refused = Refused(verdict, basket)
        if isinstance(verdict, TooManyTries):
            left = (verdict.until - self._program.present()).total_seconds()
            self._stage.go(refused, for_seconds=min(max(1.0, left), LONGEST_PAUSE_SHOWN))
        else:
            self._stage.go(refused)
        self._stage.heard(Cue.REFUSED)

    def note_mistyped(self, digits: str) -> None:
        """Let the heart count a code that was mistyped; it may have had enough of them."""
        self._door.run(lambda: self._desk.look_up(digits), self._mistyped_noted, self._mistyped_failed)

    def _mistyped_noted(self, verdict: Verdict) -> None:
        if isinstance(verdict, TooManyTries) and isinstance(self._stage.state, Entry):
            self.refuse(verdict, self._stage.state.basket)

    def _mistyped_failed(self, error: Exception) -> None:
        fault = known(error)
        if isinstance(self._stage.state, Entry):
            self._stage.go(TerminalFault(fault.code, basket=self._stage.state.basket))

    # the basket

    def take_out(self, index: int) -> None:
        """Take one code out of the basket; without any there is nothing to stay for."""
        if not isinstance(self._stage.state, Found):
            return
        basket = self._stage.state.basket
        if not 0 <= index < len(basket.finds):
            return
        left = basket.without(index)
        if left.finds:
            self._stage.go(Found(left))
        else:
            self._stage.home()

    # paper

    def print_tickets(self) -> None:
        """Print all of the basket as one attempt. The first press leaves the screen, so there is no second one."""
        if isinstance(self._stage.state, Found):
            self._collect(Press(self._program.new_attempt(), self._stage.state.basket))

    def retry(self) -> None:
        """Try the same press again, by the same key."""
        if isinstance(self._stage.state, TerminalFault) and self._stage.state.press:
            self._collect(self._stage.state.press)

    def _collect(self, press: Press) -> None:
        self._stage.go(Printing(press.printed + 1, len(press.wanted)))
        self._door.run(
            lambda: self._desk.collect(
                press.ticket_nos, press.attempt, lambda number: self._ticket_begins(press.printed + number)
            ),
            lambda run: self._collected(press, run),
            lambda error: self._collect_failed(press, error),
        )

    def _ticket_begins(self, number: int) -> None:
        self._door.post(lambda: self._show_ticket(number))

    def _show_ticket(self, number: int) -> None:
        if isinstance(self._stage.state, Printing):
            self._stage.go(Printing(number, self._stage.state.total))
            self._stage.heard(Cue.TICKET)

    def _collected(self, press: Press, run: "PrintRun") -> None:
        if not isinstance(self._stage.state, Printing):
            return
        if press.printed + run.printed == len(press.wanted):
            self._stage.go(TakeTickets(press.tallies()))
            self._stage.heard(Cue.DONE)
        elif len(run.withdrawn) == len(press.wanted) and len(set(run.withdrawn)) == 1:
            self.refuse(run.withdrawn[0], NOTHING)  # as if it were looked up again
        else:
            self._stage.go(_incomplete(press, run))
            self._stage.heard(Cue.REFUSED)

    def _collect_failed(self, press: Press, error: Exception) -> None:
        fault = known(error)
        if isinstance(self._stage.state, Printing):
            # a ticket begins only when all before it came out
            self._stage.go(TerminalFault(fault.code, press.broken_off(self._stage.state.number - 1)))


def _incomplete(press: Press, run: "PrintRun") -> PrintIncomplete:
    asked = len(press.wanted)
    fates: dict[type[PrintOutcome], list[str]] = {CameOut: [], MayHaveComeOut: [], NeverStarted: []}
    for mine, outcome in run.outcomes:
        fates[type(outcome)].append(mine.seat.ticket_no)
    out, in_doubt, released = fates.values()
    return PrintIncomplete(
        asked,
        press.printed + run.printed,
        len(in_doubt),
        len(released),
        run.trouble,
        doubtful=min(press.faults, asked - press.printed - len(run.outcomes) - len(run.withdrawn)),
        tallies=() if press.faults else press.tallies(out),
        withdrawn=run.withdrawn,
        basket=press.basket.left(released, out, in_doubt),
    )


def known(error: Exception) -> TerminalFaultError:
    """Return a known fault; anything else is a bug, and crashes loudly.

    Raises:
        Exception: the bug.
    """
    if not isinstance(error, TerminalFaultError):
        raise error
    return error

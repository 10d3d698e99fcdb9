"""Asks after the machine while nobody is served: is it in service, can the printer print? No Qt, one thread."""

from dataclasses import dataclass

from willcall.kiosk.journey.collecting import known
from willcall.kiosk.journey.ports import Desk, Door, Program
from willcall.kiosk.journey.screen_times import asks_after_the_machine
from willcall.kiosk.journey.stage import Stage
from willcall.kiosk.journey.states import (
    Entry,
    Found,
    OutOfService,
    PrinterTrouble,
    TerminalFault,
    Welcome,
    basket_of,
)
from willcall.redemption.domain.paper import PrinterState


@dataclass(frozen=True, slots=True)
class _Standing:
    in_service: bool
    printer: PrinterState


class MachineWatch:
    """Shows what is the matter before anybody types in vain, and comes back by itself when it is over."""

    def __init__(self, stage: Stage, desk: Desk, door: Door, program: Program) -> None:
        self._stage, self._desk, self._door, self._clock = stage, desk, door, program.clock
        self._due, self._asking = program.clock(), False

    def look(self) -> None:
        """Ask, where it is time to and no answer is under way."""
        if asks_after_the_machine(self._stage.state) and self._clock() >= self._due and not self._asking:
            self._asking = True
            self._door.run(self._ask, self._stands, self._failed)

    def _ask(self) -> _Standing:
        return _Standing(self._desk.in_service(), self._desk.printer_state())

    def _stands(self, standing: _Standing) -> None:
        self._asked()
        if not asks_after_the_machine(self._stage.state):
            return
        self._stage.in_service = standing.in_service
        match self._stage.state:
            case OutOfService() if standing.in_service:
                self._stage.home()
            case Welcome() | PrinterTrouble() | TerminalFault() if not standing.in_service:
                self._stage.home()
            case Welcome() | Entry() | Found() | PrinterTrouble() if standing.printer.trouble:
                self._in_trouble(PrinterTrouble(standing.printer.trouble, basket_of(self._stage.state)))
            case PrinterTrouble(_, basket):
                self._stage.go(Found(basket)) if basket.finds else self._stage.home()
            case _:
                return

    def _in_trouble(self, trouble: PrinterTrouble) -> None:
        if self._stage.state != trouble:
            self._stage.go(trouble)

    def _failed(self, error: Exception) -> None:
        self._asked()
        fault = known(error)
        match self._stage.state:
            case TerminalFault(basket=basket) if basket.finds:
                return
            case Welcome() | Entry() | PrinterTrouble() | OutOfService() | TerminalFault(press=None):
                self._stage.go(TerminalFault(fault.code, basket=basket_of(self._stage.state)))
            case _:
                return

    def _asked(self) -> None:
        self._asking = False
        self._due = self._clock() + self._stage.times.printer_poll

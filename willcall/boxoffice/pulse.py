"""What is looked at again and again, whatever is shown: how the terminal is, the view, how much needs a person."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from willcall.boxoffice.office import Office
from willcall.redemption.domain.faults import FaultCode
from willcall.redemption.domain.health import HealthRow, Level, Part

COUNT_S = 15.0
"""How often exceptions are counted for the navigation."""


class Pulse(QObject):
    """Asks the office when it is due, and never before it has had its last answer.

    ``look_again`` has the view that is shown look at the terminal anew.
    """

    healthy = Signal(tuple)
    counted = Signal(int)

    def __init__(self, office: Office, look_again: Callable[[], None]) -> None:
        super().__init__()
        self._office, self._look_again = office, look_again
        self._looking, self._look_due, self._count_due = False, 0.0, 0.0

    def count_soon(self) -> None:
        """Count exceptions at the next beat."""
        self._count_due = 0.0

    def beat(self, now: float, *, locked: bool) -> None:
        """Look at what is due at ``now``, in seconds of a clock that never goes back."""
        if not self._looking and now >= self._look_due:
            self._looking, self._look_due = True, now + self._office.settings.box_office.refresh_seconds
            self._office.act(lambda desks: desks.machine.health(), self._told, self._ill)
            if not locked:
                self._look_again()
        if not locked and now >= self._count_due:
            self._count_due, who = now + COUNT_S, self._office.member
            self._office.look(lambda desks: len(desks.looks.exceptions(who)), self.counted.emit, lambda _: None)

    def _told(self, rows: tuple[HealthRow, ...]) -> None:
        self._looking = False
        self.healthy.emit(rows)

    def _ill(self, code: FaultCode) -> None:
        self._told((HealthRow(Part.DATABASE, Level.BAD, code.value),))

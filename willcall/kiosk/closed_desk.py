"""The desk of a terminal that could not be opened: whatever is asked, it names the fault (R9)."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NoReturn

from willcall.redemption.domain.faults import TerminalFaultError
from willcall.redemption.domain.identity import TerminalIdentity
from willcall.redemption.domain.showings import BilingualText

NOBODY = TerminalIdentity("", BilingualText(""), "", "Asia/Shanghai", ())
"""Who a terminal is before it knows."""


@dataclass(frozen=True, slots=True)
class ClosedDesk:
    """Raises the fault that kept the terminal closed (R9)."""

    fault: TerminalFaultError

    def look_up(self, text: str) -> NoReturn:
        """Name the fault."""
        del text
        raise self._again()

    def collect(
        self, ticket_nos: Sequence[str], attempt: str, on_ticket: Callable[[int], None] = lambda _: None
    ) -> NoReturn:
        """Name the fault."""
        del ticket_nos, attempt, on_ticket
        raise self._again()

    def printer_state(self) -> NoReturn:
        """Name the fault."""
        raise self._again()

    def _again(self) -> TerminalFaultError:
        return TerminalFaultError(self.fault.code, self.fault.detail)

"""Open a showing's last digits, for as long as somebody looks at them."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from willcall.redemption.domain.endings import Endings, EndingsSpoiledError, open_endings
from willcall.redemption.domain.faults import FaultCode, TerminalFaultError
from willcall.redemption.domain.tickets import ticket_number
from willcall.redemption.service.ports import UnitOfWork


@dataclass(frozen=True, slots=True)
class EndingsOpener:
    """Opens what this cinema's packs sealed."""

    cinema_code: str
    cinema_key: bytes = field(repr=False)

    def showings(self, showing_code: str, unit: UnitOfWork) -> Mapping[str, Endings]:
        """Return a showing's endings by ticket number; none where its pack brought none.

        Raises:
            TerminalFaultError: they do not open, or the database failed.
        """
        sealed = unit.house.sealed_endings(showing_code)
        if sealed is None:
            return {}
        try:
            opened = open_endings(self.cinema_key, showing_code, sealed)
        except EndingsSpoiledError as error:
            raise TerminalFaultError(FaultCode.DATABASE_DAMAGED, f"showing {showing_code}: {error}") from error
        return {ticket_number(self.cinema_code, serial): endings for serial, endings in opened.items()}

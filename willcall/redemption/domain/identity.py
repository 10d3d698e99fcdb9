"""Who a terminal is: what enrolment gave it."""

from dataclasses import dataclass
from zoneinfo import ZoneInfo

from willcall.redemption.domain.showings import BilingualText


@dataclass(frozen=True, slots=True)
class TerminalIdentity:
    """A terminal of one cinema. ``roster`` lists the ``terminal_no`` of every terminal there, this one included."""

    cinema_code: str
    cinema: BilingualText
    terminal_no: str
    timezone: str
    roster: tuple[str, ...]

    @property
    def zone(self) -> ZoneInfo:
        """The cinema's own time zone."""
        return ZoneInfo(self.timezone)

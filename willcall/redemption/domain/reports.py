"""What was done at a terminal in a shift or on a business day, counted by terminal and by staff, deed by deed."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from willcall.redemption.domain.identity import TerminalIdentity
from willcall.redemption.domain.showings import Place, Showing


class Deed(StrEnum):
    """What is counted, in the order in which a report has it."""

    COLLECTED = "collected"
    """A seat's right was used for certain: its original came out, or somebody was let in on the door list."""
    PRINTED = "printed"
    """A paper came out, original or further copy."""
    REPRINTED = "reprinted"
    """A further copy came out."""
    SPOILED = "spoiled"
    """A paper in doubt was found half printed, blank or torn up."""
    RELEASED = "released"
    """A supervisor opened a seat again."""
    REFUSED = "refused"
    """A code was refused."""
    ADMITTED = "admitted"
    """Somebody was let in on the door list; counted as collected, too."""
    EXCEPTION_OPENED = "exception_opened"
    EXCEPTION_CLOSED = "exception_closed"


@dataclass(frozen=True, slots=True)
class Occasion:
    """One deed that the journal tells of. ``staff_no`` is whose it was, empty for a guest or nobody.

    ``ticket_no`` is empty where it is about no seat. ``reason`` is as the journal has it: a reason, a verdict or a
    printer's code.
    """

    sequence: int
    at: datetime
    terminal_no: str
    deed: Deed
    staff_no: str = ""
    ticket_no: str = ""
    reason: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class ReportLine:
    """An occasion with its seat, where it is about one that is known here."""

    occasion: Occasion
    showing: Showing | None = None
    place: Place | None = None


Tally = Mapping[Deed, int]
"""How often each deed was done; what was never done is left out."""


@dataclass(frozen=True, slots=True)
class Span:
    """From ``begin`` to before ``end``. ``day`` where it is a business day, ``staff_no`` where it is one's shift."""

    begin: datetime
    end: datetime
    day: date | None = None
    staff_no: str | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """A shift or a day at one terminal, as its journal has it when the report was made; lines in order.

    ``rehearsal``: a day was being rehearsed then, and whatever shows the report has to say so.
    """

    identity: TerminalIdentity
    span: Span
    made_at: datetime
    lines: tuple[ReportLine, ...]
    rehearsal: bool = False

    def total(self) -> Tally:
        """Count all."""
        return Counter(line.occasion.deed for line in self.lines)

    def by_terminal(self) -> Mapping[str, Tally]:
        """Count for each terminal."""
        return self._by(lambda occasion: occasion.terminal_no)

    def by_staff(self) -> Mapping[str, Tally]:
        """Count for each member of staff, by number; what guests did at the machine is under an empty one."""
        return self._by(lambda occasion: occasion.staff_no)

    def lines_of(self, deed: Deed, staff_no: str | None = None) -> tuple[ReportLine, ...]:
        """Return the lines behind a figure: everybody's, or one's."""
        return tuple(
            line for line in self.lines if line.occasion.deed is deed and staff_no in {None, line.occasion.staff_no}
        )

    def _by(self, whose: Callable[[Occasion], str]) -> Mapping[str, Tally]:
        counted: dict[str, Counter[Deed]] = {}
        for line in self.lines:
            counted.setdefault(whose(line.occasion), Counter())[line.occasion.deed] += 1
        return {name: counted[name] for name in sorted(counted)}

"""Who stands behind the counter, and what each of them may do with paper. How they prove it is not decided here."""

import re
from dataclasses import dataclass
from enum import StrEnum

_STAFF_NO = re.compile(r"[0-9A-Za-z-]{1,10}")
"""Shorter than a collection code, so that none can be entered in its place (R7)."""


class StaffRole(StrEnum):
    """What somebody is in a cinema."""

    CLERK = "clerk"
    SUPERVISOR = "supervisor"
    TECHNICIAN = "technician"


class Right(StrEnum):
    """What not every member of staff may do. All may settle a print by its paper, or state that there is none."""

    COLLECT = "collect"
    """Hand out a ticket to a guest who shows a code, or who cannot and gives a reason."""
    REPRINT = "reprint"
    LIFT_LIMIT = "lift_limit"
    VOUCH = "vouch"
    """State that a paper came out which nobody can scan."""
    RELEASE = "release"
    """Open a seat again that is in hand, in doubt or ticked by mistake, on their own word."""
    ENTER_TICKS = "enter_ticks"
    """Enter afterwards who was let in on a door list."""
    CLOSE_SEATS_EXCEPTION = "close_seats_exception"
    CLOSE_MACHINES_EXCEPTION = "close_machines_exception"
    SEE_EVERYBODYS_REPORT = "see_everybodys_report"
    """Their own shift everybody sees."""


class View(StrEnum):
    """A view of the box office's window."""

    TODAY = "today"
    SEAT_MAP = "seat_map"
    FIND = "find"
    SEAT = "seat"
    EXCEPTIONS = "exceptions"
    TERMINALS = "terminals"
    SYNC = "sync"
    DOOR_LISTS = "door_lists"
    REPORTS = "reports"


_RIGHTS: dict[StaffRole, frozenset[Right]] = {
    StaffRole.CLERK: frozenset({Right.COLLECT, Right.REPRINT, Right.ENTER_TICKS}),
    StaffRole.SUPERVISOR: frozenset(Right),
    # finds the half ticket in the printer, and hands out none
    StaffRole.TECHNICIAN: frozenset({Right.CLOSE_MACHINES_EXCEPTION}),
}

_VIEWS: dict[StaffRole, frozenset[View]] = {
    StaffRole.CLERK: frozenset(View),
    StaffRole.SUPERVISOR: frozenset(View),
    # looks after machines, and has no business with guests
    StaffRole.TECHNICIAN: frozenset({View.TODAY, View.SEAT, View.EXCEPTIONS, View.TERMINALS, View.SYNC}),
}


@dataclass(frozen=True, slots=True)
class StaffMember:
    """A member of staff. ``staff_no`` goes into the journal: 1 to 10 letters, digits or hyphens, never a name.

    Raises:
        ValueError: the number is none.
    """

    staff_no: str
    role: StaffRole

    def __post_init__(self) -> None:
        if _STAFF_NO.fullmatch(self.staff_no) is None:
            raise ValueError("a staff number has 1 to 10 letters, digits or hyphens")

    def may(self, right: Right) -> bool:
        """Say whether the role has the right."""
        return right in _RIGHTS[self.role]

    def sees(self, view: View) -> bool:
        """Say whether the role has the view."""
        return view in _VIEWS[self.role]


@dataclass(frozen=True, slots=True)
class RightMissing:
    """This member of staff may not do that; ``held_by`` are the roles that may."""

    staff: StaffMember
    right: Right

    @property
    def held_by(self) -> tuple[StaffRole, ...]:
        """Return the roles that have the right: whom to call."""
        return tuple(role for role in StaffRole if self.right in _RIGHTS[role])


@dataclass(frozen=True, slots=True)
class TicketUnknown:
    """This terminal knows no such ticket number."""

    ticket_no: str

"""What was ticked on a door list and entered afterwards, as facts: part of the closed set in ``events``."""

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class AdmittedOnList:
    """Somebody was let in on the door list, without a ticket; ``staff_no`` entered the tick."""

    kind: ClassVar[str] = "admitted_on_list"
    ticket_no: str
    showing_code: str
    seat_code: str
    staff_no: str
    role: str


@dataclass(frozen=True, slots=True)
class TickTakenBack:
    """A tick was entered at the wrong seat: nobody was let in there, on the word of supervisor ``staff_no``."""

    kind: ClassVar[str] = "tick_taken_back"
    ticket_no: str
    reason: str
    staff_no: str
    note: str
    role: str


@dataclass(frozen=True, slots=True)
class AdmissionDisputed:
    """The door list has a tick at a seat that was not open any more: an exception on both sides, nothing is moved.

    ``state`` is where the seat stood when the tick was entered: two people may have been let in.
    """

    kind: ClassVar[str] = "admission_disputed"
    ticket_no: str
    state: str
    staff_no: str
    role: str

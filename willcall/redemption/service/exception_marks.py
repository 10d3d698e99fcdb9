"""What people have said about exceptions, as the journal has it: which they closed, and what they noted."""

from collections.abc import Mapping
from dataclasses import dataclass

from willcall.redemption.domain.desk_events import ExceptionClosed, ExceptionNoted
from willcall.redemption.domain.door_events import AdmissionDisputed
from willcall.redemption.domain.events import ReissueCameLate, RevocationCameLate
from willcall.redemption.domain.exceptions import ExceptionKey, ExceptionKind, NoteLeft
from willcall.redemption.domain.journal import Recorded
from willcall.redemption.domain.sync_status import RefusedEntry
from willcall.redemption.service.ports import UnitOfWork


def print_key(ticket_no: str, copy_no: int) -> ExceptionKey:
    """Return the key of a print in doubt."""
    return ExceptionKey(ExceptionKind.UNCONFIRMED_PRINT, f"{ticket_no}/{copy_no}")


def refused_key(entry: RefusedEntry) -> ExceptionKey:
    """Return the key of an entry that the centre would not take."""
    return ExceptionKey(ExceptionKind.ENTRY_REFUSED, str(entry.sequence))


def late_key(told: Recorded[RevocationCameLate | ReissueCameLate]) -> ExceptionKey:
    """Return the key of what a pack brought too late: the entry that says so."""
    taken_back = isinstance(told.event, RevocationCameLate)
    kind = ExceptionKind.LATE_REVOCATION if taken_back else ExceptionKind.LATE_REISSUE
    return ExceptionKey(kind, str(told.sequence))


def tick_key(told: Recorded[AdmissionDisputed]) -> ExceptionKey:
    """Return the key of a tick at a seat that was not open: the entry that says so."""
    return ExceptionKey(ExceptionKind.ADMISSION_DISPUTED, str(told.sequence))


def key_of(event: ExceptionClosed | ExceptionNoted) -> ExceptionKey:
    """Return the key of what somebody closed or noted."""
    return ExceptionKey(ExceptionKind(event.exception), event.subject)


@dataclass(frozen=True, slots=True)
class Marks:
    """The exceptions that were closed, and the last note on each that has one."""

    closed: frozenset[ExceptionKey]
    _notes: Mapping[ExceptionKey, NoteLeft]

    @classmethod
    def read(cls, unit: UnitOfWork) -> "Marks":
        """Read all that anybody ever said; the kinds are rare, and found by their index."""
        closed = frozenset(key_of(told.event) for told in unit.journal.backwards([ExceptionClosed]))
        notes: dict[ExceptionKey, NoteLeft] = {}
        for told in unit.journal.backwards([ExceptionNoted]):
            notes.setdefault(key_of(told.event), NoteLeft(told.at, told.event.staff_no, told.event.note))
        return cls(closed, notes)

    def note_on(self, key: ExceptionKey) -> NoteLeft | None:
        """Return the last note on an exception."""
        return self._notes.get(key)

    def closed_up_to(self, kind: ExceptionKind) -> int:
        """Return the highest sequence up to which exceptions of a kind are closed, which are closed together."""
        return max((int(key.subject) for key in self.closed if key.kind is kind), default=0)

"""Close an exception for a reason, or leave a note on one: in the journal, with who did it."""

from collections.abc import Sequence
from datetime import datetime

from willcall.redemption.domain.desk_events import ExceptionClosed, ExceptionNoted
from willcall.redemption.domain.events import PrintSettled
from willcall.redemption.domain.exceptions import (
    CloseAnswer,
    Closed,
    ClosedException,
    ClosingReason,
    ExceptionKey,
    NoteAnswer,
    NoteLeft,
    NotOpen,
    OpenException,
)
from willcall.redemption.domain.journal import Recorded
from willcall.redemption.domain.notes import Note, NoteMissing, NoteUnfit, read_note
from willcall.redemption.service.exception_marks import Marks, key_of, print_key
from willcall.redemption.service.open_exceptions import ExceptionList
from willcall.redemption.service.ports import UnitsOfWork

_CLOSINGS: Sequence[type[ExceptionClosed | PrintSettled]] = (ExceptionClosed, PrintSettled)


def close_exception(
    key: ExceptionKey, reason: ClosingReason, note: str, *, exceptions: ExceptionList, units: UnitsOfWork
) -> CloseAnswer:
    """Close one that is open, where whoever ``exceptions`` are for may do that.

    Raises:
        TerminalFaultError: the database failed; nothing was changed.
    """
    read = read_note(note, needed=reason is ClosingReason.OTHER)
    if not isinstance(read, Note):
        return read
    found = _open(key, exceptions, units)
    bar = NotOpen(key) if found is None else found.close_barred
    if bar is not None:
        return bar
    acts = exceptions.acts
    with units.writing() as unit:
        if key in Marks.read(unit).closed:
            return NotOpen(key)
        who = (acts.staff.staff_no, acts.staff.role.value)
        unit.journal.append([ExceptionClosed(key.kind.value, key.subject, *who, reason.value, read.text)], acts.now)
        unit.commit()
    return Closed(key)


def note_exception(key: ExceptionKey, note: str, *, exceptions: ExceptionList, units: UnitsOfWork) -> NoteAnswer:
    """Leave a note on one that is open, an empty one too: somebody has seen it.

    Raises:
        TerminalFaultError: the database failed; nothing was changed.
    """
    read = read_note(note, needed=False)
    if isinstance(read, NoteMissing | NoteUnfit):
        return read
    if _open(key, exceptions, units) is None:
        return NotOpen(key)
    acts = exceptions.acts
    with units.writing() as unit:
        who = (acts.staff.staff_no, acts.staff.role.value)
        unit.journal.append([ExceptionNoted(key.kind.value, key.subject, *who, read.text)], acts.now)
        unit.commit()
    return NoteLeft(acts.now, acts.staff.staff_no, read.text)


def closed_exceptions(since: datetime, units: UnitsOfWork) -> tuple[ClosedException, ...]:
    """Return what was closed or settled from a time on, the newest first.

    Raises:
        TerminalFaultError: the database failed.
    """
    with units.reading() as unit:
        told = unit.journal.between(_CLOSINGS, since)
    return tuple(_closed(each) for each in reversed(told))


def _open(key: ExceptionKey, exceptions: ExceptionList, units: UnitsOfWork) -> OpenException | None:
    # looked for before the right to write is held: a look may take its time, and guests wait for that right
    with units.reading() as unit:
        return next((each for each in exceptions.open(unit) if each.key == key), None)


def _closed(told: Recorded[ExceptionClosed | PrintSettled]) -> ClosedException:
    event = told.event
    key = print_key(event.ticket_no, event.copy_no) if isinstance(event, PrintSettled) else key_of(event)
    return ClosedException(key, told.sequence, told.at, event.staff_no, event.role, event.reason, event.note)

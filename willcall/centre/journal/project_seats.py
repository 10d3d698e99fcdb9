"""What the journals say about each seat, carried on with every entry that has no gap before it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import groupby
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from willcall.centre.codes.models import RevocationRow, TicketRow
from willcall.centre.db.bulk import batches, put_rows
from willcall.centre.desk.open_exceptions import ExceptionKind, Finding, close_all_below, open_exceptions
from willcall.centre.journal.models import SeatStateRow
from willcall.centre.terminals.admit_request import Caller
from willcall.redemption.domain import events
from willcall.redemption.domain.door_events import AdmissionDisputed
from willcall.redemption.domain.seat_acts import act_of
from willcall.redemption.domain.seats import Act, IllegalActError, SeatState, after
from willcall.redemption.domain.tickets import SERIAL_DIGITS

_AT_ONCE = 1000
_LATE: dict[str, ExceptionKind] = {
    events.RevocationCameLate.kind: ExceptionKind.LATE_REVOCATION,
    events.ReissueCameLate.kind: ExceptionKind.LATE_REISSUE,
}


@dataclass(frozen=True, slots=True)
class ProjectedEntry:
    """An entry as far as a seat's state depends on it."""

    sequence: int
    at: str
    kind: str
    facts: dict[str, Any]


@dataclass(slots=True)
class _Standing:
    """A ticket and where it stands."""

    showing_code: str
    revoked: bool
    state: SeatState = SeatState.OPEN
    copies: int = 0
    terminal_no: str | None = None
    changed_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class _Decision:
    """A person's decision on all that is open of a kind about a topic."""

    kind: ExceptionKind
    topic: str
    closing: dict[str, Any]
    at: datetime


@dataclass(slots=True)
class _Projection:
    """The seats on their way, and what goes on the desk and off it, in the journal's order."""

    session: Session
    caller: Caller
    tickets: dict[int, _Standing]
    changed: set[int] = field(default_factory=set)
    desk: list[Finding | _Decision] = field(default_factory=list)


def project_seats(session: Session, caller: Caller, entries: Sequence[ProjectedEntry], now: datetime) -> None:
    """Apply entries, in order, to the seats that they name, and put on the desk what a person must look at."""
    named = [(entry, _serial(entry, caller)) for entry in entries if "ticket_no" in entry.facts]
    if not named:
        return
    projection = _Projection(session, caller, _standings(session, caller, {serial for _, serial in named}))
    for entry, serial in named:
        _apply(projection, entry, serial)
    put_rows(session, SeatStateRow, [_row(projection, serial) for serial in sorted(projection.changed)])
    _bring_to_desk(projection, now)


def _bring_to_desk(projection: _Projection, now: datetime) -> None:
    """Open and close in the journal's order: a decision is about what was open before it."""
    session, cinema = projection.session, projection.caller.cinema_code
    for _, steps in groupby(projection.desk, type):
        findings: list[Finding] = []
        for step in steps:
            if isinstance(step, Finding):
                findings.append(step)
            else:
                close_all_below(session, cinema, step.kind, step.topic, step.closing, step.at)
        open_exceptions(session, findings, now)


def _serial(entry: ProjectedEntry, caller: Caller) -> int:
    """Return the serial that an entry names, -1 where it names none of this cinema's."""
    number = str(entry.facts["ticket_no"])
    serial = number.removeprefix(caller.cinema_code)
    right = number.startswith(caller.cinema_code) and len(serial) == SERIAL_DIGITS
    return int(serial) if right and serial.isascii() and serial.isdecimal() else -1


def _standings(session: Session, caller: Caller, serials: set[int]) -> dict[int, _Standing]:
    standings: dict[int, _Standing] = {}
    for part in batches(sorted(serials), _AT_ONCE):
        found = session.execute(
            select(
                TicketRow.serial,
                TicketRow.showing_code,
                RevocationRow.serial.is_not(None),
                SeatStateRow.state,
                SeatStateRow.copies,
                SeatStateRow.terminal_no,
                SeatStateRow.changed_at,
            )
            .outerjoin(
                RevocationRow,
                (RevocationRow.cinema_code == TicketRow.cinema_code) & (RevocationRow.serial == TicketRow.serial),
            )
            .outerjoin(
                SeatStateRow,
                (SeatStateRow.cinema_code == TicketRow.cinema_code) & (SeatStateRow.serial == TicketRow.serial),
            )
            .where(TicketRow.cinema_code == caller.cinema_code, TicketRow.serial.in_(part))
        )
        for serial, showing, revoked, state, copies, terminal_no, changed_at in found:
            standings[serial] = _Standing(
                showing, revoked, SeatState(state or SeatState.OPEN), copies or 0, terminal_no, changed_at
            )
    return standings


def _apply(projection: _Projection, entry: ProjectedEntry, serial: int) -> None:
    ticket = projection.tickets.get(serial)
    if ticket is None:
        _find(projection, ExceptionKind.UNKNOWN_TICKET, entry, None, f"{entry.sequence}")
        return
    if entry.kind == AdmissionDisputed.kind:
        _find(projection, ExceptionKind.ADMISSION_DISPUTED, entry, ticket, f"{serial}/{entry.facts['state']}")
        return
    if entry.kind in _LATE:
        _find(projection, _LATE[entry.kind], entry, ticket, f"{serial}")
        return
    if entry.kind == events.ReissueOpened.kind:
        # open is what it has been here all along; only now a code opens it there too
        _settle(projection, ExceptionKind.LATE_REISSUE, entry, f"{serial}")
        return
    act = act_of(entry.kind, entry.facts, ticket.state)
    if act is None:
        return
    try:
        ticket.state, ticket.copies = after(ticket.state, ticket.copies, act)
    except IllegalActError:
        _find_impossible(projection, entry, ticket, serial, act)
        return
    ticket.terminal_no, ticket.changed_at = projection.caller.terminal_no, datetime.fromisoformat(entry.at)
    projection.changed.add(serial)
    _look_closer(projection, entry, ticket, serial, act)


def _find_impossible(projection: _Projection, entry: ProjectedEntry, ticket: _Standing, serial: int, act: Act) -> None:
    """An act that the seat's state does not allow: most of all, a right that was used somewhere else before."""
    double = ticket.state is not SeatState.OPEN and ticket.terminal_no not in (None, projection.caller.terminal_no)
    kind = ExceptionKind.DOUBLE_COLLECTION if double else ExceptionKind.IMPOSSIBLE_ACT
    more = {"act": act.value, "state": ticket.state.value, "reached_at_terminal": ticket.terminal_no}
    _find(projection, kind, entry, ticket, f"{serial}/{projection.caller.terminal_no}/{entry.sequence}", more)


def _look_closer(projection: _Projection, entry: ProjectedEntry, ticket: _Standing, serial: int, act: Act) -> None:
    copy = f"{serial}/{entry.facts.get('copy_no')}"
    if act is Act.LOSE_TRACK:
        # the same copy can be lost again, once a person has said that no paper came out: that is another finding
        subject = f"{copy}/{projection.caller.terminal_no}/{entry.sequence}"
        _find(projection, ExceptionKind.UNCONFIRMED_PRINT, entry, ticket, subject)
    elif act in {Act.SETTLE_PRINTED, Act.SETTLE_NO_PAPER}:
        _settle(projection, ExceptionKind.UNCONFIRMED_PRINT, entry, copy)
    elif act is Act.REVOKE:
        # one that came late was carried out after all: nobody has to look at it any more
        _settle(projection, ExceptionKind.LATE_REVOCATION, entry, f"{serial}")
    elif act in {Act.CLAIM, Act.ADMIT} and ticket.revoked:
        _find(projection, ExceptionKind.LATE_REVOCATION, entry, ticket, f"{serial}")
    if act is Act.ADMIT:
        # a tick that was in dispute while a print was in doubt counts after all
        _settle(projection, ExceptionKind.ADMISSION_DISPUTED, entry, f"{serial}")


def _settle(projection: _Projection, kind: ExceptionKind, entry: ProjectedEntry, topic: str) -> None:
    closing = {"terminal_no": projection.caller.terminal_no, "sequence": entry.sequence, "at": entry.at, **entry.facts}
    projection.desk.append(_Decision(kind, topic, closing, datetime.fromisoformat(entry.at)))


def _find(
    projection: _Projection,
    kind: ExceptionKind,
    entry: ProjectedEntry,
    ticket: _Standing | None,
    subject: str,
    more: dict[str, Any] | None = None,
) -> None:
    caller = projection.caller
    evidence = {
        "terminal_no": caller.terminal_no,
        "sequence": entry.sequence,
        "at": entry.at,
        "entry": entry.kind,
        "facts": entry.facts,
        **(more or {}),
    }
    showing = ticket.showing_code if ticket else None
    projection.desk.append(Finding(caller.cinema_code, kind, subject, evidence, showing))


def _row(projection: _Projection, serial: int) -> dict[str, Any]:
    ticket = projection.tickets[serial]
    return {
        "cinema_code": projection.caller.cinema_code,
        "serial": serial,
        "state": ticket.state.value,
        "copies": ticket.copies,
        "terminal_no": ticket.terminal_no,
        "changed_at": ticket.changed_at,
    }

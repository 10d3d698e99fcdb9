"""The same seats counted another way: one by one, straight from the journals' lines."""

from collections import Counter, defaultdict
from dataclasses import dataclass, field

from sqlalchemy import select
from sqlalchemy.orm import Session

from willcall.centre.campaigns.models import BookedSeatRow
from willcall.centre.channel.models import SaleRow
from willcall.centre.codes.models import RevocationRow, TicketRow
from willcall.centre.journal.models import JournalEntryRow, JournalHeadRow
from willcall.redemption.domain.door_events import AdmittedOnList, TickTakenBack
from willcall.redemption.domain.events import PrintSettled, TicketPrinted
from willcall.redemption.domain.tickets import ticket_number

_LET_IN = {AdmittedOnList.kind: 1, TickTakenBack.kind: -1}
"""What a tick, and its being taken back, counts for."""


@dataclass(slots=True)
class Recount:
    """A showing's seats, each put in exactly one place."""

    booked: int = 0
    collected: int = 0
    open: int = 0
    revoked: int = 0
    sold: int = 0
    collected_not_sold: list[str] = field(default_factory=list)


def recount_seats(session: Session, cinema_code: str) -> dict[str, Recount]:
    """Return the recount of each showing of a cinema that was booked."""
    showings: defaultdict[str, Recount] = defaultdict(Recount)
    booked = select(BookedSeatRow.showing_code).where(BookedSeatRow.cinema_code == cinema_code)
    for showing in session.scalars(booked):
        showings[showing].booked += 1
    collected = _tickets_collected(session, cinema_code)
    revoked = set(session.scalars(select(RevocationRow.serial).where(RevocationRow.cinema_code == cinema_code)))
    sold = set(session.scalars(select(SaleRow.code_no).where(SaleRow.cinema_code == cinema_code, SaleRow.counts)))
    ticket = TicketRow
    statement = select(ticket.serial, ticket.code_no, ticket.showing_code).where(ticket.cinema_code == cinema_code)
    for serial, code_no, showing in session.execute(statement):
        place = showings[showing]
        number = ticket_number(cinema_code, serial)
        place.sold += code_no in sold
        if number in collected:
            place.collected += 1
            if code_no not in sold:
                place.collected_not_sold.append(number)
        elif serial in revoked:
            place.revoked += 1
        else:
            place.open += 1
    return showings


def _tickets_collected(session: Session, cinema_code: str) -> set[str]:
    """Return the tickets of which a journal, up to its first gap, says that paper came out or somebody was let in."""
    entry, head = JournalEntryRow, JournalHeadRow
    statement = (
        select(entry.kind, entry.facts)
        .join(head, (head.cinema_code == entry.cinema_code) & (head.terminal_no == entry.terminal_no))
        .where(
            entry.cinema_code == cinema_code,
            entry.sequence <= head.sequence,
            entry.refusal.is_(None),
            entry.kind.in_((TicketPrinted.kind, PrintSettled.kind, *_LET_IN)),
        )
    )
    came_out: set[str] = set()
    let_in: Counter[str] = Counter()
    for kind, facts in session.execute(statement):
        number = str(facts["ticket_no"])
        if kind in _LET_IN:
            let_in[number] += _LET_IN[kind]
        elif kind != PrintSettled.kind or facts["came_out"]:
            came_out.add(number)
    return came_out | set(+let_in)

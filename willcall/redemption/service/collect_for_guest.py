"""Collect at the box office: staff look a guest's code up, or find the seat without it, and hand the tickets out."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from willcall.redemption.domain.collecting import CollectOrder, CollectRefusal, NotCollectable
from willcall.redemption.domain.events import CodeRefused, Event, SeatClaimed, TriesExceeded
from willcall.redemption.domain.identity import TerminalIdentity
from willcall.redemption.domain.journal import written_time
from willcall.redemption.domain.sign_in import PinTries
from willcall.redemption.domain.staff import Right, RightMissing, StaffMember, TicketUnknown
from willcall.redemption.domain.verdicts import Collectable, TooManyTries, UnknownCode, Verdict, verdict_name
from willcall.redemption.service.claim_seats import Collector
from willcall.redemption.service.collect_seats import OnTicket, collect_seats
from willcall.redemption.service.look_up import answer, judge_seat
from willcall.redemption.service.ports import Clock, Journal, UnitsOfWork
from willcall.redemption.service.print_tickets import PrintDesk, PrintRun

FREE_TRIES_OF_STAFF = 10
"""The wrong code, within ``_REMEMBERED`` and with nothing handed out between, that brings a clerk's first pause."""

_REMEMBERED = timedelta(minutes=30)
_TELLING: Sequence[type[CodeRefused | TriesExceeded | SeatClaimed]] = (CodeRefused, TriesExceeded, SeatClaimed)
_WRONG = verdict_name(UnknownCode())


def look_up_for_guest(
    text: str,
    staff: StaffMember,
    *,
    units: UnitsOfWork,
    cinema_key: bytes,
    identity: TerminalIdentity,
    clock: Clock,
) -> Verdict:
    """Answer staff for what a guest shows; a refusal is journaled with their number, without the code.

    Whoever is signed in is no stranger: the machine's own pauses do not hold for them, and their wrong codes make no
    guest wait. But a row of wrong ones brings them a pause of their own, longer each time, that a restart does not end.

    Raises:
        TerminalFaultError: the database failed; never turned into a verdict (R9).
    """
    now = clock()
    with units.reading() as unit:
        tries = _tries(unit.journal, staff, now)
        paused = tries.paused_until(now)
        verdict = TooManyTries(paused) if paused else answer(text, unit.shelf, cinema_key, identity, now)
    if isinstance(verdict, Collectable):
        return verdict
    counted = tries.counted(FREE_TRIES_OF_STAFF, now) if isinstance(verdict, UnknownCode) else None
    events: list[Event] = [CodeRefused(verdict_name(verdict), staff.staff_no)]
    if counted and counted.until:
        events.append(TriesExceeded(counted.wrong, written_time(counted.until), staff.staff_no))
        verdict = TooManyTries(counted.until)
    with units.writing() as unit:
        unit.journal.append(events, now)
        unit.commit()
    return verdict


def _tries(journal: Journal, staff: StaffMember, now: datetime) -> PinTries:
    """Count the wrong codes of a member of staff since they last handed something out, as far as it is remembered."""
    wrong, until = 0, None
    for told in journal.backwards(_TELLING):
        event = told.event
        if told.at < now - _REMEMBERED:
            break
        if event.staff_no != staff.staff_no:
            continue
        if isinstance(event, SeatClaimed):
            break
        if isinstance(event, TriesExceeded):
            until = until or datetime.fromisoformat(event.until)
        else:
            wrong += event.verdict == _WRONG
    return PinTries(wrong, until)


def collect_for_guest(order: CollectOrder, on_ticket: OnTicket, *, desk: PrintDesk) -> PrintRun | CollectRefusal:
    """Hand out seats to a guest, each as if its own code had been shown; where one is barred none is touched.

    An attempt that is tried again after a fault goes on with what it has in hand.

    Raises:
        TerminalFaultError: the database failed; what was not recorded was not printed.
    """
    if not order.staff.may(Right.COLLECT):
        return RightMissing(order.staff, Right.COLLECT)
    bar = _bar(order, desk)
    if bar is not None:
        return bar
    by = Collector(order.staff.staff_no, order.without_code or "")
    return collect_seats(order.ticket_nos, order.attempt, on_ticket, desk=desk, by=by)


def _bar(order: CollectOrder, desk: PrintDesk) -> TicketUnknown | NotCollectable | None:
    now = desk.clock()
    with desk.units.reading() as unit:
        for ticket_no in order.ticket_nos:
            code = unit.shelf.find_code_of(ticket_no)
            if code is None:
                return TicketUnknown(ticket_no)
            verdict = judge_seat(ticket_no, code, unit.shelf, desk.identity, now)
            mine = any(each.ticket_no == ticket_no and each.attempt == order.attempt for each in code.seats)
            if not mine and not isinstance(verdict, Collectable):
                return NotCollectable(ticket_no, verdict)
    return None

"""Further copies: staff alone order them, for a reason, within a limit, and each says which copy it is."""

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.support.fake_shelf import FakeUnits
from tests.support.packs import HandClock, ticket_no
from tests.support.papers import CountingPrinter, Play
from tests.support.staff import CLERK, SUPERVISOR, TECHNICIAN, it_came_out, none_came_out, torn
from tests.support.turns import OpenTurn
from willcall.redemption.domain.faults import TerminalFaultError
from willcall.redemption.domain.journal import check_chain
from willcall.redemption.domain.notes import NoteFault, NoteMissing, NoteUnfit
from willcall.redemption.domain.paper import CameOut, MayHaveComeOut, NeverStarted, PaperTrouble, Promise
from willcall.redemption.domain.reprints import (
    AnotherCopyBegun,
    LimitReached,
    NotPrintedYet,
    PrintUnderWay,
    Reprinted,
    ReprintOrder,
    ReprintReason,
    SettleFirst,
    TakenBack,
)
from willcall.redemption.domain.seats import SeatState
from willcall.redemption.domain.showings import ShowingStatus
from willcall.redemption.domain.staff import Right, RightMissing, StaffMember, StaffRole, TicketUnknown
from willcall.redemption.domain.tickets import Ticket
from willcall.redemption.domain.verdicts import ShowingCancelled, ShowingMoved, ShowingOver
from willcall.redemption.service.claim_seats import claim_seats
from willcall.redemption.service.collection_desk import CollectionDesk
from willcall.redemption.service.staff_desk import StaffDesk

FIRST = ticket_no(0)


@pytest.fixture
def printed(desk: CollectionDesk, units: FakeUnits) -> FakeUnits:
    """The books after the first seat's original came out."""
    desk.collect([FIRST], "a")
    return units


def copies(printer: CountingPrinter) -> list[int]:
    return [paper.copy_no for paper in printer.papers]


def orders(units: FakeUnits) -> list[dict[str, object]]:
    return [dict(entry.facts) for entry in units.books.entries if entry.kind == "reprint_ordered"]


def change(units: FakeUnits, **facts: object) -> None:
    """Change the first seat's row behind everybody's back."""
    showing, seat = units.books.seats[FIRST]
    units.books.seats[FIRST] = (showing, replace(seat, **facts))  # type: ignore[arg-type]  # the test's own facts


def change_showing(units: FakeUnits, status: ShowingStatus, moved_to: str | None = None) -> None:
    code = units.books.seats[FIRST][0]
    units.books.showings[code] = replace(units.books.showings[code], status=status, moved_to=moved_to)


def test_r3_a_reprint_says_who_ordered_it_why_and_which_copy_it_is(
    staff: StaffDesk, printed: FakeUnits, printer: CountingPrinter
) -> None:
    order = ReprintOrder(FIRST, ReprintReason.OTHER, CLERK, "  the dog ate it ")
    answers = [staff.reprint(order), staff.reprint(torn(FIRST))]
    assert [type(answer) for answer in answers] == [Reprinted, Reprinted]
    assert copies(printer) == [1, 2, 3]
    assert [ticket.is_reprint for ticket in printer.drawn] == [False, True, True]
    common = {"ticket_no": FIRST, "staff_no": "7", "role": "clerk", "lifted_by": ""}
    assert orders(printed) == [
        common | {"copy_no": 2, "reason": "other", "note": "the dog ate it"},
        common | {"copy_no": 3, "reason": "torn_or_unreadable", "note": ""},
    ]
    check_chain(printed.books.entries)


def test_r2_the_order_is_on_disk_before_the_first_byte_and_a_full_disk_stops_the_paper(
    staff: StaffDesk, printed: FakeUnits, printer: CountingPrinter
) -> None:
    seen: list[tuple[str, str]] = []
    printer.on_first_byte = lambda ticket: seen.append((printed.kinds()[-1], printed.seat(ticket.ticket_no).state))
    staff.reprint(torn(FIRST))
    assert seen == [("reprint_ordered", "printing")]
    printed.commits_before_full = 0
    with pytest.raises(TerminalFaultError):
        staff.reprint(torn(FIRST))
    assert copies(printer) == [1, 2]


def test_the_limit_holds_until_a_supervisor_lifts_it_for_this_once(
    staff: StaffDesk, printed: FakeUnits, printer: CountingPrinter
) -> None:
    for _ in range(2):
        staff.reprint(torn(FIRST))
    assert staff.reprint(torn(FIRST)) == LimitReached(reprints=2, limit=2, lifted_with=Right.LIFT_LIMIT)
    assert staff.reprint(torn(FIRST, lifted_by=SUPERVISOR)) == Reprinted(4, CameOut(Promise.CONFIRMS))
    assert staff.reprint(torn(FIRST)) == LimitReached(3, 2)
    assert copies(printer) == [1, 2, 3, 4]
    assert [facts["lifted_by"] for facts in orders(printed)] == ["", "", "S1"]


def test_a_lift_that_nobody_needed_is_not_in_the_journal(staff: StaffDesk, printed: FakeUnits) -> None:
    staff.reprint(torn(FIRST, lifted_by=SUPERVISOR))
    assert orders(printed)[0]["lifted_by"] == ""


def test_a_supervisors_own_order_is_no_lift_by_itself(staff: StaffDesk, printed: FakeUnits) -> None:
    none_allowed = replace(staff, reprint_limit=0)
    order = ReprintOrder(FIRST, ReprintReason.LOST, SUPERVISOR)
    assert none_allowed.reprint(order) == LimitReached(0, 0)
    assert isinstance(none_allowed.reprint(replace(order, lifted_by=SUPERVISOR)), Reprinted)
    assert (orders(printed)[0]["role"], orders(printed)[0]["lifted_by"]) == ("supervisor", "S1")


@pytest.mark.parametrize("lifter", [CLERK, TECHNICIAN], ids=lambda who: who.role.value)
def test_r10_nobody_but_a_supervisor_lifts_the_limit(
    staff: StaffDesk, printed: FakeUnits, printer: CountingPrinter, lifter: StaffMember
) -> None:
    answer = replace(staff, reprint_limit=0).reprint(torn(FIRST, lifted_by=lifter))
    assert answer == RightMissing(lifter, Right.LIFT_LIMIT)
    assert answer.held_by == (StaffRole.SUPERVISOR,)
    assert copies(printer) == [1]


def test_r10_a_technician_hands_out_no_tickets(staff: StaffDesk, printed: FakeUnits, printer: CountingPrinter) -> None:
    answer = staff.reprint(ReprintOrder(FIRST, ReprintReason.JAMMED, TECHNICIAN))
    assert answer == RightMissing(TECHNICIAN, Right.REPRINT)
    assert copies(printer) == [1]


@pytest.mark.parametrize("note", ["", "   "])
def test_other_says_nothing_without_a_note(staff: StaffDesk, printed: FakeUnits, note: str) -> None:
    assert staff.reprint(ReprintOrder(FIRST, ReprintReason.OTHER, CLERK, note)) == NoteMissing()
    assert orders(printed) == []


def test_r7_a_code_in_the_note_never_reaches_the_journal(staff: StaffDesk, printed: FakeUnits) -> None:
    order = ReprintOrder(FIRST, ReprintReason.LOST, CLERK, "guest showed 4821 0937 1605")
    assert staff.reprint(order) == NoteUnfit(NoteFault.LIKE_A_CODE)
    assert orders(printed) == []


def test_r1_a_seat_without_paper_is_not_reprinted(staff: StaffDesk, units: FakeUnits, printer: CountingPrinter) -> None:
    assert staff.reprint(torn(FIRST)) == NotPrintedYet(units.seat(FIRST))
    assert staff.reprint(torn(ticket_no(99))) == TicketUnknown(ticket_no(99))
    assert staff.reprint(torn("no number at all")) == TicketUnknown("no number at all")
    claim_seats([FIRST], "a", units=units, terminal_no="01", clock=HandClock())
    assert staff.reprint(torn(FIRST)) == PrintUnderWay(units.seat(FIRST))
    change(units, state=SeatState.REVOKED)
    assert staff.reprint(torn(FIRST)) == TakenBack(units.seat(FIRST))
    assert (copies(printer), printer.drawn) == ([], [])


def test_r3_an_unconfirmed_print_is_settled_before_another_copy_is_made(
    desk: CollectionDesk, staff: StaffDesk, units: FakeUnits, printer: CountingPrinter
) -> None:
    printer.plays.append(Play.LOST_WITH_PAPER)
    desk.collect([FIRST], "a")
    assert staff.reprint(torn(FIRST)) == SettleFirst(units.seat(FIRST), 1)
    staff.settle_by_statement(it_came_out(FIRST))
    assert isinstance(staff.reprint(torn(FIRST)), Reprinted)
    assert copies(printer) == [1, 2]


@pytest.mark.parametrize("came_out", [True, False])
def test_r3_a_lost_reprint_settled_either_way_leaves_the_seat_printed(
    staff: StaffDesk, printed: FakeUnits, printer: CountingPrinter, *, came_out: bool
) -> None:
    printer.plays.append(Play.LOST_WITHOUT_PAPER)
    answer = staff.reprint(torn(FIRST))
    assert isinstance(answer, Reprinted)
    assert isinstance(answer.outcome, MayHaveComeOut)
    assert staff.reprint(torn(FIRST)) == SettleFirst(printed.seat(FIRST), 2)
    staff.settle_by_statement(it_came_out(FIRST, 2) if came_out else none_came_out(FIRST, 2))
    assert (printed.seat(FIRST).state, printed.seat(FIRST).copies) == (SeatState.PRINTED, 2 if came_out else 1)


@pytest.mark.parametrize("play", [Play.NOT_READY, Play.REFUSES], ids=lambda play: play.name)
def test_a_reprint_that_never_started_leaves_the_seat_printed_and_uses_up_nothing(
    staff: StaffDesk, printed: FakeUnits, printer: CountingPrinter, play: Play
) -> None:
    printer.plays.append(play)
    answer = staff.reprint(torn(FIRST))
    trouble = PaperTrouble.PAPER_END if play is Play.NOT_READY else PaperTrouble.NOT_ANSWERING
    assert answer == Reprinted(2, NeverStarted(trouble))
    assert (printed.seat(FIRST).state, printed.seat(FIRST).copies) == (SeatState.PRINTED, 1)
    assert len(orders(printed)) == (0 if play is Play.NOT_READY else 1)


def test_a_reprint_after_the_film_or_for_no_film_is_refused(
    staff: StaffDesk, printed: FakeUnits, clock: HandClock, printer: CountingPrinter
) -> None:
    shown = printed.books.showings[printed.books.seats[FIRST][0]]
    clock.now = shown.ends_at
    assert staff.reprint(torn(FIRST)) == ShowingOver(shown)
    clock.now = shown.ends_at - timedelta(seconds=1)
    change_showing(printed, ShowingStatus.CANCELLED)
    assert isinstance(staff.reprint(torn(FIRST)), ShowingCancelled)
    change_showing(printed, ShowingStatus.MOVED, shown.showing_code)
    assert isinstance(staff.reprint(torn(FIRST)), ShowingMoved)
    assert copies(printer) == [1]


def test_a_seat_that_head_office_took_back_after_its_paper_gets_no_further_copy(
    staff: StaffDesk, printed: FakeUnits, printer: CountingPrinter
) -> None:
    change(printed, revoked_late=2)
    assert staff.reprint(torn(FIRST)) == TakenBack(printed.seat(FIRST))
    assert copies(printer) == [1]


def test_what_comes_between_drawing_and_order_is_refused_before_the_first_byte(
    staff: StaffDesk, printed: FakeUnits, printer: CountingPrinter
) -> None:
    def revoked(_: Ticket) -> None:
        change(printed, revoked_late=2)

    printer.on_prepare = revoked
    assert isinstance(staff.reprint(torn(FIRST)), TakenBack)
    assert (copies(printer), orders(printed)) == ([1], [])


def test_r1_two_people_who_order_at_once_do_not_get_the_same_copy_twice(
    staff: StaffDesk, printed: FakeUnits, printer: CountingPrinter
) -> None:
    def quicker(_: Ticket) -> None:
        printer.on_prepare = lambda _: None
        # two turns at once: a file system whose locks do not hold
        elsewhere = replace(staff, printing=replace(staff.printing, turn=OpenTurn()))
        assert isinstance(elsewhere.reprint(torn(FIRST)), Reprinted)

    printer.on_prepare = quicker
    assert staff.reprint(torn(FIRST)) == AnotherCopyBegun(2)
    assert copies(printer) == [1, 2]


def test_a_printed_seat_wanted_back_while_its_reprint_is_called_off_stays_printed(
    staff: StaffDesk, printed: FakeUnits, printer: CountingPrinter
) -> None:
    printer.plays.append(Play.LOST_WITHOUT_PAPER)
    printer.on_first_byte = lambda _: change(printed, revoked_late=2)
    staff.reprint(torn(FIRST))
    staff.settle_by_statement(none_came_out(FIRST, 2))
    assert (printed.seat(FIRST).state, printed.kinds()[-1]) == (SeatState.PRINTED, "print_settled")

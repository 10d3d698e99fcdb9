"""A person decides what the program cannot know: with the paper in hand, or by their word (R3)."""

from dataclasses import replace

import pytest

from tests.support.fake_shelf import FakeUnits
from tests.support.packs import NOW, TERMINAL_KEY, HandClock, code_of, ticket_no
from tests.support.papers import CountingPrinter, Play
from tests.support.staff import CLERK, KEYS, SUPERVISOR, TECHNICIAN, it_came_out, none_came_out, torn
from willcall.redemption.domain.faults import TerminalFaultError
from willcall.redemption.domain.notes import NoteFault, NoteMissing, NoteUnfit
from willcall.redemption.domain.seats import SeatState
from willcall.redemption.domain.settlements import (
    AnotherCopyInQuestion,
    AnotherSeatsPaper,
    AnotherTerminalsPaper,
    CameOutReason,
    NoPaperReason,
    NothingToSettle,
    RehearsalsPaper,
    Settled,
    Statement,
)
from willcall.redemption.domain.staff import Right, RightMissing, StaffMember, TicketUnknown
from willcall.redemption.domain.ticket_qr import NotATicketQr, SignatureWrong, TerminalUnknown
from willcall.redemption.domain.tickets import ticket_qr
from willcall.redemption.domain.verdicts import AlreadyCollected, Collectable
from willcall.redemption.service.collection_desk import CollectionDesk
from willcall.redemption.service.staff_desk import StaffDesk

FIRST, SECOND = ticket_no(0), ticket_no(1)


def qr(number: str = FIRST, copy_no: int = 1, terminal: str = "01", *, rehearsal: bool = False) -> str:
    return ticket_qr(number, copy_no, terminal, TERMINAL_KEY.sign, rehearsal=rehearsal)


@pytest.fixture
def lost(desk: CollectionDesk, units: FakeUnits, printer: CountingPrinter) -> FakeUnits:
    """The books after the first seat's original came out and the printer said nothing."""
    printer.plays.append(Play.LOST_WITH_PAPER)
    desk.collect([FIRST], "a")
    return units


def settled_facts(units: FakeUnits) -> dict[str, object]:
    entry = units.books.entries[-1]
    assert entry.kind == "print_settled"
    return dict(entry.facts)


def test_r3_the_paper_that_came_out_settles_the_question(
    staff: StaffDesk, lost: FakeUnits, printer: CountingPrinter, clock: HandClock
) -> None:
    clock.wait(minutes=3)
    assert staff.settle_by_scan(FIRST, f"]Q1{printer.papers[0].qr}\r\n", CLERK) == Settled(lost.seat(FIRST), True)
    assert (lost.seat(FIRST).state, lost.seat(FIRST).copies) == (SeatState.PRINTED, 1)
    assert lost.seat(FIRST).changed_at == clock.now > NOW
    assert settled_facts(lost) == {
        "ticket_no": FIRST, "copy_no": 1, "came_out": 1, "staff_no": "7", "reason": "paper_scanned",
        "evidence": "scan", "note": "", "role": "clerk",
    }  # fmt: skip


def test_r3_by_the_statement_that_none_came_out_the_guest_gets_the_ticket_after_all(
    desk: CollectionDesk, staff: StaffDesk, units: FakeUnits, printer: CountingPrinter
) -> None:
    printer.plays.append(Play.LOST_WITHOUT_PAPER)
    desk.collect([FIRST], "a")
    statement = Statement(FIRST, 1, NoPaperReason.HALF_A_TICKET, TECHNICIAN, "it hung in the cutter")
    assert staff.settle_by_statement(statement) == Settled(units.seat(FIRST), False)
    assert (units.seat(FIRST).state, units.seat(FIRST).copies) == (SeatState.OPEN, 0)
    assert settled_facts(units) == {
        "ticket_no": FIRST, "copy_no": 1, "came_out": 0, "staff_no": "T-3", "reason": "half_a_ticket_thrown_away",
        "evidence": "statement", "note": "it hung in the cutter", "role": "technician",
    }  # fmt: skip
    assert isinstance(desk.look_up(code_of(0).digits), Collectable)
    desk.collect([FIRST], "b")
    assert [paper.copy_no for paper in printer.papers] == [1]


def test_r3_a_supervisors_word_stands_for_a_paper_that_nobody_can_scan(
    desk: CollectionDesk, staff: StaffDesk, lost: FakeUnits
) -> None:
    assert staff.settle_by_statement(it_came_out(FIRST)) == Settled(lost.seat(FIRST), True)
    assert lost.seat(FIRST).state is SeatState.PRINTED
    told = {name: settled_facts(lost)[name] for name in ("came_out", "reason", "evidence", "staff_no", "role")}
    assert told == {
        "came_out": 1, "reason": "handed_out_already", "evidence": "statement", "staff_no": "S1", "role": "supervisor",
    }  # fmt: skip
    desk.collect([ticket_no(serial) for serial in range(1, 4)], "b")
    assert isinstance(desk.look_up(code_of(0).digits), AlreadyCollected)


@pytest.mark.parametrize("who", [CLERK, TECHNICIAN], ids=lambda who: who.role.value)
def test_r10_nobody_else_vouches_for_a_paper(staff: StaffDesk, lost: FakeUnits, who: StaffMember) -> None:
    answer = staff.settle_by_statement(replace(it_came_out(FIRST), staff=who))
    assert answer == RightMissing(who, Right.VOUCH)
    assert lost.seat(FIRST).state is SeatState.UNCONFIRMED


def test_r3_only_the_paper_in_question_settles_it(staff: StaffDesk, lost: FakeUnits) -> None:
    shown = lost.books.showings[lost.books.seats[SECOND][0]]
    refused = {
        "nonsense": NotATicketQr(),
        code_of(0).qr_payload: NotATicketQr(),
        qr().replace(":1:01", ":2:01"): SignatureWrong("01"),
        qr(terminal="K2"): TerminalUnknown("K2"),
        qr(rehearsal=True): RehearsalsPaper(rehearsing=False),
        qr(SECOND): AnotherSeatsPaper(SECOND, shown, lost.seat(SECOND)),
        qr(ticket_no(99)): AnotherSeatsPaper(ticket_no(99), None, None),
        qr(copy_no=2): AnotherCopyInQuestion(answered=2, in_question=1),
    }
    before = lost.books
    assert {text: staff.settle_by_scan(FIRST, text, CLERK) for text in refused} == refused
    assert lost.books is before


def test_a_genuine_paper_of_another_terminal_says_nothing_about_this_ones_print(
    staff: StaffDesk, lost: FakeUnits
) -> None:
    both = {"01": KEYS("01"), "02": KEYS("01")}.get
    knows_both = replace(staff, keys=both)
    assert knows_both.settle_by_scan(FIRST, qr(terminal="02"), CLERK) == AnotherTerminalsPaper("02")
    assert lost.seat(FIRST).state is SeatState.UNCONFIRMED


def test_in_a_rehearsal_the_rehearsals_paper_is_the_one_that_counts(
    desk: CollectionDesk, units: FakeUnits, printer: CountingPrinter
) -> None:
    printing = replace(desk.printing, rehearsal=True)
    printer.plays.append(Play.LOST_WITH_PAPER)
    replace(desk, printing=printing).collect([FIRST], "a")
    rehearsing = StaffDesk(printing, KEYS)
    assert rehearsing.settle_by_scan(FIRST, qr(), CLERK) == RehearsalsPaper(rehearsing=True)
    assert isinstance(rehearsing.settle_by_scan(FIRST, printer.papers[0].qr, CLERK), Settled)


def test_the_older_copy_settles_nothing_about_the_newer_one(
    staff: StaffDesk, desk: CollectionDesk, units: FakeUnits, printer: CountingPrinter
) -> None:
    desk.collect([FIRST], "a")
    printer.plays.append(Play.LOST_WITH_PAPER)
    staff.reprint(torn(FIRST))
    original, copy = printer.papers
    assert staff.settle_by_scan(FIRST, original.qr, CLERK) == AnotherCopyInQuestion(answered=1, in_question=2)
    assert staff.settle_by_statement(none_came_out(FIRST, 1)) == AnotherCopyInQuestion(1, 2)
    assert isinstance(staff.settle_by_scan(FIRST, copy.qr, CLERK), Settled)
    assert (units.seat(FIRST).state, units.seat(FIRST).copies) == (SeatState.PRINTED, 2)


def test_what_nobody_asked_is_not_settled(staff: StaffDesk, desk: CollectionDesk, units: FakeUnits) -> None:
    assert staff.settle_by_statement(none_came_out(FIRST)) == NothingToSettle(units.seat(FIRST))
    desk.collect([FIRST], "a")
    assert staff.settle_by_scan(FIRST, qr(), CLERK) == NothingToSettle(units.seat(FIRST))
    assert staff.settle_by_statement(none_came_out(ticket_no(99))) == TicketUnknown(ticket_no(99))
    assert units.kinds()[-1] == "ticket_printed"


def test_of_two_people_who_settle_at_once_the_second_learns_of_the_first(staff: StaffDesk, lost: FakeUnits) -> None:
    assert isinstance(staff.settle_by_statement(none_came_out(FIRST)), Settled)
    assert staff.settle_by_scan(FIRST, qr(), CLERK) == NothingToSettle(lost.seat(FIRST))
    assert lost.seat(FIRST).state is SeatState.OPEN


@pytest.mark.parametrize("reason", [NoPaperReason.OTHER, CameOutReason.OTHER])
def test_another_reason_needs_a_note_and_no_note_bears_a_code(
    staff: StaffDesk, lost: FakeUnits, reason: NoPaperReason | CameOutReason
) -> None:
    statement = Statement(FIRST, 1, reason, SUPERVISOR)
    assert staff.settle_by_statement(statement) == NoteMissing()
    answer = staff.settle_by_statement(replace(statement, note=code_of(0).grouped))
    assert answer == NoteUnfit(NoteFault.LIKE_A_CODE)
    assert lost.kinds()[-1] == "print_unconfirmed"
    assert isinstance(staff.settle_by_statement(replace(statement, note="found it in the bin")), Settled)


def test_r1_a_seat_wanted_back_meanwhile_is_revoked_and_not_open_when_none_came_out(
    staff: StaffDesk, lost: FakeUnits
) -> None:
    showing, seat = lost.books.seats[FIRST]
    lost.books.seats[FIRST] = (showing, replace(seat, revoked_late=2))
    answer = staff.settle_by_statement(none_came_out(FIRST))
    assert isinstance(answer, Settled)
    assert answer.seat.state is SeatState.REVOKED
    assert lost.kinds()[-2:] == ["print_settled", "seat_revoked"]


def test_r9_a_full_disk_settles_nothing(staff: StaffDesk, lost: FakeUnits) -> None:
    lost.commits_before_full = 0
    with pytest.raises(TerminalFaultError):
        staff.settle_by_scan(FIRST, qr(), CLERK)
    with pytest.raises(TerminalFaultError):
        staff.settle_by_statement(none_came_out(FIRST))
    assert lost.seat(FIRST).state is SeatState.UNCONFIRMED


def test_a_paper_says_what_it_is_without_any_question(staff: StaffDesk) -> None:
    assert staff.read_paper("nonsense") == NotATicketQr()

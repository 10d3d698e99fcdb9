"""From the right to a seat to the paper, seat by seat, with a printer of every temper."""

from collections import deque
from collections.abc import Callable
from dataclasses import replace

import pytest

from tests.support.fake_shelf import FakeUnits
from tests.support.packs import (
    CINEMA_KEY,
    IDENTITY,
    NOW,
    TERMINAL_KEY,
    HandClock,
    code_of,
    ticket_no,
)
from tests.support.papers import CountingPrinter, Paper, Play, PowerCutError
from tests.support.staff import it_came_out, none_came_out, torn
from tests.support.turns import OpenTurn
from willcall.redemption.domain.events import PrintStarted
from willcall.redemption.domain.faults import FaultCode, TerminalFaultError
from willcall.redemption.domain.journal import check_chain
from willcall.redemption.domain.paper import CameOut, MayHaveComeOut, NeverStarted, PaperTrouble, PrinterState
from willcall.redemption.domain.seats import Act, IllegalActError, SeatState
from willcall.redemption.domain.showings import Showing, ShowingStatus
from willcall.redemption.domain.tickets import Ticket
from willcall.redemption.domain.verdicts import (
    Collectable,
    Revoked,
    ShowingCancelled,
    ShowingMoved,
    TooManyTries,
    UnknownCode,
    Withdrawn,
)
from willcall.redemption.service.claim_seats import ClaimedSeat, claim_seats
from willcall.redemption.service.collection_desk import CollectionDesk
from willcall.redemption.service.move_seat import SeatGoneError, move_seat
from willcall.redemption.service.ports import TryRecord
from willcall.redemption.service.print_tickets import PrintDesk
from willcall.redemption.service.recover_seats import recover_seats
from willcall.redemption.service.refusals import FREE_TRIES
from willcall.redemption.service.settle_print import settle_by_statement
from willcall.redemption.service.staff_desk import StaffDesk

FOUR = [ticket_no(serial) for serial in range(4)]
FIRST = FOUR[0]


def claim(units: FakeUnits, numbers: list[str], attempt: str) -> tuple[ClaimedSeat, ...]:
    return claim_seats(numbers, attempt, units=units, terminal_no="01", clock=HandClock()).seats


def held(units: FakeUnits, number: str = FIRST) -> ClaimedSeat:
    """Return a seat as a screen holds it that looked just now."""
    with units.reading() as unit:
        return ClaimedSeat(*unit.shelf.find_seats([number])[0])


def states(units: FakeUnits) -> list[str]:
    return [units.seat(number).state.value for number in FOUR]


def test_a_claim_says_when_where_and_by_which_attempt(units: FakeUnits) -> None:
    (mine,) = claim(units, [FIRST], "a")
    seat = units.seat(FIRST)
    assert mine.seat == seat
    assert (seat.state, seat.attempt, seat.changed_at, seat.terminal_no) == (SeatState.CLAIMED, "a", NOW, "01")
    assert units.kinds() == ["seat_claimed"]


def test_r1_asking_again_with_the_same_attempt_is_the_same_claim(units: FakeUnits) -> None:
    first = claim(units, FOUR, "a")
    assert claim(units, FOUR, "a") == first
    assert units.kinds() == ["seat_claimed"] * 4


def test_r1_the_same_attempt_can_grow_but_claims_nothing_twice(units: FakeUnits) -> None:
    claim(units, FOUR[2:], "a")
    assert [mine.seat.ticket_no for mine in claim(units, FOUR[::-1], "a")] == FOUR[::-1]
    assert units.kinds() == ["seat_claimed"] * 4


def test_r1_of_two_attempts_the_second_gets_what_the_first_left(units: FakeUnits) -> None:
    claim(units, FOUR[:3], "a")
    assert [mine.seat.ticket_no for mine in claim(units, FOUR, "b")] == FOUR[3:]
    assert claim(units, FOUR, "c") == ()


def test_an_unknown_ticket_number_claims_nothing(units: FakeUnits) -> None:
    assert claim(units, [ticket_no(99), "no number at all"], "a") == ()
    assert units.kinds() == []


def now_told(units: FakeUnits, status: ShowingStatus) -> Showing:
    """Let a later pack say something else of the showing; return it as it is then."""
    ((code, told),) = units.books.showings.items()
    units.books.showings[code] = replace(told, status=status)
    return units.books.showings[code]


@pytest.mark.parametrize(
    ("status", "name", "why"),
    [
        (ShowingStatus.CANCELLED, "showing_cancelled", ShowingCancelled),
        (ShowingStatus.MOVED, "showing_moved", lambda showing: ShowingMoved(showing, None)),
    ],
    ids=["cancelled", "moved"],
)
def test_a_showing_that_was_changed_after_the_look_up_is_not_handed_out(
    desk: CollectionDesk,
    units: FakeUnits,
    printer: CountingPrinter,
    status: ShowingStatus,
    name: str,
    why: Callable[[Showing], Withdrawn],
) -> None:
    assert isinstance(desk.look_up(code_of(0).digits), Collectable)
    told = now_told(units, status)
    run = desk.collect(FOUR, "a")
    assert (run.outcomes, run.withdrawn) == ((), (why(told),) * 4)
    assert (states(units), printer.papers) == (["open"] * 4, [])
    assert [entry.facts for entry in units.books.entries] == [{"verdict": name, "staff_no": ""}]


def test_seats_that_were_revoked_after_the_look_up_are_told_as_such_and_the_others_are_printed(
    desk: CollectionDesk, units: FakeUnits
) -> None:
    with units.writing() as unit:
        unit.shelf.put_seats([replace(units.seat(number), state=SeatState.REVOKED) for number in FOUR[1:3]])
        unit.commit()
    run = desk.collect(FOUR, "a")
    (told,) = units.books.showings.values()
    assert (run.printed, run.withdrawn) == (2, (Revoked(told),) * 2)
    assert states(units) == ["printed", "revoked", "revoked", "printed"]
    assert units.kinds()[:3] == ["seat_claimed", "seat_claimed", "code_refused"]


def test_a_claim_that_was_made_before_the_showing_was_cancelled_stands(units: FakeUnits) -> None:
    first = claim(units, FOUR[:1], "a")
    now_told(units, ShowingStatus.CANCELLED)
    (again,) = claim(units, FOUR[:1], "a")
    assert again.seat == first[0].seat
    assert units.kinds() == ["seat_claimed"]


def wrong_codes(desk: CollectionDesk, count: int) -> None:
    for number in range(count):
        assert desk.look_up(code_of(900 + number).digits) == UnknownCode()


def test_tickets_that_came_out_make_the_machine_forget_the_wrong_codes(desk: CollectionDesk, units: FakeUnits) -> None:
    wrong_codes(desk, FREE_TRIES - 1)
    desk.collect([FIRST], "a")
    assert units.books.tries == TryRecord()
    wrong_codes(desk, FREE_TRIES - 1)


def test_wrong_codes_are_not_forgotten_where_nothing_came_out(
    desk: CollectionDesk, units: FakeUnits, printer: CountingPrinter
) -> None:
    wrong_codes(desk, FREE_TRIES - 1)
    printer.plays = deque([Play.NOT_READY])
    assert desk.collect([FIRST], "a").printed == 0
    assert units.books.tries.wrong == FREE_TRIES - 1


def test_a_pause_that_is_in_force_outlives_a_basket_that_was_found_before(
    desk: CollectionDesk, units: FakeUnits
) -> None:
    wrong_codes(desk, FREE_TRIES - 1)
    assert isinstance(desk.look_up(code_of(999).digits), TooManyTries)
    paused = units.books.tries
    assert desk.collect([FIRST], "a").printed == 1
    assert units.books.tries == paused


def test_r2_a_claim_that_did_not_reach_the_disk_is_no_claim(units: FakeUnits) -> None:
    units.commits_before_full = 0
    with pytest.raises(TerminalFaultError):
        claim(units, FOUR, "a")
    assert states(units) == ["open"] * 4
    assert units.kinds() == []


def test_each_ticket_is_announced_printed_and_recorded(
    desk: CollectionDesk, units: FakeUnits, printer: CountingPrinter
) -> None:
    heard: list[int] = []
    run = desk.collect(FOUR, "a", heard.append)
    assert heard == [1, 2, 3, 4]
    assert (run.printed, run.trouble) == (4, None)
    assert states(units) == ["printed"] * 4
    assert [paper.ticket_no for paper in printer.papers] == FOUR
    assert units.kinds() == ["seat_claimed"] * 4 + ["print_started", "ticket_printed"] * 4
    check_chain(units.books.entries)


def test_each_ticket_but_the_first_is_drawn_while_the_one_before_prints(
    desk: CollectionDesk, printer: CountingPrinter
) -> None:
    desk.collect(FOUR, "attempt")
    assert printer.drawn_ahead == printer.drawn[1:]


def test_a_ticket_bears_the_facts_of_its_seat(desk: CollectionDesk, printer: CountingPrinter) -> None:
    desk.collect([FIRST], "a")
    (ticket,) = printer.drawn
    assert (ticket.ticket_no, ticket.copy_no, ticket.price_fen, ticket.terminal_no) == (FIRST, 1, 380, "01")
    assert ticket.starts_at.isoformat() == "2014-03-08T19:30:00+08:00"
    assert ticket.printed_at.isoformat() == "2014-03-08T19:02:00+08:00"
    assert (ticket.place.row, ticket.place.number) == ("1", "1")
    assert ticket.qr_payload.startswith(f"WILLCALL-TICKET:1:{FIRST}:1:01:")


def test_r10_a_rehearsals_paper_bears_no_tickets_qr(
    units: FakeUnits, printer: CountingPrinter, clock: HandClock
) -> None:
    print_desk = PrintDesk(IDENTITY, TERMINAL_KEY.sign, printer, units, clock, OpenTurn(), rehearsal=True)
    CollectionDesk(CINEMA_KEY, print_desk).collect([FIRST], "a")
    (ticket,) = printer.drawn
    assert ticket.rehearsal
    assert ticket.qr_payload.startswith(f"WILLCALL-REHEARSAL:1:{FIRST}:1:01:")


def test_r2_before_each_first_byte_the_claim_and_the_start_are_on_disk(
    desk: CollectionDesk, units: FakeUnits, printer: CountingPrinter
) -> None:
    seen: list[tuple[str, list[str]]] = []
    printer.on_first_byte = lambda ticket: seen.append((units.seat(ticket.ticket_no).state, units.kinds()[-1:]))
    desk.collect(FOUR, "a")
    assert seen == [(SeatState.PRINTING, ["print_started"])] * 4


@pytest.mark.parametrize("commits", range(3))
def test_r2_a_disk_that_fills_up_stops_the_paper(
    desk: CollectionDesk, units: FakeUnits, printer: CountingPrinter, commits: int
) -> None:
    units.commits_before_full = commits
    with pytest.raises(TerminalFaultError) as caught:
        desk.collect([FIRST], "a")
    assert caught.value.code is FaultCode.DISK_FULL
    assert len(printer.papers) == (1 if commits == 2 else 0)
    assert states(units)[0] == ["open", "claimed", "printing"][commits]


@pytest.mark.parametrize(
    ("play", "state", "outcome", "papers"),
    [
        (Play.CONFIRMS, "printed", CameOut, 1),
        (Play.ACCEPTS, "printed", CameOut, 1),
        (Play.NOT_READY, "open", NeverStarted, 0),
        (Play.REFUSES, "open", NeverStarted, 0),
        (Play.LOST_WITH_PAPER, "unconfirmed", MayHaveComeOut, 1),
        (Play.LOST_WITHOUT_PAPER, "unconfirmed", MayHaveComeOut, 0),
    ],
    ids=lambda value: value.name if isinstance(value, Play) else "",
)
def test_r3_the_seat_says_what_is_known_of_its_paper(
    desk: CollectionDesk,
    units: FakeUnits,
    printer: CountingPrinter,
    play: Play,
    state: str,
    outcome: type,
    papers: int,
) -> None:
    printer.plays.append(play)
    run = desk.collect([FIRST], "a")
    assert type(run.outcomes[0][1]) is outcome
    assert units.seat(FIRST).state == state
    assert len(printer.papers) == papers
    assert units.seat(FIRST).copies == (0 if state == "open" else 1)


def test_after_a_trouble_the_rest_is_given_back_untried(
    desk: CollectionDesk, units: FakeUnits, printer: CountingPrinter
) -> None:
    printer.plays.extend([Play.CONFIRMS, Play.LOST_WITHOUT_PAPER])
    heard: list[int] = []
    run = desk.collect(FOUR, "a", heard.append)
    assert heard == [1, 2]
    assert (run.printed, run.trouble) == (1, PaperTrouble.PAPER_END)
    assert states(units) == ["printed", "unconfirmed", "open", "open"]
    assert len(run.outcomes) == 4
    assert run.outcomes[3][1] == NeverStarted(PaperTrouble.PAPER_END)


def test_a_family_with_two_papers_out_goes_on_at_the_third_seat(
    desk: CollectionDesk, units: FakeUnits, printer: CountingPrinter
) -> None:
    printer.plays.extend([Play.CONFIRMS, Play.CONFIRMS, Play.NOT_READY])
    desk.collect(FOUR, "a")
    verdict = desk.look_up(code_of(0).digits)
    assert isinstance(verdict, Collectable)
    assert [seat.ticket_no for seat in verdict.already] == FOUR[:2]
    run = desk.collect([seat.ticket_no for seat in verdict.seats], "b")
    assert run.printed == 2
    assert [paper.ticket_no for paper in printer.papers] == FOUR


@pytest.mark.parametrize(
    ("play", "state"),
    [
        (Play.DARK_BEFORE, "open"),
        (Play.DARK_AT_FIRST_BYTE, "unconfirmed"),
        (Play.DARK_WITHOUT_PAPER, "unconfirmed"),
        (Play.DARK_WITH_PAPER, "unconfirmed"),
    ],
    ids=lambda value: value.name if isinstance(value, Play) else "",
)
def test_r3_after_a_crash_a_seat_is_open_only_where_no_byte_can_have_left(
    desk: CollectionDesk, units: FakeUnits, printer: CountingPrinter, play: Play, state: str
) -> None:
    printer.plays.append(play)
    with pytest.raises(PowerCutError):
        desk.collect(FOUR, "a")
    recovered = recover_seats(units=units, clock=HandClock())
    assert {seat.ticket_no for seat in recovered} == set(FOUR)
    assert states(units) == [state, "open", "open", "open"]
    assert recover_seats(units=units, clock=HandClock()) == ()
    check_chain(units.books.entries)


def test_r1_a_claim_that_went_stale_prints_nothing(
    desk: CollectionDesk, units: FakeUnits, printer: CountingPrinter
) -> None:
    stale = claim(units, [FIRST], "a")
    recover_seats(units=units, clock=HandClock())
    desk.collect([FIRST], "b")
    with pytest.raises(IllegalActError):
        desk.printing.print_claimed(stale)
    assert printer.papers == [Paper(held(units).showing.showing_code, held(units).seat.place.seat_code, FIRST, 1)]


def test_r1_a_stale_claim_cannot_give_back_a_seat_that_another_run_is_printing(
    desk: CollectionDesk, units: FakeUnits, printer: CountingPrinter
) -> None:
    stale = claim(units, [FIRST], "a")
    recover_seats(units=units, clock=HandClock())
    other = CountingPrinter(deque([Play.NOT_READY]))
    elsewhere = replace(desk.printing, printer=other)

    def meanwhile(_: Ticket) -> None:
        with pytest.raises(IllegalActError):
            elsewhere.print_claimed(stale)

    printer.on_first_byte = meanwhile
    desk.collect([FIRST], "b")
    assert units.seat(FIRST).state is SeatState.PRINTED
    assert len(printer.papers) == 1


def test_r1_a_run_that_hung_cannot_confirm_its_copy_while_a_later_one_is_printing(
    desk: CollectionDesk, staff: StaffDesk, units: FakeUnits, printer: CountingPrinter
) -> None:
    def meanwhile(_: Ticket) -> None:
        printer.on_first_byte = lambda _: None
        recover_seats(units=units, clock=HandClock())
        staff.settle_by_statement(it_came_out(FIRST))
        printer.plays.append(Play.DARK_AT_FIRST_BYTE)
        # two turns at once: a file system whose locks do not hold
        elsewhere = replace(staff, printing=replace(staff.printing, turn=OpenTurn()))
        with pytest.raises(PowerCutError):
            elsewhere.reprint(torn(FIRST))

    printer.on_first_byte = meanwhile
    with pytest.raises(IllegalActError, match="copy 1 on a seat that is at copy 2"):
        desk.collect([FIRST], "a")
    assert (units.seat(FIRST).state, units.seat(FIRST).copies) == (SeatState.PRINTING, 2)


def want_back(units: FakeUnits, number: str = FIRST) -> None:
    """Do to a seat whose right is used what a pack does that revokes it."""
    showing, seat = units.books.seats[number]
    assert seat.state is not SeatState.OPEN
    units.books.seats[number] = (showing, replace(seat, revoked_late=2))


@pytest.mark.parametrize(
    ("play", "moment"),
    [(Play.NOT_READY, "on_prepare"), (Play.REFUSES, "on_prepare"), (Play.LOST_WITHOUT_PAPER, "on_first_byte")],
    ids=lambda value: value.name if isinstance(value, Play) else "",
)
def test_r1_a_seat_wanted_back_while_in_hand_is_revoked_and_never_open_again(
    desk: CollectionDesk, units: FakeUnits, printer: CountingPrinter, play: Play, moment: str
) -> None:
    printer.plays.append(play)
    setattr(printer, moment, lambda _: want_back(units))
    desk.collect([FIRST], "a")
    if play is Play.LOST_WITHOUT_PAPER:
        settle_by_statement(none_came_out(FIRST), units=units, clock=HandClock())
    assert (units.seat(FIRST).state, units.seat(FIRST).copies) == (SeatState.REVOKED, 0)
    assert units.kinds()[-2:] == [
        "print_settled" if play is Play.LOST_WITHOUT_PAPER else "seat_released",
        "seat_revoked",
    ]
    assert units.books.entries[-1].facts == {"ticket_no": FIRST, "pack_version": 2}
    assert claim(units, [FIRST], "b") == ()
    check_chain(units.books.entries)


def test_r6_recovery_revokes_what_was_wanted_back_and_has_no_paper(desk: CollectionDesk, units: FakeUnits) -> None:
    claim(units, FOUR, "a")
    want_back(units, FOUR[1])
    want_back(units, FOUR[2])
    showing, seat = units.books.seats[FOUR[2]]
    units.books.seats[FOUR[2]] = (showing, replace(seat, state=SeatState.PRINTING, copies=1))
    recovered = recover_seats(units=units, clock=HandClock())
    assert [seat.state for seat in recovered] == ["open", "revoked", "unconfirmed", "open"]
    assert states(units) == ["open", "revoked", "unconfirmed", "open"]
    assert units.kinds()[4:] == [
        "seat_released", "seat_released", "seat_revoked", "print_unconfirmed", "seat_released",
    ]  # fmt: skip


@pytest.mark.parametrize(("commits", "state"), [(1, "open"), (2, "unconfirmed")])
def test_r3_what_a_fault_left_in_hand_is_settled_between_two_runs(
    desk: CollectionDesk, units: FakeUnits, printer: CountingPrinter, commits: int, state: str
) -> None:
    units.commits_before_full = commits
    with pytest.raises(TerminalFaultError):
        desk.collect(FOUR, "a")
    with pytest.raises(TerminalFaultError):
        desk.settle_leftovers()
    units.commits_before_full = None
    assert len(desk.settle_leftovers()) == 4
    assert states(units) == [state, "open", "open", "open"]
    assert units.books.entries[-1].facts["reason"] == "fault"
    desk.collect(FOUR, "a")
    assert [paper.ticket_no for paper in printer.papers] == FOUR
    assert desk.settle_leftovers() == ()


def test_the_printer_is_asked_before_anybody_types(desk: CollectionDesk, printer: CountingPrinter) -> None:
    assert desk.printer_state().can_print
    printer.now = PrinterState(PaperTrouble.COVER_OPEN)
    assert desk.printer_state().trouble is PaperTrouble.COVER_OPEN


def test_the_acts_of_these_tests_are_all_there_are() -> None:
    assert len(Act) == 13


def test_a_seat_that_is_not_here_any_more_is_a_bug(units: FakeUnits) -> None:
    with pytest.raises(SeatGoneError):
        move_seat(ticket_no(99), Act.CLAIM, PrintStarted(ticket_no(99), 1), units=units, clock=HandClock())

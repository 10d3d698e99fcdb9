"""A supervisor's release: on their word, for a reason, never while a run goes on, and never a second original."""

from contextlib import suppress
from dataclasses import dataclass, field, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.fake_shelf import FakeUnits
from tests.support.ledger import states_told
from tests.support.offices import office_over
from tests.support.packs import CINEMA, CINEMA_KEY, IDENTITY, TERMINAL_KEY, HandClock, code_of, issued, pack, ticket_no
from tests.support.papers import CountingPrinter, Play, PowerCutError
from tests.support.staff import CLERK, KEYS, SUPERVISOR, TECHNICIAN, none_came_out
from tests.support.turns import OpenTurn
from willcall.redemption.domain.journal import check_chain
from willcall.redemption.domain.notes import NoteFault, NoteMissing, NoteUnfit
from willcall.redemption.domain.releases import (
    NothingToRelease,
    PaperIsOut,
    Released,
    ReleaseOrder,
    ReleaseReason,
    RunGoesOn,
)
from willcall.redemption.domain.seats import IllegalActError, SeatState
from willcall.redemption.domain.settlements import AnotherCopyInQuestion
from willcall.redemption.domain.staff import Right, RightMissing, StaffMember, TicketUnknown
from willcall.redemption.domain.tickets import Ticket
from willcall.redemption.domain.verdicts import Collectable
from willcall.redemption.service.box_office import BoxOffice
from willcall.redemption.service.claim_seats import claim_seats
from willcall.redemption.service.collection_desk import CollectionDesk
from willcall.redemption.service.print_tickets import PrintDesk
from willcall.redemption.service.staff_desk import StaffDesk

FIRST = ticket_no(0)


def order(copies: int, staff: StaffMember = SUPERVISOR, note: str = "") -> ReleaseOrder:
    return ReleaseOrder(FIRST, copies, ReleaseReason.MACHINE_STOPPED, staff, note)


def put(units: FakeUnits, **facts: object) -> None:
    showing, seat = units.books.seats[FIRST]
    units.books.seats[FIRST] = (showing, replace(seat, **facts))  # type: ignore[arg-type]  # the test's own facts


def last_facts(units: FakeUnits) -> dict[str, object]:
    return dict(units.books.entries[-1].facts)


def test_a_claimed_seat_that_was_left_is_open_again_with_whose_word_it_was(
    box_office: BoxOffice, units: FakeUnits, clock: HandClock, desk: CollectionDesk
) -> None:
    claim_seats([FIRST], "a", units=units, terminal_no="01", clock=clock)
    answer = box_office.release_seat(order(0, note="kiosk frozen"))
    assert answer == Released(units.seat(FIRST), SeatState.CLAIMED)
    assert units.seat(FIRST).state is SeatState.OPEN
    assert last_facts(units) == {
        "ticket_no": FIRST,
        "reason": "machine_stopped",
        "staff_no": "S1",
        "note": "kiosk frozen",
        "role": "supervisor",
    }
    assert isinstance(desk.look_up(code_of(0).digits), Collectable)
    check_chain(units.books.entries)


def test_a_seat_in_doubt_is_settled_as_none_came_out_and_the_journal_says_it_was_a_release(
    box_office: BoxOffice, desk: CollectionDesk, printer: CountingPrinter, units: FakeUnits
) -> None:
    printer.plays.append(Play.LOST_WITHOUT_PAPER)
    desk.collect([FIRST], "a")
    assert box_office.release_seat(order(1)) == Released(units.seat(FIRST), SeatState.UNCONFIRMED)
    assert units.seat(FIRST).state is SeatState.OPEN
    facts = last_facts(units)
    assert (units.kinds()[-1], facts["came_out"], facts["evidence"]) == ("print_settled", 0, "release")
    assert (facts["staff_no"], facts["role"], facts["reason"]) == ("S1", "supervisor", "machine_stopped")


def test_r3_a_seat_left_printing_is_first_told_as_in_doubt_then_released(
    box_office: BoxOffice, desk: CollectionDesk, printer: CountingPrinter, units: FakeUnits
) -> None:
    printer.plays.append(Play.DARK_WITHOUT_PAPER)
    with pytest.raises(PowerCutError):
        desk.collect([FIRST], "a")
    assert box_office.release_seat(order(1)) == Released(units.seat(FIRST), SeatState.PRINTING)
    assert units.kinds()[-2:] == ["print_unconfirmed", "print_settled"]
    assert (units.seat(FIRST).state, units.seat(FIRST).copies) == (SeatState.OPEN, 0)


def test_a_released_reprint_leaves_the_copy_before_it_standing(box_office: BoxOffice, units: FakeUnits) -> None:
    put(units, state=SeatState.UNCONFIRMED, copies=2)
    box_office.release_seat(order(2))
    assert (units.seat(FIRST).state, units.seat(FIRST).copies) == (SeatState.PRINTED, 1)


def test_a_released_seat_that_head_office_wants_back_is_revoked(box_office: BoxOffice, units: FakeUnits) -> None:
    put(units, state=SeatState.CLAIMED, revoked_late=2)
    box_office.release_seat(order(0))
    assert units.seat(FIRST).state is SeatState.REVOKED
    assert units.kinds() == ["seat_released", "seat_revoked"]


def test_r1_no_seat_is_released_under_the_hands_of_a_run_that_goes_on(
    units: FakeUnits, desk: CollectionDesk, printer: CountingPrinter, clock: HandClock
) -> None:
    office = office_over(units, clock, turn=desk.printing.turn)
    answers: list[object] = []
    printer.on_prepare = lambda _: answers.append(office.release_seat(order(0)))
    assert desk.collect([FIRST], "a").printed == 1
    (answer,) = answers
    assert isinstance(answer, RunGoesOn)
    assert answer.seat.state is SeatState.CLAIMED


@pytest.mark.parametrize("state", [SeatState.OPEN, SeatState.REVOKED])
def test_what_is_in_nobodys_hands_is_not_released(box_office: BoxOffice, units: FakeUnits, state: SeatState) -> None:
    put(units, state=state)
    assert box_office.release_seat(order(0)) == NothingToRelease(units.seat(FIRST))


def test_r1_a_seat_whose_paper_is_out_is_not_released(box_office: BoxOffice, units: FakeUnits) -> None:
    put(units, state=SeatState.PRINTED, copies=1)
    assert box_office.release_seat(order(1)) == PaperIsOut(units.seat(FIRST))
    assert units.kinds() == []


def test_a_release_is_about_the_copy_that_its_author_was_shown(box_office: BoxOffice, units: FakeUnits) -> None:
    put(units, state=SeatState.UNCONFIRMED, copies=2)
    assert box_office.release_seat(order(1)) == AnotherCopyInQuestion(1, 2)
    unknown = replace(order(0), ticket_no=ticket_no(88))
    assert box_office.release_seat(unknown) == TicketUnknown(ticket_no(88))


@pytest.mark.parametrize("who", [CLERK, TECHNICIAN], ids=lambda who: who.role.value)
def test_r10_nobody_but_a_supervisor_releases(box_office: BoxOffice, units: FakeUnits, who: StaffMember) -> None:
    put(units, state=SeatState.UNCONFIRMED, copies=1)
    assert box_office.release_seat(order(1, who)) == RightMissing(who, Right.RELEASE)
    assert units.kinds() == []


def test_a_release_for_another_reason_needs_a_note_and_r7_no_code_in_it(
    box_office: BoxOffice, units: FakeUnits
) -> None:
    put(units, state=SeatState.UNCONFIRMED, copies=1)
    other = replace(order(1), reason=ReleaseReason.OTHER)
    assert box_office.release_seat(other) == NoteMissing()
    assert box_office.release_seat(replace(other, note="4821 0937 1605")) == NoteUnfit(NoteFault.LIKE_A_CODE)
    assert units.kinds() == []


@dataclass
class Counters:
    """A kiosk and a box office over one seat, on a file system whose locks do not hold: each has a turn of its own."""

    units: FakeUnits = field(default_factory=lambda: FakeUnits(CINEMA, "01"))
    printer: CountingPrinter = field(default_factory=CountingPrinter)
    clock: HandClock = field(default_factory=HandClock)
    amid: list[str] = field(default_factory=list)
    runs: int = 0

    def __post_init__(self) -> None:
        self.units.fill(*pack(issued(1)))
        self.printer.on_prepare = self.printer.on_first_byte = self.somebody_else_acts

    def somebody_else_acts(self, _: Ticket) -> None:
        if self.amid:
            self.do(self.amid.pop())

    def do(self, act: str) -> None:
        printing = PrintDesk(IDENTITY, TERMINAL_KEY.sign, self.printer, self.units, self.clock, OpenTurn())
        kiosk, staff = CollectionDesk(CINEMA_KEY, printing), StaffDesk(printing, KEYS)
        with suppress(PowerCutError, IllegalActError):
            match act:
                case "collect":
                    self.runs += 1
                    kiosk.collect([FIRST], f"{self.runs}")
                case "release":
                    office_over(self.units, self.clock).release_seat(order(self.units.seat(FIRST).copies))
                case "state":
                    staff.settle_by_statement(none_came_out(FIRST))
                case "scan" if self.printer.papers:
                    staff.settle_by_scan(FIRST, self.printer.papers[-1].qr, CLERK)
                case "recover":
                    kiosk.settle_leftovers()
                case _:
                    pass


_PLAYS = st.lists(st.sampled_from([play for play in Play if play is not Play.NOT_READY]), max_size=8)
_ACTS = st.lists(st.sampled_from(["collect", "release", "state", "scan", "recover"]), max_size=14)


@given(_PLAYS, _ACTS, _ACTS)
def test_r1_no_second_original_comes_out_unless_the_first_was_settled_as_none(
    plays: list[Play], acts: list[str], amid: list[str]
) -> None:
    counters = Counters(amid=amid)
    counters.printer.plays.extend(plays)
    for act in acts:
        counters.do(act)
    entries = counters.units.books.entries
    originals = sum(paper.copy_no == 1 for paper in counters.printer.papers)
    none_said = sum(entry.kind == "print_settled" and not entry.facts["came_out"] for entry in entries)
    assert originals <= 1 + none_said
    assert states_told(entries).get(FIRST, "open") == counters.units.seat(FIRST).state
    check_chain(entries)

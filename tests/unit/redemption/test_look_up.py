"""What a screen is told about a code."""

import base64
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from tests.support.fake_shelf import FakeUnits
from tests.support.packs import (
    CINEMA,
    CINEMA_KEY,
    IDENTITY,
    NAME,
    NOW,
    TODAY,
    HandClock,
    Issued,
    code_of,
    issued,
    pack,
    showing,
    showing_code,
    tag_of,
    ticket_no,
)
from willcall.redemption.domain.codes import Misreading
from willcall.redemption.domain.faults import FaultCode, TerminalFaultError
from willcall.redemption.domain.seats import SeatState
from willcall.redemption.domain.showings import BilingualText, ShowingStatus
from willcall.redemption.domain.verdicts import (
    AlreadyCollected,
    AnotherCinema,
    AnotherDay,
    CacheTooOld,
    Collectable,
    HeldElsewhere,
    MistypedCode,
    Revoked,
    ShowingCancelled,
    ShowingMoved,
    ShowingOver,
    TooManyTries,
    UnconfirmedPrint,
    UnknownCode,
    Verdict,
)
from willcall.redemption.service.look_up import look_up
from willcall.redemption.service.refusals import FREE_MISTYPINGS, FREE_TRIES, MistypedRow, pause_after
from willcall.redemption.wire.day_pack import SISTER_TAG_BYTES, PackShowing, PackText, SisterCinema

TOMORROW = TODAY + timedelta(days=1)
STRANGER = code_of(999)

Ask = Callable[[str], Verdict]


@pytest.fixture
def units() -> FakeUnits:
    """One code (number 0) with two seats, on today's showing."""
    made = FakeUnits(CINEMA, "01")
    made.fill(*pack(issued(2, each=2)))
    return made


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
def ask(units: FakeUnits, clock: HandClock) -> Ask:
    row = MistypedRow()
    return lambda text: look_up(text, units=units, cinema_key=CINEMA_KEY, identity=IDENTITY, clock=clock, mistyped=row)


def put(units: FakeUnits, *states: SeatState) -> None:
    with units.writing() as unit:
        seats = [replace(units.seat(ticket_no(serial)), state=state) for serial, state in enumerate(states)]
        unit.shelf.put_seats(seats)
        unit.commit()


def only(told: PackShowing, *more: PackShowing) -> FakeUnits:
    made = FakeUnits(CINEMA, "01")
    made.fill(*pack([Issued(0, 0, 0)], showings=[told, *more]))
    return made


def verdict_on(units: FakeUnits, now: datetime = NOW) -> Verdict:
    return look_up(
        code_of(0).digits,
        units=units,
        cinema_key=CINEMA_KEY,
        identity=IDENTITY,
        clock=lambda: now,
        mistyped=MistypedRow(),
    )


def test_a_good_code_can_be_collected_and_leaves_no_entry(ask: Ask, units: FakeUnits) -> None:
    verdict = ask(code_of(0).grouped)
    assert isinstance(verdict, Collectable)
    assert [seat.ticket_no for seat in verdict.seats] == [ticket_no(0), ticket_no(1)]
    assert verdict.already == ()
    assert verdict.showing.showing_code == showing_code()
    assert units.kinds() == []


@pytest.mark.parametrize(
    ("states", "kind", "facts"),
    [
        ((SeatState.PRINTED, SeatState.OPEN), Collectable, {"seats": [1], "already": [0], "in_doubt": []}),
        ((SeatState.UNCONFIRMED, SeatState.OPEN), Collectable, {"seats": [1], "already": [], "in_doubt": [0]}),
        ((SeatState.REVOKED, SeatState.OPEN), Collectable, {"seats": [1], "already": []}),
        ((SeatState.PRINTED, SeatState.PRINTED), AlreadyCollected, {"seats": [0, 1]}),
        ((SeatState.PRINTED, SeatState.REVOKED), AlreadyCollected, {"seats": [0]}),
        ((SeatState.PRINTED, SeatState.UNCONFIRMED), UnconfirmedPrint, {"seats": [1]}),
        ((SeatState.CLAIMED, SeatState.PRINTING), UnconfirmedPrint, {"seats": [0, 1]}),
        ((SeatState.REVOKED, SeatState.REVOKED), Revoked, {}),
    ],
    ids=lambda value: "+".join(value) if isinstance(value, tuple) else "",
)
def test_the_answer_follows_from_the_seats(
    ask: Ask, units: FakeUnits, states: tuple[SeatState, ...], kind: type[Verdict], facts: dict[str, list[int]]
) -> None:
    put(units, *states)
    verdict = ask(code_of(0).digits)
    assert type(verdict) is kind
    for name, serials in facts.items():
        assert [seat.ticket_no for seat in getattr(verdict, name)] == [ticket_no(serial) for serial in serials]


def test_r3_a_print_nobody_can_vouch_for_is_not_offered_again(ask: Ask, units: FakeUnits) -> None:
    put(units, SeatState.UNCONFIRMED, SeatState.UNCONFIRMED)
    assert isinstance(ask(code_of(0).digits), UnconfirmedPrint)


def test_a_cancelled_showing_is_named() -> None:
    verdict = verdict_on(only(showing(status=ShowingStatus.CANCELLED)))
    assert isinstance(verdict, ShowingCancelled)


def test_a_moved_showing_says_where_it_went() -> None:
    verdict = verdict_on(only(showing(status=ShowingStatus.MOVED, moved_to=showing_code(1)), showing(1)))
    assert isinstance(verdict, ShowingMoved)
    assert verdict.to is not None
    assert verdict.to.showing_code == showing_code(1)


@pytest.mark.parametrize("moved_to", [None, showing_code(7)], ids=["nobody said", "not in any pack"])
def test_a_moved_showing_whose_place_is_not_known_says_so(moved_to: str | None) -> None:
    verdict = verdict_on(only(showing(status=ShowingStatus.MOVED, moved_to=moved_to)))
    assert isinstance(verdict, ShowingMoved)
    assert verdict.to is None


def test_tomorrows_code_names_its_day() -> None:
    units = FakeUnits(CINEMA, "01")
    units.fill(*pack([Issued(0, 0, 0)], day=TOMORROW))
    assert verdict_on(units) == AnotherDay(TOMORROW)


def test_a_showing_after_midnight_belongs_to_the_evening_before() -> None:
    units = only(showing(starts_at=datetime(2014, 3, 8, 16, 30, tzinfo=UTC)))  # 00:30 on the 9th in the cinema
    assert isinstance(verdict_on(units, datetime(2014, 3, 8, 16, 10, tzinfo=UTC)), Collectable)
    assert isinstance(verdict_on(units), Collectable)


def test_a_film_that_has_ended_is_over_to_the_second() -> None:
    units = only(showing())
    ends = showing().ends_at
    assert isinstance(verdict_on(units, ends - timedelta(seconds=1)), Collectable)
    assert isinstance(verdict_on(units, ends), ShowingOver)


def test_what_is_collected_is_said_even_after_the_film() -> None:
    units = only(showing())
    put(units, SeatState.PRINTED)
    assert isinstance(verdict_on(units, showing().ends_at + timedelta(hours=3)), AlreadyCollected)


def test_another_terminals_code_names_that_terminal() -> None:
    units = FakeUnits(CINEMA, "01")
    header, body = pack(issued(1))
    units.fill(header.model_copy(update={"roster": ("02",)}), body)
    assert verdict_on(units) == HeldElsewhere("02")


def test_a_sister_cinemas_code_names_the_sister(clock: HandClock) -> None:
    tags = base64.b64encode(tag_of(0)[:SISTER_TAG_BYTES]).decode()
    units = FakeUnits(CINEMA, "01")
    units.fill(*pack(sisters=(SisterCinema(cinema=PackText(zh="姊妹影城", en="Sister"), tags=tags),)))
    assert verdict_on(units) == AnotherCinema(BilingualText("姊妹影城", "Sister"))


def test_an_unknown_code_is_unknown_where_todays_pack_is_here(ask: Ask) -> None:
    assert ask(STRANGER.digits) == UnknownCode()


def test_r9_without_todays_pack_a_strange_code_is_not_called_unknown(ask: Ask, clock: HandClock) -> None:
    clock.wait(days=1)
    assert ask(STRANGER.digits) == CacheTooOld(TOMORROW)


@pytest.mark.parametrize(
    ("text", "reason"),
    [("", Misreading.SHAPE), ("x" * 10_000, Misreading.SHAPE), ("000000000000", Misreading.CHECK_DIGIT)],
    ids=["nothing", "much", "check digit"],
)
def test_what_is_not_a_code_is_called_mistyped_and_is_not_counted_as_a_wrong_code(
    ask: Ask, units: FakeUnits, text: str, reason: Misreading
) -> None:
    for _ in range(FREE_TRIES + 2):
        assert ask(text) == MistypedCode(reason)
    assert units.books.tries.wrong == 0


def test_twenty_mistyped_codes_in_a_row_pause_the_machine_once_and_are_journaled_as_what_they_are(
    ask: Ask, units: FakeUnits, clock: HandClock
) -> None:
    for _ in range(2):
        for _ in range(FREE_MISTYPINGS - 1):
            assert isinstance(ask("nonsense"), MistypedCode)
        until = clock.now + timedelta(seconds=30)
        assert ask("000000000000") == TooManyTries(until)
        assert ask(code_of(0).digits) == TooManyTries(until)
        last = [entry for entry in units.books.entries if entry.kind == "mistypings_exceeded"][-1]
        assert (last.facts["mistyped"], str(last.facts["until"])[:19]) == (20, f"{until:%Y-%m-%dT%H:%M:%S}")
        clock.wait(seconds=30)
    assert units.kinds().count("mistypings_exceeded") == 2
    assert units.kinds().count("tries_exceeded") == 0


@pytest.mark.parametrize(
    ("text", "state"),
    [(code_of(0).digits, SeatState.OPEN), (STRANGER.digits, SeatState.OPEN), (code_of(0).digits, SeatState.PRINTED)],
    ids=["good", "wrong", "used"],
)
def test_a_code_that_is_no_slip_ends_the_row_of_mistyped_ones(
    ask: Ask, units: FakeUnits, text: str, state: SeatState
) -> None:
    put(units, state, state)
    for _ in range(FREE_MISTYPINGS - 1):
        ask("nonsense")
    ask(text)
    assert isinstance(ask("nonsense"), MistypedCode)


def test_a_pause_for_mistyped_codes_forgets_no_wrong_ones(ask: Ask, units: FakeUnits, clock: HandClock) -> None:
    for _ in range(FREE_TRIES - 1):
        ask(STRANGER.digits)
    for _ in range(FREE_MISTYPINGS):
        ask("nonsense")
    clock.wait(seconds=30)
    assert ask(STRANGER.digits) == TooManyTries(clock.now + timedelta(seconds=30))


def test_the_fifth_wrong_code_pauses_the_machine_for_everybody(ask: Ask, units: FakeUnits, clock: HandClock) -> None:
    for _ in range(FREE_TRIES - 1):
        assert ask(STRANGER.digits) == UnknownCode()
    until = NOW + timedelta(seconds=30)
    for text in (STRANGER.digits, code_of(0).digits, "nonsense"):
        assert ask(text) == TooManyTries(until)
    assert units.kinds().count("tries_exceeded") == 1
    clock.wait(seconds=29.999999)
    assert ask(code_of(0).digits) == TooManyTries(until)
    clock.wait(seconds=0.000001)
    assert isinstance(ask(code_of(0).digits), Collectable)


def test_a_pause_does_not_outlive_a_clock_that_was_put_back(ask: Ask, clock: HandClock) -> None:
    for _ in range(FREE_TRIES):
        ask(STRANGER.digits)
    clock.wait(hours=-12)
    assert not isinstance(ask(code_of(0).digits), TooManyTries)


def test_each_further_wrong_code_pauses_twice_as_long(ask: Ask, units: FakeUnits, clock: HandClock) -> None:
    for _ in range(FREE_TRIES - 1):
        ask(STRANGER.digits)
    for seconds in (30, 60, 120, 240, 480, 600, 600):
        assert ask(STRANGER.digits) == TooManyTries(clock.now + timedelta(seconds=seconds))
        clock.wait(seconds=seconds)


def test_an_hour_after_its_last_pause_a_machine_counts_anew(ask: Ask, units: FakeUnits, clock: HandClock) -> None:
    for _ in range(FREE_TRIES):
        ask(STRANGER.digits)
    clock.wait(seconds=30, hours=1, microseconds=-1)
    assert isinstance(ask(STRANGER.digits), TooManyTries)
    clock.wait(minutes=1, hours=1)
    for _ in range(FREE_TRIES - 1):
        assert ask(STRANGER.digits) == UnknownCode()
    assert ask(STRANGER.digits) == TooManyTries(clock.now + timedelta(seconds=30))


def test_a_good_code_that_is_shown_again_and_again_pays_for_no_guesses(ask: Ask, units: FakeUnits) -> None:
    for _ in range(FREE_TRIES - 1):
        ask(STRANGER.digits)
        assert isinstance(ask(code_of(0).digits), Collectable)
    assert units.books.tries.wrong == FREE_TRIES - 1
    assert isinstance(ask(STRANGER.digits), TooManyTries)


def test_a_pause_grows_to_ten_minutes_and_stays_there() -> None:
    pauses = [pause_after(wrong) for wrong in range(FREE_TRIES, FREE_TRIES + 40)]
    assert pauses == sorted(pauses)
    assert pauses[0] == timedelta(seconds=30)
    assert pauses[-1] == timedelta(minutes=10)
    assert pause_after(10**9) == timedelta(minutes=10)


def test_r7_every_refusal_is_journaled_by_its_name_and_nothing_of_the_code(ask: Ask, units: FakeUnits) -> None:
    put(units, SeatState.PRINTED, SeatState.PRINTED)
    ask(code_of(0).digits)
    ask(STRANGER.grouped)
    ask("12")
    assert [entry.facts for entry in units.books.entries] == [
        {"verdict": "already_collected", "staff_no": ""},
        {"verdict": "unknown_code", "staff_no": ""},
        {"verdict": "mistyped_code", "staff_no": ""},
    ]


def test_r9_a_full_disk_is_a_fault_and_no_verdict(ask: Ask, units: FakeUnits) -> None:
    units.commits_before_full = 0
    with pytest.raises(TerminalFaultError) as caught:
        ask(STRANGER.digits)
    assert caught.value.code is FaultCode.DISK_FULL


def test_the_cinema_is_the_one_that_these_tests_mean() -> None:
    assert IDENTITY.cinema == NAME
    assert date(2014, 3, 8) == TODAY

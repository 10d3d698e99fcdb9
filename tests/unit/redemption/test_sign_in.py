"""Who is at the machine: good PINs, wrong ones, and why guessing does not pay."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from tests.support.fake_shelf import FakeUnits
from tests.support.packs import NOW, HandClock, code_of
from tests.support.staff import QuickPins
from willcall.redemption.domain.faults import TerminalFaultError
from willcall.redemption.domain.journal import check_chain
from willcall.redemption.domain.sign_in import (
    FREE_PINS,
    FREE_PINS_OF_ONE,
    LONGEST_PAUSE,
    NoStaffYet,
    SignedIn,
    SignIn,
    Throttled,
    WrongPin,
)
from willcall.redemption.domain.staff import StaffRole
from willcall.redemption.service.sign_in import sign_in
from willcall.redemption.service.staff_roll import StaffOffice

PIN, OTHER, WRONG = "482915", "706318", "555123"
CLERK, SUPERVISOR = SignedIn("7", StaffRole.CLERK), SignedIn("8", StaffRole.SUPERVISOR)

Try = Callable[[str, str], SignIn]


@pytest.fixture
def attempt(units: FakeUnits, pins: QuickPins, clock: HandClock) -> Try:
    """Return a machine's keypad before an empty list."""
    return lambda staff_no, pin: sign_in(staff_no, pin, units=units, pins=pins, clock=clock)


@pytest.fixture
def knock(attempt: Try, office: StaffOffice) -> Try:
    """Return a machine's keypad; a clerk and a supervisor are on the list."""
    office.add("7", StaffRole.CLERK, PIN)
    office.add("8", StaffRole.SUPERVISOR, OTHER)
    return attempt


def told(units: FakeUnits) -> list[tuple[object, ...]]:
    """Return what the journal has since staff were added."""
    return [(entry.kind, *entry.facts.values()) for entry in units.books.entries if entry.kind != "staff_added"]


def test_a_good_pin_lets_in_and_is_in_the_journal_with_the_role(knock: Try, units: FakeUnits) -> None:
    assert knock("7", PIN) == CLERK
    assert knock("8", OTHER) == SUPERVISOR
    assert told(units) == [("staff_signed_in", "7", "clerk"), ("staff_signed_in", "8", "supervisor")]
    check_chain(units.books.entries)


def test_somebody_elses_pin_is_a_wrong_one(knock: Try) -> None:
    assert knock("7", OTHER) == WrongPin()


def test_where_nobody_is_on_the_list_or_nobody_any_more_it_says_so_and_counts_nothing(
    attempt: Try, office: StaffOffice, units: FakeUnits, pins: QuickPins
) -> None:
    for _ in range(2 * FREE_PINS):
        assert attempt("7", PIN) == NoStaffYet()
    assert (units.books.machine.tries.wrong, units.kinds(), pins.looked) == (0, [], [])
    office.add("7", StaffRole.CLERK, PIN)
    office.remove("7")
    assert attempt("7", PIN) == NoStaffYet()


def test_r10_nobody_learns_which_numbers_there_are(
    knock: Try, office: StaffOffice, units: FakeUnits, pins: QuickPins
) -> None:
    office.add("9", StaffRole.CLERK, PIN)
    office.remove("9")
    for number in ("7", "555", "9", "S1"):
        assert knock(number, WRONG) == WrongPin()
    assert pins.looked == [WRONG] * 4  # a hash is made for each, so that each takes as long
    assert [wrong for kind, _, *rest in told(units) if kind == "sign_in_refused" for wrong in rest] == [1, 2, 3, 4]


def test_r7_what_was_typed_as_a_number_that_nobody_has_is_written_nowhere(knock: Try, units: FakeUnits) -> None:
    for typed in (PIN, code_of(1).digits[:10]):
        assert knock(typed, WRONG) == WrongPin()
    assert [row[1] for row in told(units)] == ["", ""]
    assert PIN not in repr([entry.facts for entry in units.books.entries])
    assert set(units.books.staff) == {"7", "8"}


def test_r10_wrong_pins_pause_the_machine_longer_and_longer_and_not_for_ever(
    knock: Try, units: FakeUnits, clock: HandClock
) -> None:
    for _ in range(FREE_PINS - 1):
        assert knock("555", WRONG) == WrongPin()
    pauses = []
    for _ in range(8):
        answer = knock("555", WRONG)
        assert isinstance(answer, Throttled)
        pauses.append((answer.until - clock.now).total_seconds())
        clock.now = answer.until
    assert pauses == [30, 60, 120, 240, 480, 900, 900, 900]
    assert told(units)[FREE_PINS - 1 : FREE_PINS + 1] == [
        ("sign_in_refused", "", FREE_PINS),
        ("staff_throttled", "", FREE_PINS, "2014-03-08T11:02:30.000000Z"),
    ]


def test_r10_a_machine_that_pauses_looks_at_no_pin_good_or_bad_and_counts_none(
    knock: Try, units: FakeUnits, clock: HandClock, pins: QuickPins
) -> None:
    for _ in range(FREE_PINS):
        knock("7", WRONG)
    pins.looked.clear()
    before = units.books
    for number, pin in (("7", PIN), ("7", WRONG), ("555", PIN)):
        assert knock(number, pin) == Throttled(NOW + timedelta(seconds=30))
    assert (pins.looked, units.books is before) == ([], True)
    clock.wait(seconds=30)
    assert knock("7", PIN) == CLERK


def test_a_good_sign_in_begins_anew(knock: Try, units: FakeUnits) -> None:
    for _ in range(3):
        for _ in range(FREE_PINS - 1):
            assert knock("7", WRONG) == WrongPin()
        assert knock("7", PIN) == CLERK
    assert units.books.machine.tries.wrong == 0
    assert units.books.staff["7"].tries.wrong == 0


def test_r10_a_colleague_who_signs_in_between_lifts_no_pause_of_the_number_that_is_guessed(
    knock: Try, units: FakeUnits, clock: HandClock
) -> None:
    answers = []
    for guess in range(FREE_PINS_OF_ONE):
        answers.append(knock("8", WRONG))
        if guess % 3 == 2:
            assert knock("7", PIN) == CLERK
    assert answers == [WrongPin()] * (FREE_PINS_OF_ONE - 1) + [Throttled(NOW + timedelta(seconds=30))]
    assert knock("7", PIN) == CLERK
    assert knock("8", OTHER) == Throttled(NOW + timedelta(seconds=30))
    assert ("staff_throttled", "8", FREE_PINS_OF_ONE, "2014-03-08T11:02:30.000000Z") in told(units)
    clock.wait(seconds=30)
    assert knock("8", OTHER) == SUPERVISOR


def test_r10_a_try_is_counted_before_its_pin_is_looked_at_so_that_a_pulled_plug_wins_none(
    knock: Try, units: FakeUnits, pins: QuickPins
) -> None:
    class PlugPulledError(BaseException):
        pass

    def pull() -> None:
        raise PlugPulledError

    pins.meanwhile = pull
    for _ in range(FREE_PINS):
        with pytest.raises(PlugPulledError):
            knock("7", WRONG)
    assert isinstance(knock("7", PIN), Throttled)
    assert units.books.machine.tries.wrong == FREE_PINS


def test_a_pause_that_a_clock_put_back_made_endless_is_none(knock: Try, clock: HandClock) -> None:
    for _ in range(FREE_PINS):
        knock("7", WRONG)
    clock.now = NOW - timedelta(days=1)
    assert knock("7", PIN) == CLERK
    assert timedelta(days=1) > LONGEST_PAUSE


@pytest.mark.parametrize("change", ["removed", "another PIN"])
def test_r10_whoever_is_taken_off_the_list_while_the_pin_is_looked_at_is_not_let_in(
    knock: Try, office: StaffOffice, pins: QuickPins, change: str
) -> None:
    def meanwhile() -> None:
        pins.meanwhile = lambda: None
        office.remove("7") if change == "removed" else office.set_pin("7", "90210")

    pins.meanwhile = meanwhile
    assert knock("7", PIN) == WrongPin()


@pytest.mark.parametrize("commits", [0, 1])
def test_r9_with_the_database_out_of_order_nobody_is_let_in(knock: Try, units: FakeUnits, commits: int) -> None:
    units.commits_before_full = commits
    with pytest.raises(TerminalFaultError):
        knock("7", PIN)

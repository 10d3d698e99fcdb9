"""Who may sign in: what a PIN may be, and what each change of the list leaves in the journal."""

import pytest

from tests.support.fake_shelf import FakeUnits
from tests.support.packs import NOW, HandClock
from tests.support.staff import QuickPins
from willcall.redemption.domain.faults import TerminalFaultError
from willcall.redemption.domain.journal import check_chain
from willcall.redemption.domain.machine_standing import MachineStanding
from willcall.redemption.domain.pins import PinFault, pin_fault
from willcall.redemption.domain.sign_in import PinTries
from willcall.redemption.domain.staff import StaffRole
from willcall.redemption.domain.staff_roll import NotOnTheRoll, NumberUnfit, OnTheRoll, PinUnfit, RollChanged
from willcall.redemption.service.staff_roll import StaffOffice

PIN, OTHER = "482915", "7063"


@pytest.mark.parametrize("pin", ["4829", "48291573", "2014", "90210", "0817"])
def test_r10_what_no_stranger_tries_first_is_a_pin(pin: str) -> None:
    assert pin_fault(pin, "1042") is None


@pytest.mark.parametrize(
    ("pin", "fault"),
    [
        ("", PinFault.NOT_DIGITS),
        ("48a9", PinFault.NOT_DIGITS),
        ("４８２９", PinFault.NOT_DIGITS),
        ("-482", PinFault.NOT_DIGITS),
        ("482", PinFault.WRONG_LENGTH),
        ("482915736", PinFault.WRONG_LENGTH),
        ("0000", PinFault.REPEATED),
        ("99999999", PinFault.REPEATED),
        ("1212", PinFault.REPEATED),
        ("123123", PinFault.REPEATED),
        ("1234", PinFault.IN_A_ROW),
        ("9876", PinFault.IN_A_ROW),
        ("789012", PinFault.IN_A_ROW),
        ("2468", PinFault.IN_A_ROW),
        ("1122", PinFault.WELL_KNOWN),
        ("2580", PinFault.WELL_KNOWN),
        ("5201314", PinFault.WELL_KNOWN),
        ("1042", PinFault.LIKE_THE_NUMBER),
        ("2401", PinFault.LIKE_THE_NUMBER),
        ("001042", PinFault.LIKE_THE_NUMBER),
        ("104299", PinFault.LIKE_THE_NUMBER),
    ],
)
def test_r10_a_weak_pin_is_refused_by_name(pin: str, fault: PinFault) -> None:
    assert pin_fault(pin, "1042") is fault


def test_r10_a_part_of_a_long_number_and_a_short_number_filled_up_are_no_pins() -> None:
    assert pin_fault("5679", "1356794") is PinFault.LIKE_THE_NUMBER
    assert pin_fault("0007", "7") is PinFault.LIKE_THE_NUMBER
    assert pin_fault("7063", "7") is None


def test_whoever_is_added_is_on_the_list_and_in_the_journal(office: StaffOffice, units: FakeUnits) -> None:
    assert office.find("7") is None
    answer = office.add("7", StaffRole.CLERK, PIN)
    assert isinstance(answer, RollChanged)
    assert office.find("7") == answer.access
    assert (answer.access.role, answer.access.since, answer.access.is_valid) == (StaffRole.CLERK, NOW, True)
    assert [(entry.kind, entry.facts) for entry in units.books.entries] == [
        ("staff_added", {"staff_no": "7", "role": "clerk"})
    ]
    check_chain(units.books.entries)


@pytest.mark.parametrize("number", ["", "S1", "7 ", "12345678901", "七", "-7"])
def test_a_number_that_no_keypad_has_is_refused(office: StaffOffice, units: FakeUnits, number: str) -> None:
    assert office.add(number, StaffRole.CLERK, PIN) == NumberUnfit()
    assert units.books.staff == {}


def test_a_number_is_given_out_once_and_again_after_it_was_taken_away(office: StaffOffice, units: FakeUnits) -> None:
    office.add("7", StaffRole.CLERK, PIN)
    assert office.add("7", StaffRole.SUPERVISOR, OTHER) == OnTheRoll(StaffRole.CLERK)
    assert isinstance(office.remove("7"), RollChanged)
    assert office.find("7") is None
    assert [each.revoked_at for each in office.everybody()] == [NOW]
    assert isinstance(office.add("7", StaffRole.SUPERVISOR, OTHER), RollChanged)
    assert [each.role for each in office.everybody()] == [StaffRole.SUPERVISOR]
    assert units.kinds() == ["staff_added", "staff_removed", "staff_added"]


def test_another_pin_ends_the_pauses_of_the_number_and_of_the_machine(
    office: StaffOffice, units: FakeUnits, clock: HandClock
) -> None:
    office.add("7", StaffRole.CLERK, PIN)
    units.books.machine = MachineStanding(PinTries(9, NOW), out_of_service_since=NOW)
    clock.wait(days=1)
    answer = office.set_pin("7", OTHER)
    assert isinstance(answer, RollChanged)
    assert (answer.access.since, answer.access.role, answer.access.tries) == (clock.now, StaffRole.CLERK, PinTries())
    assert units.books.machine == MachineStanding(out_of_service_since=NOW)
    assert units.kinds() == ["staff_added", "staff_pin_set"]


def test_a_weak_pin_changes_nothing(office: StaffOffice, units: FakeUnits) -> None:
    office.add("7", StaffRole.CLERK, PIN)
    before = units.books
    assert office.add("8", StaffRole.CLERK, "1234") == PinUnfit(PinFault.IN_A_ROW)
    assert office.set_pin("7", "0007") == PinUnfit(PinFault.LIKE_THE_NUMBER)
    assert units.books is before


def test_whoever_is_not_on_the_list_has_no_pin_and_cannot_be_removed(office: StaffOffice, units: FakeUnits) -> None:
    office.add("7", StaffRole.CLERK, PIN)
    office.remove("7")
    for number in ("7", "8"):
        assert office.set_pin(number, OTHER) == NotOnTheRoll()
        assert office.remove(number) == NotOnTheRoll()
    assert units.kinds() == ["staff_added", "staff_removed"]


def test_whoever_is_removed_while_the_hash_of_a_new_pin_is_made_stays_removed(
    office: StaffOffice, units: FakeUnits, pins: QuickPins
) -> None:
    office.add("7", StaffRole.CLERK, PIN)

    def meanwhile() -> None:
        office.remove("7")

    pins.meanwhile = meanwhile
    assert office.set_pin("7", OTHER) == NotOnTheRoll()
    assert units.kinds() == ["staff_added", "staff_removed"]


def test_r9_a_database_that_takes_nothing_is_named_and_nobody_is_on_the_list(
    office: StaffOffice, units: FakeUnits
) -> None:
    units.commits_before_full = 0
    with pytest.raises(TerminalFaultError):
        office.add("7", StaffRole.CLERK, PIN)
    assert office.everybody() == ()

"""The box office's screen: locked, unlocked, left and taken over, each in the journal with who it was."""

from collections.abc import Callable

import pytest

from tests.support.fake_shelf import FakeUnits
from tests.support.packs import HandClock
from tests.support.staff import QuickPins
from willcall.printing.sample import sample_ticket
from willcall.redemption.domain.journal import check_chain
from willcall.redemption.domain.sign_in import SignedIn, SignIn, WrongPin
from willcall.redemption.domain.staff import StaffMember, StaffRole
from willcall.redemption.service.box_office import BoxOffice
from willcall.redemption.service.collection_desk import CollectionDesk
from willcall.redemption.service.machine_desk import MachineDesk
from willcall.redemption.service.staff_roll import StaffOffice

PIN, OTHER = "482915", "706318"
CLERK = StaffMember("7", StaffRole.CLERK)

Knock = Callable[[str, str, str], SignIn]


@pytest.fixture
def knock(desk: CollectionDesk, office: StaffOffice, pins: QuickPins, box_office: BoxOffice) -> Knock:
    office.add("7", StaffRole.CLERK, PIN)
    office.add("8", StaffRole.SUPERVISOR, OTHER)
    return MachineDesk(desk, pins, box_office.looking, sample_ticket).sign_in


def told(units: FakeUnits) -> list[tuple[object, ...]]:
    return [(entry.kind, *entry.facts.values()) for entry in units.books.entries if entry.kind != "staff_added"]


def test_whoever_locked_the_screen_unlocks_it_and_goes_on(
    knock: Knock, box_office: BoxOffice, units: FakeUnits
) -> None:
    knock("7", PIN, "")
    box_office.lock_screen(CLERK, idle=True)
    assert knock("7", PIN, "7") == SignedIn("7", StaffRole.CLERK)
    box_office.lock_screen(CLERK, idle=False)
    box_office.sign_out(CLERK)
    assert told(units) == [
        ("staff_signed_in", "7", "clerk"),
        ("screen_locked", "7", 1),
        ("screen_unlocked", "7"),
        ("screen_locked", "7", 0),
        ("staff_signed_out", "7"),
    ]
    check_chain(units.books.entries)


def test_whoever_takes_over_a_locked_screen_ends_the_others_stay(
    knock: Knock, box_office: BoxOffice, units: FakeUnits
) -> None:
    knock("7", PIN, "")
    box_office.lock_screen(CLERK, idle=True)
    assert knock("8", OTHER, "7") == SignedIn("8", StaffRole.SUPERVISOR)
    assert told(units)[-2:] == [("staff_signed_out", "7"), ("staff_signed_in", "8", "supervisor")]


def test_r10_a_wrong_pin_unlocks_nothing_and_counts(
    knock: Knock, box_office: BoxOffice, units: FakeUnits, clock: HandClock
) -> None:
    knock("7", PIN, "")
    box_office.lock_screen(CLERK, idle=True)
    assert knock("7", OTHER, "7") == WrongPin()
    assert told(units)[-1] == ("sign_in_refused", "7", 1)

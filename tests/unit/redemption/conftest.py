"""One code with four seats in books of memory, a printer that counts, and the two desks over them."""

import pytest

from tests.support.fake_shelf import FakeUnits
from tests.support.offices import office_over
from tests.support.packs import CINEMA, CINEMA_KEY, IDENTITY, TERMINAL_KEY, HandClock, issued, pack
from tests.support.papers import CountingPrinter
from tests.support.staff import KEYS, QuickPins
from tests.support.turns import OpenTurn
from willcall.redemption.service.box_office import BoxOffice
from willcall.redemption.service.collection_desk import CollectionDesk
from willcall.redemption.service.print_tickets import PrintDesk
from willcall.redemption.service.staff_desk import StaffDesk
from willcall.redemption.service.staff_roll import StaffOffice


@pytest.fixture
def units() -> FakeUnits:
    made = FakeUnits(CINEMA, "01")
    made.fill(*pack(issued(4, each=4)))
    return made


@pytest.fixture
def printer() -> CountingPrinter:
    return CountingPrinter()


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
def desk(units: FakeUnits, printer: CountingPrinter, clock: HandClock) -> CollectionDesk:
    return CollectionDesk(CINEMA_KEY, PrintDesk(IDENTITY, TERMINAL_KEY.sign, printer, units, clock, OpenTurn()))


@pytest.fixture
def pins() -> QuickPins:
    return QuickPins()


@pytest.fixture
def office(units: FakeUnits, pins: QuickPins, clock: HandClock) -> StaffOffice:
    return StaffOffice(units, pins, clock)


@pytest.fixture
def staff(desk: CollectionDesk) -> StaffDesk:
    return StaffDesk(desk.printing, KEYS)


@pytest.fixture
def box_office(units: FakeUnits, clock: HandClock) -> BoxOffice:
    return office_over(units, clock)

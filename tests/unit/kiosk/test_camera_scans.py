"""What counts as a scan of all that a camera sees."""

from dataclasses import dataclass, field

import pytest

from tests.support.kiosk_steps import Steps
from tests.support.stub_desk import CODE, MISTYPED, SECOND_CODE, StubDesk, collectable
from willcall.kiosk.journey.states import Found, Printing, Welcome
from willcall.kiosk.scanning.camera_scans import LOST_S, NEAR, PACE_S, STEADY_S, CameraScans
from willcall.kiosk.scanning.code_reading import Reading

QR = f"WILLCALL:1:{CODE}"
SECOND = f"WILLCALL:1:{SECOND_CODE}"
MENU = "https://example.org/menu"


@dataclass
class Foyer:
    """A camera that reads ten times a second; ``told`` are the scans so far."""

    scans: CameraScans = field(default_factory=CameraScans)
    now: float = 100.0
    told: list[str] = field(default_factory=list)

    def sees(self, *readings: Reading, seconds: float = 0.1) -> list[str]:
        """Read the same for so long; return what is told of it, each text once and in order."""
        told: list[str] = []
        for _ in range(round(seconds * 10)):
            told += self.scans.take(readings, self.now)
            self.now += 0.1
        self.told += told
        return list(dict.fromkeys(told))


@pytest.fixture
def foyer() -> Foyer:
    return Foyer()


def near(text: str, size: float = 0.4) -> Reading:
    return Reading(text, size)


@pytest.mark.parametrize("text", [QR, CODE, f"{CODE[:4]} {CODE[4:8]} {CODE[8:]}"])
def test_a_collection_code_is_told_at_first_sight(foyer: Foyer, text: str) -> None:
    assert foyer.sees(near(text)) == [text]


def test_a_code_far_away_is_nobodys(foyer: Foyer) -> None:
    assert foyer.sees(near(QR, NEAR - 0.01), seconds=5) == []
    assert foyer.sees(near(QR, NEAR)) == [QR]


@pytest.mark.parametrize("text", [MENU, MISTYPED, ""])
def test_anything_else_is_told_when_it_is_held_and_not_when_it_passes(foyer: Foyer, text: str) -> None:
    assert foyer.sees(near(text), seconds=STEADY_S - 0.2) == []
    foyer.sees(seconds=LOST_S + 0.2)
    assert foyer.sees(near(text), seconds=STEADY_S - 0.2) == []
    assert foyer.sees(near(text), seconds=0.4) == [text]


def test_of_two_codes_the_nearer_comes_first_and_the_other_has_its_own_moment(foyer: Foyer) -> None:
    both = (near(QR), near(SECOND, 0.2))
    assert foyer.sees(*both, seconds=PACE_S - 0.1) == [QR]
    assert foyer.sees(*both, seconds=0.3) == [QR, SECOND]


def test_a_code_is_told_on_and_on_while_it_is_held_even_by_a_hand_that_shakes(foyer: Foyer) -> None:
    for _ in range(10):
        assert foyer.sees(near(QR)) == [QR]
        foyer.sees(seconds=0.5)


def test_the_same_code_twice_in_one_picture_is_told_once(foyer: Foyer) -> None:
    foyer.sees(near(QR), near(QR, 0.2))
    assert foyer.told == [QR]


def test_r7_a_reading_does_not_show_its_text() -> None:
    assert CODE not in repr(near(QR))


def at_the_machine(foyer: Foyer, steps: Steps, *readings: Reading, seconds: float) -> None:
    for _ in range(round(seconds * 10)):
        for text in foyer.scans.take(readings, steps.now):
            steps.scan(text)
        steps.now += 0.1
        steps.flow.tick()
        steps.door.work()


@pytest.fixture
def steps() -> Steps:
    return Steps(StubDesk({CODE: collectable(), SECOND_CODE: collectable(1, first=3)}))


def test_a_code_held_before_the_camera_is_one_event_until_it_was_gone_for_some_seconds(
    foyer: Foyer, steps: Steps
) -> None:
    at_the_machine(foyer, steps, near(QR), seconds=20)
    steps.flow.leave()
    at_the_machine(foyer, steps, near(QR), seconds=20)
    at_the_machine(foyer, steps, seconds=2)
    at_the_machine(foyer, steps, near(QR), seconds=2)
    assert (steps.state(), steps.desk.looked_up) == (Welcome(), [QR])
    at_the_machine(foyer, steps, seconds=3.2)
    at_the_machine(foyer, steps, near(QR), seconds=1)
    assert steps.desk.looked_up == [QR, QR]


def test_two_codes_on_one_sheet_fill_one_basket(foyer: Foyer, steps: Steps) -> None:
    at_the_machine(foyer, steps, near(QR), near(SECOND, 0.3), seconds=6)
    assert steps.desk.looked_up == [QR, SECOND]
    state = steps.state()
    assert isinstance(state, Found)
    assert len(state.basket.finds) == 2


def test_a_code_that_is_held_while_the_machine_is_busy_is_taken_when_it_is_free(foyer: Foyer, steps: Steps) -> None:
    steps.flow.stage.go(Printing(1, 2))
    at_the_machine(foyer, steps, near(QR), seconds=5)
    assert steps.desk.looked_up == []
    steps.flow.stage.home()
    at_the_machine(foyer, steps, near(QR), seconds=0.2)
    assert steps.desk.looked_up == [QR]

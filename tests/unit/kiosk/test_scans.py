"""A scan at any moment is taken whole or refused visibly, and a code that is read again and again is one event."""

from collections.abc import Callable

import pytest

from tests.support.kiosk_scenes import SCENES
from tests.support.kiosk_steps import Steps
from tests.support.stub_desk import CODE, SECOND_CODE, STRANGER, StubDesk, collectable
from willcall.kiosk.journey.states import (
    STATES,
    Cue,
    Found,
    LookingUp,
    Notice,
    Printing,
    Refused,
    State,
    Welcome,
    state_name,
)

TAKEN = {"welcome", "entry", "found", "refused", "thanks"}
REFUSED = {
    "looking_up": Notice.ONE_MOMENT,
    "printing": Notice.ONE_MOMENT,
    "take_tickets": Notice.TAKE_TICKETS,
    "print_incomplete": Notice.READ_FIRST,
    "printer_trouble": Notice.NOT_NOW,
    "terminal_fault": Notice.NOT_NOW,
    "out_of_service": Notice.NOT_NOW,
    "out_of_order": Notice.NOT_NOW,
    "staff_sign_in": Notice.STAFF_AT_WORK,
    "staff_panel": Notice.STAFF_AT_WORK,
}
SCENES_WITH_ROOM = {name: state for name, state in SCENES.items() if name != "found_family_long"}


@pytest.fixture
def steps() -> Steps:
    return Steps(StubDesk({CODE: collectable(), SECOND_CODE: collectable(1, first=3)}))


def test_it_is_said_for_every_state_what_becomes_of_a_scan() -> None:
    assert TAKEN | REFUSED.keys() == {state_name(kind.__new__(kind)) for kind in STATES}


@pytest.mark.parametrize("state", SCENES_WITH_ROOM.values(), ids=SCENES_WITH_ROOM)
def test_a_scan_is_taken_whole_or_refused_visibly(steps: Steps, state: State) -> None:
    steps.flow.stage.go(state)
    steps.flow.scan(STRANGER)
    if state_name(state) in TAKEN:
        assert isinstance(steps.state(), LookingUp)
        assert (len(steps.door.waiting), steps.notice()) == (1, None)
    else:
        assert (steps.state(), steps.notice()) == (state, REFUSED[state_name(state)])
        assert steps.door.waiting == []


def test_the_word_over_the_screen_goes_away_by_itself(steps: Steps) -> None:
    steps.scan(CODE)
    steps.flow.print_tickets()
    steps.door.work()
    steps.flow.scan(STRANGER)
    steps.wait(3)
    assert steps.notice() is Notice.TAKE_TICKETS
    steps.wait(1)
    assert steps.notice() is None


def test_a_word_over_the_printing_screen_outlives_the_next_ticket_and_goes_with_the_screen(steps: Steps) -> None:
    steps.scan(CODE)
    steps.flow.print_tickets()
    steps.flow.scan(STRANGER)
    heard: list[Notice | None] = []
    steps.flow.subscribe(lambda: heard.append(steps.flow.notice))
    steps.door.work()
    assert heard == [Notice.ONE_MOMENT, Notice.ONE_MOMENT, None]


def test_the_same_code_in_any_dress_within_seconds_is_one_scan(steps: Steps) -> None:
    steps.scan(CODE)
    steps.flow.leave()
    for dress in (CODE, f"WILLCALL:1:{CODE}", f"{CODE[:4]} {CODE[4:8]} {CODE[8:]}", f"]Q3{CODE}"):
        steps.scan(dress)
    assert (steps.state(), steps.desk.looked_up) == (Welcome(), [CODE])
    assert (steps.notice(), steps.heard.count(Cue.REFUSED)) == (Notice.JUST_READ, 1)
    steps.wait(4)
    assert steps.notice() is None
    steps.scan(CODE)
    assert isinstance(steps.state(), Found)


def test_a_code_that_is_read_again_while_its_answer_stands_is_left_without_a_word(steps: Steps) -> None:
    for code, answer in ((CODE, Found), (STRANGER, Refused)):
        steps.scan(code)
        steps.scan(code)
        assert isinstance(steps.state(), answer)
        assert steps.notice() is None
    assert steps.desk.looked_up == [CODE, STRANGER]


def test_a_code_held_before_the_scanner_for_long_is_one_scan(steps: Steps) -> None:
    steps.scan(CODE)
    steps.flow.leave()
    for _ in range(10):
        steps.wait(2)
        steps.scan(CODE)
    assert (steps.state(), steps.desk.looked_up) == (Welcome(), [CODE])


def test_two_codes_in_a_hurry_are_two(steps: Steps) -> None:
    steps.scan(CODE)
    steps.scan(SECOND_CODE)
    assert steps.desk.looked_up == [CODE, SECOND_CODE]


@pytest.mark.parametrize("busy", ["looking_up", "take_tickets"])
def test_a_scan_that_was_refused_can_be_shown_again_as_soon_as_the_machine_is_free(steps: Steps, busy: str) -> None:
    ways: dict[str, Callable[[], None]] = {"looking_up": steps.door.work, "take_tickets": lambda: take(steps)}
    steps.flow.scan(CODE)
    if busy == "take_tickets":
        steps.door.work()
        steps.flow.print_tickets()
        steps.door.work()
    steps.flow.scan(SECOND_CODE)
    assert steps.notice() in {Notice.ONE_MOMENT, Notice.TAKE_TICKETS}
    ways[busy]()
    steps.scan(SECOND_CODE)
    assert steps.desk.looked_up == [CODE, SECOND_CODE]


def take(steps: Steps) -> None:
    steps.flow.leave()
    steps.flow.leave()


def test_two_codes_that_lie_side_by_side_before_a_camera_are_two_scans(steps: Steps) -> None:
    for _ in range(20):
        steps.scan(CODE)
        steps.scan(SECOND_CODE)
        steps.wait(0.5)
    assert steps.desk.looked_up == [CODE, SECOND_CODE]
    assert isinstance(steps.state(), Found)
    assert steps.notice() is None


def test_a_code_that_is_held_on_is_refused_once_for_as_long_as_the_word_stands(steps: Steps) -> None:
    steps.flow.stage.go(Printing(1, 2))
    for _ in range(12):
        steps.flow.scan(SECOND_CODE)
        steps.wait(0.5)
    assert steps.heard == [Cue.REFUSED, Cue.REFUSED]
    assert steps.notice() is Notice.ONE_MOMENT
    steps.flow.scan(STRANGER)
    assert steps.heard == [Cue.REFUSED] * 3
    steps.flow.stage.home()
    steps.scan(SECOND_CODE)
    assert steps.desk.looked_up == [SECOND_CODE]


def test_text_that_is_no_code_is_one_scan_too(steps: Steps) -> None:
    for _ in range(3):
        steps.scan("https://example.org/menu")
    assert len(steps.desk.looked_up) == 1

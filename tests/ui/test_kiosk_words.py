"""What the screens say: every refusal with its facts and its next step, times, days, seats and counts."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import QCoreApplication

from tests.support.kiosk_scenes import MOVED_TO, SCENES
from tests.support.stub_desk import CODE, NOW, SHOWING, collected, seat
from willcall.kiosk.states import PrintIncomplete, Refused
from willcall.kiosk.viewmodels.entry import entry_content
from willcall.kiosk.viewmodels.phrases import Phrases
from willcall.kiosk.viewmodels.refusals import refusal_advice
from willcall.kiosk.viewmodels.ticket import ticket_content
from willcall.kiosk.viewmodels.troubles import GONE_REASON, incomplete_advice
from willcall.qtkit.translation import Translation
from willcall.redemption.domain.paper import PaperTrouble
from willcall.redemption.domain.verdicts import (
    REASON_CODES,
    AlreadyCollected,
    AnotherDay,
    Collectable,
    HeldElsewhere,
    ShowingMoved,
    UnconfirmedPrint,
)

SHANGHAI = ZoneInfo("Asia/Shanghai")
REFUSALS = [state.verdict for state in SCENES.values() if isinstance(state, Refused)]


@pytest.fixture(params=["zh", "en"])
def say(request: pytest.FixtureRequest, qapp: QCoreApplication) -> Iterator[Phrases]:
    translation = Translation()
    translation.switch(request.param)
    yield Phrases(request.param, NOW, SHANGHAI)
    translation.remove()


@pytest.fixture
def in_english(qapp: QCoreApplication) -> Iterator[Phrases]:
    translation = Translation()
    translation.switch("en")
    yield Phrases("en", NOW, SHANGHAI)
    translation.remove()


@pytest.fixture
def in_chinese(qapp: QCoreApplication) -> Iterator[Phrases]:
    translation = Translation()
    translation.switch("zh")
    yield Phrases("zh", NOW, SHANGHAI)
    translation.remove()


def test_there_is_a_scene_for_every_verdict() -> None:
    assert {type(verdict) for verdict in REFUSALS} | {Collectable} == set(REASON_CODES)


@pytest.mark.parametrize("verdict", REFUSALS, ids=lambda verdict: type(verdict).__name__)
def test_r8_every_refusal_says_what_happened_and_the_next_step(say: Phrases, verdict: object) -> None:
    advice = refusal_advice(verdict, say)  # type: ignore[arg-type]
    assert advice.title
    assert advice.happened
    assert advice.next_step
    assert advice.reason == REASON_CODES[type(verdict)]  # type: ignore[index]
    assert all(label and value for label, value in advice.facts)


def test_already_collected_says_when_where_and_which_seats(in_english: Phrases) -> None:
    seats = (collected(8), collected(9), collected(10, ago=timedelta(minutes=2), at="3"))
    assert refusal_advice(AlreadyCollected(SHOWING, seats), in_english).facts == (
        ("Film", "Frozen"),
        ("Showing", "Today 19:30 · Screen 5"),
        ("Collected", "Today 18:05 · Machine 2"),
        ("Seats", "Row 7, seats 8, 9"),
        ("Collected", "Today 19:00 · Machine 3"),
        ("Seats", "Row 7, seat 10"),
    )


def test_a_moved_showing_says_to_where(in_chinese: Phrases) -> None:
    assert refusal_advice(ShowingMoved(SHOWING, MOVED_TO), in_chinese).facts == (
        ("影片", "冰雪奇缘"), ("原场次", "今天 19:30 · 5 号厅"), ("现场次", "今天 20:15 · 7 号厅"),
    )  # fmt: skip


def test_another_day_says_which(in_chinese: Phrases) -> None:
    assert refusal_advice(AnotherDay(date(2014, 3, 9)), in_chinese).facts == (("日期", "3月9日 星期日"),)


def test_held_elsewhere_says_which_machine(in_chinese: Phrases) -> None:
    assert refusal_advice(HeldElsewhere("2"), in_chinese).facts == (("请前往", "2 号机"),)


def test_a_day_has_its_weekday(in_english: Phrases) -> None:
    assert in_english.day(date(2014, 3, 9)) == "Sunday 9 March"


def test_a_showing_after_midnight_belongs_to_tonight(in_english: Phrases) -> None:
    assert in_english.when(NOW + timedelta(hours=5, minutes=28)) == "Tonight 00:30"
    assert in_english.when(NOW + timedelta(hours=15)) == "Tomorrow 10:02"
    assert in_english.when(NOW + timedelta(hours=39)) == "Monday 10 March 10:02"


@pytest.mark.parametrize(
    ("away", "said"),
    [
        (timedelta(minutes=28), "Starts in 28 minutes"),
        (timedelta(minutes=1), "Starts in 1 minute"),
        (timedelta(seconds=10), "Starts in 1 minute"),
        (timedelta(0), "Starts now"),
        (timedelta(minutes=-5), "Started 5 minutes ago"),
        (timedelta(hours=5), ""),
    ],
)
def test_how_soon_a_showing_starts(in_english: Phrases, away: timedelta, said: str) -> None:
    assert in_english.starts_in(replace(SHOWING, starts_at=NOW + away)) == said


def test_counts_have_singular_and_plural(in_english: Phrases) -> None:
    one = ticket_content(Collectable(SHOWING, (seat(8),)), in_english)
    two = ticket_content(Collectable(SHOWING, (seat(8), seat(9))), in_english)
    assert (one.headline, one.print_text) == ("1 ticket found", "Print 1 ticket")
    assert (two.headline, two.print_text) == ("2 tickets found", "Print 2 tickets")


def test_the_other_name_of_a_film_is_there_too(say: Phrases) -> None:
    ticket = ticket_content(Collectable(SHOWING, (seat(8),)), say)
    assert {ticket.film, ticket.subtitle.split(" · ")[0]} == {"冰雪奇缘", "Frozen"}


@pytest.mark.parametrize("typed", range(13))
def test_the_entry_says_what_is_missing_until_it_can_act(in_english: Phrases, typed: int) -> None:
    content = entry_content(CODE[:typed])
    assert "".join(content.groups) == CODE[:typed]
    assert content.ready == (typed == 12)
    missing = 12 - typed
    expected = f"{missing} digit{'' if missing == 1 else 's'} to go" if missing else "Find my tickets"
    assert content.prompt == expected


def test_r3_an_incomplete_run_tells_certain_from_uncertain(in_english: Phrases) -> None:
    advice = incomplete_advice(PrintIncomplete(3, 1, 1, 1, PaperTrouble.PAPER_END))
    assert advice.title == "1 of 3 tickets came out"
    assert advice.facts == (("Came out", "1"), ("Not certain", "1"), ("Still to collect", "1"))
    assert advice.reason == "P20"
    assert "staff" in advice.next_step


def test_seats_that_another_was_quicker_to_collect_are_told(in_english: Phrases) -> None:
    advice = incomplete_advice(PrintIncomplete(2, 1, 0, 0, None))
    assert (advice.reason, advice.broken) == (GONE_REASON, False)
    assert ("Collected elsewhere", "1") in advice.facts


def test_r3_paper_in_doubt_after_a_fault_is_told_apart_from_seats_taken_by_others(in_english: Phrases) -> None:
    advice = incomplete_advice(PrintIncomplete(2, 1, 0, 0, None, doubtful=1))
    assert advice.title == "1 of 2 tickets came out"
    assert advice.facts == (("Came out", "1"), ("Not certain", "1"))
    assert (advice.reason, advice.broken) == (REASON_CODES[UnconfirmedPrint], True)
    assert "count your tickets" in advice.happened
    assert "staff" in advice.next_step
    assert incomplete_advice(PrintIncomplete(1, 0, 0, 0, None, doubtful=1)).title == "Printing broke off"


def test_only_unconfirmed_paper_has_its_own_headline(in_english: Phrases) -> None:
    assert incomplete_advice(PrintIncomplete(1, 0, 1, 0, PaperTrouble.CUTTER)).title == "The printer stopped"

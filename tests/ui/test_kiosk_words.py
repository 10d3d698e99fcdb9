"""What the screens say: every refusal with its facts and its next step, times, days, seats and counts."""

from collections.abc import Iterator
from dataclasses import fields, replace
from datetime import date, timedelta
from zoneinfo import ZoneInfo

import pytest
from pydantic import ValidationError
from PySide6.QtCore import QCoreApplication

from tests.support.kiosk_scenes import FAMILY, ILL, MOVED_TO, SCENES, WELL
from tests.support.stub_desk import CODE, LATE_SHOWING, MISTYPED, NOW, SHOWING, collected, seat
from willcall.kiosk.journey.basket import Basket, Tally
from willcall.kiosk.journey.states import Entry, PrinterTrouble, PrintIncomplete, Refused, TakeTickets, TerminalFault
from willcall.kiosk.viewmodels.advice import Advice
from willcall.kiosk.viewmodels.basket import BasketLine, basket_lines
from willcall.kiosk.viewmodels.entry import entry_content
from willcall.kiosk.viewmodels.health import health_lines
from willcall.kiosk.viewmodels.house import House, HouseWords, house_words
from willcall.kiosk.viewmodels.incomplete import GONE_REASON, incomplete_advice
from willcall.kiosk.viewmodels.paper import taking_content
from willcall.kiosk.viewmodels.phrases import Phrases
from willcall.kiosk.viewmodels.refusals import refusal_advice
from willcall.kiosk.viewmodels.ticket import ticket_content
from willcall.kiosk.viewmodels.troubles import (
    REST_REASON,
    fault_advice,
    out_of_order_advice,
    out_of_service_advice,
    printer_advice,
    with_help,
)
from willcall.qtkit.translation import Translation
from willcall.redemption.domain.camera_trouble import CameraTrouble
from willcall.redemption.domain.faults import FaultCode
from willcall.redemption.domain.health import HealthRow, Level, Part
from willcall.redemption.domain.paper import PaperNotice, PaperTrouble
from willcall.redemption.domain.verdicts import (
    REASON_CODES,
    AlreadyCollected,
    AnotherDay,
    Collectable,
    HeldElsewhere,
    Revoked,
    ShowingCancelled,
    ShowingMoved,
    UnconfirmedPrint,
    Withdrawn,
)
from willcall.redemption.settings import ScreenSettings, ScreenTexts

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
    one = ticket_content(Basket((Collectable(SHOWING, (seat(8),)),)), in_english)
    two = ticket_content(Basket((Collectable(SHOWING, (seat(8), seat(9))),)), in_english)
    assert (one.headline, one.print_text) == ("1 ticket found", "Print 1 ticket")
    assert (two.headline, two.print_text) == ("2 tickets found", "Print 2 tickets")


def test_the_other_name_of_a_film_is_there_too(say: Phrases) -> None:
    ticket = ticket_content(Basket((Collectable(SHOWING, (seat(8),)),)), say)
    assert {ticket.film, ticket.subtitle.split(" · ")[0]} == {"冰雪奇缘", "Frozen"}


@pytest.mark.parametrize("typed", range(13))
def test_the_entry_says_what_is_missing_until_it_can_act(in_english: Phrases, typed: int) -> None:
    content = entry_content(Entry(CODE[:typed]))
    assert "".join(content.groups) == CODE[:typed]
    assert content.ready == (typed == 12)
    missing = 12 - typed
    expected = f"{missing} digit{'' if missing == 1 else 's'} to go" if missing else "Find my tickets"
    assert content.prompt == expected


def test_r3_an_incomplete_run_tells_certain_from_uncertain(in_english: Phrases) -> None:
    advice = incomplete_advice(PrintIncomplete(3, 1, 1, 1, PaperTrouble.PAPER_END), in_english)
    assert advice.title == "1 of 3 tickets came out"
    assert advice.facts == (("Came out", "1"), ("Not certain", "1"), ("Still to collect", "1"))
    assert advice.reason == "P20"
    assert "staff" in advice.next_step


def test_seats_that_another_was_quicker_to_collect_are_told(in_english: Phrases) -> None:
    advice = incomplete_advice(PrintIncomplete(2, 1, 0, 0, None), in_english)
    assert (advice.reason, advice.broken) == (GONE_REASON, False)
    assert ("Collected elsewhere", "1") in advice.facts


def test_r3_paper_in_doubt_after_a_fault_is_told_apart_from_seats_taken_by_others(in_english: Phrases) -> None:
    advice = incomplete_advice(PrintIncomplete(2, 1, 0, 0, None, doubtful=1), in_english)
    assert advice.title == "1 of 2 tickets came out"
    assert advice.facts == (("Came out", "1"), ("Not certain", "1"))
    assert (advice.reason, advice.broken) == (REASON_CODES[UnconfirmedPrint], True)
    assert "count your tickets" in advice.happened
    assert "staff" in advice.next_step
    assert incomplete_advice(PrintIncomplete(1, 0, 0, 0, None, doubtful=1), in_english).title == "Printing broke off"


WITHDRAWN = {Revoked: "Code withdrawn", ShowingCancelled: "Showing cancelled", ShowingMoved: "Showing moved"}


@pytest.mark.parametrize(
    "why", [Revoked(LATE_SHOWING), ShowingCancelled(LATE_SHOWING), ShowingMoved(LATE_SHOWING, None)]
)
def test_r8_what_was_withdrawn_meanwhile_is_told_by_showing_with_its_next_step(
    in_english: Phrases, why: Withdrawn
) -> None:
    state = PrintIncomplete(3, 1, 0, 0, None, withdrawn=(why, why))
    advice = incomplete_advice(state, in_english)
    assert advice.title == "1 of 3 tickets came out"
    assert advice.facts == (("Came out", "1"), (WITHDRAWN[type(why)], "Today 21:30 · Screen 1 · 2 tickets"))
    assert (advice.reason, advice.broken) == (REASON_CODES[type(why)], False)
    assert advice.next_step == "Please see our staff about an exchange or a refund."
    assert advice.picture.papers == ("out", "gone", "gone")
    also_stopped = incomplete_advice(replace(state, released=1, asked=4, trouble=PaperTrouble.PAPER_END), in_english)
    assert (also_stopped.reason, also_stopped.facts[-1]) == ("P20", advice.facts[-1])
    assert "when the printer is ready" in also_stopped.next_step


def test_tickets_of_a_found_code_that_are_out_or_in_doubt_are_told_apart(in_english: Phrases) -> None:
    found = Collectable(SHOWING, (seat(8),), (collected(4), collected(5)), (seat(9),))
    content = ticket_content(Basket((found,)), in_english)
    assert content.already.split("\n") == [
        "2 already collected · Row 7, seats 4, 5",
        "1 not certain, please ask our staff · Row 7, seat 9",
    ]
    assert content.headline == "1 ticket found"


def test_only_unconfirmed_paper_has_its_own_headline(in_english: Phrases) -> None:
    assert (
        incomplete_advice(PrintIncomplete(1, 0, 1, 0, PaperTrouble.CUTTER), in_english).title == "The printer stopped"
    )


def test_a_mistyped_code_is_marked_in_words_and_read_aloud(in_english: Phrases) -> None:
    content = entry_content(Entry(MISTYPED, mistyped=True))
    assert (content.ready, content.prompt) == (False, "Correct the code first")
    assert content.mark == "One digit is wrong. Check your message."
    assert content.progress.endswith(content.mark)


# several codes


def test_a_basket_counts_all_its_tickets_and_says_how_soon_the_first_showing_starts(in_english: Phrases) -> None:
    content = ticket_content(FAMILY, in_english)
    assert (content.headline, content.print_text, content.codes) == ("3 tickets found", "Print 3 tickets", 2)
    assert (content.starts_in, content.film) == ("Starts in 28 minutes", "")
    assert basket_lines(FAMILY, in_english) == (
        BasketLine("Frozen", "Today 19:30 · Screen 5", "Row 7, seats 8, 9", "2 tickets", ""),
        BasketLine("Einstein and Einstein", "Today 21:30 · Screen 1", "Row 7, seat 11", "1 ticket", ""),
    )


def test_tickets_of_several_showings_each_say_where_to_go(in_english: Phrases) -> None:
    content = taking_content(TakeTickets((Tally(SHOWING, 2, 2), Tally(LATE_SHOWING, 1, 1))), in_english)
    assert [place.replace("\N{NO-BREAK SPACE}", " ") for place in content.places] == [
        "Screen 5 · Today 19:30",
        "Screen 1 · Today 21:30",
    ]
    assert content.ways == (
        "2 tickets · Second floor, turn right after the entrance",
        "1 ticket · Ground floor, straight ahead",
    )


def test_two_showings_on_one_screen_say_the_way_once(in_english: Phrases) -> None:
    later = replace(LATE_SHOWING, screen=SHOWING.screen, directions=SHOWING.directions)
    content = taking_content(TakeTickets((Tally(SHOWING, 2, 2), Tally(later, 1, 1))), in_english)
    assert content.ways == ("2 tickets · Second floor, turn right after the entrance", "1 ticket")


def test_one_showing_says_the_way_and_leaves_the_counting_to_the_headline(in_english: Phrases) -> None:
    content = taking_content(TakeTickets((Tally(SHOWING, 2, 2),)), in_english)
    assert content.ways == ("Second floor, turn right after the entrance",)


def test_an_incomplete_run_says_of_which_showing_how_many_came_out(in_english: Phrases) -> None:
    tallies = (Tally(SHOWING, 2, 2), Tally(LATE_SHOWING, 1, 0))
    state = PrintIncomplete(3, 2, 0, 1, PaperTrouble.PAPER_END, tallies=tallies)
    assert incomplete_advice(state, in_english).facts[-2:] == (
        ("Today 19:30 · Screen 5", "2 of 2 came out"),
        ("Today 21:30 · Screen 1", "0 of 1 came out"),
    )
    one = replace(state, tallies=tallies[:1])
    assert [label for label, _ in incomplete_advice(one, in_english).facts] == ["Came out", "Still to collect"]


# every trouble and every fault


def all_advice() -> dict[str, Advice]:
    troubles = {trouble.value: printer_advice(PrinterTrouble(trouble)) for trouble in PaperTrouble}
    faults = {code.value: fault_advice(TerminalFault(code)) for code in FaultCode}
    return troubles | faults


def test_r8_r9_every_trouble_and_every_fault_has_its_own_words_and_its_next_step(say: Phrases) -> None:
    advices = all_advice()
    assert len({advice.title for advice in advices.values()}) == len(PaperTrouble) + len(FaultCode)
    for code, advice in advices.items():
        assert all((advice.title, advice.happened, advice.next_step))
        assert (advice.reason, advice.broken) == (code, True)


def test_r8_every_refusal_has_its_own_title(say: Phrases) -> None:
    titles = {type(verdict): refusal_advice(verdict, say).title for verdict in REFUSALS}
    assert len(set(titles.values())) == len(titles)


def test_a_printer_in_trouble_says_that_found_tickets_stay(in_english: Phrases) -> None:
    assert "Your tickets stay here" in printer_advice(PrinterTrouble(PaperTrouble.PAPER_END, FAMILY)).next_step
    assert "Your tickets stay" not in printer_advice(PrinterTrouble(PaperTrouble.PAPER_END)).next_step


def test_r8_a_machine_out_of_service_says_what_to_do_and_has_a_code(in_english: Phrases) -> None:
    advice = out_of_service_advice(house_words(House(), "en"))
    assert all((advice.title, advice.happened, advice.next_step))
    assert (advice.reason, advice.broken) == (REST_REASON, False)


def test_a_machine_out_of_order_says_that_it_starts_again(in_english: Phrases) -> None:
    assert "starts again by itself" in out_of_order_advice().happened


# the machine's health


@pytest.mark.parametrize("trouble", CameraTrouble)
def test_every_trouble_of_the_camera_has_its_row_and_its_advice(say: Phrases, trouble: CameraTrouble) -> None:
    (line,) = health_lines((HealthRow(Part.CAMERA, Level.WARN, trouble.value),))
    assert all((line.name, line.words, line.advice))
    assert line.code == trouble.value


@pytest.mark.parametrize("code", [*PaperTrouble, *PaperNotice])
def test_every_code_of_the_printer_has_its_row_and_its_advice(say: Phrases, code: PaperTrouble | PaperNotice) -> None:
    (line,) = health_lines((HealthRow(Part.PRINTER, Level.WARN, code.value),))
    assert all((line.name, line.words, line.advice))
    assert line.code == code.value


def test_every_part_has_its_words_and_a_task_where_it_is_ill(say: Phrases) -> None:
    assert {row.part for row in WELL} == set(Part) == {row.part for row in ILL}
    assert all(line.name and line.words and not line.advice for line in health_lines(WELL))
    assert all(line.name and line.words and line.advice for line in health_lines(ILL))
    assert not [line for line in health_lines((*WELL, *ILL)) if "%1" in line.words]


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (HealthRow(Part.LINE, Level.WARN, "S10"), "Never reached"),
        (HealthRow(Part.LINE, Level.GOOD, facts=(("age_s", 90),)), "Last talk 90 s ago"),
        (HealthRow(Part.LINE, Level.WARN, facts=(("age_s", 3600),)), "Last talk 60 min ago"),
        (HealthRow(Part.LINE, Level.BAD, facts=(("age_s", 90_000),)), "Last talk 25 h ago"),
        (HealthRow(Part.PACK, Level.GOOD), "Updated – ago"),
        (HealthRow(Part.PACK, Level.BAD, facts=(("day", "2014-03-09"),)), "None for 2014-03-09"),
        (HealthRow(Part.CLOCK, Level.WARN, facts=(("error_ms", -184_400),)), "-184 s off"),
        (HealthRow(Part.CLOCK, Level.GOOD, facts=(("error_ms", 240),)), "Right"),
        (HealthRow(Part.TRIES, Level.GOOD, facts=(("wrong", 0),)), "None"),
        (HealthRow(Part.TRIES, Level.WARN, facts=(("wrong", 7),)), "7 in a row"),
        (HealthRow(Part.DISK, Level.BAD), "– MB free"),
        (HealthRow(Part.PROGRAM, Level.BAD, "X10", (("under_way", "printing"),)), "Failed while tickets were printed"),
        (HealthRow(Part.PROGRAM, Level.BAD, "X10", (("under_way", "entry"),)), "Failed (entry)"),
        (HealthRow(Part.PROGRAM, Level.WARN, "X10", (("error", "KeyError"), ("age_s", 60))), "Failed (KeyError)"),
        (HealthRow(Part.PROGRAM, Level.GOOD, facts=(("version", "1.2"), ("age_s", 60))), "1.2 · Cut off 60 s ago"),
        (HealthRow(Part.CLOCK, Level.GOOD), "Not compared yet"),
        (HealthRow(Part.PRINTER, Level.BAD, "P21", (("age_s", 300),)), "The printer is open · for 5 min"),
        (HealthRow(Part.PRINTER, Level.GOOD, facts=(("age_s", 300),)), "Ready"),
        (HealthRow(Part.PRINTER, Level.GOOD, facts=(("tickets", 212),)), "Ready · 212 tickets since new paper"),
        (
            HealthRow(Part.PRINTER, Level.WARN, "P24", facts=(("age_s", 300), ("tickets", 412))),
            "Paper near its end · 412 tickets since new paper · for 5 min",
        ),
        (HealthRow(Part.PRINTER, Level.BAD, "P21", facts=(("tickets", 412),)), "The printer is open"),
        (HealthRow(Part.PROGRAM, Level.WARN, "X10", (("error", "hung"), ("age_s", 60))), "Did not answer any more"),
        (
            HealthRow(Part.PACK, Level.GOOD, facts=(("day", "2014-03-08"), ("age_s", 60))),
            "2014-03-08 · Updated 60 s ago",
        ),
        (HealthRow(Part.PACK, Level.WARN, facts=(("day", "2014-03-09"),)), "None for 2014-03-09"),
        (HealthRow(Part.OUTBOX, Level.WARN, facts=(("waiting", 0), ("refused", 2))), "0 entries wait · 2 refused"),
        (HealthRow(Part.TRIES, Level.WARN, facts=(("wrong", 0), ("wrong_pins", 6))), "0 in a row · 6 wrong PINs"),
        (HealthRow(Part.DATABASE, Level.BAD, "D11"), "The records of this machine are damaged"),
    ],
)
def test_a_row_says_how_a_part_is(in_english: Phrases, row: HealthRow, words: str) -> None:
    (line,) = health_lines((row,))
    assert line.words == words


# the cinema's own words


def test_a_cinemas_own_words_stand_in_place_of_ours_in_their_language_alone(in_english: Phrases) -> None:
    house = House({"zh": {"welcome_headline": "欢迎光临", "help_line": "服务台 8001", "thanks_headline": ""}})
    own, ours = house_words(house, "zh"), house_words(house, "en")
    assert (own.welcome_headline, own.help_line) == ("欢迎光临", "服务台 8001")
    assert own.thanks_headline == ours.thanks_headline == "Enjoy the film"
    assert (ours.welcome_headline, ours.help_line) == ("Collect your tickets", "")


def test_a_cinemas_line_on_help_stands_where_something_is_the_matter(in_english: Phrases) -> None:
    advice = out_of_order_advice()
    assert with_help(advice, "Call 8001").facts == (("Help", "Call 8001"),)
    assert with_help(advice, "") == advice


def test_the_settings_know_each_word_that_can_be_replaced() -> None:
    assert set(ScreenTexts.model_fields) == {field.name for field in fields(HouseWords)}


@pytest.mark.parametrize(
    "wrong",
    [
        {"texts": {"zh": {"welcome_headlin": "欢迎"}}},
        {"texts": {"zh": {"welcome_headline": "长" * 21}}},
        {"texts": {"zh": {"welcome_subline": "两\n行"}}},
        {"countdown_seconds": 2},
        {"idle_seconds": 5},
    ],
)
def test_words_and_times_that_cannot_be_used_are_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        ScreenSettings.model_validate(wrong)

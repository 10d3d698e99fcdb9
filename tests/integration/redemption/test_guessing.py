"""A machine under a pause: every code looks the same and costs the same, and a restart ends nothing."""

import base64
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import event

from tests.support.packs import NOW, Foyer, HandClock, code_of, foyer, issued, pack, tag_of, ticket_no
from tests.support.papers import CountingPrinter
from willcall.redemption.domain.verdicts import (
    AlreadyCollected,
    AnotherCinema,
    Collectable,
    TooManyTries,
    UnknownCode,
    Verdict,
)
from willcall.redemption.service.refusals import FREE_TRIES
from willcall.redemption.wire.day_pack import SISTER_TAG_BYTES, PackText, SisterCinema

GOOD, USED, FOREIGN, WRONG = code_of(0).digits, code_of(1).digits, code_of(70).digits, code_of(999).digits
SISTERS = (
    SisterCinema(
        cinema=PackText(zh="姊妹影城", en="Sister"), tags=base64.b64encode(tag_of(70)[:SISTER_TAG_BYTES]).decode()
    ),
)
PAUSED = TooManyTries(NOW + timedelta(seconds=30))


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
def terminal(tmp_path: Path, clock: HandClock) -> Iterator[Foyer]:
    """A good code, a used-up one, a sister cinema's one; and the four wrong ones that are free."""
    made = foyer(tmp_path, pack(issued(2), sisters=SISTERS), clock=clock)
    desk = made.desk(CountingPrinter())
    desk.collect([ticket_no(1)], "before")
    assert isinstance(desk.look_up(GOOD), Collectable)
    assert isinstance(desk.look_up(USED), AlreadyCollected)
    assert isinstance(desk.look_up(FOREIGN), AnotherCinema)
    for _ in range(FREE_TRIES - 1):
        assert desk.look_up(WRONG) == UnknownCode()
    yield made
    made.close()


@contextmanager
def queries(terminal: Foyer) -> Iterator[list[str]]:
    """Hear every statement that the database is asked to execute, in order."""
    heard: list[str] = []

    def note(connection: object, cursor: object, statement: str, *_: object) -> None:
        heard.append(" ".join(statement.split()))

    event.listen(terminal.engine, "before_cursor_execute", note)
    try:
        yield heard
    finally:
        event.remove(terminal.engine, "before_cursor_execute", note)


def asked(terminal: Foyer, text: str) -> tuple[Verdict, list[str]]:
    desk = terminal.desk(CountingPrinter())
    with queries(terminal) as heard:
        verdict = desk.look_up(text)
    return verdict, heard


def test_under_a_pause_good_used_foreign_wrong_and_mistyped_codes_get_one_answer_at_one_price(terminal: Foyer) -> None:
    terminal.desk(CountingPrinter()).look_up(WRONG)
    answers = {text: asked(terminal, text) for text in (GOOD, USED, FOREIGN, WRONG, "nonsense", GOOD[:11] + "x")}
    assert {verdict for verdict, _ in answers.values()} == {PAUSED}
    price = answers[WRONG][1]
    assert price, "the test heard nothing"
    assert all(heard == price for _, heard in answers.values())
    assert not [statement for statement in price if "tag" in statement.lower()]


def test_without_a_pause_the_queries_do_differ(terminal: Foyer) -> None:
    assert asked(terminal, GOOD)[1] != asked(terminal, USED)[1]


def test_a_pause_survives_a_restart(terminal: Foyer, clock: HandClock) -> None:
    terminal.desk(CountingPrinter()).look_up(WRONG)
    terminal.close()
    again = Foyer(terminal.path, clock)
    assert again.desk(CountingPrinter()).look_up(GOOD) == PAUSED
    clock.wait(seconds=30)
    assert isinstance(again.desk(CountingPrinter()).look_up(GOOD), Collectable)
    again.close()

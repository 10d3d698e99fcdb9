"""R7: after a busy session no file, log or error text of a cinema holds a code."""

import logging
import re
import traceback
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from tests.support.packs import CINEMA_KEY, NOW, TERMINAL_KEY, HandClock, code_of, foyer, issued, pack, tag_of
from tests.support.papers import CountingPrinter, Play, PowerCutError
from willcall.redemption.domain.codes import CollectionCode
from willcall.redemption.domain.faults import TerminalFaultError
from willcall.redemption.domain.verdicts import Collectable, TooManyTries
from willcall.redemption.keys import FileKeyStore
from willcall.redemption.service.recover_seats import recover_seats

CODES = 60
KNOWN = [code_of(number) for number in range(CODES)]
STRANGERS = [code_of(number) for number in range(1000, 1003)]


def spellings(code: CollectionCode) -> list[str]:
    """Return every way in which a careless program writes a code down."""
    digits = code.digits
    groups = [digits[:4], digits[4:8], digits[8:]]
    wide = digits.translate({ord("0") + digit: chr(0xFF10 + digit) for digit in range(10)})
    return [digits, " ".join(groups), "-".join(groups), wide, digits.encode().hex(), digits[::-1]]


def assert_clean(what: str, content: bytes) -> None:
    for code in (*KNOWN, *STRANGERS):
        for spelling in spellings(code):
            assert spelling.encode() not in content, f"{what} holds a code"
            assert spelling.encode("utf-16-le") not in content, f"{what} holds a code"
        assert int(code.digits).to_bytes(5) not in content, f"{what} holds a code as a number"


@pytest.fixture
def everything_logged() -> Iterator[list[str]]:
    """All log records of the session, at every level, with their tracebacks."""
    lines: list[str] = []

    class Keep(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            lines.append(logging.Formatter("%(name)s %(message)s %(args)s").format(record))

    root, handler = logging.getLogger(), Keep(1)
    root.addHandler(handler)
    level = root.level
    root.setLevel(1)
    yield lines
    root.setLevel(level)
    root.removeHandler(handler)


def test_r7_after_a_busy_session_no_byte_on_disk_and_no_line_of_text_holds_a_code(
    tmp_path: Path, everything_logged: list[str]
) -> None:
    clock = HandClock()
    terminal = foyer(tmp_path, pack(issued(2 * CODES, each=2), revoked=[3, 9, 10, 11]), clock=clock)
    FileKeyStore(tmp_path / "keys").write("cinema-key", CINEMA_KEY)
    printer = CountingPrinter()
    desk = terminal.desk(printer)
    texts: list[str] = []
    for number, code in enumerate(KNOWN):
        shown = [code.digits, code.grouped, code.qr_payload][number % 3]
        verdict = desk.look_up(shown)
        texts += [repr(code), str(code), repr(verdict)]
        if isinstance(verdict, Collectable):
            printer.plays.extend([Play.CONFIRMS, list(Play)[number % len(Play)]])
            try:
                texts.append(repr(desk.collect([seat.ticket_no for seat in verdict.seats], f"attempt-{number}")))
            except PowerCutError:
                texts.append(traceback.format_exc())
                recover_seats(units=terminal.units, clock=clock)
            printer.plays.clear()
        texts.append(repr(desk.look_up(shown)))
    for stranger in STRANGERS * 3:
        verdict = desk.look_up(stranger.qr_payload)
        texts.append(repr(verdict))
        if isinstance(verdict, TooManyTries):
            clock.now = verdict.until
    clock.wait(days=1)
    texts.append(repr(desk.look_up(KNOWN[0].digits)))
    terminal.packs.apply(*pack(issued(2 * CODES, each=2), version=2, revoked=range(20)))

    wal = terminal.path.with_name(terminal.path.name + "-wal")
    assert wal.stat().st_size > 0
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert {path.name for path in files} >= {"terminal.sqlite", "terminal.sqlite-wal", "cinema-key"}
    for path in files:
        assert_clean(path.name, path.read_bytes())
    terminal.close()
    assert_clean("the database after it was closed", terminal.path.read_bytes())
    assert_clean("the log", "\n".join(everything_logged).encode())
    assert_clean("texts", "\n".join(texts).encode())
    assert len(printer.papers) > CODES / 2


def test_r7_the_cinemas_and_the_terminals_keys_are_not_in_the_database(tmp_path: Path) -> None:
    terminal = foyer(tmp_path, pack(issued(10)))
    terminal.desk(CountingPrinter()).look_up(KNOWN[0].digits)
    for path in tmp_path.iterdir():
        content = path.read_bytes()
        assert CINEMA_KEY not in content
        assert TERMINAL_KEY.private_bytes_raw() not in content
    assert any(tag_of(0) in path.read_bytes() for path in tmp_path.iterdir())
    terminal.close()


def test_r7_the_error_of_a_database_that_broke_under_a_look_up_repeats_neither_code_nor_tag(tmp_path: Path) -> None:
    terminal = foyer(tmp_path, pack(issued(10)))
    with terminal.engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    terminal.engine.dispose()
    terminal.path.write_bytes(b"x" * 100_000)
    with pytest.raises(TerminalFaultError) as caught:
        terminal.desk(CountingPrinter()).look_up(KNOWN[0].digits)
    text = "".join(traceback.format_exception(caught.value))
    assert_clean("the traceback", text.encode())
    assert tag_of(0).hex() not in text
    assert repr(tag_of(0)) not in text
    terminal.close()


def test_r7_the_error_of_a_bug_in_a_statement_hides_its_parameters(tmp_path: Path) -> None:
    terminal = foyer(tmp_path, pack(issued(10)))
    with terminal.engine.connect() as connection:
        connection.exec_driver_sql("DROP TABLE places")
        connection.commit()
    with pytest.raises(Exception, match="no such table") as caught:
        terminal.desk(CountingPrinter()).look_up(KNOWN[0].digits)
    text = "".join(traceback.format_exception(caught.value))
    assert repr(tag_of(0)) not in text
    assert_clean("the traceback", text.encode())
    terminal.close()


def test_the_search_itself_finds_a_code_that_is_there() -> None:
    for spelling in spellings(KNOWN[7]):
        with pytest.raises(AssertionError, match="holds a code"):
            assert_clean("a note", f"seen {spelling} at {NOW + timedelta(0)}".encode())
    assert re.fullmatch(r"[0-9]{12}", KNOWN[7].digits)

"""R9: a fault of the database, the disk or the key store is named, and never turns into a verdict about a code."""

import itertools
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random

import pytest
from sqlalchemy import event

from tests.support.packs import CINEMA_KEY, Foyer, HandClock, code_of, foyer, issued, new_database, pack, ticket_no
from tests.support.papers import CountingPrinter
from willcall.redemption.bootstrap import open_terminal
from willcall.redemption.cache.database import open_database
from willcall.redemption.cache.models import SCHEMA_VERSION
from willcall.redemption.domain.faults import FaultCode, TerminalFaultError
from willcall.redemption.domain.paper import PaperTrouble, PrinterState
from willcall.redemption.domain.verdicts import Collectable, UnknownCode
from willcall.redemption.keys import CINEMA_KEY as CINEMA_KEY_NAME
from willcall.redemption.keys import TERMINAL_KEY as TERMINAL_KEY_NAME
from willcall.redemption.keys import FileKeyStore
from willcall.redemption.settings import TerminalSettings

SEATS = 600
GOOD = code_of(300).digits


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[Foyer]:
    opened = foyer(tmp_path, pack(issued(SEATS)))
    yield opened
    opened.close()


def on_connect(terminal: Foyer, *pragmas: str) -> None:
    """Let every new connection of the terminal's say these, after its own."""
    terminal.engine.dispose()

    def say(connection: sqlite3.Connection, _: object) -> None:
        for pragma in pragmas:
            connection.execute(pragma)

    event.listen(terminal.engine, "connect", say)


def fault_of(act: Callable[[], object]) -> FaultCode:
    with pytest.raises(TerminalFaultError) as caught:
        act()
    return caught.value.code


def test_r9_a_file_that_is_no_database_is_damaged(tmp_path: Path) -> None:
    path = tmp_path / "terminal.sqlite"
    path.write_bytes(b"this is not a database" * 1000)
    assert fault_of(lambda: open_database(path)) is FaultCode.DATABASE_DAMAGED


def test_r9_a_database_written_by_a_later_version_is_left_alone(tmp_path: Path) -> None:
    path = new_database(tmp_path)
    with sqlite3.connect(path) as connection:
        connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    connection.close()
    before = path.read_bytes()
    assert fault_of(lambda: open_database(path)) is FaultCode.DATABASE_TOO_NEW
    assert path.read_bytes() == before


def test_r9_a_folder_in_the_databases_place_cannot_be_reached(tmp_path: Path) -> None:
    (tmp_path / "terminal.sqlite").mkdir()
    assert fault_of(lambda: open_database(tmp_path / "terminal.sqlite")) is FaultCode.DATABASE_UNREACHABLE


def test_r9_a_disk_without_room_to_open_a_database_on_is_named_as_full(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "terminal.sqlite").mkdir()  # what cannot be opened: for want of room it fails the same way
    usage = shutil.disk_usage(tmp_path)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage._replace(free=4096))
    assert fault_of(lambda: open_database(tmp_path / "terminal.sqlite")) is FaultCode.DISK_FULL


def test_r9_a_folder_that_is_gone_is_no_full_disk(tmp_path: Path) -> None:
    assert fault_of(lambda: open_database(tmp_path / "gone" / "terminal.sqlite")) is FaultCode.DATABASE_UNREACHABLE


def test_r9_a_data_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file", encoding="utf-8")
    for folder in (tmp_path / "data", tmp_path / "data" / "deeper"):
        settings = TerminalSettings(data_dir=folder, key_dir=tmp_path / "keys", keys="file")
        assert fault_of(lambda settings=settings: open_terminal(settings)) is FaultCode.DATABASE_UNREACHABLE  # type: ignore[misc]


def collect(terminal: Foyer) -> None:
    terminal.desk(CountingPrinter()).collect([ticket_no(300)], "a")


def mistype(terminal: Foyer) -> None:
    terminal.desk(CountingPrinter()).look_up("nonsense")


def stranger(terminal: Foyer) -> None:
    terminal.desk(CountingPrinter()).look_up(code_of(SEATS + 5).digits)


def take_pack(terminal: Foyer) -> None:
    terminal.packs.apply(*pack(issued(SEATS * 2), version=2))


def note(terminal: Foyer) -> None:
    terminal.sync_log.note_failure("x" * 100_000)


def see_the_printer_change(terminal: Foyer) -> None:
    terminal.desk(CountingPrinter(now=PrinterState(PaperTrouble.PAPER_END))).printer_state()


WRITERS = pytest.mark.parametrize(
    "act", [collect, mistype, stranger, take_pack, note, see_the_printer_change], ids=lambda act: act.__name__
)


@WRITERS
def test_r9_a_database_that_may_only_be_read_is_named(terminal: Foyer, act: Callable[[Foyer], None]) -> None:
    on_connect(terminal, "PRAGMA query_only = ON")
    assert fault_of(lambda: act(terminal)) is FaultCode.DATABASE_UNREACHABLE
    assert isinstance(terminal.desk(CountingPrinter()).look_up(GOOD), Collectable)
    assert set(terminal.states().values()) == {"open"}


@WRITERS
def test_r9_a_database_that_somebody_holds_is_busy_and_not_forever(
    terminal: Foyer, act: Callable[[Foyer], None]
) -> None:
    on_connect(terminal, "PRAGMA busy_timeout = 20")
    holder = sqlite3.connect(terminal.path, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    assert fault_of(lambda: act(terminal)) is FaultCode.DATABASE_BUSY
    assert isinstance(terminal.desk(CountingPrinter()).look_up(GOOD), Collectable)
    holder.execute("ROLLBACK")
    holder.close()
    act(terminal)


def test_a_first_look_at_an_unchanged_printer_waits_for_nobody_who_writes(terminal: Foyer) -> None:
    see_the_printer_change(terminal)
    on_connect(terminal, "PRAGMA busy_timeout = 20")
    holder = sqlite3.connect(terminal.path, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    see_the_printer_change(terminal)
    holder.execute("ROLLBACK")
    holder.close()
    assert terminal.kinds().count("printer_changed") == 1


@pytest.mark.parametrize("act", [take_pack, note], ids=lambda act: act.__name__)
def test_r9_a_full_disk_is_named_and_changes_nothing(terminal: Foyer, act: Callable[[Foyer], None]) -> None:
    with terminal.engine.connect() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
    on_connect(terminal, f"PRAGMA max_page_count = {pages}")
    assert fault_of(lambda: act(terminal)) is FaultCode.DISK_FULL
    assert len(terminal.states()) == SEATS
    assert terminal.sync_log.status().last_failure is None


def test_r2_a_disk_that_fills_up_while_people_collect_stops_the_paper_and_not_the_truth(terminal: Foyer) -> None:
    with terminal.engine.connect() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
    on_connect(terminal, f"PRAGMA max_page_count = {pages + 2}")
    printer = CountingPrinter()
    desk = terminal.desk(printer)

    def a_busy_evening() -> None:
        for serial in range(SEATS):
            desk.collect([ticket_no(serial)], f"attempt-{serial}")

    assert fault_of(a_busy_evening) is FaultCode.DISK_FULL
    states = terminal.states()
    for paper in printer.papers:
        assert states[paper.ticket_no] in {"printing", "printed"}
    assert 0 < len(printer.papers) < SEATS


@pytest.mark.parametrize("seed", range(6))
def test_r9_a_damaged_page_never_makes_a_good_code_unknown(tmp_path: Path, seed: int) -> None:
    opened = foyer(tmp_path, pack(issued(SEATS)))
    with opened.engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    opened.close()
    whole, random = opened.path.read_bytes(), Random(seed)
    fills = [bytes(4096), b"\xff" * 4096, random.randbytes(4096)]
    pages = [page for page in range(1, len(whole) // 4096) if page % 6 == seed]
    answers = []
    for page, fill in itertools.product(pages, fills):
        opened.path.write_bytes(whole[: page * 4096] + fill + whole[(page + 1) * 4096 :])
        answers += [answer_from(opened.path, number) for number in range(0, SEATS, 97)]
    assert FaultCode.DATABASE_DAMAGED in answers
    assert UnknownCode not in answers
    assert set(answers) <= {FaultCode.DATABASE_DAMAGED, Collectable}


def answer_from(path: Path, number: int) -> object:
    """Return the kind of the verdict on a code of that number, or the fault's code."""
    again = None
    try:
        again = Foyer(path, HandClock())
        return type(again.desk(CountingPrinter()).look_up(code_of(number).digits))
    except TerminalFaultError as fault:
        return fault.code
    finally:
        if again is not None:
            again.close()


def test_r9_a_database_cut_short_is_damaged(tmp_path: Path) -> None:
    opened = foyer(tmp_path, pack(issued(SEATS)))
    with opened.engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    opened.close()
    whole = opened.path.read_bytes()
    opened.path.write_bytes(whole[: len(whole) // 2])

    def look() -> None:
        again = Foyer(opened.path, HandClock())
        try:
            again.desk(CountingPrinter()).look_up(GOOD)
        finally:
            again.close()

    assert fault_of(look) is FaultCode.DATABASE_DAMAGED


def test_r9_a_bug_is_no_fault_of_the_surroundings(terminal: Foyer) -> None:
    with pytest.raises(Exception, match="no such table") as caught, terminal.units.reading() as unit:
        unit.shelf._connection.exec_driver_sql("SELECT 1 FROM nowhere")
    assert not isinstance(caught.value, TerminalFaultError)


@pytest.fixture
def enrolled(tmp_path: Path) -> TerminalSettings:
    settings = TerminalSettings(data_dir=tmp_path / "data", key_dir=tmp_path / "keys", keys="file")
    settings.data_dir.mkdir()
    new_database(settings.data_dir)
    keys = FileKeyStore(settings.key_dir)
    keys.write(CINEMA_KEY_NAME, CINEMA_KEY)
    keys.write(TERMINAL_KEY_NAME, b"t" * 32)
    return settings


def test_an_enrolled_terminal_opens(enrolled: TerminalSettings) -> None:
    terminal = open_terminal(enrolled)
    assert list(terminal.recover()) == []
    assert isinstance(terminal.desk(CountingPrinter()).look_up("1"), object)
    terminal.sync_worker().stop()
    terminal.close()


@pytest.mark.parametrize("name", [CINEMA_KEY_NAME, TERMINAL_KEY_NAME])
@pytest.mark.parametrize("how", ["gone", "empty", "too long", "a folder"])
def test_r9_a_key_that_is_not_to_be_had_is_named(enrolled: TerminalSettings, name: str, how: str) -> None:
    file = enrolled.key_dir / name
    file.unlink()
    match how:
        case "empty":
            file.touch()
        case "too long":
            file.write_bytes(b"x" * 33)
        case "a folder":
            file.mkdir()
    assert fault_of(lambda: open_terminal(enrolled)) is FaultCode.KEY_MISSING


def test_r9_a_machine_that_was_never_enrolled_says_so(tmp_path: Path) -> None:
    settings = TerminalSettings(data_dir=tmp_path / "data", key_dir=tmp_path / "keys", keys="file")
    assert fault_of(lambda: open_terminal(settings)) is FaultCode.NOT_ENROLLED

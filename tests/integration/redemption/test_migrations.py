"""The schema: what the models say is what the migrations make, and a database of an earlier day still opens."""

import gzip
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, create_engine, event

from tests.support.golden_database import GOLDEN_PIN
from tests.support.packs import (
    NOW,
    TERMINAL_KEY,
    TODAY,
    Foyer,
    HandClock,
    code_of,
    foyer,
    issued,
    pack,
    showing_code,
    ticket_no,
)
from tests.support.papers import CountingPrinter
from tests.support.staff import CLERK, torn
from willcall.redemption.cache import migrate
from willcall.redemption.cache.database import open_database
from willcall.redemption.cache.models import SCHEMA_VERSION, Row
from willcall.redemption.cache.terminal import read_membership
from willcall.redemption.domain.desk_events import ExceptionClosed
from willcall.redemption.domain.events import PrintUnconfirmed
from willcall.redemption.domain.journal import check_chain
from willcall.redemption.domain.machine_standing import NotedCrash
from willcall.redemption.domain.paper import CameOut, Promise
from willcall.redemption.domain.print_evidence import BytesSent, GuestsCollection
from willcall.redemption.domain.reprints import Reprinted
from willcall.redemption.domain.settlements import Settled
from willcall.redemption.domain.sign_in import NoStaffYet, SignedIn, WrongPin
from willcall.redemption.domain.staff import StaffRole
from willcall.redemption.domain.staff_roll import RollChanged
from willcall.redemption.domain.tallies import SeatTally
from willcall.redemption.domain.tickets import ticket_qr
from willcall.redemption.domain.verdicts import AlreadyCollected, Collectable, Revoked, UnconfirmedPrint
from willcall.redemption.service.ports import UnitOfWork

ROOT = Path(__file__).parents[3]
GOLDEN = ROOT / "tests" / "golden"


def golden(folder: Path, version: int) -> Foyer:
    path = folder / "terminal.sqlite"
    path.write_bytes(gzip.decompress((GOLDEN / f"terminal-schema-{version}.sqlite.gz").read_bytes()))
    return Foyer(path, HandClock())


def objects(engine: Engine, kind: str) -> set[str]:
    with engine.connect() as connection:
        found = connection.exec_driver_sql(
            "SELECT sql FROM sqlite_master WHERE type = ? AND sql IS NOT NULL AND name NOT LIKE 'alembic%'", (kind,)
        )
        return {" ".join(sql.split()) for (sql,) in found}


def test_the_models_are_what_the_migrations_make(tmp_path: Path) -> None:
    migrated = open_database(tmp_path / "migrated.sqlite")
    with migrated.connect() as connection:
        options = {"compare_type": True, "compare_server_default": True}
        context = MigrationContext.configure(connection, opts=options)
        assert compare_metadata(context, Row.metadata) == []
    declared = create_engine(f"sqlite:///{tmp_path / 'declared.sqlite'}")
    Row.metadata.create_all(declared)
    # alembic's comparison does not look into partial indexes
    assert objects(migrated, "index") == objects(declared, "index")
    declared.dispose()
    migrated.dispose()


def test_the_schemas_version_is_that_of_the_last_migration(tmp_path: Path) -> None:
    scripts = ScriptDirectory(str(Path(migrate.__file__).parent / "migrations"))
    assert [int(revision.revision) for revision in scripts.walk_revisions()] == list(range(SCHEMA_VERSION, 0, -1))
    engine = open_database(tmp_path / "new.sqlite")
    with engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA user_version").scalar_one() == SCHEMA_VERSION
    engine.dispose()


def test_the_database_keeps_what_a_commit_promised(tmp_path: Path) -> None:
    engine = open_database(tmp_path / "new.sqlite")
    with engine.connect() as connection:
        told = [connection.exec_driver_sql(f"PRAGMA {name}").scalar_one() for name in ("journal_mode", "synchronous")]
        assert told == ["wal", 2]
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar_one() == 1
    engine.dispose()


def test_opening_again_migrates_nothing(tmp_path: Path) -> None:
    open_database(tmp_path / "new.sqlite").dispose()
    before = (tmp_path / "new.sqlite").read_bytes()
    open_database(tmp_path / "new.sqlite").dispose()
    assert (tmp_path / "new.sqlite").read_bytes() == before


@pytest.mark.parametrize("version", range(1, SCHEMA_VERSION + 1))
def test_a_database_of_every_schema_version_still_opens(tmp_path: Path, version: int) -> None:
    terminal = golden(tmp_path, version)
    membership = read_membership(terminal.engine)
    assert membership is not None
    assert (membership.identity.cinema_code, membership.identity.terminal_no) == ("88888888", "01")
    desk = terminal.desk(CountingPrinter())
    verdicts = [type(desk.look_up(code_of(number).digits)) for number in range(4)]
    assert verdicts == [AlreadyCollected, UnconfirmedPrint, Revoked, Collectable]
    assert desk.collect([ticket_no(3)], "today").printed == 1
    check_chain(terminal.outbox.every_entry())
    terminal.close()


@pytest.mark.parametrize("version", range(1, SCHEMA_VERSION + 1))
def test_r3_what_was_left_unconfirmed_on_an_earlier_day_is_settled_today(tmp_path: Path, version: int) -> None:
    terminal, printer = golden(tmp_path, version), CountingPrinter()
    staff = terminal.staff_desk(printer)
    (lost,) = staff.unconfirmed_prints()
    evidence = lost.evidence
    assert (lost.seat.ticket_no, evidence.copy_no, evidence.last_codes) == (ticket_no(1), 1, ("P10",))
    assert (evidence.begun_by, evidence.bytes_sent) == (GuestsCollection("golden-1"), BytesSent(100, 200))
    settled = staff.settle_by_scan(ticket_no(1), ticket_qr(ticket_no(1), 1, "01", TERMINAL_KEY.sign), CLERK)
    assert isinstance(settled, Settled)
    assert staff.reprint(torn(ticket_no(1))) == Reprinted(2, CameOut(Promise.CONFIRMS))
    assert staff.printer_health() is None
    check_chain(terminal.outbox.every_entry())
    terminal.close()


def test_a_database_without_staff_serves_guests_and_lets_nobody_in_and_takes_staff_on(tmp_path: Path) -> None:
    terminal = golden(tmp_path, 1)
    machine = terminal.machine_desk(CountingPrinter())
    assert machine.in_service()
    assert machine.sign_in("7", GOLDEN_PIN) == NoStaffYet()
    assert isinstance(terminal.staff_office().add("7", StaffRole.CLERK, GOLDEN_PIN), RollChanged)
    assert machine.sign_in("7", GOLDEN_PIN) == SignedIn("7", StaffRole.CLERK)
    assert terminal.health().rows(None)
    check_chain(terminal.outbox.every_entry())
    terminal.close()


@pytest.mark.parametrize("version", range(2, SCHEMA_VERSION + 1))
def test_staff_and_what_the_machine_remembers_of_an_earlier_version_still_hold(tmp_path: Path, version: int) -> None:
    terminal = golden(tmp_path, version)
    machine = terminal.machine_desk(CountingPrinter())
    assert not machine.in_service()
    assert machine.sign_in("8", GOLDEN_PIN) == SignedIn("8", StaffRole.SUPERVISOR)
    assert machine.sign_in("9", GOLDEN_PIN) == WrongPin()
    with terminal.units.reading() as unit:
        assert unit.machine.read().crash == NotedCrash(NOW, "ZeroDivisionError", "printing")
    machine.set_in_service("8", in_service=True)
    assert machine.in_service()
    check_chain(terminal.outbox.every_entry())
    terminal.close()


@pytest.mark.parametrize("version", [1, 2])
def test_a_pack_from_before_sales_were_told_serves_on_and_is_fetched_once_more_in_full(
    tmp_path: Path, version: int
) -> None:
    terminal = golden(tmp_path, version)
    assert terminal.packs.versions() == {TODAY: 0}
    assert isinstance(terminal.desk(CountingPrinter()).look_up(code_of(3).digits), Collectable)
    before = terminal.states()
    assert terminal.packs.apply(*pack(issued(4), revoked=[2], sold=[0, 3]))
    assert terminal.states() == before
    assert terminal.box_office().showings_on(TODAY).seats == SeatTally(4, 2, 1, 1, 1)
    made = terminal.box_office().door_list(showing_code())
    assert made is not None
    assert [line.code_ending for line in made.lines] == [code_of(number).digits[-3:] for number in range(4)]
    terminal.close()


@pytest.mark.parametrize("version", range(3, SCHEMA_VERSION + 1))
def test_a_pack_that_told_of_sales_is_kept_as_it_is(tmp_path: Path, version: int) -> None:
    terminal = golden(tmp_path, version)
    assert terminal.packs.versions() == {TODAY: 1}
    assert terminal.box_office().showings_on(TODAY).seats == SeatTally(4, 0, 1, 1, 1)
    terminal.close()


def test_two_programs_that_open_a_new_database_at_once_both_find_it_ready(tmp_path: Path) -> None:
    program = (
        "import sys, time, pathlib\n"
        "from willcall.redemption.cache import migrate\n"
        "from willcall.redemption.cache.database import open_database\n"
        "path = pathlib.Path(sys.argv[1]); path.with_name(sys.argv[2]).touch()\n"
        "while not path.with_name('start').exists(): time.sleep(0.001)\n"
        "engine = open_database(path)\n"
        "with engine.connect() as c: print(c.exec_driver_sql('SELECT count(*) FROM tries').scalar_one())\n"
    )
    path = tmp_path / "terminal.sqlite"
    names = ["kiosk", "sync", "boxoffice"]
    started = [
        subprocess.Popen(
            [sys.executable, "-c", program, str(path), name],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for name in names
    ]
    while not all((tmp_path / name).exists() for name in names):
        assert all(each.poll() is None for each in started)
    (tmp_path / "start").touch()
    ended = [each.communicate(timeout=60) for each in started]
    assert [out.strip() for out, _ in ended] == ["1"] * len(names), ended


def plans(terminal: Foyer, act: Callable[[UnitOfWork], object]) -> list[str]:
    """Return how SQLite goes about each statement of an act."""
    said: list[tuple[str, Any]] = []
    with terminal.units.reading() as unit:
        hear = event.listens_for(terminal.engine, "before_cursor_execute")
        hear(lambda _c, _cursor, statement, given, _context, _many: said.append((statement, given)))
        act(unit)
    with sqlite3.connect(terminal.path) as connection:
        found = [row[3] for each, given in said for row in connection.execute(f"EXPLAIN QUERY PLAN {each}", given)]
    connection.close()
    return found


@pytest.mark.parametrize(
    ("act", "index"),
    [
        (lambda unit: unit.shelf.seats_in_hand(), "seats_in_hand"),
        (lambda unit: unit.shelf.unconfirmed_seats(), "seats_unconfirmed"),
        (lambda unit: unit.shelf.count_unconfirmed(TODAY), "seats_unconfirmed"),
        (lambda unit: unit.shelf.find(b"x"), "seats_tag"),
        (lambda unit: unit.house.tallies(TODAY), "seats_place"),
        (lambda unit: unit.house.tallies(TODAY), "seats_revoked"),
    ],
    ids=["in hand", "unconfirmed", "count of unconfirmed", "by tag", "a day, live", "a day, revoked"],
)
def test_a_few_seats_among_many_are_found_by_their_index(
    tmp_path: Path, act: Callable[[UnitOfWork], object], index: str
) -> None:
    terminal = foyer(tmp_path, pack(issued(40)))
    asked = plans(terminal, act)
    assert [step for step in asked if "seats" in step and "USING INDEX" in step and index in step], asked
    assert not [step for step in asked if step == "SCAN seats"]
    terminal.close()


@pytest.mark.parametrize(
    ("act", "index"),
    [
        (lambda unit: unit.journal.told_of([ticket_no(0), ticket_no(1)]), "journal_ticket"),
        (lambda unit: next(unit.journal.backwards([PrintUnconfirmed], ticket_no=ticket_no(0)), None), "journal_"),
        (lambda unit: next(unit.journal.backwards([ExceptionClosed]), None), "journal_kind"),
    ],
    ids=["a seat's", "a seat's, of a kind", "a rare kind's"],
)
def test_a_few_entries_of_a_long_journal_are_found_by_their_index(
    tmp_path: Path, act: Callable[[UnitOfWork], object], index: str
) -> None:
    terminal = foyer(tmp_path)
    asked = plans(terminal, act)
    assert [step for step in asked if f"USING INDEX {index}" in step], asked
    assert not [step for step in asked if step == "SCAN journal"]
    terminal.close()

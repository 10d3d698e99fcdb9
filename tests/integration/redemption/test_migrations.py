"""The schema: what the models say is what the migrations make, and a database of an earlier day still opens."""

import gzip
import subprocess
import sys
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, create_engine

from tests.support.packs import Foyer, HandClock, code_of, ticket_no
from tests.support.papers import CountingPrinter
from willcall.redemption.cache import migrate
from willcall.redemption.cache.database import open_database
from willcall.redemption.cache.models import SCHEMA_VERSION, Row
from willcall.redemption.cache.terminal import read_membership
from willcall.redemption.domain.journal import check_chain
from willcall.redemption.domain.verdicts import AlreadyCollected, Collectable, Revoked, UnconfirmedPrint

ROOT = Path(__file__).parents[3]
GOLDEN = ROOT / "tests" / "golden"


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
    path = tmp_path / "terminal.sqlite"
    path.write_bytes(gzip.decompress((GOLDEN / f"terminal-schema-{version}.sqlite.gz").read_bytes()))
    terminal = Foyer(path, HandClock())
    membership = read_membership(terminal.engine)
    assert membership is not None
    assert (membership.identity.cinema_code, membership.identity.terminal_no) == ("88888888", "01")
    desk = terminal.desk(CountingPrinter())
    verdicts = [type(desk.look_up(code_of(number).digits)) for number in range(4)]
    assert verdicts == [AlreadyCollected, UnconfirmedPrint, Revoked, Collectable]
    assert desk.collect([ticket_no(3)], "today").printed == 1
    check_chain(terminal.outbox.every_entry())
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

"""A terminal is given up: nothing is lost but what somebody names; keys go, books stay, the centre is told."""

import json
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path
from sqlite3 import connect
from unittest.mock import patch

import keyring
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from filelock import FileLock
from typer.testing import CliRunner, Result

from tests.support.journal_tampering import WatchedTerminal
from tests.support.loopback_centre import LoopbackCentre, Said, loopback_centre, settings_text
from tests.support.memory_keyring import MemoryKeyring
from tests.support.packs import CINEMA, CINEMA_KEY, issued, pack
from tests.support.papers import CountingPrinter
from willcall.redemption import giving_up
from willcall.redemption.bootstrap import Terminal, open_terminal
from willcall.redemption.domain.farewell_words import lost_words
from willcall.redemption.domain.farewells import GivenUp, LostEntries
from willcall.redemption.domain.faults import FaultCode, TerminalFaultError
from willcall.redemption.domain.staff import StaffRole
from willcall.redemption.giving_up import give_up, tell_centre
from willcall.redemption.keys import TERMINAL_KEY, FileKeyStore, KeyringStore, forget_all
from willcall.redemption.service.would_be_lost import would_be_lost
from willcall.redemption.settings import TerminalSettings, load_settings
from willcall.redemption.sync.commands import app
from willcall.redemption.wire.farewell import SignedFarewell, read_farewell

KEPT = f"given-up-{CINEMA}-01.sqlite"
NOTE = f"farewell-{CINEMA}-01.json"


@pytest.fixture
def centre() -> Iterator[LoopbackCentre]:
    with loopback_centre() as opened:
        opened.centre.offer(*pack(issued(4)))
        yield opened


@pytest.fixture
def file(tmp_path: Path, centre: LoopbackCentre) -> Path:
    """The settings of a terminal that is enrolled and has sent all there is."""
    settings = tmp_path / "terminal.toml"
    settings.write_text(settings_text(str(tmp_path)), encoding="utf-8")
    for words in (("enrol", centre.url, "ONCE-ONLY"), ("run",)):
        assert typed(settings, *words).exit_code == 0
    return settings


def typed(settings: Path, *words: str, given: str = "") -> Result:
    return CliRunner().invoke(app, [*words, "--settings", str(settings)], input=given, env={"COLUMNS": "200"})


def left(settings: Path) -> set[str]:
    """Return what lies in the two folders, less locks."""
    folders = (load_settings(settings).data_dir, load_settings(settings).key_dir)
    return {each.name for folder in folders for each in folder.iterdir() if each.suffix != ".lock"}


@contextmanager
def closing_terminal(settings: Path) -> Iterator[Terminal]:
    terminal = open_terminal(load_settings(settings))
    try:
        yield terminal
    finally:
        terminal.close()


def write_an_entry(settings: Path) -> None:
    with closing_terminal(settings) as terminal:
        terminal.staff_office().add("7", StaffRole.CLERK, "482915")


# -- the command


def test_a_terminal_that_has_told_all_is_given_up_and_head_office_hears_of_it(
    file: Path, centre: LoopbackCentre
) -> None:
    done = typed(file, "unenrol", given="y\n")
    assert (done.exit_code, "Head office has been told." in done.output) == (0, True)
    assert left(file) == {KEPT}
    public = Ed25519PublicKey.from_public_bytes(centre.enrolled[0].public_key)
    farewell = read_farewell(centre.farewells[0], {f"{CINEMA}/01": public}.get)
    assert (farewell.terminal_no, farewell.journal.sequence) == ("01", 2)
    assert farewell.journal.digest == centre.centre.entries[2].digest
    with closing(connect(load_settings(file).data_dir / KEPT)) as books:
        assert books.execute("SELECT count(*) FROM journal").fetchone() == (2,)
    assert "K11" in typed(file, "status").stderr


def test_somebody_who_does_not_say_yes_changes_nothing(file: Path) -> None:
    before = left(file)
    done = typed(file, "unenrol", given="n\n")
    assert (done.exit_code, "Nothing was changed." in done.stderr, left(file)) == (1, True, before)
    assert typed(file, "run").exit_code == 0


def test_r4_while_entries_wait_it_refuses_and_names_them(file: Path) -> None:
    write_an_entry(file)
    before = left(file)
    done = typed(file, "unenrol", "--yes")
    assert (done.exit_code, left(file)) == (1, before)
    assert "Entry 3 is nowhere but in this terminal" in done.stderr
    assert "Nothing was changed. Send them first: willcall-sync run" in done.stderr
    told = json.loads(typed(file, "unenrol", "--yes", "--json").stdout)
    assert told == {"refused": "entries_wait", "first": 3, "last": 3, "printed": 0, "in_doubt": 0}
    assert typed(file, "run").exit_code == 0
    assert typed(file, "unenrol", "--yes").exit_code == 0


@pytest.mark.parametrize(("said", "code"), [("lose 3 to 3\n", 0), ("yes\n", 1), ("\n", 1)])
def test_r4_force_loses_only_what_somebody_named(file: Path, said: str, code: int) -> None:
    write_an_entry(file)
    done = typed(file, "unenrol", "--force", "--yes", given=said)
    assert done.exit_code == code
    assert (KEPT in left(file)) is (code == 0)


def test_r4_what_was_written_while_somebody_made_up_their_mind_is_not_lost(file: Path) -> None:
    write_an_entry(file)
    agreed = LostEntries(3, 3, 0, 0)
    with closing_terminal(file) as terminal:
        terminal.staff_office().remove("7")
    assert give_up(load_settings(file), agreed) == LostEntries(3, 4, 0, 0)
    assert NOTE not in left(file)
    with patch.object(giving_up, "would_be_lost", return_value=LostEntries(3, 5, 0, 0)):
        done = typed(file, "unenrol", "--force", given="lose 3 to 4\n")
    assert (done.exit_code, "Entries 3 to 5 are nowhere" in done.stderr) == (1, True)


def test_r5_with_the_line_dead_it_is_given_up_all_the_same_and_told_by_the_next_run(
    file: Path, centre: LoopbackCentre
) -> None:
    centre.script = [Said(503, b"busy")]
    told = json.loads(typed(file, "unenrol", "--yes", "--json").stdout)
    assert (told["terminal_no"], told["kept_as"], told["told"]) == ("01", KEPT, False)
    assert left(file) == {KEPT, NOTE}
    centre.script = [Said(503, b"busy")]
    done = typed(file, "run")
    assert (done.exit_code, "K11" in done.stderr, "given up here" in done.stderr) == (1, True, True)
    done = typed(file, "run", "--json")
    assert (done.exit_code, "told that terminal 01 was given up" in done.stderr) == (0, True)
    assert json.loads(done.stdout) == {"given_up": ["01"]}
    assert NOTE not in left(file)
    assert len(centre.farewells) == 1
    assert tell_centre(load_settings(file)) == ()


def test_the_machine_can_become_a_terminal_again_and_neither_is_mistaken_for_the_other(
    file: Path, centre: LoopbackCentre
) -> None:
    centre.script = [Said(503, b"busy")]
    assert "could not be told" in typed(file, "unenrol", "--yes").output
    centre.one_time_codes.add("AGAIN")
    centre.centre.entries.clear()
    assert typed(file, "enrol", centre.url, "AGAIN").exit_code == 0
    assert typed(file, "verify", "--offline").exit_code == 0
    done = typed(file, "run")
    assert (done.exit_code, "was given up" in done.stderr, "Sent 2 entries" in done.output) == (0, True, True)
    assert {KEPT, "terminal.sqlite"} <= left(file)


# -- interruptions


@pytest.mark.parametrize("at", ["_finish", "forget_all", "seclude"])
def test_one_that_was_begun_is_gone_on_with_and_asks_nothing_any_more(file: Path, at: str) -> None:
    fault = TerminalFaultError(FaultCode.DISK_FULL, "played by a test")
    calls = [None, fault] if at == "seclude" else [fault]
    with patch.object(giving_up, at, side_effect=calls), pytest.raises(TerminalFaultError):
        give_up(load_settings(file), None)
    assert NOTE in left(file)
    done = typed(file, "unenrol")
    assert (done.exit_code, left(file)) == (0, {KEPT})


def test_a_kiosk_that_runs_keeps_its_terminal(file: Path) -> None:
    before = left(file)
    with FileLock(load_settings(file).data_dir / "kiosk.lock"):
        done = typed(file, "unenrol", "--yes")
    assert (done.exit_code, "a kiosk runs" in done.stderr, "End the kiosk" in done.stderr) == (1, True, True)
    assert left(file) == before


def test_a_program_that_has_the_database_open_keeps_it(file: Path) -> None:
    with closing_terminal(file) as terminal:
        assert terminal.sync_log.status().entries == 2
        with pytest.raises(TerminalFaultError) as caught:
            give_up(load_settings(file), None)
    assert caught.value.code is FaultCode.DATABASE_BUSY
    assert typed(file, "status").exit_code == 0


def test_r9_what_stands_in_the_way_is_named(file: Path, tmp_path: Path) -> None:
    settings = load_settings(file)
    with patch("os.fsync", side_effect=OSError(5, "Input/output error")):
        assert fault_of(settings) is FaultCode.DATABASE_UNREACHABLE
    (settings.data_dir / NOTE).write_text("{", encoding="utf-8")
    assert fault_of(settings) is FaultCode.DATABASE_UNREACHABLE
    (settings.data_dir / NOTE).unlink()
    (settings.data_dir / NOTE).mkdir()
    assert fault_of(settings) is FaultCode.DATABASE_UNREACHABLE
    in_the_way = tmp_path / "file"
    in_the_way.write_text("", encoding="utf-8")
    assert fault_of(settings.model_copy(update={"data_dir": in_the_way / "data"})) is FaultCode.DATABASE_UNREACHABLE
    assert fault_of(settings.model_copy(update={"data_dir": tmp_path / "none"})) is FaultCode.NOT_ENROLLED


def fault_of(settings: TerminalSettings) -> FaultCode:
    with pytest.raises(TerminalFaultError) as caught:
        give_up(settings, None)
    return caught.value.code


# -- what would be lost, and keys


def test_r4_what_would_be_lost_is_told_by_number_and_by_what_it_is(tmp_path: Path) -> None:
    watched = WatchedTerminal(tmp_path)
    lost = would_be_lost(watched.terminal.outbox)
    assert lost == LostEntries(1, 10, 1, 1)
    assert "Entries 1 to 10 are nowhere but in this terminal: 1 of them say that a ticket came out" in lost_words(lost)
    watched.terminal.outbox.acknowledge(10, [])
    assert would_be_lost(watched.terminal.outbox) is None
    watched.terminal.close()


def test_r7_a_keyring_forgets_one_terminals_keys_and_no_others() -> None:
    before = keyring.get_keyring()
    keyring.set_keyring(MemoryKeyring())
    try:
        ours, theirs = KeyringStore("ours"), KeyringStore("theirs")
        for store in (ours, theirs):
            store.write("cinema-key", b"secret")
            store.write("terminal-key", b"secret")
        assert not ours.exposed()
        forget_all(ours)
        forget_all(ours)
        assert ours.read("cinema-key") is None
        assert theirs.read("terminal-key") == b"secret"
    finally:
        keyring.set_keyring(before)


def test_the_time_of_the_last_word_is_the_terminals(file: Path, centre: LoopbackCentre) -> None:
    assert isinstance(give_up(load_settings(file), None), GivenUp)
    tell_centre(load_settings(file))
    said = json.loads(centre.farewells[0].words)
    assert abs((datetime.fromisoformat(said["given_up_at"]) - datetime.now().astimezone()).total_seconds()) < 60
    assert isinstance(centre.farewells[0], SignedFarewell)


def test_r7_no_part_of_a_terminal_shows_a_key_when_it_is_printed(file: Path) -> None:
    with closing_terminal(file) as terminal:
        parts = (terminal, terminal.desk(CountingPrinter()), terminal.box_office(), terminal.stick, terminal.audit)
        shown = "\n".join(map(repr, parts))
    for secret in (CINEMA_KEY, FileKeyStore(load_settings(file).key_dir).read(TERMINAL_KEY) or b""):
        assert repr(secret)[2:-1] not in shown
        assert secret.hex() not in shown

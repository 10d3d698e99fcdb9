"""A machine becomes a terminal: settings, keys, enrolment, and the commands that a technician types."""

import json
import stat
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from unittest.mock import Mock

import keyring
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from typer.testing import CliRunner, Result

from tests.support.loopback_centre import LoopbackCentre, Said, loopback_centre, settings_text
from tests.support.memory_keyring import MemoryKeyring
from tests.support.packs import CINEMA, CINEMA_KEY, NOW, TODAY, code_of, issued, pack, ticket_no
from tests.support.papers import CountingPrinter
from tests.support.staff import torn
from willcall.redemption import bootstrap
from willcall.redemption.bootstrap import enrol_terminal, open_terminal, terminal_clock
from willcall.redemption.domain.faults import FaultCode, TerminalFaultError
from willcall.redemption.domain.paper import PaperTrouble, PrinterState
from willcall.redemption.domain.reprints import LimitReached, Reprinted
from willcall.redemption.domain.ticket_qr import RehearsalPaper
from willcall.redemption.domain.verdicts import UnknownCode
from willcall.redemption.keys import CINEMA_KEY as CINEMA_KEY_NAME
from willcall.redemption.keys import TERMINAL_KEY as TERMINAL_KEY_NAME
from willcall.redemption.keys import FileKeyStore, KeyringStore, open_key_store
from willcall.redemption.settings import SettingsError, TerminalSettings, load_settings
from willcall.redemption.sync.commands import app
from willcall.redemption.sync.console import NEXT_STEP

posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows has its own idea of who may read a file")


@pytest.fixture
def centre() -> Iterator[LoopbackCentre]:
    with loopback_centre() as opened:
        yield opened


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "terminal.toml"
    path.write_text(settings_text(str(tmp_path)), encoding="utf-8")
    return path


def typed(*words: str | Path) -> Result:
    return CliRunner().invoke(app, [str(word) for word in words])


# -- settings


def test_settings_come_from_the_file_with_defaults_for_the_rest(file: Path, tmp_path: Path) -> None:
    settings = load_settings(file)
    assert settings.database == tmp_path / "data" / "terminal.sqlite"
    assert (settings.keys, settings.sync_every_s, settings.printer.port) == ("file", 30, 9100)
    assert settings.reprint_limit == 2
    assert not settings.rehearsal


def test_the_environment_wins_over_the_file(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WILLCALL_SYNC_EVERY_S", "5")
    monkeypatch.setenv("WILLCALL_PRINTER__KIND", "network")
    monkeypatch.setenv("WILLCALL_PRINTER__HOST", "127.0.0.1")
    monkeypatch.setenv("WILLCALL_PRINTER__PORT", "9101")
    settings = load_settings(file)
    assert (settings.sync_every_s, settings.printer.kind, settings.printer.port) == (5, "network", 9101)
    assert load_settings(None).sync_every_s == 5


def test_every_wrong_setting_is_named_at_once(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    wrong = 'sync_every_s = -1\ncolour = "red"\n[printer]\nport = 99999\nkind = "fax"\n[screen]\nlanguage = "K!"\n'
    file.write_text(wrong, encoding="utf-8")
    monkeypatch.setenv("WILLCALL_REHEARSAL_SHIFT_S", "tomorrow")
    with pytest.raises(SettingsError) as caught:
        load_settings(file)
    for name in ("sync_every_s", "colour", "printer.port", "printer.kind", "screen.language", "rehearsal_shift_s"):
        assert f"{name}: " in str(caught.value)


@pytest.mark.parametrize(
    "content",
    [b"sync_every_s = ", b"= 1", b"\xff\xfe\x00", "keys = “file”".encode()],
    ids=["cut", "no name", "bytes", "quotes"],
)
def test_a_file_that_is_not_toml_is_named(file: Path, content: bytes) -> None:
    file.write_bytes(content)
    with pytest.raises(SettingsError, match=r"terminal\.toml"):
        load_settings(file)


def test_a_settings_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="no settings file"):
        load_settings(tmp_path / "nowhere.toml")


@pytest.mark.parametrize("wait", ["restart_seconds = inf", "poll_seconds = 3601", "staff_seconds = nan"])
def test_a_screen_that_would_wait_for_ever_is_refused(file: Path, wait: str) -> None:
    file.write_text(f"[screen]\n{wait}\n", "utf-8")
    with pytest.raises(SettingsError, match=f"screen.{wait.split(maxsplit=1)[0]}"):
        load_settings(file)


@pytest.mark.skipif(sys.platform != "linux", reason="a file that is there and that nobody can read is one of Linux's")
def test_r9_a_settings_file_that_cannot_be_read_is_named_and_is_no_bug() -> None:
    with pytest.raises(SettingsError, match=r"/proc/self/mem: \w+"):
        load_settings(Path("/proc/self/mem"))


@pytest.mark.parametrize("key_dir", ["data", "data/keys", "other/../data/keys"])
def test_r7_keys_beside_the_database_are_refused(file: Path, tmp_path: Path, key_dir: str) -> None:
    text = f'data_dir = "{(tmp_path / "data").as_posix()}"\nkey_dir = "{(tmp_path / key_dir).as_posix()}"\n'
    file.write_text(text, encoding="utf-8")
    with pytest.raises(SettingsError, match="key_dir must not lie inside data_dir"):
        load_settings(file)


def test_a_network_printer_needs_a_host(file: Path) -> None:
    file.write_text('[printer]\nkind = "network"\n', encoding="utf-8")
    with pytest.raises(SettingsError, match=r"printer: .*needs a host"):
        load_settings(file)


def test_settings_cannot_be_changed_afterwards(file: Path) -> None:
    with pytest.raises(ValueError, match="frozen"):
        load_settings(file).sync_every_s = 1  # type: ignore[misc]  # the point of the test


def test_a_rehearsal_moves_the_clock(tmp_path: Path) -> None:
    day = 24 * 3600
    moved = TerminalSettings(data_dir=tmp_path, rehearsal_shift_s=day)
    ahead = terminal_clock(moved)() - terminal_clock(TerminalSettings(data_dir=tmp_path))()
    assert moved.rehearsal
    assert ahead.total_seconds() == pytest.approx(day, abs=5)


# -- keys


@posix
def test_r7_only_the_service_user_can_read_a_key(tmp_path: Path) -> None:
    folder = tmp_path / "deep" / "keys"
    folder.mkdir(parents=True, mode=0o755)
    store = FileKeyStore(folder)
    store.write("cinema-key", b"secret")
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert stat.S_IMODE((folder / "cinema-key").stat().st_mode) == 0o600


def test_a_key_is_read_back_replaced_whole_and_missing_ones_are_none(tmp_path: Path) -> None:
    store = FileKeyStore(tmp_path / "keys")
    assert store.read("cinema-key") is None
    store.write("cinema-key", b"one")
    (tmp_path / "keys" / "cinema-key.new").write_bytes(b"left by a crash")
    store.write("cinema-key", b"\0two\n")
    assert store.read("cinema-key") == b"\0two\n"
    assert [path.name for path in (tmp_path / "keys").iterdir()] == ["cinema-key"]


def test_a_real_keyring_is_taken_where_there_is_one_and_a_file_where_not(tmp_path: Path) -> None:
    assert isinstance(open_key_store("auto", tmp_path, "a"), FileKeyStore)
    before = keyring.get_keyring()
    keyring.set_keyring(MemoryKeyring())
    try:
        store = open_key_store("auto", tmp_path, "here")
        assert isinstance(store, KeyringStore)
        assert store.read("cinema-key") is None
        store.write("cinema-key", b"\xff\x00secret")
        assert store.read("cinema-key") == b"\xff\x00secret"
        assert open_key_store("keyring", tmp_path, "elsewhere").read("cinema-key") is None
        assert isinstance(open_key_store("file", tmp_path, "here"), FileKeyStore)
    finally:
        keyring.set_keyring(before)


# -- enrolment


def test_a_machine_is_enrolled_synchronised_and_used(centre: LoopbackCentre, file: Path, tmp_path: Path) -> None:
    centre.centre.offer(*pack(issued(4, each=2)))
    settings = load_settings(file)
    who = enrol_terminal(settings, centre.url, "ONCE-ONLY")
    assert (who.cinema_code, who.terminal_no) == (CINEMA, "01")
    assert len(centre.enrolled[0].public_key) == 32
    assert FileKeyStore(tmp_path / "keys").read(CINEMA_KEY_NAME) == CINEMA_KEY

    terminal = open_terminal(settings)
    assert list(terminal.recover()) == []
    report = terminal.sync_round.run()
    assert report.packs == (("2014-03-08", 1),)
    assert terminal.sync_log.status().waiting == 0  # what the pack added went up in the same round
    desk = terminal.desk(CountingPrinter())
    assert not isinstance(desk.look_up(code_of(0).digits), UnknownCode)
    terminal.sync_round.run()
    assert [entry.kind for entry in centre.centre.entries.values()][:2] == ["journal_opened", "pack_applied"]
    assert terminal.sync_log.status().waiting == 0
    terminal.close()


@pytest.mark.parametrize("shift", [0, -1, 604_800])
def test_the_papers_of_a_rehearsal_say_so_and_no_others_do(centre: LoopbackCentre, file: Path, shift: int) -> None:
    centre.centre.offer(*pack(issued(4, each=2)))
    settings = load_settings(file).model_copy(update={"rehearsal_shift_s": shift})
    enrol_terminal(settings, centre.url, "ONCE-ONLY")
    terminal, printer = open_terminal(settings), CountingPrinter()
    terminal.sync_round.run()
    terminal.desk(printer).collect([ticket_no(0), ticket_no(1)], "a")
    assert [ticket.rehearsal for ticket in printer.drawn] == [shift != 0] * 2
    terminal.close()


@posix
def test_r7_an_enrolled_terminals_folders_are_closed_to_others(
    centre: LoopbackCentre, file: Path, tmp_path: Path
) -> None:
    enrol_terminal(load_settings(file), centre.url, "ONCE-ONLY")
    for folder in ("data", "keys"):
        assert stat.S_IMODE((tmp_path / folder).stat().st_mode) == 0o700
    assert not list((tmp_path / "data").glob("*key*"))


def test_a_terminal_is_enrolled_once(centre: LoopbackCentre, file: Path) -> None:
    enrol_terminal(load_settings(file), centre.url, "ONCE-ONLY")
    with pytest.raises(TerminalFaultError) as caught:
        enrol_terminal(load_settings(file), centre.url, "ANOTHER")
    assert caught.value.code is FaultCode.ALREADY_ENROLLED
    assert len(centre.enrolled) == 1


def test_a_code_that_the_centre_does_not_take_enrols_nobody(centre: LoopbackCentre, file: Path) -> None:
    with pytest.raises(TerminalFaultError) as caught:
        enrol_terminal(load_settings(file), centre.url, "WRONG")
    assert caught.value.code is FaultCode.CENTRE_REFUSED
    enrol_terminal(load_settings(file), centre.url, "ONCE-ONLY")


def test_a_key_that_cannot_be_kept_is_found_out_before_the_code_is_spent(
    centre: LoopbackCentre, file: Path, tmp_path: Path
) -> None:
    (tmp_path / "keys").write_text("in the way", encoding="utf-8")
    with pytest.raises(TerminalFaultError) as caught:
        enrol_terminal(load_settings(file), centre.url, "ONCE-ONLY")
    assert caught.value.code is FaultCode.KEY_MISSING
    (tmp_path / "keys").unlink()
    enrol_terminal(load_settings(file), centre.url, "ONCE-ONLY")


def another_terminal(file: Path, tmp_path: Path) -> TerminalSettings:
    """Return the settings of a second terminal of the same user, which was given the same ``key_dir``."""
    return load_settings(file).model_copy(update={"data_dir": tmp_path / "second"})


def test_r10_two_terminals_never_share_a_key_store_and_the_code_is_not_spent_on_it(
    centre: LoopbackCentre, file: Path, tmp_path: Path
) -> None:
    centre.one_time_codes.add("ANOTHER")
    enrol_terminal(load_settings(file), centre.url, "ONCE-ONLY")
    kept = {path.name: path.read_bytes() for path in (tmp_path / "keys").iterdir()}
    with pytest.raises(TerminalFaultError, match="data") as caught:
        enrol_terminal(another_terminal(file, tmp_path), centre.url, "ANOTHER")
    assert caught.value.code is FaultCode.KEYS_TAKEN
    assert {path.name: path.read_bytes() for path in (tmp_path / "keys").iterdir()} == kept
    assert "ANOTHER" in centre.one_time_codes
    elsewhere = another_terminal(file, tmp_path).model_copy(update={"key_dir": tmp_path / "second-keys"})
    enrol_terminal(elsewhere, centre.url, "ANOTHER")
    for settings in (load_settings(file), elsewhere):
        open_terminal(settings).close()


@pytest.mark.parametrize("name", [CINEMA_KEY_NAME, TERMINAL_KEY_NAME])
def test_keys_that_came_from_elsewhere_are_nobodys_to_replace(
    centre: LoopbackCentre, file: Path, tmp_path: Path, name: str
) -> None:
    FileKeyStore(tmp_path / "keys").write(name, b"k" * 32)
    with pytest.raises(TerminalFaultError, match="unknown terminal") as caught:
        enrol_terminal(load_settings(file), centre.url, "ONCE-ONLY")
    assert caught.value.code is FaultCode.KEYS_TAKEN
    assert FileKeyStore(tmp_path / "keys").read(name) == b"k" * 32


def test_an_enrolment_that_failed_at_its_very_end_can_be_done_again_on_the_same_machine(
    centre: LoopbackCentre, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    centre.one_time_codes.add("SECOND")
    full = TerminalFaultError(FaultCode.DISK_FULL, "played by a test")
    with monkeypatch.context() as during:
        during.setattr(bootstrap, "write_membership", Mock(side_effect=full))
        with pytest.raises(TerminalFaultError):
            enrol_terminal(load_settings(file), centre.url, "ONCE-ONLY")
    monkeypatch.chdir(file.parent)  # the same folder, spelt otherwise
    again = load_settings(file).model_copy(update={"data_dir": Path("data")})
    enrol_terminal(again, centre.url, "SECOND")
    terminal = open_terminal(again)
    terminal.sync_round.run()
    terminal.close()
    public = Ed25519PrivateKey.from_private_bytes(FileKeyStore(again.key_dir).read(TERMINAL_KEY_NAME) or b"")
    assert centre.enrolled[1].public_key == public.public_key().public_bytes_raw()


# -- commands


def test_r8_every_fault_has_a_next_step() -> None:
    assert set(NEXT_STEP) == set(FaultCode)
    assert all(step.endswith(".") or "willcall-sync" in step for step in NEXT_STEP.values())


def test_the_whole_way_by_commands(centre: LoopbackCentre, file: Path) -> None:
    centre.centre.offer(*pack(issued(4)))
    done = typed("enrol", centre.url, "ONCE-ONLY", "--settings", file)
    assert done.exit_code == 0
    assert "terminal 01 of 星光影城 (88888888)" in done.output
    told = json.loads(typed("run", "--json", "--settings", file).stdout)
    assert told == {"sent": 2, "refused": 0, "packs": [["2014-03-08", 1]]}
    status = json.loads(typed("status", "--json", "--settings", file).stdout)
    assert {name: status[name] for name in ("entries", "acknowledged", "waiting", "refused", "last_failure")} == {
        "entries": 2,
        "acknowledged": 2,
        "waiting": 0,
        "refused": 0,
        "last_failure": None,
    }
    assert status["packs"] == [{"business_day": TODAY.isoformat(), "version": 1, "seats": 4}]
    assert "Sent 0 entries (0 refused). Day packs: none new." in typed("run", "--settings", file).output
    shown = typed("status", "--settings", file)
    assert shown.exit_code == 0
    assert "2 entries, 0 waiting, 0 refused" in shown.output
    assert "just now" in shown.output


def test_r8_with_the_line_dead_the_command_says_what_to_do_and_the_status_why(file: Path) -> None:
    with loopback_centre() as centre:
        assert typed("enrol", centre.url, "ONCE-ONLY", "--settings", file).exit_code == 0
    fresh = typed("status", "--settings", file)
    assert "never" in fresh.output
    assert "not compared yet" in fresh.output
    done = typed("run", "--settings", file)
    assert done.exit_code == 1
    assert "S10" in done.stderr
    assert "Tickets are handed out all the same." in done.stderr
    status = json.loads(typed("status", "--json", "--settings", file).stdout)
    assert status["last_success"] is None
    assert status["last_failure"].startswith("S10 centre_unreachable")
    assert status["waiting"] == 1


def test_r8_the_status_says_how_the_printer_was_and_what_to_do(centre: LoopbackCentre, file: Path) -> None:
    typed("enrol", centre.url, "ONCE-ONLY", "--settings", file)

    def shown() -> str:
        return " ".join(typed("status", "--settings", file).output.replace("│", "").split())

    def told() -> object:
        return json.loads(typed("status", "--json", "--settings", file).stdout)["printer"]

    def seen(state: PrinterState, ago: timedelta) -> None:
        terminal = open_terminal(load_settings(file))
        then = replace(terminal, clock=lambda: terminal.clock() - ago)
        then.desk(CountingPrinter(now=state)).printer_state()
        terminal.close()

    assert told() is None
    assert "nobody has looked yet" in shown()
    seen(PrinterState(), timedelta(minutes=30, seconds=5))
    assert "ready to print (first seen so 30 min ago)" in shown()
    seen(PrinterState(PaperTrouble.PAPER_END, template_replaced=True), timedelta(minutes=12, seconds=5))
    assert "P20: The paper has run out. Put in a new roll" in shown()
    assert "P33: The cinema's own ticket template makes no ticket" in shown()
    assert shown().count("(first seen so 12 min ago)") == 2
    said = told()
    assert isinstance(said, dict)
    assert (said["can_print"], [each["code"] for each in said["codes"]]) == (False, ["P20", "P33"])
    assert said["codes"][0]["to_do"].startswith("Put in a new roll")
    assert datetime.fromisoformat(said["since"]).tzinfo is not None


def test_the_staff_desk_of_a_terminal_reads_its_own_paper_and_keeps_the_cinemas_limit(
    centre: LoopbackCentre, tmp_path: Path
) -> None:
    centre.centre.offer(*pack(issued(1)))
    file = tmp_path / "terminal.toml"
    to_the_show = round((NOW - datetime.now(UTC)).total_seconds())
    file.write_text(settings_text(str(tmp_path), reprint_limit=1, rehearsal_shift_s=to_the_show), encoding="utf-8")
    enrol_terminal(load_settings(file), centre.url, "ONCE-ONLY")
    terminal, printer = open_terminal(load_settings(file)), CountingPrinter()
    terminal.sync_round.run()
    terminal.desk(printer).collect([ticket_no(0)], "a")
    staff = terminal.staff_desk(printer)
    assert staff.read_paper(printer.papers[0].qr) == RehearsalPaper(ticket_no(0), 1, "01")
    assert isinstance(staff.reprint(torn(ticket_no(0))), Reprinted)
    assert staff.reprint(torn(ticket_no(0))) == LimitReached(1, 1)
    assert [paper.copy_no for paper in printer.papers] == [1, 2]
    terminal.close()


def test_r4_what_the_centre_refused_stays_in_the_status_with_its_reason(centre: LoopbackCentre, file: Path) -> None:
    centre.centre.refuses = frozenset({"journal_opened"})
    typed("enrol", centre.url, "ONCE-ONLY", "--settings", file)
    assert "Sent 1 entry (1 refused)" in typed("run", "--settings", file).output
    for _ in range(2):
        assert "Refused entry 1" in typed("status", "--settings", file).output
        typed("run", "--settings", file)


def test_a_fault_is_shown_as_the_centre_said_it_brackets_and_all(centre: LoopbackCentre, file: Path) -> None:
    typed("enrol", centre.url, "ONCE-ONLY", "--settings", file)
    centre.script = [Said(500, b"[/bold] [red]trouble[/] at [line 7]")]
    done = typed("run", "--settings", file)
    assert done.exit_code == 1
    assert "[/bold] [red]trouble[/] at [line 7] (500)" in done.stderr
    shown = typed("status", "--settings", file)
    assert shown.exit_code == 0
    assert "[/bold] [red]trouble[/] at" in " ".join(shown.output.split())


def test_r8_before_enrolment_every_command_says_how_to_enrol(file: Path) -> None:
    for words in (["run"], ["status"], ["status", "--json"], ["watch"]):
        done = typed(*words, "--settings", file)
        assert done.exit_code == 1
        assert "K11" in done.stderr
        assert "one-time code" in done.stderr


def test_a_wrong_setting_is_a_wrong_command_line(file: Path) -> None:
    file.write_text("sync_every_s = 0", encoding="utf-8")
    done = typed("status", "--settings", file)
    assert done.exit_code == 2
    assert "sync_every_s" in done.stderr

"""Can this machine get through the day with the line dead? Each part of the answer is red once, and once green."""

import json
import stat
import sys
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from unittest.mock import patch

import pytest
from filelock import FileLock
from typer.testing import CliRunner, Result

from tests.support.fake_printer import FakePrinter
from tests.support.journal_tampering import WatchedTerminal
from tests.support.kiosk_terminal import terminal_folder
from tests.support.packs import CINEMA, NOW, TODAY, Issued, issued, pack, showing
from willcall.printing.bootstrap import open_printer
from willcall.redemption.bootstrap import open_terminal
from willcall.redemption.domain.faults import FaultCode, TerminalFaultError
from willcall.redemption.domain.paper import PaperNotice, PaperTrouble, PrinterState
from willcall.redemption.domain.preflight import Check, CheckRow, Why, all_green
from willcall.redemption.domain.preflight_words import check_name, check_words
from willcall.redemption.keys import CINEMA_KEY, FileKeyStore
from willcall.redemption.service.preflight import Preflight, without_a_terminal
from willcall.redemption.settings import load_settings
from willcall.redemption.sync.commands import app
from willcall.redemption.wire.day_pack import PackBody, PackHeader

GIGABYTES = 50_000_000_000
WELL = PrinterState()


def days_pack(ahead: int) -> tuple[PackHeader, PackBody]:
    """Return the pack of a day ahead, with three seats of its own numbers."""
    day = TODAY + timedelta(days=ahead)
    return pack([Issued(100 * ahead + n, 100 * ahead + n, n) for n in range(3)], day=day)


@pytest.fixture
def watched(tmp_path: Path) -> Iterator[WatchedTerminal]:
    made = WatchedTerminal(tmp_path)
    for ahead in (1, 2):
        made.terminal.packs.apply(*days_pack(ahead))
    made.terminal.sync_log.note_success(NOW, 250)
    made.audit.note_head()
    yield made
    made.terminal.close()


def preflight(watched: WatchedTerminal, *, free: int = GIGABYTES, exposed: bool = False) -> Preflight:
    terminal = watched.terminal
    return Preflight(watched.audit, terminal.sync_log, lambda: exposed, lambda: free, terminal.clock)


def row(watched: WatchedTerminal, check: Check, printer: PrinterState | None = WELL, **how: int) -> CheckRow:
    """Return a part's row; of packs today's."""
    looked = preflight(watched, free=how.get("free", GIGABYTES), exposed=bool(how.get("exposed")))
    return next(each for each in looked.rows(printer) if each.check is check)


def test_a_machine_that_is_ready_is_green_in_every_part(watched: WatchedTerminal) -> None:
    rows = preflight(watched).rows(WELL)
    assert all_green(rows)
    days = [TODAY + timedelta(days=ahead) for ahead in range(3)]
    assert [check_name(each) for each in rows] == [
        *(f"pack {day}" for day in days), "printer", "paper", "clock", "disk", "keys", "journal", "upload"
    ]  # fmt: skip
    assert check_words(rows[0]).found == "version 1: 1 showings, 8 seats, as the centre signed"
    assert not any(check_words(each).to_do for each in rows)


# -- packs


def test_a_day_without_a_pack_is_red_by_its_name(watched: WatchedTerminal) -> None:
    watched.terminal.clock.wait(days=1)  # type: ignore[attr-defined]
    rows = [each for each in preflight(watched).rows(WELL) if each.check is Check.PACK]
    assert [each.passed for each in rows] == [True, True, False]
    assert (rows[2].why, check_name(rows[2])) == (Why.MISSING, f"pack {TODAY + timedelta(days=3)}")


@pytest.mark.parametrize(
    "change",
    ["DELETE FROM seats WHERE serial = 6", "DELETE FROM showings WHERE business_day = '2014-03-08'"],
)
def test_a_seat_or_a_showing_that_is_not_there_any_more_is_red(watched: WatchedTerminal, change: str) -> None:
    watched.sql(change)
    found = row(watched, Check.PACK)
    assert found.why is Why.COUNTS_DIFFER
    assert "where the centre signed 1 and 8" in check_words(found).found


def test_a_seat_that_nobody_signed_is_red(watched: WatchedTerminal) -> None:
    watched.sql("INSERT INTO seats (serial, tag, showing_code, seat_code, home, state) "
                "SELECT 99, tag, showing_code, seat_code || 'x', home, state FROM seats WHERE serial = 6")  # fmt: skip
    assert row(watched, Check.PACK).fact("seats") == 9
    assert row(watched, Check.PACK).why is Why.COUNTS_DIFFER


@pytest.mark.parametrize(
    "change",
    [
        # another buyer's code opens the seat now
        "UPDATE seats SET tag = (SELECT tag FROM seats WHERE serial = 5) WHERE serial = 6",
        "UPDATE seats SET seat_code = seat_code || 'x' WHERE serial = 6",
        "UPDATE showings SET starts_at = '2014-03-08T09:00:00.000000Z' WHERE business_day = '2014-03-08'",
        "UPDATE showings SET price_fen = 1 WHERE business_day = '2014-03-08'",
    ],
)
def test_r1_codes_and_showings_that_are_not_those_that_were_signed_are_red(
    watched: WatchedTerminal, change: str
) -> None:
    watched.sql(change)
    assert row(watched, Check.PACK).why is Why.CONTENT_DIFFERS
    assert not row(watched, Check.PACK).passed


def test_a_pack_that_was_applied_before_its_content_was_noted_is_counted_alone(watched: WatchedTerminal) -> None:
    with watched.touched() as connection:
        for sequence, facts in connection.execute("SELECT sequence, facts FROM journal WHERE kind = 'pack_applied'"):
            older = {name: fact for name, fact in json.loads(facts).items() if name != "content"}
            change = "UPDATE journal SET facts = ? WHERE sequence = ?"
            connection.execute(change, (json.dumps(older, ensure_ascii=False), sequence))
    assert row(watched, Check.PACK).why is Why.HELD


def test_tickets_that_come_out_do_not_change_what_was_signed(watched: WatchedTerminal) -> None:
    watched.collect(3, 4)
    assert row(watched, Check.PACK).why is Why.HELD


def test_changes_and_a_whole_pack_after_them_are_counted_as_they_were_signed(watched: WatchedTerminal) -> None:
    packs = watched.terminal.packs
    packs.apply(*pack([Issued(8, 8, 8), Issued(9, 9, 9)], version=2, base=1))
    assert (row(watched, Check.PACK).why, row(watched, Check.PACK).fact("seats")) == (Why.HELD, 10)
    packs.apply(*pack(issued(12), version=3, showings=[showing()]))
    assert (row(watched, Check.PACK).why, row(watched, Check.PACK).fact("seats")) == (Why.HELD, 12)


def test_what_the_journal_says_of_packs_is_counted_only_where_it_is_a_number(watched: WatchedTerminal) -> None:
    watched.sql('UPDATE journal SET facts = replace(facts, \'"seats": 8\', \'"seats": "8"\')')
    assert row(watched, Check.PACK).why is Why.COUNTS_DIFFER
    assert row(watched, Check.JOURNAL).why is Why.TOUCHED


# -- printer and paper


@pytest.mark.parametrize(
    ("seen", "printer", "paper"),
    [
        (PrinterState(PaperTrouble.NOT_ANSWERING), (Why.TROUBLE, "P10"), (Why.UNSEEN, "")),
        (PrinterState(PaperTrouble.PAPER_END), (Why.ANSWERS, ""), (Why.OUT, "P20")),
        (PrinterState(paper_near_end=True), (Why.ANSWERS, ""), (Why.NEAR_END, "P24")),
        (PrinterState(paper_near_end=True, template_replaced=True), (Why.ANSWERS, "P33"), (Why.NEAR_END, "P24")),
        (PrinterState(template_replaced=True), (Why.ANSWERS, "P33"), (Why.ENOUGH, "")),
        (None, (Why.NOT_CHOSEN, ""), (Why.UNSEEN, "")),
    ],
)
def test_the_printer_and_its_paper_are_judged_apart(
    watched: WatchedTerminal,
    seen: PrinterState | None,
    printer: tuple[Why, str],
    paper: tuple[Why, str],
) -> None:
    for check, expected in ((Check.PRINTER, printer), (Check.PAPER, paper)):
        found = row(watched, check, seen)
        assert (found.why, found.code) == expected
        assert found.passed or check_words(found).to_do


def test_each_trouble_and_the_near_end_have_the_printers_own_words(watched: WatchedTerminal) -> None:
    for trouble in PaperTrouble:
        rows = preflight(watched).rows(PrinterState(trouble))
        red = next(each for each in rows if not each.passed)
        assert check_words(red).found.startswith(f"{trouble.value}: ")
    near = row(watched, Check.PAPER, PrinterState(paper_near_end=True))
    assert (
        check_words(near).found == f"{PaperNotice.NEAR_END.value}: The paper is near its end; the printer still prints."
    )
    assert check_words(near).to_do == "Put in a new roll."


# -- clock, disk, keys, journal, upload


@pytest.mark.parametrize(("error_ms", "why"), [(119_999, Why.RIGHT), (120_000, Why.OFF), (-120_000, Why.OFF)])
def test_a_clock_two_minutes_off_is_red(watched: WatchedTerminal, error_ms: int, why: Why) -> None:
    watched.terminal.sync_log.note_success(NOW, error_ms)
    found = row(watched, Check.CLOCK)
    assert (found.why, found.fact("error_ms")) == (why, error_ms)
    assert check_words(found).found == f"{error_ms / 1000:+.1f} s against the centre"


def test_a_clock_that_was_never_compared_and_a_centre_never_heard_of_are_red(tmp_path: Path) -> None:
    fresh = WatchedTerminal(tmp_path)
    assert row(fresh, Check.CLOCK).why is Why.NEVER_COMPARED
    assert (row(fresh, Check.UPLOAD).why, row(fresh, Check.UPLOAD).fact("waiting")) == (Why.NEVER, 10)
    fresh.terminal.close()


@pytest.mark.parametrize(("hours", "why"), [(23.9, Why.RECENT), (24, Why.LONG_AGO), (-1, Why.RECENT)])
def test_a_centre_that_was_not_heard_of_for_a_day_is_red(watched: WatchedTerminal, hours: float, why: Why) -> None:
    watched.terminal.sync_log.note_success(NOW - timedelta(hours=hours), 0)
    assert row(watched, Check.UPLOAD).why is why


def test_little_room_and_open_keys_are_red(watched: WatchedTerminal) -> None:
    assert row(watched, Check.DISK, free=1_000_000_000).why is Why.LITTLE
    assert row(watched, Check.DISK, free=1_001_000_000).why is Why.ROOM
    assert row(watched, Check.KEYS, exposed=True).why is Why.EXPOSED


def test_r4_a_journal_that_was_touched_is_red(watched: WatchedTerminal) -> None:
    watched.sql("DELETE FROM journal WHERE sequence = 4")
    found = row(watched, Check.JOURNAL)
    assert (found.why, found.fact("findings")) == (Why.TOUCHED, 2)
    watched.sql("DELETE FROM journal")
    assert row(watched, Check.JOURNAL).why is Why.TOUCHED


def test_an_empty_journal_without_a_note_is_not_taken_for_verified(watched: WatchedTerminal) -> None:
    watched.sql("DELETE FROM journal")
    (watched.folder / "keys" / "journal-head").unlink()
    assert row(watched, Check.JOURNAL).why is Why.TOUCHED


def test_r9_what_cannot_be_looked_at_is_red_with_its_fault_and_hides_no_other(watched: WatchedTerminal) -> None:
    fault = TerminalFaultError(FaultCode.DATABASE_BUSY, "played by a test")
    with patch.object(type(watched.terminal.sync_log), "status", side_effect=fault):
        rows = preflight(watched).rows(WELL)
    unseen = {each.check: each.code for each in rows if each.why is Why.UNSEEN}
    assert unseen == dict.fromkeys((Check.PACK, Check.JOURNAL, Check.CLOCK, Check.UPLOAD), "D10")
    assert {each.check for each in rows if each.passed} == {Check.PRINTER, Check.PAPER, Check.DISK, Check.KEYS}
    assert check_name(rows[0]) == "pack"
    assert check_words(rows[0]).found == "could not be looked at D10"


@pytest.mark.parametrize(
    ("fault", "red"),
    [
        (FaultCode.KEY_MISSING, Check.KEYS),
        (FaultCode.NOT_ENROLLED, Check.KEYS),
        (FaultCode.DATABASE_DAMAGED, Check.JOURNAL),
    ],
)
def test_a_terminal_that_does_not_open_says_where_the_fault_is(fault: FaultCode, red: Check) -> None:
    rows = without_a_terminal(fault, WELL, lambda: GIGABYTES)
    assert {each.check: each.code for each in rows if each.code} == {red: fault.value}
    assert {each.check for each in rows if each.passed} == {Check.PRINTER, Check.PAPER, Check.DISK}


# -- the command


def typed(*words: str | Path) -> Result:
    return CliRunner().invoke(app, [str(word) for word in words], env={"COLUMNS": "200"})


@pytest.fixture
def file(tmp_path: Path) -> Path:
    settings = terminal_folder(tmp_path)
    terminal = open_terminal(load_settings(settings))
    for ahead in (1, 2):
        terminal.sync_round.packs.apply(*days_pack(ahead))
    terminal.sync_log.note_success(terminal.clock(), 0)
    terminal.audit.note_head()
    terminal.close()
    return settings


def test_the_command_ends_with_zero_only_where_all_is_green(file: Path) -> None:
    done = typed("preflight", "--settings", file)
    assert (done.exit_code, "Ready: all is green." in done.output) == (0, True)
    told = json.loads(typed("preflight", "--json", "--settings", file).stdout)
    assert (told["ready"], {each["passed"] for each in told["checks"]}) == (True, {True})
    with file.open("a", encoding="utf-8") as settings:
        settings.write("paper = 'roll58'\ntemplate = 'nowhere.typ'\n")
    done = typed("preflight", "--settings", file)
    assert (done.exit_code, "P32" in done.output, "Not ready: 2 parts are red." in done.output) == (1, True, True)


def test_without_its_keys_the_command_says_so_and_looks_at_the_rest(file: Path) -> None:
    settings = load_settings(file)
    (settings.key_dir / CINEMA_KEY).unlink()
    told = json.loads(typed("preflight", "--json", "--settings", file).stdout)
    rows = {each["check"]: each for each in told["checks"]}
    assert (rows["keys"]["code"], rows["keys"]["passed"], rows["printer"]["passed"]) == ("K10", False, True)


def test_a_terminal_without_a_printer_in_its_settings_is_not_ready(file: Path) -> None:
    file.write_text(file.read_text("utf-8").partition("[printer]")[0], encoding="utf-8")
    told = json.loads(typed("preflight", "--json", "--settings", file).stdout)
    assert [each["why"] for each in told["checks"] if each["check"] == "printer"] == ["not_chosen"]


def with_network_printer(file: Path, port: int) -> None:
    text = file.read_text("utf-8").partition("[printer]")[0]
    file.write_text(f'{text}[printer]\nkind = "network"\nhost = "127.0.0.1"\nport = {port}\n', encoding="utf-8")


def printer_row(file: Path) -> tuple[str, str]:
    told = json.loads(typed("preflight", "--json", "--settings", file).stdout)
    return next((each["why"], each["code"]) for each in told["checks"] if each["check"] == "printer")


@pytest.mark.expects_log("no_line_to_printer.*P10")
def test_a_printer_on_the_network_is_asked_itself(file: Path) -> None:
    with FakePrinter() as printer:
        with_network_printer(file, printer.port)
        assert printer_row(file) == ("answers", "")
    assert printer_row(file) == ("trouble", "P10")


def test_beside_a_program_that_keeps_the_printers_line_its_own_note_counts(file: Path) -> None:
    with FakePrinter() as printer:
        with_network_printer(file, printer.port)
        settings = load_settings(file)
        keeping = open_printer(settings.printer, locks=settings.data_dir)
        terminal = open_terminal(settings)
        assert terminal.desk(keeping).printer_state() == WELL
        terminal.close()
        printer.open_cover()
        assert printer_row(file) == ("answers", "")
        keeping.close()
        assert printer_row(file) == ("trouble", "P21")


def test_while_somebody_prints_the_printer_is_left_alone(file: Path) -> None:
    with FileLock(load_settings(file).data_dir / "printing.lock"):
        assert printer_row(file) == ("trouble", "P12")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has its own idea of who may read a file")
def test_r7_a_key_folder_that_others_may_enter_is_red(file: Path) -> None:
    folder = load_settings(file).key_dir
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert not FileKeyStore(folder).exposed()
    folder.chmod(0o750)
    told = json.loads(typed("preflight", "--json", "--settings", file).stdout)
    assert [each["check"] for each in told["checks"] if not each["passed"]] == ["keys"]
    assert CINEMA not in json.dumps(told)

"""The commands of whoever checks a terminal: what they say, what scripts read, and how they end."""

import errno
import json
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
import typer
from structlog.testing import capture_logs
from typer.testing import CliRunner, Result

from tests.support.kiosk_terminal import terminal_folder
from tests.support.loopback_centre import loopback_centre, settings_text
from tests.support.packs import issued, pack, ticket_no
from tests.support.papers import CountingPrinter
from willcall.redemption.bootstrap import open_terminal
from willcall.redemption.domain.faults import FaultCode, TerminalFaultError
from willcall.redemption.domain.journal_findings import (
    ActImpossible,
    DatabaseDamaged,
    EntriesMissing,
    EntryUnlinked,
    HeadTrouble,
    HeadUnusable,
    JournalCut,
    JournalFinding,
    JournalReplaced,
    SeatDiffers,
    TakenForSent,
    Witness,
)
from willcall.redemption.domain.journal_words import journal_words
from willcall.redemption.domain.seats import Act, SeatState
from willcall.redemption.keys import JOURNAL_HEAD, FileKeyStore
from willcall.redemption.settings import load_settings
from willcall.redemption.sync.commands import app
from willcall.redemption.sync.line import commands as line


def typed(*words: str | Path) -> Result:
    return CliRunner().invoke(app, [str(word) for word in words], env={"COLUMNS": "200"})


@pytest.fixture
def file(tmp_path: Path) -> Path:
    settings = terminal_folder(tmp_path)
    typed("run", "--settings", settings)  # with the line dead it still notes where the journal ends
    return settings


@contextmanager
def touched(file: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(load_settings(file).database)) as connection:
        yield connection
        connection.commit()


# -- verify


def test_an_untouched_journal_is_said_to_be_so_with_what_the_witnesses_know(file: Path) -> None:
    done = typed("verify", "--settings", file)
    assert done.exit_code == 0
    assert "Every entry is as it was written" in done.output
    assert "up to entry 2" in done.output
    assert "S10 centre_unreachable" in done.output
    told = json.loads(typed("verify", "--offline", "--json", "--settings", file).stdout)
    assert told == {"entries": 2, "noted": 2, "centre": None, "centre_silent": "", "findings": []}


def test_r4_a_touched_journal_ends_the_command_with_one_and_names_the_entries(file: Path) -> None:
    with touched(file) as connection:
        connection.execute("DELETE FROM journal WHERE sequence = 2")
        connection.execute("UPDATE journal SET facts = replace(facts, 'test', 'tent')")
    done = typed("verify", "--settings", file)
    assert done.exit_code == 1
    assert "Entry 1 was altered." in done.output
    assert "Entry 2 is missing: the note beside this terminal's key has seen the journal go on to 2." in done.output
    assert "2 findings. Take the machine out of service" in done.output
    told = json.loads(typed("verify", "--json", "--settings", file).stdout)
    assert [(each["finding"], each.get("sequence", each.get("seen"))) for each in told["findings"]] == [
        ("EntryAltered", 1),
        ("JournalCut", 2),
    ]


def test_r4_a_journal_with_hundreds_of_wounds_shows_some_and_tells_a_script_all(file: Path) -> None:
    with touched(file) as connection:
        connection.execute("UPDATE seats SET state = 'printed', copies = 1")
        connection.executemany(
            "INSERT INTO journal SELECT ?, at, kind, facts, previous, digest FROM journal WHERE sequence = 2",
            [(sequence,) for sequence in range(3, 60)],
        )
    done = typed("verify", "--offline", "--settings", file)
    told = json.loads(typed("verify", "--offline", "--json", "--settings", file).stdout)
    assert done.exit_code == 1
    assert f"and {len(told['findings']) - 50} more; --json names all" in done.output


def test_r4_the_centre_is_a_witness_where_there_is_a_line(tmp_path: Path) -> None:
    file = tmp_path / "terminal.toml"
    file.write_text(settings_text(str(tmp_path)), encoding="utf-8")
    with loopback_centre() as centre:
        centre.centre.offer(*pack(issued(2)))
        for words in (("enrol", centre.url, "ONCE-ONLY"), ("run",)):
            assert typed(*words, "--settings", file).exit_code == 0
        assert typed("verify", "--settings", file).exit_code == 0
        with touched(file) as connection:
            connection.execute("UPDATE sync_state SET acknowledged = 2")
        del centre.centre.entries[2]
        told = json.loads(typed("verify", "--json", "--settings", file).stdout)
    assert (told["centre"], [each["finding"] for each in told["findings"]]) == (1, ["TakenForSent"])


def test_r8_a_fault_is_told_to_a_script_too(tmp_path: Path) -> None:
    file = tmp_path / "terminal.toml"
    file.write_text(settings_text(str(tmp_path)), encoding="utf-8")
    for words in (("verify",), ("run",), ("status",), ("watch",), ("enrol", "http://127.0.0.1:9", "CODE")):
        done = typed(*words, "--json", "--settings", file)
        told = json.loads(done.stdout)
        assert done.exit_code == 1
        assert told["fault"] == ("S10" if words[0] == "enrol" else "K11")
        assert told["next_step"]


@pytest.mark.parametrize(
    ("finding", "words"),
    [
        (EntriesMissing(4, 9), "Entries 4 to 9 are missing"),
        (EntryUnlinked(4), "Entry 4 does not follow"),
        (JournalReplaced(4, Witness.CENTRE), "Entry 4 is not the one that the centre has seen"),
        (HeadUnusable(HeadTrouble.MISSING), "no note"),
        (HeadUnusable(HeadTrouble.FORGED), "not written with this terminal's key"),
        (TakenForSent(5, 5), "Entry 5 is taken for sent"),
        (ActImpossible(7, ticket_no(1), Act.CONFIRM, SeatState.OPEN), f"Entry 7 says confirm of ticket {ticket_no(1)}"),
        (SeatDiffers(ticket_no(1), "open", 0, SeatState.PRINTED, 1, 7), "by entry 7 it is printed with 1 copies"),
        (SeatDiffers(ticket_no(1), "printed", 1, SeatState.OPEN, 0, 0), "no entry says so"),
        (JournalCut(3, 4, Witness.CENTRE), "Entry 4 is missing: the centre has seen the journal go on to 4"),
        (JournalCut(3, 5, Witness.OUTBOX), "Entries 4 to 5 are missing: the terminal's outbox has seen"),
        (DatabaseDamaged("Page 7 is never used"), "Page 7 is never used"),
    ],
)
def test_each_finding_has_its_sentence(finding: JournalFinding, words: str) -> None:
    assert words in journal_words(finding)


@pytest.mark.expects_log("journal_contradicts_its_note")
def test_r4_a_round_says_once_in_the_log_that_the_journal_was_cut_and_fails_for_nothing_else(file: Path) -> None:
    with touched(file) as connection:
        connection.execute("DELETE FROM journal WHERE sequence = 2")
    terminal = open_terminal(load_settings(file))
    with capture_logs() as logged:
        terminal.sync_round.note_head()
        terminal.sync_round.note_head()
    terminal.close()
    assert [(each["event"], each["next_step"]) for each in logged] == [
        ("journal_contradicts_its_note", "willcall-sync verify")
    ]
    assert "S10" in typed("run", "--settings", file).stderr


@pytest.mark.expects_log("journal_end_not_noted")
def test_r5_a_note_that_cannot_be_kept_fails_no_round(file: Path) -> None:
    note = load_settings(file).key_dir / JOURNAL_HEAD
    note.unlink()
    note.mkdir()
    assert "S10" in typed("run", "--settings", file).stderr


# -- watch


def test_watch_tells_each_round_until_it_is_interrupted(file: Path) -> None:
    with patch.object(line, "wait_for_interrupt", side_effect=KeyboardInterrupt):
        done = typed("watch", "--json", "--settings", file)
    assert done.exit_code == 0
    for told in map(json.loads, done.stdout.splitlines()):
        assert told["fault"] == "S10"


# -- what follows for whoever hands out tickets


@pytest.mark.parametrize("worked_since", [0, 3])
def test_r1_on_an_older_database_nobody_hands_out_a_ticket(file: Path, worked_since: int) -> None:
    settings = load_settings(file)
    older = settings.database.with_name("older")
    with touched(file) as now, closing(sqlite3.connect(older)) as then:
        now.backup(then)
    terminal = open_terminal(settings)
    assert list(terminal.recover()) == []
    terminal.desk(CountingPrinter()).collect([ticket_no(0)], "a")
    terminal.sync_round.note_head()
    terminal.close()
    settings.database.unlink()
    older.rename(settings.database)
    terminal = open_terminal(settings)
    for serial in range(worked_since):
        terminal.desk(CountingPrinter()).collect([ticket_no(serial)], f"again {serial}")
    with pytest.raises(TerminalFaultError) as caught:
        terminal.recover()
    assert caught.value.code is FaultCode.JOURNAL_TOUCHED
    assert "the note beside this terminal's key" in caught.value.detail
    terminal.close()


@pytest.mark.parametrize("note", [b"", None])
def test_r5_a_note_that_proves_nothing_stops_nobody(file: Path, note: bytes | None) -> None:
    settings = load_settings(file)
    (settings.key_dir / JOURNAL_HEAD).unlink()
    if note is not None:
        (settings.key_dir / JOURNAL_HEAD).write_bytes(note)
    terminal = open_terminal(settings)
    assert list(terminal.recover()) == []
    terminal.close()


def test_r5_a_key_folder_that_is_read_only_stops_nobody(file: Path) -> None:
    terminal = open_terminal(load_settings(file))
    with patch.object(FileKeyStore, "write", side_effect=OSError(errno.EROFS, os.strerror(errno.EROFS))):
        assert list(terminal.recover()) == []
    terminal.close()


# -- every command


def commands(group: Any, *before: str) -> Iterator[tuple[str, Any]]:  # noqa: ANN401 - typer's own, which it does not export
    for name, command in group.commands.items():
        if hasattr(command, "commands"):
            yield from commands(command, *before, name)
        else:
            yield " ".join((*before, name)), command


def test_every_option_has_a_word_of_help_and_every_command_speaks_to_scripts() -> None:
    found = dict(commands(typer.main.get_command(app)))
    assert {"enrol", "unenrol", "run", "watch", "status", "preflight", "verify", "export", "import"} <= found.keys()
    assert [(name, each.name) for name, command in found.items() for each in command.params if not each.help] == []
    silent = [name for name, command in found.items() if not any("--json" in each.opts for each in command.params)]
    assert silent == []

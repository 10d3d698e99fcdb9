"""Sticks at the terminal: pulled out in the middle, brought twice, old, another's: each ends clean, with a sentence."""

import errno
import json
import os
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from unittest.mock import patch

import pytest
from typer.testing import CliRunner, Result

from tests.support.journal_tampering import WatchedTerminal
from tests.support.kiosk_terminal import terminal_folder
from tests.support.packs import CENTRE_KEY, CINEMA, IDENTITY, NOW, TERMINAL_KEY, TODAY, Issued, issued, pack
from willcall.redemption.bootstrap import open_terminal
from willcall.redemption.cache.written_books import SqlRecords
from willcall.redemption.domain.faults import FaultCode, TerminalFaultError
from willcall.redemption.domain.journal_findings import JournalCut, JournalReplaced, Witness
from willcall.redemption.domain.stick_words import exported_words, imported_words, journal_imported_words, refusal_words
from willcall.redemption.domain.sticks import (
    AcknowledgedBefore,
    AcknowledgedNow,
    JournalExported,
    JournalImported,
    PacksImported,
    StickFault,
    StickRefusedError,
)
from willcall.redemption.settings import load_settings
from willcall.redemption.sync.commands import app
from willcall.redemption.sync.stick.exchange import StickExchange
from willcall.redemption.wire.bundles import BundleHead, JournalLoad, PacksLoad, open_bundle, seal_bundle
from willcall.redemption.wire.day_pack import PackBody, PackHeader, seal_pack
from willcall.redemption.wire.journal import EntryAnswer, EntryFate, JournalStanding

LAST = 10
"""The entries of a watched terminal."""

TOMORROW = TODAY + timedelta(days=1)


@pytest.fixture
def watched(tmp_path: Path) -> Iterator[WatchedTerminal]:
    (tmp_path / "stick").mkdir()
    made = WatchedTerminal(tmp_path)
    yield made
    made.terminal.close()


def stick(watched: WatchedTerminal) -> Path:
    return watched.folder / "stick"


def exchange(watched: WatchedTerminal) -> StickExchange:
    terminal = watched.terminal
    records = SqlRecords(terminal.engine, CINEMA)
    books = (terminal.outbox, terminal.packs, records, terminal.sync_log, terminal.clock)
    return StickExchange(IDENTITY, TERMINAL_KEY, CENTRE_KEY.public_key(), *books)


def answer(
    watched: WatchedTerminal,
    *packs: tuple[PackHeader, PackBody] | bytes,
    up_to: int = LAST,
    refused: Sequence[tuple[int, str]] = (),
    made_at: datetime = NOW,
    digest: str = "",
    name: str = "answer.wcstick",
    **head: str,
) -> Path:
    """Write a stick as head office would."""
    entries = {entry.sequence: entry.digest for entry in watched.terminal.outbox.every_entry()}
    told = {"kind": "packs", "cinema_code": CINEMA, "terminal_no": "01", **head}
    load = PacksLoad(
        acknowledged=JournalStanding(sequence=up_to, digest=digest or entries.get(up_to, "0" * 64)),
        refused=tuple(EntryAnswer(sequence=at, fate=EntryFate.REFUSED, reason=why) for at, why in refused),
        packs=tuple(each if isinstance(each, bytes) else seal_pack(*each, CENTRE_KEY) for each in packs),
    )
    begin = BundleHead.model_validate({**told, "made_at": made_at, "body_bytes": 0})
    file = stick(watched) / name
    file.write_bytes(seal_bundle(begin, load, CENTRE_KEY, TERMINAL_KEY.public_key()))
    return file


def tomorrows(version: int = 1) -> tuple[PackHeader, PackBody]:
    rows = [Issued(100 + n, 100 + n, n) for n in range(3)]
    return pack(rows, day=TOMORROW, version=version)


def refusal(watched: WatchedTerminal, place: Path) -> StickRefusedError:
    before = (watched.terminal.sync_log.status(), watched.terminal.kinds())
    with pytest.raises(StickRefusedError) as caught:
        exchange(watched).take(place)
    assert (watched.terminal.sync_log.status(), watched.terminal.kinds()) == before
    return caught.value


# -- the journal out


def test_r4_all_that_waits_goes_out_again_and_again_until_it_is_acknowledged(watched: WatchedTerminal) -> None:
    heard: list[tuple[str, int]] = []
    expected = JournalExported(f"{CINEMA}-01-journal-{LAST:08d}.wcstick", 1, LAST)
    for _ in range(2):
        assert exchange(watched).export(stick(watched), lambda what, more: heard.append((what, more))) == expected
    file = stick(watched) / expected.file
    assert sum(more for _, more in heard) == 2 * file.stat().st_size
    load = open_bundle(file.read_bytes(), JournalLoad, TERMINAL_KEY.public_key(), CENTRE_KEY, file.name)
    assert [entry.sequence for entry in load.entries] == list(range(1, LAST + 1))
    exchange(watched).take(answer(watched, up_to=7))
    assert exchange(watched).export(stick(watched)).first == 8
    exchange(watched).take(answer(watched))
    assert exchange(watched).export(stick(watched)) == JournalExported(f"{CINEMA}-01-journal-00000000.wcstick", 0, 0)


@pytest.mark.parametrize("at", ["write", "flush", "rename"])
def test_r4_a_stick_pulled_out_while_it_is_written_has_no_file_of_that_name(watched: WatchedTerminal, at: str) -> None:
    gone = OSError(errno.EIO, "Input/output error")
    target = {"write": "pathlib.Path.open", "flush": "os.fsync", "rename": "pathlib.Path.replace"}[at]
    with patch(target, side_effect=gone), pytest.raises(StickRefusedError) as caught:
        exchange(watched).export(stick(watched))
    assert (caught.value.why, caught.value.detail) == (StickFault.UNUSABLE, "Input/output error")
    assert not list(stick(watched).glob("*.wcstick"))
    # brought to the other end all the same, it is known for what it is; written again it is whole
    for left in stick(watched).iterdir():
        assert refusal(watched, left).why is StickFault.UNFINISHED
    exchange(watched).export(stick(watched))
    assert [each.suffix for each in stick(watched).iterdir()] == [".wcstick"]


def test_r4_half_a_file_never_takes_the_place_of_a_whole_one(watched: WatchedTerminal) -> None:
    whole = stick(watched) / exchange(watched).export(stick(watched)).file
    before = whole.read_bytes()
    with (
        patch("os.fsync", side_effect=OSError(errno.ENOSPC, "No space left on device")),
        pytest.raises(StickRefusedError),
    ):
        exchange(watched).export(stick(watched))
    assert whole.read_bytes() == before


# -- packs and the centre's word in


def test_a_stick_brings_packs_and_the_acknowledgement_and_is_known_the_second_time(watched: WatchedTerminal) -> None:
    heard: list[tuple[str, int]] = []
    answer(watched, pack(issued(8), revoked=[7]), tomorrows(), up_to=6, refused=[(4, "no print_started today")])
    done = exchange(watched).take(stick(watched), lambda what, more: heard.append((what, more)))
    assert (done.applied, done.held, done.older) == (((TOMORROW.isoformat(), 1),), 1, 0)
    assert done.acknowledged == AcknowledgedNow(1, 6)
    assert (done.is_news, done.is_old, done.is_well) == (True, False, True)
    assert heard == [("pack", 8), ("pack", 3)]
    status = watched.terminal.sync_log.status()
    assert (status.acknowledged, status.refused, status.last_success) == (6, 1, NOW)
    again = exchange(watched).take(stick(watched))
    assert (again.applied, again.held, again.acknowledged) == ((), 2, AcknowledgedBefore(6, 6))
    assert "imported before" in imported_words(again)
    assert watched.terminal.kinds()[LAST:] == ["pack_applied"]


def test_an_old_stick_takes_nothing_back(watched: WatchedTerminal) -> None:
    old = answer(watched, tomorrows(1), up_to=3, made_at=NOW - timedelta(days=1), name="old.wcstick")
    new = answer(watched, tomorrows(2), up_to=9, name="new.wcstick")
    exchange(watched).take(new)
    done = exchange(watched).take(old)
    assert (done.older, done.acknowledged, done.is_old) == (1, AcknowledgedBefore(3, 9), True)
    assert imported_words(done).startswith("An old stick, written on 2014-03-07 19:02")
    status = watched.terminal.sync_log.status()
    assert (status.acknowledged, status.last_success) == (9, NOW)
    assert watched.terminal.packs.versions()[TOMORROW] == 2


def test_of_several_on_one_stick_the_newest_of_this_terminal_is_taken(watched: WatchedTerminal) -> None:
    answer(watched, tomorrows(2), name="b.wcstick")
    answer(watched, tomorrows(1), made_at=NOW - timedelta(hours=1), name="c.wcstick")
    answer(watched, made_at=NOW + timedelta(hours=1), terminal_no="02", name="a.wcstick")
    (stick(watched) / "holiday.jpg").write_bytes(b"a picture")
    (stick(watched) / "d.wcstick").write_bytes(b"WCSTICK\n")
    assert exchange(watched).take(stick(watched)).applied == ((TOMORROW.isoformat(), 2),)


def test_r10_each_stick_that_is_not_for_this_terminal_is_named_and_nothing_of_it_is_used(
    watched: WatchedTerminal,
) -> None:
    journal = stick(watched) / exchange(watched).export(stick(watched)).file
    told = {
        StickFault.WRONG_WAY: journal,
        StickFault.ANOTHER_CINEMA: answer(watched, cinema_code="10000009", name="1.wcstick"),
        StickFault.ANOTHER_TERMINAL: answer(watched, terminal_no="02", name="2.wcstick"),
        StickFault.NOT_OURS: stick(watched) / "picture",
        StickFault.CUT_SHORT: stick(watched) / "cut.wcstick",
        StickFault.UNFINISHED: stick(watched) / "x.wcstick.part",
        StickFault.UNUSABLE: stick(watched) / "gone.wcstick",
    }
    told[StickFault.NOT_OURS].write_bytes(b"a picture")
    told[StickFault.CUT_SHORT].write_bytes(answer(watched).read_bytes()[:-200])
    told[StickFault.UNFINISHED].write_bytes(b"")
    for why, file in told.items():
        assert refusal(watched, file).why is why


def test_a_stick_without_a_file_for_us_says_what_it_has(watched: WatchedTerminal) -> None:
    assert refusal(watched, stick(watched)).why is StickFault.NOTHING_THERE
    answer(watched, terminal_no="02")
    assert refusal(watched, stick(watched)).why is StickFault.ANOTHER_TERMINAL


def test_a_file_as_large_as_no_bundle_is_not_read(watched: WatchedTerminal) -> None:
    huge = stick(watched) / "huge.wcstick"
    with huge.open("wb") as file:
        file.truncate(2 * 1024**3)
    assert refusal(watched, huge).why is StickFault.NOT_OURS


def test_one_pack_that_cannot_be_used_keeps_no_other_from_arriving(watched: WatchedTerminal) -> None:
    header, body = tomorrows()
    foreign = (header.model_copy(update={"cinema_code": "10000009"}), body)
    done = exchange(watched).take(answer(watched, b"no pack", foreign, tomorrows()))
    assert done.applied == ((TOMORROW.isoformat(), 1),)
    assert done.refused == ("not a day pack", "the pack is for cinema 10000009")
    assert not done.is_well
    assert "A pack cannot be used: not a day pack." in imported_words(done)


def test_r9_a_fault_of_the_database_is_no_fault_of_the_stick(watched: WatchedTerminal) -> None:
    file, full = answer(watched, tomorrows()), TerminalFaultError(FaultCode.DISK_FULL, "played by a test")
    with patch.object(type(watched.terminal.packs), "apply", side_effect=full), pytest.raises(TerminalFaultError):
        exchange(watched).take(file)


# -- the centre's word on another journal


def test_r4_an_acknowledgement_of_another_journal_is_not_believed_and_the_packs_are(watched: WatchedTerminal) -> None:
    done = exchange(watched).take(answer(watched, tomorrows(), up_to=4, digest="f" * 64))
    assert done.acknowledged == JournalReplaced(4, Witness.CENTRE)
    assert (done.is_well, len(done.applied)) == (False, 1)
    assert watched.terminal.sync_log.status().acknowledged == 0
    assert "Head office has another journal of this terminal: Entry 4" in imported_words(done)


def test_r4_an_acknowledgement_of_entries_that_are_gone_here_is_not_believed(watched: WatchedTerminal) -> None:
    file = answer(watched)
    watched.sql("DELETE FROM journal WHERE sequence > 6")
    done = exchange(watched).take(file)
    assert done.acknowledged == JournalCut(6, LAST, Witness.CENTRE)
    assert watched.terminal.sync_log.status().acknowledged == 0


def test_a_centre_that_has_nothing_yet_acknowledges_nothing(watched: WatchedTerminal) -> None:
    done = exchange(watched).take(answer(watched, tomorrows(), up_to=0))
    assert done.acknowledged == AcknowledgedBefore(0, 0)
    assert done.is_well


def test_a_stick_from_the_future_shows_that_the_clock_here_is_behind(watched: WatchedTerminal) -> None:
    done = exchange(watched).take(answer(watched, made_at=NOW + timedelta(minutes=9)))
    assert done.clock_behind == timedelta(minutes=9)
    assert "at least 9 min behind" in imported_words(done)


# -- words


def test_each_refusal_has_a_sentence_of_its_own() -> None:
    sentences = {why: refusal_words(why, "a.wcstick") for why in StickFault}
    assert len(set(sentences.values())) == len(StickFault)
    assert all("a.wcstick" in sentence for sentence in sentences.values())


def test_what_became_of_a_stick_is_said_in_one_sentence() -> None:
    at = datetime(2014, 3, 8, 10, 0, tzinfo=UTC)
    news = PacksImported(at, (("2014-03-09", 2),), 0, 0, (), AcknowledgedNow(1, 7), timedelta())
    assert imported_words(news) == (
        "Taken, as head office wrote it on 2014-03-08 10:00 UTC. Day packs: 2014-03-09 v2. "
        "Head office has entries 1 to 7 now."
    )
    assert "Day packs: none new." in imported_words(replace(news, applied=()))
    assert "no entry waits" in exported_words(JournalExported("a", 0, 0))
    assert "entries 3 to 9" in exported_words(JournalExported("a", 3, 9))
    brought = JournalImported(CINEMA, "01", 3, 9, 7, 0, 9)
    assert journal_imported_words(brought).startswith("Of entries 3 to 9 of terminal 01 of cinema 88888888 7 are new")
    gap = replace(brought, first=6, there=2)
    assert gap.missing == (3, 5)
    assert journal_imported_words(gap).endswith("Not here: entries 3 to 5. Import the stick that has them.")
    assert "all were here already; nothing was changed" in journal_imported_words(replace(brought, stored=0))
    assert "an old stick: nothing was changed" in journal_imported_words(replace(brought, stored=0, there=20))
    assert "has no entry" in journal_imported_words(replace(brought, first=0, last=0, stored=0))


# -- commands


def typed(*words: str | Path) -> Result:
    return CliRunner().invoke(app, [str(word) for word in words], env={"COLUMNS": "200"})


@pytest.fixture
def file(tmp_path: Path) -> Path:
    (tmp_path / "stick").mkdir()
    return terminal_folder(tmp_path)


def test_the_commands_say_what_is_on_the_stick_and_what_came_from_it(file: Path) -> None:
    folder = file.parent / "stick"
    done = typed("export", folder, "--settings", file)
    assert (done.exit_code, "entries 1 to 2. Take the stick out now." in done.output) == (0, True)
    told = json.loads(typed("export", folder, "--json", "--settings", file).stdout)
    assert (told["first"], told["last"]) == (1, 2)
    refused = typed("import", folder, "--settings", file)
    assert (refused.exit_code, "goes the other way" in refused.stderr) == (1, True)
    assert json.loads(typed("import", folder, "--json", "--settings", file).stdout)["refused"] == "wrong_way"
    terminal = open_terminal(load_settings(file))
    head = BundleHead(kind="packs", cinema_code=CINEMA, terminal_no="01", made_at=terminal.clock(), body_bytes=0)
    digest = list(terminal.outbox.every_entry())[1].digest
    terminal.close()
    load = PacksLoad(
        acknowledged=JournalStanding(sequence=2, digest=digest),
        refused=(),
        packs=(seal_pack(*tomorrows(), CENTRE_KEY),),
    )
    (folder / "a.wcstick").write_bytes(seal_bundle(head, load, CENTRE_KEY, TERMINAL_KEY.public_key()))
    done = typed("import", folder, "--settings", file)
    assert (done.exit_code, "Day packs: 2014-03-09 v1. Head office has entries 1 to 2 now." in done.output) == (0, True)
    told = json.loads(typed("import", folder, "--json", "--settings", file).stdout)
    assert (told["news"], told["old"], told["held"]) == (False, False, 1)
    status = json.loads(typed("status", "--json", "--settings", file).stdout)
    assert (status["waiting"], status["last_failure"]) == (1, None)


def test_an_acknowledgement_that_is_not_believed_ends_the_command_with_one(file: Path) -> None:
    folder = file.parent / "stick"
    head = BundleHead(kind="packs", cinema_code=CINEMA, terminal_no="01", made_at=NOW, body_bytes=0)
    load = PacksLoad(acknowledged=JournalStanding(sequence=2, digest="f" * 64), refused=(), packs=())
    (folder / "a.wcstick").write_bytes(seal_bundle(head, load, CENTRE_KEY, TERMINAL_KEY.public_key()))
    done = typed("import", folder, "--settings", file)
    assert (done.exit_code, "Run willcall-sync verify" in done.output) == (1, True)


def test_a_stick_that_is_write_protected_is_named(file: Path) -> None:
    with patch("os.fsync", side_effect=OSError(errno.EROFS, os.strerror(errno.EROFS))):
        done = typed("export", file.parent / "stick", "--settings", file)
    assert (done.exit_code, "Read-only file system" in done.stderr) == (1, True)

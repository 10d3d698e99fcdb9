"""Somebody touched the journal: each edit, gap and cut is named with its number, whoever made it and however."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.journal_tampering import WatchedTerminal
from tests.support.packs import IDENTITY, TERMINAL_KEY, Issued, pack, showing_code, ticket_no
from tests.support.papers import CountingPrinter
from tests.support.staff import CLERK
from willcall.redemption.domain.faults import FaultCode, TerminalFaultError
from willcall.redemption.domain.journal_findings import (
    ActImpossible,
    DatabaseDamaged,
    EntriesMissing,
    EntryAltered,
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
from willcall.redemption.domain.seats import Act, SeatState
from willcall.redemption.domain.settlements import NoPaperReason, Statement
from willcall.redemption.domain.ticks import TickOrder
from willcall.redemption.domain.written_entries import JournalHead
from willcall.redemption.keys import JOURNAL_HEAD

CLAIMED, STARTED, PRINTED = 3, 4, 5
"""The entries of the first ticket; before them the journal was opened and a pack applied."""

LAST = 10


@pytest.fixture
def watched(tmp_path: Path) -> Iterator[WatchedTerminal]:
    made = WatchedTerminal(tmp_path)
    made.audit.note_head()
    yield made
    made.terminal.close()


def found(watched: WatchedTerminal) -> tuple[JournalFinding, ...]:
    return watched.audit.verify().findings


# -- nobody touched it


def test_an_untouched_journal_has_no_findings_and_the_silent_centre_is_named(watched: WatchedTerminal) -> None:
    report = watched.audit.verify()
    assert report.findings == ()
    assert report.end == report.head == watched.end()
    assert report.end.sequence == LAST
    assert (report.centre, report.centre_silent) == (None, "S10 centre_unreachable: ConnectTimeout")
    assert watched.audit.verify(ask=False).centre_silent == ""


def test_every_way_a_seat_can_go_is_accounted_for(watched: WatchedTerminal) -> None:
    staff = watched.terminal.staff_desk(CountingPrinter())
    staff.settle_by_statement(Statement(ticket_no(1), 1, NoPaperReason.NOTHING_CAME_OUT, CLERK))
    watched.collect(1, 3)
    # let in on the door list: 5 and 6 count, and at 0 the tick is in dispute
    order = TickOrder(showing_code(), (ticket_no(0), ticket_no(5), ticket_no(6)), CLERK)
    watched.terminal.box_office().enter_ticks(order)
    # 3 and 4 are wanted back, too late and in time; the seat of 3 is given to another number, which is too late as well
    reissued = Issued(8, 8, 3)
    watched.terminal.packs.apply(*pack([reissued], version=2, base=1, revoked=[3, 4]))
    assert found(watched) == ()
    states = watched.terminal.states()
    assert [states[ticket_no(serial)] for serial in (0, 4, 5, 6)] == ["printed", "revoked", "admitted", "admitted"]


def test_a_terminal_that_works_on_meanwhile_raises_no_alarm(watched: WatchedTerminal) -> None:
    def centre_hears_more() -> JournalHead:
        watched.collect(3)
        watched.audit.note_head()
        watched.terminal.outbox.acknowledge(LAST + 3, [])
        return watched.end()

    watched.ask_centre = centre_hears_more
    report = watched.audit.verify()
    assert report.findings == ()
    assert (report.head, report.centre) == (JournalHead(LAST, report.head.digest), watched.end())  # type: ignore[union-attr]


# -- one byte


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (ticket_no(0), ticket_no(6)),
        ('"confirms"', '"confirmz"'),
        ('": "', '":\t"'),
        ("{", "["),
        ("confirms", "conf\0rms"),
        ("T11", "T12"),
        ("Z", "z"),
        ("2014", "2O14"),
        ("ticket_printed", "ticket_Printed"),
    ],
)
def test_r4_an_edit_is_named_with_its_sequence(watched: WatchedTerminal, old: str, new: str) -> None:
    watched.scribble(PRINTED, lambda row: row.replace(old.encode(), new.encode(), 1))
    findings = found(watched)
    assert findings[0] == EntryAltered(PRINTED)
    # nothing but that entry, the seat that it is about and the database's own indexes is said to be wrong
    assert all(isinstance(each, SeatDiffers | ActImpossible | DatabaseDamaged) for each in findings[1:])


@given(sequence=st.integers(1, LAST), place=st.floats(0, 0.999), byte=st.integers(1, 255))
@settings(max_examples=25, deadline=None)
def test_r4_whichever_byte_of_an_entry_is_changed_it_is_named(
    tmp_path_factory: pytest.TempPathFactory, sequence: int, place: float, byte: int
) -> None:
    watched = WatchedTerminal(tmp_path_factory.mktemp("touched"))
    watched.audit.note_head()

    def one_byte(row: bytes) -> bytes:
        at = int(place * len(row))
        return row[:at] + bytes([row[at] ^ byte]) + row[at + 1 :]

    watched.scribble(sequence, one_byte)
    named = {each.sequence for each in found(watched) if isinstance(each, EntryAltered | EntryUnlinked)}
    assert sequence in named
    assert named <= {sequence, sequence + 1}
    watched.terminal.close()


def test_r4_an_entry_whose_digest_was_made_to_fit_is_found_at_the_one_behind_it(watched: WatchedTerminal) -> None:
    watched.forge(CLAIMED, attempt="z")
    with watched.touched() as connection:
        connection.execute("UPDATE journal SET previous = ? WHERE sequence = ?", ("0" * 64, STARTED))
    assert EntryUnlinked(STARTED) in found(watched)


def test_r4_a_chain_forged_to_its_end_is_known_by_the_note_beside_the_key(watched: WatchedTerminal) -> None:
    watched.forge(PRINTED, promise="accepts")
    assert found(watched) == (JournalReplaced(LAST, Witness.HEAD),)


# -- rows deleted and put in


def test_r4_a_deleted_entry_is_named_and_so_is_the_seat_it_was_about(watched: WatchedTerminal) -> None:
    watched.sql("DELETE FROM journal WHERE sequence = ?", CLAIMED)
    assert found(watched) == (
        EntriesMissing(CLAIMED, CLAIMED),
        ActImpossible(STARTED, ticket_no(0), Act.START_PRINT, SeatState.OPEN),
    )


def test_r4_a_whole_story_taken_out_leaves_a_gap_and_a_seat_that_nobody_printed(watched: WatchedTerminal) -> None:
    watched.sql("DELETE FROM journal WHERE sequence BETWEEN ? AND ?", CLAIMED, PRINTED)
    assert found(watched) == (
        EntriesMissing(CLAIMED, PRINTED),
        SeatDiffers(ticket_no(0), "printed", 1, SeatState.OPEN, 0, 0),
    )


def test_r4_the_first_entry_and_one_before_the_first_are_missed_and_seen(watched: WatchedTerminal) -> None:
    watched.sql("UPDATE journal SET sequence = -1 WHERE sequence = 1")
    assert found(watched)[:2] == (EntryUnlinked(-1), EntriesMissing(1, 1))


def test_r4_a_journal_without_any_entry_was_cut(watched: WatchedTerminal) -> None:
    watched.sql("DELETE FROM journal")
    report = watched.audit.verify()
    assert report.end is None
    assert JournalCut(0, LAST, Witness.HEAD) in report.findings


# -- the tail cut


@pytest.mark.parametrize("left", [1, PRINTED, LAST - 1])
def test_r4_a_tail_that_was_cut_is_named_up_to_where_the_note_has_seen_it(watched: WatchedTerminal, left: int) -> None:
    watched.sql("DELETE FROM journal WHERE sequence > ?", left)
    assert JournalCut(left, LAST, Witness.HEAD) in found(watched)


def test_r4_what_was_cut_behind_the_note_shows_in_the_seats(watched: WatchedTerminal) -> None:
    watched.collect(3)
    watched.sql("DELETE FROM journal WHERE sequence > ?", LAST)
    assert found(watched) == (SeatDiffers(ticket_no(3), "printed", 1, SeatState.OPEN, 0, 0),)


def test_r4_a_cut_that_the_note_does_not_know_of_is_known_to_the_centre(watched: WatchedTerminal) -> None:
    watched.collect(3)
    seen = watched.end()
    watched.ask_centre = lambda: seen
    watched.sql("DELETE FROM journal WHERE sequence > ?", LAST)
    watched.sql("UPDATE seats SET state = 'open', copies = 0 WHERE serial = 3")
    assert found(watched) == (JournalCut(LAST, LAST + 3, Witness.CENTRE),)


def test_r4_a_cut_of_what_was_acknowledged_since_the_note_is_known_to_the_outbox(watched: WatchedTerminal) -> None:
    watched.collect(3)
    watched.terminal.outbox.acknowledge(LAST + 2, [])
    assert found(watched) == ()
    watched.sql("DELETE FROM journal WHERE sequence > ?", LAST)
    watched.sql("UPDATE seats SET state = 'open', copies = 0 WHERE serial = 3")
    assert found(watched) == (JournalCut(LAST, LAST + 2, Witness.OUTBOX),)
    watched.sql("DELETE FROM journal")
    assert JournalCut(0, LAST + 2, Witness.OUTBOX) in found(watched)


# -- the whole file replaced


@pytest.mark.parametrize("since", [(), (3, 4, 5)], ids=["idle since", "the same seats again and more"])
def test_r1_r4_an_older_file_in_the_place_of_the_database_is_noticed_with_the_line_dead(
    watched: WatchedTerminal, since: tuple[int, ...]
) -> None:
    older = watched.copy("older.sqlite")
    watched.collect(3, 4)
    watched.audit.note_head()
    seen = watched.end()
    watched.put_back(older)
    assert found(watched) == (JournalCut(LAST, seen.sequence, Witness.HEAD),)
    watched.collect(*since)
    if since:
        assert found(watched) == (JournalReplaced(seen.sequence, Witness.HEAD),)


def test_r4_with_the_note_put_back_too_the_centre_still_knows(watched: WatchedTerminal) -> None:
    older, note = watched.copy("older.sqlite"), watched.keys.read(JOURNAL_HEAD) or b""
    watched.collect(3)
    watched.audit.note_head()
    seen = watched.end()
    watched.put_back(older)
    watched.keys.write(JOURNAL_HEAD, note)
    assert found(watched) == ()  # the whole machine as it was: nothing on it can tell
    watched.ask_centre = lambda: seen
    assert found(watched) == (JournalCut(LAST, LAST + 3, Witness.CENTRE),)


def test_r4_another_history_at_the_centre_is_named(watched: WatchedTerminal) -> None:
    watched.ask_centre = lambda: JournalHead(4, "f" * 64)
    assert found(watched) == (JournalReplaced(4, Witness.CENTRE),)
    watched.ask_centre = lambda: JournalHead(0, "0" * 64)
    assert found(watched) == ()


def test_r4_entries_taken_for_sent_that_the_centre_has_not_got_are_named(watched: WatchedTerminal) -> None:
    watched.sql("UPDATE sync_state SET acknowledged = 9")
    fourth = list(watched.terminal.outbox.every_entry())[3]
    watched.ask_centre = lambda: JournalHead(4, fourth.digest)
    assert found(watched) == (TakenForSent(5, 9),)


# -- the seats


@pytest.mark.parametrize(
    ("change", "finding"),
    [
        ("state = 'open', copies = 0 WHERE serial = 0", (0, "open", 0, SeatState.PRINTED, 1, PRINTED)),
        ("state = 'printed', copies = 1 WHERE serial = 5", (5, "printed", 1, SeatState.OPEN, 0, 0)),
        ("state = 'prinTed' WHERE serial = 0", (0, "prinTed", 1, SeatState.PRINTED, 1, PRINTED)),
        ("copies = 2 WHERE serial = 1", (1, "unconfirmed", 2, SeatState.UNCONFIRMED, 1, 8)),
        ("state = 'claimed' WHERE serial = 2", (2, "claimed", 0, SeatState.OPEN, 0, LAST)),
    ],
)
def test_r1_a_seat_put_into_another_state_is_named(
    watched: WatchedTerminal, change: str, finding: tuple[int, str, int, SeatState, int, int]
) -> None:
    watched.sql(f"UPDATE seats SET {change}")
    serial, *rest = finding
    assert found(watched) == (SeatDiffers(ticket_no(serial), *rest),)  # type: ignore[arg-type]


def test_r1_a_seat_that_is_gone_from_the_books_is_named(watched: WatchedTerminal) -> None:
    watched.sql("DELETE FROM seats WHERE serial = 0")
    assert found(watched) == (SeatDiffers(ticket_no(0), "open", 0, SeatState.PRINTED, 1, PRINTED),)


def test_a_database_whose_indexes_are_at_odds_says_so(watched: WatchedTerminal) -> None:
    with watched.touched() as connection:
        connection.execute("PRAGMA writable_schema = ON")
        connection.execute("DELETE FROM sqlite_master WHERE name = 'ix_showings_business_day'")
    watched.terminal.engine.dispose()
    assert any(isinstance(each, DatabaseDamaged) for each in found(watched))


def test_r9_a_file_that_is_no_database_any_more_is_a_fault_of_its_own(watched: WatchedTerminal) -> None:
    watched.terminal.engine.dispose()
    with closing(sqlite3.connect(watched.terminal.path)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    content = bytearray(watched.terminal.path.read_bytes())
    content[:16] = b"scribbled over !"
    watched.terminal.path.write_bytes(bytes(content))
    with pytest.raises(TerminalFaultError) as caught:
        watched.audit.verify()
    assert caught.value.code is FaultCode.DATABASE_DAMAGED


def test_r9_a_schema_that_is_no_text_any_more_is_damage_and_no_bug(watched: WatchedTerminal) -> None:
    watched.terminal.engine.dispose()
    with closing(sqlite3.connect(watched.terminal.path)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    content = watched.terminal.path.read_bytes()
    for whole, damaged in (
        (b"tablejournaljournal", b"tablejourn\xff\xfejournal"),
        (b"CREATE TABLE j", b"CREATX TABLE j"),
    ):
        assert whole in content
        content = content.replace(whole, damaged, 1)
    watched.terminal.path.write_bytes(content)
    with pytest.raises(TerminalFaultError) as caught:
        watched.audit.verify()
    assert caught.value.code is FaultCode.DATABASE_DAMAGED


# -- the note beside the key


def test_r4_the_note_is_never_moved_over_what_it_contradicts(watched: WatchedTerminal) -> None:
    note = watched.keys.read(JOURNAL_HEAD)
    watched.sql("DELETE FROM journal WHERE sequence > 5")
    assert watched.audit.note_head() == JournalCut(5, LAST, Witness.HEAD)
    watched.collect(3, 4)
    assert watched.audit.note_head() == JournalReplaced(LAST, Witness.HEAD)
    assert watched.keys.read(JOURNAL_HEAD) == note


@pytest.mark.parametrize(
    "note",
    [
        b"",
        b"[]",
        b'{"sequence": 1}',
        b'{"sequence": 3, "digest": "x", "mac": "0"}',
        b'{"sequence": "three", "digest": "x", "mac": "\xc3\xa9"}',
        b"\xff",
    ],
)
def test_r4_a_note_that_the_terminals_key_did_not_make_is_named_and_kept(watched: WatchedTerminal, note: bytes) -> None:
    watched.keys.write(JOURNAL_HEAD, note)
    assert found(watched) == (HeadUnusable(HeadTrouble.FORGED),)
    assert watched.audit.note_head() == HeadUnusable(HeadTrouble.FORGED)
    assert watched.keys.read(JOURNAL_HEAD) == note


def test_a_missing_note_is_named_until_the_next_one_is_made(watched: WatchedTerminal) -> None:
    (watched.folder / "keys" / JOURNAL_HEAD).unlink()
    report = watched.audit.verify()
    assert (report.findings, report.head) == ((HeadUnusable(HeadTrouble.MISSING),), None)
    assert watched.audit.note_head() is None
    assert found(watched) == ()


def test_an_empty_journal_is_not_noted(watched: WatchedTerminal) -> None:
    (watched.folder / "keys" / JOURNAL_HEAD).unlink()
    watched.sql("DELETE FROM journal")
    assert watched.audit.note_head() is None
    assert watched.keys.read(JOURNAL_HEAD) is None


def test_r9_a_key_store_that_cannot_be_used_is_named(watched: WatchedTerminal) -> None:
    watched.collect(3)
    note = watched.folder / "keys" / JOURNAL_HEAD
    note.unlink()
    note.mkdir()
    for call in (watched.audit.note_head, watched.audit.verify):
        with pytest.raises(TerminalFaultError) as caught:
            call()
        assert caught.value.code is FaultCode.KEY_MISSING
    with pytest.raises(TerminalFaultError, match="key store"):
        watched.audit.keeper.write(watched.end())


def test_r7_the_note_does_not_tell_the_key(watched: WatchedTerminal) -> None:
    note = watched.keys.read(JOURNAL_HEAD) or b""
    assert TERMINAL_KEY.private_bytes_raw().hex().encode() not in note
    assert IDENTITY.cinema.zh.encode() not in note

"""The box office sees a journal that somebody touched: a cut at once, an edit when it is walked through again."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from tests.support.journal_tampering import WatchedTerminal
from tests.support.packs import HandClock
from tests.support.staff import SUPERVISOR
from willcall.redemption.domain.exceptions import EndsByItself, ExceptionKey, ExceptionKind, JournalBroken
from willcall.redemption.domain.health import Level
from willcall.redemption.domain.journal_findings import (
    EntryAltered,
    HeadTrouble,
    HeadUnusable,
    JournalCut,
    JournalFinding,
    Witness,
)
from willcall.redemption.service.journal_watch import VERIFY_AGAIN, VERIFY_EVERY, JournalWatch


@pytest.fixture
def watched(tmp_path: Path) -> Iterator[WatchedTerminal]:
    made = WatchedTerminal(tmp_path)
    yield made
    made.terminal.close()


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
def watch(watched: WatchedTerminal, clock: HandClock) -> JournalWatch:
    watched.audit.note_head()
    return JournalWatch(watched.audit, clock)


def findings(watched: WatchedTerminal, watch: JournalWatch) -> tuple[JournalFinding, ...]:
    """Return what the list of exceptions says of the journal."""
    office = replace(watched.terminal.box_office(), journal=watch.look)
    found = [each for each in office.exceptions(SUPERVISOR) if each.key.kind is ExceptionKind.JOURNAL]
    if not found:
        return ()
    (one,) = found
    assert isinstance(one.evidence, JournalBroken)
    assert (one.key, one.level, one.close_barred) == (ExceptionKey(ExceptionKind.JOURNAL), Level.BAD, EndsByItself())
    return one.evidence.findings


def test_a_journal_that_nobody_touched_is_no_exception_while_the_terminal_works_on(
    watched: WatchedTerminal, watch: JournalWatch
) -> None:
    assert findings(watched, watch) == ()
    watched.collect(3)
    watched.audit.note_head()
    assert findings(watched, watch) == ()


def test_r4_a_tail_that_was_cut_off_is_seen_at_the_next_look(watched: WatchedTerminal, watch: JournalWatch) -> None:
    assert findings(watched, watch) == ()
    watched.sql("DELETE FROM journal WHERE sequence > 9")
    cut = JournalCut(9, 10, Witness.HEAD)
    assert findings(watched, watch) == (cut,)
    assert findings(watched, watch) == (cut,)


def test_r4_an_entry_that_was_edited_is_seen_when_the_journal_is_walked_again(
    watched: WatchedTerminal, watch: JournalWatch, clock: HandClock
) -> None:
    assert findings(watched, watch) == ()
    watched.sql("UPDATE journal SET at = '2014-03-08T11:02:00.000001Z' WHERE sequence = 5")
    assert findings(watched, watch) == ()
    clock.wait(seconds=VERIFY_EVERY.total_seconds())
    assert findings(watched, watch) == (EntryAltered(5),)
    watched.sql("UPDATE journal SET at = '2014-03-08T11:02:00.000001Z' WHERE sequence = 6")
    assert findings(watched, watch) == (EntryAltered(5),)
    clock.wait(seconds=VERIFY_AGAIN.total_seconds())
    assert findings(watched, watch) == (EntryAltered(5), EntryAltered(6))


def test_a_clock_that_was_put_back_makes_no_blind_hours(
    watched: WatchedTerminal, watch: JournalWatch, clock: HandClock
) -> None:
    assert findings(watched, watch) == ()
    watched.sql("UPDATE journal SET at = '2014-03-08T11:02:00.000001Z' WHERE sequence = 5")
    clock.now -= timedelta(days=1)
    assert findings(watched, watch) == (EntryAltered(5),)


def test_a_note_that_was_never_made_is_named_until_the_next_round_made_it(
    watched: WatchedTerminal, clock: HandClock
) -> None:
    watch = JournalWatch(watched.audit, clock)
    missing = HeadUnusable(HeadTrouble.MISSING)
    assert findings(watched, watch) == findings(watched, watch) == (missing,)
    watched.audit.note_head()
    clock.wait(seconds=VERIFY_AGAIN.total_seconds())
    assert findings(watched, watch) == ()

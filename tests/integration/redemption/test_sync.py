"""R4: every entry reaches the centre once and in order, whatever the line does; packs come down; the worker lives."""

import shutil
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from random import Random
from tempfile import mkdtemp
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.memory_centre import BadLine, MemoryCentre, Weather
from tests.support.packs import CENTRE_KEY, NOW, TODAY, Foyer, HandClock, foyer, issued, pack, ticket_no
from willcall.redemption.cache.terminal import SqlSyncLog
from willcall.redemption.domain.events import CodeRefused, PrintStarted
from willcall.redemption.domain.faults import FaultCode, TerminalFaultError
from willcall.redemption.sync import rounds
from willcall.redemption.sync.rounds import Centre, RoundReport, SyncRound
from willcall.redemption.sync.worker import SyncWorker
from willcall.redemption.wire.day_pack import seal_pack
from willcall.redemption.wire.journal import JournalBatch, JournalReceipt

weather = st.lists(st.sampled_from(Weather), max_size=8)
steps = st.lists(st.tuples(st.integers(0, 7), weather), min_size=1, max_size=6)


def sync_round(terminal: Foyer, centre: Centre) -> SyncRound:
    return SyncRound(
        centre, CENTRE_KEY.public_key(), terminal.outbox, terminal.packs, terminal.sync_log, terminal.clock
    )


def work(terminal: Foyer, entries: int) -> None:
    with terminal.units.writing() as unit:
        events = [PrintStarted(ticket_no(n), 1) if n % 3 else CodeRefused("unknown_code") for n in range(entries)]
        unit.journal.append(events, NOW)
        unit.commit()


@given(steps, st.booleans())
def test_r4_over_any_line_every_entry_arrives_once_in_order_and_refusals_stay(
    days: list[tuple[int, list[Weather]]],
    refusing: bool,  # noqa: FBT001
) -> None:
    folder = Path(mkdtemp(prefix="bad-line-"))
    terminal = foyer(folder)
    centre = MemoryCentre(refuses=frozenset({"code_refused"}) if refusing else frozenset())
    line = BadLine(centre)
    with patch.object(rounds, "LARGEST_BATCH", 3):
        for entries, line.weather in days:
            if entries:
                work(terminal, entries)
            with suppress(TerminalFaultError):
                sync_round(terminal, line).run()
            assert terminal.sync_log.status().acknowledged <= centre.highest
        line.weather = []
        line.clear_up()
        sync_round(terminal, line).run()
    status = terminal.sync_log.status()
    assert centre.arrivals == list(range(1, status.entries + 1))
    assert status.acknowledged == status.entries == centre.highest
    assert (status.waiting, status.last_failure) == (0, None)
    refused = [entry.sequence for entry in centre.entries.values() if entry.kind in centre.refuses]
    assert [each.sequence for each in terminal.sync_log.refusals()] == refused
    terminal.close()
    shutil.rmtree(folder)


@pytest.fixture
def terminal(tmp_path: Path) -> "Foyer":
    return foyer(tmp_path)


@dataclass(slots=True)
class AnotherHistory(MemoryCentre):
    """A centre that knows this terminal number from another machine, or from before its disk was cloned."""

    theirs: int = 1000
    seen: list[int] = field(default_factory=list)

    def send_journal(self, batch: JournalBatch) -> JournalReceipt:
        self.seen += [entry.sequence for entry in batch.entries]
        answers = [
            {"sequence": entry.sequence, "fate": "refused", "reason": "another one is here"} for entry in batch.entries
        ]
        return JournalReceipt.model_validate({"answers": answers, "highest_contiguous": self.theirs})


def test_r4_a_centre_that_is_ahead_of_the_journal_still_has_to_answer_for_each_entry(terminal: Foyer) -> None:
    centre = AnotherHistory()
    work(terminal, 4)
    sync_round(terminal, centre).run()
    work(terminal, 3)
    sync_round(terminal, centre).run()
    assert centre.seen == list(range(1, 9))
    status = terminal.sync_log.status()
    assert (status.entries, status.acknowledged, status.refused, status.waiting) == (8, 8, 8, 0)
    terminal.close()


def test_r4_a_centre_that_lost_part_of_the_journal_is_named_and_nothing_is_taken_as_sent(terminal: Foyer) -> None:
    centre = MemoryCentre()
    sync_round(terminal, centre).run()
    centre.entries.clear()
    work(terminal, 2)
    with pytest.raises(TerminalFaultError, match="up to 0 only") as caught:
        sync_round(terminal, centre).run()
    assert caught.value.code is FaultCode.CENTRE_REFUSED
    assert terminal.sync_log.status().waiting == 2
    terminal.close()


def test_r4_a_long_journal_goes_up_in_batches_of_at_most_five_hundred(terminal: Foyer) -> None:
    work(terminal, 1200)
    sizes: list[int] = []

    class Counting(MemoryCentre):
        def send_journal(self, batch: JournalBatch) -> JournalReceipt:
            sizes.append(len(batch.entries))
            return MemoryCentre.send_journal(self, batch)

    heard: list[tuple[str, int]] = []
    report = sync_round(terminal, Counting()).run(lambda what, more: heard.append((what, more)))
    assert sizes == [500, 500, 201]
    assert heard == [("journal", 500), ("journal", 500), ("journal", 201)]
    assert report == RoundReport(1201, 0, ())
    terminal.close()


def test_each_packs_newest_version_comes_down_once(terminal: Foyer) -> None:
    centre = MemoryCentre()
    centre.offer(*pack(issued(3)))
    centre.offer(*pack(issued(2), day=TODAY + timedelta(days=1), version=4))
    report = sync_round(terminal, centre).run()
    assert report.packs == (("2014-03-08", 1), ("2014-03-09", 4))
    assert sync_round(terminal, centre).run().packs == ()
    assert centre.asked == [(TODAY, 0), (TODAY + timedelta(days=1), 0)]
    centre.offer(*pack(issued(0), version=2, base=1, revoked=[2]))
    del centre.packs[TODAY][0]
    assert sync_round(terminal, centre).run().packs == (("2014-03-08", 2),)
    assert centre.asked[-1] == (TODAY, 1)
    assert terminal.packs.versions() == {TODAY: 2, TODAY + timedelta(days=1): 4}
    terminal.close()


def test_a_pack_that_cannot_be_trusted_is_a_fault_and_leaves_the_journal_sent(terminal: Foyer) -> None:
    centre = MemoryCentre()
    centre.offer(*pack(issued(3)))
    centre.packs[TODAY][0] = centre.packs[TODAY][0][:-1] + b"x"
    with pytest.raises(TerminalFaultError) as caught:
        sync_round(terminal, centre).run()
    assert caught.value.code is FaultCode.PACK_REFUSED
    assert terminal.packs.versions() == {}
    status = terminal.sync_log.status()
    assert status.waiting == 0
    assert status.last_failure is not None
    assert status.last_failure.startswith("S20")
    terminal.close()


TOMORROW = TODAY + timedelta(days=1)


def spoil(centre: MemoryCentre, day: date, base: int = 0) -> None:
    """Damage a pack on the way."""
    centre.packs[day][base] = centre.packs[day][base][:-1] + b"x"


def fault_of_round(terminal: Foyer, centre: Centre) -> TerminalFaultError:
    with pytest.raises(TerminalFaultError) as caught:
        sync_round(terminal, centre).run()
    return caught.value


def test_a_refused_pack_keeps_no_other_days_pack_from_arriving(terminal: Foyer) -> None:
    centre = MemoryCentre()
    centre.offer(*pack(issued(3)))
    centre.offer(*pack(issued(2), day=TOMORROW, version=4))
    centre.offer(*pack(issued(1), day=TOMORROW + timedelta(days=1)))
    spoil(centre, TODAY)
    spoil(centre, TOMORROW + timedelta(days=1))
    fault = fault_of_round(terminal, centre)
    assert (fault.code, fault.detail.split(";")[0]) == (FaultCode.PACK_REFUSED, "the centre's signature does not fit")
    assert terminal.packs.versions() == {TOMORROW: 4}
    status = terminal.sync_log.status()
    assert status.last_failure == str(fault)
    assert status.last_success is None
    terminal.close()


@dataclass(slots=True)
class FailsForOneDay(MemoryCentre):
    """A centre that fails, or is not reached, when it is asked for today's pack."""

    how: FaultCode = FaultCode.CENTRE_FAILED

    def pack(self, day: date, have: int) -> bytes:
        sealed = MemoryCentre.pack(self, day, have)
        if day == TODAY:
            raise TerminalFaultError(self.how, "played by a test")
        return sealed


@pytest.mark.parametrize(
    ("how", "asked"), [(FaultCode.CENTRE_FAILED, 2), (FaultCode.CENTRE_REFUSED, 2), (FaultCode.CENTRE_UNREACHABLE, 1)]
)
def test_after_a_fault_the_next_pack_is_asked_for_only_where_there_is_a_line(
    terminal: Foyer, how: FaultCode, asked: int
) -> None:
    centre = FailsForOneDay(how=how)
    centre.offer(*pack(issued(3)))
    centre.offer(*pack(issued(2), day=TOMORROW))
    assert fault_of_round(terminal, centre).code is how
    assert len(centre.asked) == asked
    assert len(terminal.packs.versions()) == asked - 1
    terminal.close()


@pytest.mark.parametrize("how", ["damaged", "base not held"])
def test_where_changes_cannot_be_used_the_whole_pack_is_fetched_in_the_same_round(terminal: Foyer, how: str) -> None:
    centre = MemoryCentre()
    terminal.packs.apply(*pack(issued(2)))
    centre.offer(*pack(issued(3), version=2))
    centre.packs[TODAY][1] = seal_pack(*pack(issued(3)[2:], version=2, base=1 if how == "damaged" else 7), CENTRE_KEY)
    if how == "damaged":
        spoil(centre, TODAY, base=1)
    assert sync_round(terminal, centre).run().packs == (("2014-03-08", 2),)
    assert centre.asked == [(TODAY, 1), (TODAY, 0)]
    assert terminal.packs.versions() == {TODAY: 2}
    assert len(terminal.states()) == 3
    assert terminal.sync_log.status().last_failure is None
    terminal.close()


def test_a_whole_pack_that_is_refused_after_its_changes_is_not_asked_for_a_third_time(terminal: Foyer) -> None:
    centre = MemoryCentre()
    terminal.packs.apply(*pack(issued(2)))
    centre.offer(*pack(issued(3), version=2))
    centre.offer(*pack(issued(3)[2:], version=2, base=1))
    for base in (0, 1):
        spoil(centre, TODAY, base)
    assert fault_of_round(terminal, centre).code is FaultCode.PACK_REFUSED
    assert centre.asked == [(TODAY, 1), (TODAY, 0)]
    assert terminal.packs.versions() == {TODAY: 1}
    terminal.close()


def test_r7_a_bug_in_a_round_shows_in_the_status_by_its_type_alone(terminal: Foyer) -> None:
    centre = MemoryCentre()
    sync_round(terminal, centre).run()
    assert terminal.sync_log.status().last_failure is None
    with (
        patch.object(MemoryCentre, "pack_index", side_effect=TypeError("code 482109371607")),
        pytest.raises(TypeError),
    ):
        sync_round(terminal, centre).run()
    assert terminal.sync_log.status().last_failure == "X10 bug: TypeError"
    sync_round(terminal, centre).run()
    assert terminal.sync_log.status().last_failure is None
    terminal.close()


@pytest.mark.parametrize("first", [TerminalFaultError(FaultCode.CENTRE_FAILED, "500"), ZeroDivisionError()])
def test_r9_a_failure_that_cannot_be_noted_is_still_the_one_that_is_told(terminal: Foyer, first: Exception) -> None:
    busy = TerminalFaultError(FaultCode.DATABASE_BUSY, "played by a test")
    with (
        patch.object(MemoryCentre, "pack_index", side_effect=first),
        patch.object(SqlSyncLog, "note_failure", side_effect=busy),
        pytest.raises(type(first)) as caught,
    ):
        sync_round(terminal, MemoryCentre()).run()
    assert caught.value is first
    terminal.close()


def test_the_clocks_error_is_known_after_a_round(tmp_path: Path) -> None:
    terminal = foyer(tmp_path, clock=HandClock(NOW + timedelta(minutes=3, milliseconds=250)))
    sync_round(terminal, MemoryCentre()).run()
    status = terminal.sync_log.status()
    assert status.clock_error_ms == 180_250
    assert status.last_success == terminal.clock()
    terminal.close()


# -- the worker


def worker(run: Callable[[], object], every_s: float = 1000) -> SyncWorker:
    return SyncWorker(run, every_s, Random(1))


@pytest.mark.expects_log("sync_bug")
def test_r4_the_worker_survives_faults_and_bugs_and_goes_on() -> None:
    done, happened = threading.Event(), []

    def round_() -> None:
        happened.append(threading.current_thread().name)
        match len(happened):
            case 1:
                raise TerminalFaultError(FaultCode.CENTRE_UNREACHABLE, "no line")
            case 2:
                raise ZeroDivisionError
            case 3:
                raise TerminalFaultError(FaultCode.DATABASE_BUSY, "busy")
            case _:
                done.set()

    running = worker(round_)
    with patch.object(running, "pause_s", lambda: 0.001):
        running.start()
        assert done.wait(5)
        running.stop()
    assert set(happened) == {"willcall-sync"}


def test_r4_a_poke_brings_the_next_round_at_once() -> None:
    rounds_done = threading.Semaphore(0)
    running = worker(rounds_done.release)
    running.start()
    assert rounds_done.acquire(timeout=5)
    running.poke()
    assert rounds_done.acquire(timeout=5)
    running.stop()


def test_a_worker_that_was_never_started_can_be_stopped() -> None:
    worker(lambda: None).stop()


def test_while_the_line_is_up_rounds_are_about_the_time_asked_for_apart_and_never_in_step() -> None:
    pauses = [worker(lambda: None, 30).pause_s()] + [
        SyncWorker(lambda: None, 30, Random(n)).pause_s() for n in range(99)
    ]
    assert all(24 <= pause <= 36 for pause in pauses)
    assert len(set(pauses)) > 90


def test_after_failures_pauses_grow_to_five_minutes() -> None:
    waiting = worker(lambda: None, 30)
    longest = []
    for failures in (1, 2, 3, 4, 5, 6, 7, 50, 100_000):
        waiting._failures = failures
        pauses = [waiting.pause_s() for _ in range(50)]
        longest.append(max(pauses))
        assert len(set(pauses)) > 1
        assert min(pauses) >= max(pauses) / 2
    assert longest[0] <= 5
    assert max(longest) <= 300
    assert longest[:6] == sorted(longest[:6])
    assert longest[-1] > 200

"""R4: every entry reaches the centre once, in order; a gap shows; what is refused stays as an exception."""

import random
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.centre_stage import CAMPAIGN, NEAR, CentreStage, copy_of_issued, showing_code
from tests.support.terminal_stand_in import TerminalStandIn, enrolled, stranger_beside
from willcall.centre.codes.revoke_tickets import revoke_tickets
from willcall.centre.desk.models import ExceptionRow
from willcall.centre.journal.models import JournalEntryRow, SeatStateRow
from willcall.centre.settlement.settle_campaign import settle_campaign
from willcall.redemption.domain.door_events import AdmissionDisputed, AdmittedOnList
from willcall.redemption.domain.events import (
    Event,
    PrinterChanged,
    PrintSettled,
    PrintStarted,
    PrintUnconfirmed,
    ReissueCameLate,
    ReissueOpened,
    ReprintOrdered,
    RevocationCameLate,
    SeatClaimed,
    SeatReleased,
    SeatRevoked,
    TicketPrinted,
)
from willcall.redemption.domain.journal import Entry, entry_digest
from willcall.redemption.domain.machine_events import (
    ProgramCrashed,
    ProgramLeft,
    PutInService,
    SamplePrinted,
    SignInRefused,
    StaffAdded,
    StaffPinSet,
    StaffRemoved,
    StaffSignedIn,
    StaffThrottled,
    TakenOutOfService,
)
from willcall.redemption.domain.tickets import ticket_number
from willcall.redemption.wire.journal import EntryFate, JournalBatch, JournalReceipt, to_message

SHOWING = showing_code(NEAR, 1)


def _fates(terminal: TerminalStandIn, entries: list[Entry] | None = None) -> list[EntryFate]:
    return [answer.fate for answer in terminal.send(entries).answers]


def _kinds(stage: CentreStage) -> list[str]:
    return sorted(row.kind for row in stage.rows(ExceptionRow) if row.closed_at is None)


def _states(stage: CentreStage) -> dict[int, tuple[str, int]]:
    return {row.serial: (row.state, row.copies) for row in stage.rows(SeatStateRow)}


def _forged(entry: Entry, **changes: object) -> Entry:
    """Return an entry with other contents and the digest that fits them."""
    other = replace(entry, **changes)  # type: ignore[arg-type]
    digest = entry_digest(
        other.cinema_code, other.terminal_no, other.sequence, other.at, other.kind, other.facts, other.previous
    )
    return replace(other, digest=digest)


def test_r4_a_batch_is_stored_once_however_often_it_comes(issued: CentreStage) -> None:
    terminal = enrolled(issued, NEAR)
    for serial in (1, 2, 3):
        terminal.collect(serial, SHOWING)
    assert _fates(terminal) == [EntryFate.STORED] * 10
    again = terminal.send()
    assert {answer.fate for answer in again.answers} == {EntryFate.KNOWN}
    assert again.highest_contiguous == 10
    assert len(issued.rows(JournalEntryRow)) == 10
    assert _states(issued) == {1: ("printed", 1), 2: ("printed", 1), 3: ("printed", 1)}
    assert _kinds(issued) == []


def test_r4_a_gap_holds_the_acknowledgement_and_shows_in_the_settlement(issued: CentreStage) -> None:
    terminal = enrolled(issued, NEAR)
    terminal.collect(1, SHOWING)
    terminal.collect(2, SHOWING)
    assert terminal.send(terminal.journal[:2]).highest_contiguous == 2
    assert terminal.send(terminal.journal[4:]).highest_contiguous == 2
    settlement = settle_campaign(CAMPAIGN, issued.centre.database, issued.centre.clock)
    assert [(gap.first, gap.last) for gap in settlement.gaps] == [(3, 4)]
    assert settlement.exceptions == {"journal_gap": 1}
    assert settlement.total.collected == 0
    assert terminal.send(terminal.journal[2:4]).highest_contiguous == 7
    after = settle_campaign(CAMPAIGN, issued.centre.database, issued.centre.clock)
    assert (after.gaps, after.total.collected, after.balanced) == ((), 2, True)
    assert "journal_gap" not in after.exceptions


def test_r4_an_altered_entry_is_refused_kept_as_an_exception_and_blocks_nothing(issued: CentreStage) -> None:
    terminal = enrolled(issued, NEAR)
    terminal.collect(1, SHOWING)
    terminal.collect(2, SHOWING)
    honest = terminal.journal[3]
    altered = replace(honest, facts={**honest.facts, "copy_no": 2})
    receipt = terminal.send([*terminal.journal[:3], altered, *terminal.journal[4:]])
    assert [answer.fate for answer in receipt.answers].count(EntryFate.REFUSED) == 1
    assert receipt.answers[3].reason == "was altered"
    assert receipt.highest_contiguous == 7
    (found,) = [row for row in issued.rows(ExceptionRow) if row.kind == "entry_refused"]
    assert found.evidence["entry"]["facts"]["copy_no"] == 2
    again = terminal.send([altered])
    assert again.answers[0].fate is EntryFate.REFUSED
    assert len([row for row in issued.rows(ExceptionRow) if row.kind == "entry_refused"]) == 1


def test_r4_an_entry_that_does_not_follow_is_refused(issued: CentreStage) -> None:
    terminal = enrolled(issued, NEAR)
    terminal.collect(1, SHOWING)
    terminal.send(terminal.journal[:2])
    stray = _forged(terminal.journal[2], previous="f" * 64)
    receipt = terminal.send([stray])
    assert (receipt.answers[0].fate, receipt.answers[0].reason) == (
        EntryFate.REFUSED,
        "does not follow the entry before",
    )
    assert receipt.highest_contiguous == 3


def test_r4_an_entry_that_fills_a_gap_but_does_not_lead_on_is_refused(issued: CentreStage) -> None:
    terminal = enrolled(issued, NEAR)
    terminal.collect(1, SHOWING)
    terminal.send([terminal.journal[0], *terminal.journal[2:]])
    other = _forged(terminal.journal[1], facts={**terminal.journal[1].facts, "attempt": "another"})
    receipt = terminal.send([other])
    assert receipt.answers[0].reason == "the entry after it does not follow it"


def test_r4_another_entry_with_a_known_sequence_is_a_conflict_with_both_as_evidence(issued: CentreStage) -> None:
    terminal = enrolled(issued, NEAR)
    terminal.collect(1, SHOWING)
    terminal.send()
    other = _forged(terminal.journal[2], facts={**terminal.journal[2].facts, "copy_no": 9})
    receipt = terminal.send([other])
    assert receipt.answers[0].fate is EntryFate.REFUSED
    (found,) = [row for row in issued.rows(ExceptionRow) if row.kind == "sequence_conflict"]
    assert found.evidence["digest_kept"] == terminal.journal[2].digest
    assert found.evidence["entry"]["digest"] == other.digest


def test_r4_an_unknown_kind_and_an_impossible_time_are_refused_not_dropped(issued: CentreStage) -> None:
    terminal = enrolled(issued, NEAR)
    strange = _forged(terminal.journal[0], sequence=2, previous=terminal.journal[0].digest, kind="dance\0", facts={})
    receipt = terminal.send([terminal.journal[0], strange])
    assert receipt.answers[1].fate is EntryFate.REFUSED
    assert receipt.highest_contiguous == 2


def test_r4_a_refused_seat_state_or_ticket_is_an_exception(issued: CentreStage) -> None:
    terminal = enrolled(issued, NEAR)
    for number in (ticket_number(NEAR, 99_999), "1000000200000001", "rubbish"):
        terminal.write(TicketPrinted(number, 1, "confirms"))
    terminal.write(TicketPrinted(ticket_number(NEAR, 1), 1, "confirms"))
    assert set(_fates(terminal)) == {EntryFate.STORED}
    assert _kinds(issued) == ["impossible_act", "unknown_ticket", "unknown_ticket", "unknown_ticket"]


def test_two_terminals_that_use_one_right_are_an_exception_and_one_admission(issued: CentreStage) -> None:
    first = enrolled(issued, NEAR)
    second = stranger_beside(issued, first, "K2")
    first.collect(1, SHOWING)
    second.collect(1, SHOWING)
    first.send()
    second.send()
    assert set(_kinds(issued)) == {"double_collection"}
    settlement = settle_campaign(CAMPAIGN, issued.centre.database, issued.centre.clock)
    assert (settlement.total.collected, settlement.balanced) == (1, True)


def test_r3_an_unconfirmed_print_is_open_and_an_exception_until_a_person_settles_it(issued: CentreStage) -> None:
    terminal = enrolled(issued, NEAR)
    numbers = [ticket_number(NEAR, serial) for serial in (1, 2)]
    for number in numbers:
        terminal.write(SeatClaimed(number, SHOWING, "seat", "a"))
        terminal.write(PrintStarted(number, 1))
        terminal.write(PrintUnconfirmed(number, 1, 10, 20, "cable"))
    terminal.send()
    before = settle_campaign(CAMPAIGN, issued.centre.database, issued.centre.clock)
    assert (before.total.collected, before.total.unconfirmed, before.total.exceptions) == (0, 2, 2)
    terminal.write(PrintSettled(numbers[0], 1, 1, "S1", "the guest had it"))
    terminal.write(PrintSettled(numbers[1], 1, 0, "S1", "nothing came out"))
    terminal.send(terminal.journal[7:])
    after = settle_campaign(CAMPAIGN, issued.centre.database, issued.centre.clock)
    collected_unsold = after.exceptions.get("collected_not_sold")
    assert (after.total.collected, after.total.unconfirmed, after.balanced) == (1, 0, True)
    assert (after.total.exceptions, collected_unsold) == (1, 1)
    closed = [row for row in issued.rows(ExceptionRow) if row.kind == "unconfirmed_print"]
    assert [row.closing["staff_no"] for row in closed] == ["S1", "S1"]


@pytest.mark.parametrize("at_once", [False, True])
def test_r4_the_same_copy_lost_again_is_an_exception_again(issued: CentreStage, at_once: bool) -> None:  # noqa: FBT001
    terminal = enrolled(issued, NEAR)
    number, other = (ticket_number(NEAR, serial) for serial in (1, 12))
    sent = 0

    def tell() -> None:
        nonlocal sent
        if not at_once:
            terminal.send(terminal.journal[sent:])
            sent = len(terminal.journal)

    def lose(ticket: str) -> None:
        terminal.write(SeatClaimed(ticket, SHOWING, "seat", "a"))
        terminal.write(PrintStarted(ticket, 1))
        terminal.write(PrintUnconfirmed(ticket, 1, 10, 20, "P10"))
        tell()

    lose(other)
    lose(number)
    terminal.write(PrintSettled(number, 1, 0, "S1", "none came out"))
    tell()
    lose(number)
    if at_once:
        terminal.send()
    found = {row.subject: row.closed_at is None for row in issued.rows(ExceptionRow)}
    assert found == {"12/1/K1/4": True, "1/1/K1/7": False, "1/1/K1/11": True}
    settlement = settle_campaign(CAMPAIGN, issued.centre.database, issued.centre.clock)
    assert (settlement.total.unconfirmed, settlement.exceptions["unconfirmed_print"]) == (2, 2)
    sent = len(terminal.journal)
    terminal.write(PrintSettled(number, 1, 1, "S1", "this one did"))
    terminal.send(terminal.journal[sent:])
    assert [row.subject for row in issued.rows(ExceptionRow) if row.closed_at is None] == ["12/1/K1/4"]


def test_a_reprint_that_is_lost_stays_a_collected_seat(issued: CentreStage) -> None:
    terminal = enrolled(issued, NEAR)
    number = ticket_number(NEAR, 1)
    terminal.collect(1, SHOWING)
    terminal.write(ReprintOrdered(number, 2, "S1", "torn"))
    terminal.write(PrintUnconfirmed(number, 2, 0, 0, "cable"))
    terminal.send()
    settlement = settle_campaign(CAMPAIGN, issued.centre.database, issued.centre.clock)
    assert (settlement.total.collected, settlement.total.unconfirmed, settlement.balanced) == (1, 1, True)


def test_a_late_reissue_that_opens_its_seat_after_all_is_nobodys_task(issued: CentreStage) -> None:
    terminal = enrolled(issued, NEAR)
    old, new = ticket_number(NEAR, 1), ticket_number(NEAR, 2)
    for event in (SeatClaimed(old, SHOWING, "seat", "a"), ReissueCameLate(new, old, 2)):
        terminal.write(event)
    terminal.send()
    assert _kinds(issued) == ["late_reissue"]
    for later in (SeatReleased(old, "crash"), SeatRevoked(old, 2), ReissueOpened(new, old)):
        terminal.write(later)
    assert _fates(terminal)[-3:] == [EntryFate.STORED] * 3
    assert _kinds(issued) == []
    terminal.collect(2, SHOWING)
    terminal.send()
    assert _states(issued) == {1: ("revoked", 0), 2: ("printed", 1)}


def test_staffs_evidence_stands_with_the_exception_that_it_closed(issued: CentreStage) -> None:
    terminal = enrolled(issued, NEAR)
    number = ticket_number(NEAR, 1)
    for event in (SeatClaimed(number, SHOWING, "seat", "a"), PrintStarted(number, 1)):
        terminal.write(event)
    terminal.write(PrintUnconfirmed(number, 1, 10, 20, "P20"))
    terminal.write(PrintSettled(number, 1, 1, "S1", "paper_scanned", "scan", "", "clerk"))
    assert _fates(terminal) == [EntryFate.STORED] * 5
    (row,) = issued.rows(ExceptionRow)
    told = {name: row.closing[name] for name in ("staff_no", "role", "evidence", "reason", "came_out")}
    assert told == {"staff_no": "S1", "role": "clerk", "evidence": "scan", "reason": "paper_scanned", "came_out": 1}


def test_the_entries_of_a_terminal_of_an_earlier_day_are_taken_as_they_were_hashed(issued: CentreStage) -> None:
    terminal = enrolled(issued, NEAR)
    terminal.collect(1, SHOWING)
    number, newer = ticket_number(NEAR, 1), {"note", "role", "lifted_by", "evidence"}
    for event in (
        ReprintOrdered(number, 2, "S1", "torn"),
        PrintUnconfirmed(number, 2, 1, 9, "P10"),
        PrintSettled(number, 2, 0, "S1", "none came out"),
    ):
        entry = terminal.write(event)
        older = {name: fact for name, fact in entry.facts.items() if name not in newer}
        terminal.journal[-1] = _forged(entry, facts=older)
    assert _fates(terminal) == [EntryFate.STORED] * 7
    assert _states(issued) == {1: ("printed", 1)}
    assert [row.facts for row in issued.rows(JournalEntryRow)][4] == {
        "ticket_no": number, "copy_no": 2, "staff_no": "S1", "reason": "torn",
    }  # fmt: skip


def test_a_printers_changes_are_kept_and_make_nobody_work(issued: CentreStage) -> None:
    terminal = enrolled(issued, NEAR)
    for event in (PrinterChanged("P20", "P33"), PrinterChanged("", "")):
        terminal.write(event)
    assert _fates(terminal) == [EntryFate.STORED] * 3
    assert (issued.rows(ExceptionRow), issued.rows(SeatStateRow)) == ([], [])
    assert [row.kind for row in issued.rows(JournalEntryRow)][1:] == ["printer_changed"] * 2


def test_what_staff_do_at_a_machine_and_how_its_program_ended_makes_nobody_work(
    issued: CentreStage,
) -> None:
    terminal = enrolled(issued, NEAR)
    told: list[Event] = [
        StaffAdded("7", "clerk"),
        StaffPinSet("7"),
        StaffSignedIn("7", "clerk"),
        SignInRefused("", 5),
        StaffThrottled("", 5, "2014-03-08T11:02:30.000000Z"),
        SamplePrinted("7", "never_started", "P20"),
        TakenOutOfService("7"),
        PutInService("7"),
        ProgramLeft("7", "restart"),
        ProgramCrashed("KeyError", "willcall/kiosk/flow.py:7", "printing", "2014-03-08T11:01:40.000000Z"),
        StaffRemoved("7"),
    ]
    for event in told:
        terminal.write(event)
    assert set(_fates(terminal)) == {EntryFate.STORED}
    assert [row.kind for row in issued.rows(JournalEntryRow)][1:] == [event.kind for event in told]
    assert _kinds(issued) == []


def test_released_and_called_off_seats_are_open_again(issued: CentreStage) -> None:
    terminal = enrolled(issued, NEAR)
    for serial, printing in ((1, False), (2, True)):
        number = ticket_number(NEAR, serial)
        terminal.write(SeatClaimed(number, SHOWING, "seat", "a"))
        if printing:
            terminal.write(PrintStarted(number, 1))
        terminal.write(SeatReleased(number, "paper out"))
    terminal.send()
    assert _states(issued) == {1: ("open", 0), 2: ("open", 0)}
    assert _kinds(issued) == []


def test_r1_a_tick_at_the_door_is_one_admission_and_one_that_is_disputed_is_an_exception_and_none(
    issued: CentreStage,
) -> None:
    terminal = enrolled(issued, NEAR)
    first, second = ticket_number(NEAR, 1), ticket_number(NEAR, 2)
    terminal.write(AdmittedOnList(first, SHOWING, "seat", "S1", "clerk"))
    terminal.collect(2, SHOWING)
    terminal.write(AdmissionDisputed(second, "printed", "S1", "clerk"))
    terminal.send()
    assert _states(issued) == {1: ("admitted", 0), 2: ("printed", 1)}
    assert _kinds(issued) == ["admission_disputed"]
    settlement = settle_campaign(CAMPAIGN, issued.centre.database, issued.centre.clock)
    assert (settlement.total.collected, settlement.balanced) == (2, True)


def test_r1_let_in_at_one_terminal_and_collected_at_another_is_an_exception_and_one_admission(
    issued: CentreStage,
) -> None:
    first = enrolled(issued, NEAR)
    second = stranger_beside(issued, first, "K2")
    first.write(AdmittedOnList(ticket_number(NEAR, 1), SHOWING, "seat", "S1", "clerk"))
    second.collect(1, SHOWING)
    first.send()
    second.send()
    assert set(_kinds(issued)) == {"double_collection"}
    settlement = settle_campaign(CAMPAIGN, issued.centre.database, issued.centre.clock)
    assert (settlement.total.collected, settlement.balanced) == (1, True)


def test_a_disputed_tick_that_counts_after_all_is_nobodys_task_any_more(issued: CentreStage) -> None:
    terminal = enrolled(issued, NEAR)
    number = ticket_number(NEAR, 1)
    lost: list[Event] = [
        SeatClaimed(number, SHOWING, "seat", "a"),
        PrintStarted(number, 1),
        PrintUnconfirmed(number, 1, 0, 9, "P10"),
    ]
    told: list[Event] = [
        *lost,
        AdmissionDisputed(number, "unconfirmed", "S1", "clerk"),
        PrintSettled(number, 1, 0, "S1", "none"),
    ]
    for event in [*told, AdmittedOnList(number, SHOWING, "seat", "S1", "clerk")]:
        terminal.write(event)
    terminal.send()
    assert _states(issued) == {1: ("admitted", 0)}
    assert {row.kind: row.closed_at is not None for row in issued.rows(ExceptionRow)} == {
        "unconfirmed_print": True,
        "admission_disputed": True,
    }


def test_r6_let_in_though_head_office_had_taken_the_seat_back_is_collected_and_an_exception(
    issued: CentreStage,
) -> None:
    terminal = enrolled(issued, NEAR)
    number = ticket_number(NEAR, 1)
    revoke_tickets([number], "broken", issued.centre.database, issued.centre.clock)
    terminal.write(AdmittedOnList(number, SHOWING, "seat", "S1", "clerk"))
    terminal.send()
    assert _kinds(issued) == ["late_revocation"]
    settlement = settle_campaign(CAMPAIGN, issued.centre.database, issued.centre.clock)
    assert (settlement.total.collected, settlement.total.revoked, settlement.balanced) == (1, 0, True)


def test_what_came_too_late_at_a_terminal_is_an_exception_here(issued: CentreStage) -> None:
    terminal = enrolled(issued, NEAR)
    terminal.collect(1, SHOWING)
    number = ticket_number(NEAR, 1)
    terminal.write(RevocationCameLate(number, 2, "printed"))
    terminal.write(ReissueCameLate(ticket_number(NEAR, 2), number, 2))
    terminal.send()
    assert _kinds(issued) == ["late_reissue", "late_revocation"]


@pytest.mark.parametrize("printing", [False, True])
def test_r6_a_late_revocation_that_was_carried_out_after_all_is_a_revoked_seat_and_nobodys_task(
    issued: CentreStage,
    printing: bool,  # noqa: FBT001
) -> None:
    terminal = enrolled(issued, NEAR)
    number = ticket_number(NEAR, 1)
    revoke_tickets([number], "cancelled", issued.centre.database, issued.centre.clock)
    terminal.write(SeatClaimed(number, SHOWING, "seat", "a"))
    if printing:
        terminal.write(PrintStarted(number, 1))
    terminal.write(RevocationCameLate(number, 2, "printing" if printing else "claimed"))
    terminal.send()
    assert _kinds(issued) == ["late_revocation"]
    sent = len(terminal.journal)
    terminal.write(SeatReleased(number, "P20"))
    terminal.write(SeatRevoked(number, 2))
    terminal.send(terminal.journal[sent:])
    assert _states(issued) == {1: ("revoked", 0)}
    assert _kinds(issued) == []
    (closed,) = [row for row in issued.rows(ExceptionRow) if row.kind == "late_revocation"]
    assert closed.closing["sequence"] == len(terminal.journal)
    settlement = settle_campaign(CAMPAIGN, issued.centre.database, issued.centre.clock)
    assert (settlement.total.revoked, settlement.total.collected, settlement.balanced) == (1, 0, True)


def test_r4_an_entry_of_an_impossible_time_is_refused(issued: CentreStage) -> None:
    terminal = enrolled(issued, NEAR)
    message = to_message(terminal.journal[0]).model_copy(update={"at": "2014-13-45T99:00:00.000000Z"})
    body = JournalBatch(entries=(message,)).model_dump_json().encode()
    answer = terminal.call("POST", "/terminal/v1/journal", body)
    receipt = JournalReceipt.model_validate_json(answer.content)
    assert (receipt.answers[0].fate, receipt.answers[0].reason) == (EntryFate.REFUSED, "has no valid time")


@pytest.mark.parametrize("body", [b"{}", b'{"entries":[]}', b'{"entries":[{}]}', b"x", b'{"entries":null}'])
def test_a_batch_that_is_none_is_a_problem_and_not_a_fault(sqlite_stage: CentreStage, body: bytes) -> None:
    terminal = enrolled(sqlite_stage.imported(), NEAR)
    assert terminal.call("POST", "/terminal/v1/journal", body).status_code == 422


def test_a_sequence_beyond_any_journal_is_a_problem(sqlite_stage: CentreStage) -> None:
    terminal = enrolled(sqlite_stage.imported(), NEAR)
    far = _forged(terminal.journal[0], sequence=2**31)
    body = JournalBatch(entries=(to_message(far),)).model_dump_json().encode()
    assert terminal.call("POST", "/terminal/v1/journal", body).status_code == 422


@settings(max_examples=25)
@given(seed=st.integers(0, 2**32), seats=st.integers(1, 12), cuts=st.integers(1, 8))
def test_r4_a_line_that_drops_repeats_and_reorders_changes_nothing(
    issued_sqlite: Path, tmp_path_factory: pytest.TempPathFactory, seed: int, seats: int, cuts: int
) -> None:
    stage = copy_of_issued(issued_sqlite, tmp_path_factory.mktemp("line"))
    terminal = enrolled(stage, NEAR)
    for serial in range(1, seats + 1):
        terminal.collect(serial, SHOWING)
    randomness = random.Random(seed)
    entries = terminal.journal
    edges = sorted(randomness.sample(range(len(entries) + 1), min(cuts, len(entries))))
    pieces = [entries[a:b] for a, b in zip([0, *edges], [*edges, len(entries)], strict=True) if a < b]
    delivered = [piece for piece in pieces for _ in range(randomness.choice((0, 1, 1, 2)))]
    randomness.shuffle(delivered)
    for piece in delivered:
        terminal.send(piece)
    receipt = terminal.send()
    assert receipt.highest_contiguous == len(entries)
    assert sorted(row.sequence for row in stage.rows(JournalEntryRow)) == [entry.sequence for entry in entries]
    assert _states(stage) == dict.fromkeys(range(1, seats + 1), ("printed", 1))
    assert _kinds(stage) == []
    stage.centre.database.close()

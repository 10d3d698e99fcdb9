"""R6: the books balance, whatever the day was like."""

import random
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.centre_stage import (
    CAMPAIGN,
    NEAR,
    SEATS_A_SCREEN,
    CentreStage,
    copy_of_issued,
    sale,
    showing_code,
)
from tests.support.terminal_stand_in import TerminalStandIn, enrolled
from willcall.centre.codes.revoke_tickets import revoke_tickets
from willcall.centre.desk.models import ExceptionRow
from willcall.centre.journal.models import SeatStateRow
from willcall.centre.schedules.change_showing import cancel_showing
from willcall.centre.settlement.settle_campaign import Settlement, settle_campaign
from willcall.redemption.domain.door_events import AdmissionDisputed, AdmittedOnList, TickTakenBack
from willcall.redemption.domain.events import (
    Event,
    PrinterChanged,
    PrintSettled,
    PrintStarted,
    PrintUnconfirmed,
    ReprintOrdered,
    RevocationCameLate,
    SeatClaimed,
    SeatReleased,
    TicketPrinted,
)
from willcall.redemption.domain.tickets import ticket_number

SEATS = 3 * SEATS_A_SCREEN
"""Of the cinema that the generated days are about."""
FATES = (
    "left",
    "collected",
    "unconfirmed",
    "came out after all",
    "did not come out",
    "released",
    "scanned",
    "vouched for",
    "collected at the second try",
    "reprinted",
    "reprint lost",
    "reprint lost and scanned",
    "reprint did not come out",
    "reprinted beyond the limit",
    "let in on the list",
    "let in on the list after nothing came out",
    "collected and on the list",
    "ticked by mistake",
    "collected after a wrong tick",
    "ticked again after a wrong tick",
)
_NO_PAPER = {"left", "unconfirmed", "did not come out", "released", "ticked by mistake"}


def _settle(stage: CentreStage) -> Settlement:
    return settle_campaign(CAMPAIGN, stage.centre.database, stage.centre.clock)


def _live(terminal: TerminalStandIn, serial: int, fate: str) -> None:
    """Write what became of a seat into the terminal's journal."""
    number = ticket_number(NEAR, serial)
    started: list[Event] = [SeatClaimed(number, showing_code(NEAR, 1), "seat", "a"), PrintStarted(number, 1)]
    unknown = PrintUnconfirmed(number, 1, 5, 9, "cable")
    story: dict[str, list[Event]] = {
        "left": [],
        "collected": [*started, TicketPrinted(number, 1, "confirms")],
        "unconfirmed": [*started, unknown],
        "came out after all": [*started, unknown, PrintSettled(number, 1, 1, "S1", "seen")],
        "did not come out": [*started, unknown, PrintSettled(number, 1, 0, "S1", "not seen")],
        "released": [started[0], SeatReleased(number, "paper out")],
    }
    scanned = PrintSettled(number, 1, 1, "S1", "paper_scanned", "scan", "", "clerk")
    story["scanned"] = [*started, unknown, scanned]
    vouched = PrintSettled(number, 1, 1, "S2", "unreadable", "statement", "in the guest's hand", "supervisor")
    story["vouched for"] = [*started, unknown, vouched]
    story["collected at the second try"] = [*story["did not come out"], *story["collected"]]
    ordered = ReprintOrdered(number, 2, "S1", "torn")
    story["reprinted"] = [*story["collected"], ordered, TicketPrinted(number, 2, "accepts")]
    story["reprint lost"] = [*story["collected"], ordered, PrintUnconfirmed(number, 2, 0, 9, "cable")]
    story["reprint lost and scanned"] = [*story["reprint lost"], replace(scanned, copy_no=2)]
    story["reprint did not come out"] = [
        *story["reprint lost"],
        PrintSettled(number, 2, 0, "S1", "half_a_ticket_thrown_away", "statement", "", "technician"),
    ]
    story["reprinted beyond the limit"] = [
        *story["reprinted"],
        ReprintOrdered(number, 3, "S1", "other", "手里的票湿了", "clerk", "S2"),
        TicketPrinted(number, 3, "confirms"),
    ]
    let_in = AdmittedOnList(number, showing_code(NEAR, 1), "seat", "S1", "clerk")
    disputed = AdmissionDisputed(number, "unconfirmed", "S1", "clerk")
    story["let in on the list"] = [let_in]
    nothing_out = PrintSettled(number, 1, 0, "S1", "not seen")
    story["let in on the list after nothing came out"] = [*story["unconfirmed"], disputed, nothing_out, let_in]
    taken_back = TickTakenBack(number, "wrong_tick", "S2", "", "supervisor")
    story["ticked by mistake"] = [let_in, taken_back]
    story["collected after a wrong tick"] = [let_in, taken_back, *story["collected"]]
    story["ticked again after a wrong tick"] = [let_in, taken_back, let_in]
    story["collected and on the list"] = [*story["collected"], replace(disputed, state="printed")]
    for event in [PrinterChanged("P20", "P24"), *story[fate], PrinterChanged("", "")]:
        terminal.write(event)


@dataclass(frozen=True)
class Day:
    """A generated day: what became of each seat, which were taken back and when, how much of it was sold (percent)."""

    fates: list[str]
    revoked: set[int]
    revoke_late: bool
    cancelled: bool
    sold: int
    seed: int


DAYS = st.builds(
    Day,
    fates=st.lists(st.sampled_from(FATES), min_size=SEATS, max_size=SEATS),
    revoked=st.sets(st.integers(1, SEATS), max_size=12),
    revoke_late=st.booleans(),
    cancelled=st.booleans(),
    sold=st.integers(0, 100),
    seed=st.integers(0, 2**32),
)


@settings(max_examples=25)
@given(day=DAYS)
def test_r6_generated_days_balance(issued_sqlite: Path, tmp_path_factory: pytest.TempPathFactory, day: Day) -> None:
    stage = copy_of_issued(issued_sqlite, tmp_path_factory.mktemp("day"))
    randomness = random.Random(day.seed)
    codes = [code for code in stage.delivered() if randomness.random() * 100 < day.sold]
    stage.sell(sale(code, f"o{number}") for number, code in enumerate(codes))
    names = [ticket_number(NEAR, serial) for serial in sorted(day.revoked)]
    terminal = enrolled(stage, NEAR)
    if not day.revoke_late:
        revoke_tickets(names, "broken", stage.centre.database, stage.centre.clock)
    for serial, fate in enumerate(day.fates, start=1):
        _live(terminal, serial, "left" if serial in day.revoked and not day.revoke_late else fate)
    terminal.send()
    if day.revoke_late:
        revoke_tickets(names, "broken", stage.centre.database, stage.centre.clock)
    if day.cancelled:
        cancel_showing(showing_code(NEAR, 2), stage.centre.database)
    settlement = _settle(stage)
    assert settlement.balanced, settlement.imbalances
    out = {serial for serial, fate in enumerate(day.fates, start=1) if fate not in _NO_PAPER}
    out -= day.revoked if not day.revoke_late else set()
    total = settlement.total
    assert total.collected == len(out)
    assert total.revoked == len(day.revoked - out)
    assert total.issued == total.collected + total.open + total.revoked
    assert (
        total.sold == sum(code.seats for code in codes) == total.sold_collected + total.sold_open + total.sold_revoked
    )
    assert total.due == total.sold - total.sold_revoked - total.sold_refundable
    assert total.face_value_fen == total.buyer_price_fen + total.difference_fen == total.channel_owes_fen
    assert total.collected - total.sold_collected == settlement.exceptions.get("collected_not_sold", 0)
    assert sum((each.figures.collected for each in settlement.cinemas), 0) == total.collected
    stage.centre.database.close()


def test_r6_what_is_printed_but_unsold_is_told_and_forgotten_when_the_sale_arrives(issued: CentreStage) -> None:
    terminal = enrolled(issued, NEAR)
    _live(terminal, 1, "collected")
    terminal.send()
    assert _settle(issued).exceptions == {"collected_not_sold": 1}
    issued.sell(sale(code, f"o{number}") for number, code in enumerate(issued.delivered()))
    after = _settle(issued)
    assert (after.exceptions, after.total.exceptions) == ({}, 0)
    (row,) = issued.rows(ExceptionRow)
    assert row.closing == {"reason": "no longer so"}


def test_r6_a_seat_collected_and_revoked_late_is_collected_and_an_exception(issued: CentreStage) -> None:
    terminal = enrolled(issued, NEAR)
    number = ticket_number(NEAR, 1)
    _live(terminal, 1, "collected")
    terminal.write(RevocationCameLate(number, 2, "printed"))
    revoke_tickets([number], "broken", issued.centre.database, issued.centre.clock)
    terminal.send()
    settlement = _settle(issued)
    assert (settlement.total.collected, settlement.total.revoked) == (1, 0)
    assert settlement.exceptions["late_revocation"] == 1


def test_r6_what_was_not_collected_of_a_cancelled_showing_is_not_owed(issued: CentreStage) -> None:
    codes = issued.delivered()
    issued.sell(sale(code, f"o{number}") for number, code in enumerate(codes))
    before = _settle(issued).total
    cancel_showing(showing_code(NEAR, 1), issued.centre.database)
    after = _settle(issued)
    assert after.balanced
    assert before.due - after.total.due == after.total.sold_refundable == SEATS_A_SCREEN


def test_r6_a_disagreement_between_the_two_ways_of_counting_is_told(issued: CentreStage) -> None:
    terminal = enrolled(issued, NEAR)
    _live(terminal, 1, "collected")
    terminal.send()
    with issued.centre.database.writing() as session:
        session.get_one(SeatStateRow, (NEAR, 1)).state = "open"
    settlement = _settle(issued)
    assert not settlement.balanced
    assert any("collected" in line and showing_code(NEAR, 1) in line for line in settlement.imbalances)

"""What every way to paper promises, the doubles and the real ones alike."""

import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from tests.support.quiet_logs import ExpectedLogs
from tests.support.ways_to_paper import WAYS, OpenWay, Way
from willcall.printing.render import Drawing, Renderer
from willcall.printing.sample import sample_ticket
from willcall.printing.transports import Job
from willcall.redemption.domain.paper import (
    CameOut,
    MayHaveComeOut,
    NeverStarted,
    PaperTrouble,
    PrinterState,
    PrintOutcome,
    Promise,
)
from willcall.redemption.domain.tickets import ticket_number, ticket_qr

NUMBERS = [ticket_number("88888888", serial) for serial in (1, 2, 3)]


@pytest.fixture(scope="module")
def drawings() -> list[Drawing]:
    """Three tickets that can be told apart by number and QR."""
    renderer = Renderer()
    return [
        renderer.draw(
            replace(sample_ticket(), ticket_no=number, qr_payload=ticket_qr(number, 1, "K01", lambda _: bytes(64)))
        )
        for number in NUMBERS
    ]


@pytest.fixture(
    params=[pytest.param(way, marks=pytest.mark.skipif(bool(way.lacks), reason=way.lacks)) for way in WAYS],
    ids=[way.name for way in WAYS],
)
def way(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[OpenWay]:
    tried: Way = request.param
    with tried.opened(tmp_path, monkeypatch) as opened, closing(opened.transport):
        yield opened


def ready(way: OpenWay, drawing: Drawing) -> Job:
    job = way.transport.make_ready(drawing)
    assert not isinstance(job, NeverStarted), job
    return job


def send(way: OpenWay, drawing: Drawing) -> PrintOutcome:
    return ready(way, drawing).send(lambda: None)


def tickets(way: OpenWay) -> list[str]:
    """Return the numbers of the tickets that came out, in order; a paper that is no ticket has none."""
    return [number for paper in way.papers() for number in NUMBERS if number in paper]


def until_out(way: OpenWay, count: int) -> None:
    """Wait for papers where nobody says when they are out; everywhere else they are out when that was said."""
    until = time.monotonic() + 5.0
    while way.transport.promise is Promise.NEITHER and len(tickets(way)) < count and time.monotonic() < until:
        time.sleep(0.01)


def went_well(way: OpenWay, outcome: PrintOutcome) -> bool:
    """Say whether this is the most that the way can say of a ticket that came out."""
    if way.transport.promise is not Promise.NEITHER:
        return outcome == CameOut(way.transport.promise)
    return isinstance(outcome, MayHaveComeOut) and outcome.trouble is PaperTrouble.NO_ANSWERS


def test_a_way_that_is_well_says_so(way: OpenWay) -> None:
    assert way.transport.state() == PrinterState()
    assert way.transport.state() == PrinterState()
    assert way.papers() == []


def test_what_is_sent_comes_out_once_and_in_order(way: OpenWay, drawings: list[Drawing]) -> None:
    assert all(went_well(way, send(way, drawing)) for drawing in drawings)
    until_out(way, 3)
    assert tickets(way) == NUMBERS
    assert len(way.papers()) == len(NUMBERS)


def test_meanwhile_is_called_once_while_the_ticket_is_under_way(way: OpenWay, drawings: list[Drawing]) -> None:
    called: list[str] = []
    outcome = ready(way, drawings[0]).send(lambda: called.append("meanwhile"))
    called.append("sent")
    assert went_well(way, outcome)
    assert called == ["meanwhile", "sent"]


def test_r2_no_paper_comes_of_getting_ready_or_of_drawing_ahead(way: OpenWay, drawings: list[Drawing]) -> None:
    way.transport.draw_ahead(drawings[0])
    ready(way, drawings[0])
    way.transport.state()
    assert way.papers() == []


def test_what_is_discarded_leaves_nothing_behind(way: OpenWay, drawings: list[Drawing]) -> None:
    ready(way, drawings[0]).discard()
    assert went_well(way, send(way, drawings[1]))
    until_out(way, 1)
    assert tickets(way) == NUMBERS[1:2]


def test_a_way_in_trouble_starts_no_ticket_and_comes_back_by_itself(way: OpenWay, drawings: list[Drawing]) -> None:
    if way.spoil is None:
        pytest.skip("it cannot know that it is in trouble")
    assert way.transport.state() == PrinterState()
    way.spoil()
    trouble = way.transport.state().trouble
    assert trouble is not None
    assert way.transport.make_ready(drawings[0]) == NeverStarted(trouble)
    way.mend()
    assert way.transport.state() == PrinterState()
    assert went_well(way, send(way, drawings[1]))
    assert tickets(way) == NUMBERS[1:2], "what never started came out later"


def test_r3_a_ticket_that_breaks_off_is_unknown_and_the_next_one_comes_out_alone(
    way: OpenWay, drawings: list[Drawing], expected_logs: ExpectedLogs
) -> None:
    if way.tear is None:
        pytest.skip("nothing breaks off here")
    if way.tears_are_logged:
        expected_logs.expect(way.tears_are_logged)
    called: list[str] = []
    job = ready(way, drawings[0])
    way.tear()
    outcome = job.send(lambda: called.append("meanwhile"))
    assert isinstance(outcome, MayHaveComeOut)
    assert 0 < outcome.bytes_sent <= outcome.bytes_total
    assert called == [] or outcome.bytes_sent == outcome.bytes_total
    way.mend()
    assert went_well(way, send(way, drawings[1]))
    until_out(way, 1)
    assert tickets(way) == NUMBERS[1:2]


def test_a_way_that_was_closed_is_opened_again_by_its_use(way: OpenWay, drawings: list[Drawing]) -> None:
    way.transport.close()
    assert went_well(way, send(way, drawings[0]))
    until_out(way, 1)
    way.transport.close()
    way.transport.close()
    assert way.transport.state() == PrinterState()
    assert went_well(way, send(way, drawings[1]))
    until_out(way, 2)
    assert tickets(way) == NUMBERS[:2]


def test_a_leftover_that_is_expected_makes_no_ticket_and_spoils_none(way: OpenWay, drawings: list[Drawing]) -> None:
    way.transport.expect_leftover()
    assert way.transport.state() == PrinterState()
    assert tickets(way) == []
    assert went_well(way, send(way, drawings[0]))
    until_out(way, 1)
    assert tickets(way) == NUMBERS[:1]

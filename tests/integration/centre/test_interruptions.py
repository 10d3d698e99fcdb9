"""Booking and issuing are stopped, raced and started again, and every seat is there exactly once."""

import threading
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress

import pytest
from sqlalchemy.orm import Session

from tests.support.centre_stage import CAMPAIGN, NEAR, SEATS_A_SCREEN, CentreStage
from willcall.centre.campaigns import book_showings as booking
from willcall.centre.campaigns.models import BookedSeatRow, BookingRow
from willcall.centre.codes import issue_codes as issuing
from willcall.centre.codes.models import CodeRow, TicketRow
from willcall.redemption.domain.codes import CODE_DIGITS


class PulledOutError(Exception):
    """Somebody pulled the plug."""


def _pull_after(times: int) -> Callable[[int], None]:
    left = iter(range(times))

    def progress(_: int) -> None:
        if next(left, None) is None:
            raise PulledOutError

    return progress


def _check_whole(stage: CentreStage) -> None:
    booked = Counter((row.cinema_code, row.showing_code, row.seat_code) for row in stage.rows(BookedSeatRow))
    tickets = Counter((row.cinema_code, row.showing_code, row.seat_code) for row in stage.rows(TicketRow))
    assert len(booked) == 9 * SEATS_A_SCREEN
    assert booked == tickets
    assert set(booked.values()) == {1}
    codes = {(row.cinema_code, row.code_no): row.seats for row in stage.rows(CodeRow)}
    assert Counter((row.cinema_code, row.code_no) for row in stage.rows(TicketRow)) == codes
    assert all(row.issued_at for row in stage.rows(BookingRow))


@pytest.mark.parametrize("times", [0, 1, 3, 7])
def test_stopped_anywhere_and_started_again_it_ends_the_same(
    stage: CentreStage, monkeypatch: pytest.MonkeyPatch, times: int
) -> None:
    monkeypatch.setattr(booking, "SHOWINGS_AT_ONCE", 1)
    monkeypatch.setattr(issuing, "SHOWINGS_AT_ONCE", 1)
    centre = stage.imported().planned().centre
    with pytest.raises(PulledOutError):
        booking.book_showings(CAMPAIGN, centre.database, centre.clock, _pull_after(times))
    with pytest.raises(PulledOutError):
        issuing.issue_codes(CAMPAIGN, centre.database, centre.keys, centre.clock, _pull_after(0))
    booking.book_showings(CAMPAIGN, centre.database, centre.clock, lambda _: None)
    if times < 7:
        with pytest.raises(PulledOutError):
            issuing.issue_codes(CAMPAIGN, centre.database, centre.keys, centre.clock, _pull_after(times))
    issuing.issue_codes(CAMPAIGN, centre.database, centre.keys, centre.clock, lambda _: None)
    _check_whole(stage)


def _twice_at_once(act: Callable[[], int]) -> list[int]:
    """Run ``act`` in two threads that begin together; what goes wrong in either goes wrong here."""
    begin = threading.Barrier(2)

    def run(_: int) -> int:
        begin.wait()
        return act()

    with ThreadPoolExecutor(2) as two:
        return list(two.map(run, range(2)))


def test_two_who_book_at_once_book_each_seat_once(stage: CentreStage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(booking, "SHOWINGS_AT_ONCE", 1)
    centre = stage.imported().planned().centre
    meet = threading.Barrier(2)
    seats_by_screen = booking._seats_by_screen

    def slowly(session: Session, cinema_code: str, screens: set[str]) -> dict[str, list[str]]:
        # both are here at once, where nothing keeps them from it
        with suppress(threading.BrokenBarrierError):
            meet.wait(0.5)
        return seats_by_screen(session, cinema_code, screens)

    monkeypatch.setattr(booking, "_seats_by_screen", slowly)
    done = _twice_at_once(
        lambda: booking.book_showings(CAMPAIGN, centre.database, centre.clock, lambda _: None).seats,
    )
    assert sum(done) == 9 * SEATS_A_SCREEN
    booked = [(row.showing_code, row.seat_code) for row in stage.rows(BookedSeatRow)]
    assert len(set(booked)) == len(booked) == 9 * SEATS_A_SCREEN


def test_two_who_issue_at_once_issue_each_seat_once(stage: CentreStage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(issuing, "SHOWINGS_AT_ONCE", 1)
    centre = stage.imported().planned().centre
    booking.book_showings(CAMPAIGN, centre.database, centre.clock, lambda _: None)
    done = _twice_at_once(
        lambda: issuing.issue_codes(CAMPAIGN, centre.database, centre.keys, centre.clock, lambda _: None).seats,
    )
    assert sum(done) == 9 * SEATS_A_SCREEN
    _check_whole(stage)


def test_a_code_that_there_is_already_is_drawn_again(stage: CentreStage) -> None:
    centre = stage.imported().planned().centre
    booking.book_showings(CAMPAIGN, centre.database, centre.clock, lambda _: None)
    drawn: Iterator[int] = iter([*range(20), *range(20), *range(20, 500)])

    def randbelow(most: int) -> int:
        assert most == 10 ** (CODE_DIGITS - 1)
        return next(drawn)

    issuing.issue_codes(CAMPAIGN, centre.database, centre.keys, centre.clock, lambda _: None, randbelow)
    _check_whole(stage)
    assert len({row.mark for row in stage.rows(CodeRow)}) == len(stage.rows(CodeRow)) == 72


def test_a_broken_source_of_randomness_is_a_loud_fault(sqlite_stage: CentreStage) -> None:
    centre = sqlite_stage.imported().planned().centre
    booking.book_showings(CAMPAIGN, centre.database, centre.clock, lambda _: None)
    with pytest.raises(RuntimeError, match="randomness is broken"):
        issuing.issue_codes(CAMPAIGN, centre.database, centre.keys, centre.clock, lambda _: None, lambda _: 7)
    assert sqlite_stage.rows(CodeRow) == []
    assert [row.issued_at for row in sqlite_stage.rows(BookingRow) if row.cinema_code == NEAR] == [None] * 3

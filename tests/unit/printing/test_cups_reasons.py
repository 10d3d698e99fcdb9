"""What CUPS says of a printer, in our words."""

import pytest

from willcall.printing.transports.queues.reasons import state_from
from willcall.redemption.domain.paper import PaperTrouble, PrinterState

IDLE, STOPPED = 3, 5


@pytest.mark.parametrize(
    ("reason", "trouble"),
    [
        ("none", None),
        ("media-empty", PaperTrouble.PAPER_END),
        ("media-empty-error", PaperTrouble.PAPER_END),
        ("media-needed-error", PaperTrouble.PAPER_END),
        ("cover-open-error", PaperTrouble.COVER_OPEN),
        ("door-open", PaperTrouble.COVER_OPEN),
        ("interlock-open", PaperTrouble.COVER_OPEN),
        ("door-open-report", None),
        ("cutter-jam-error", PaperTrouble.CUTTER),
        ("trimmer-jam", PaperTrouble.CUTTER),
        ("cutter-near-life-warning", None),
        ("fuser-over-temp-error", PaperTrouble.OVERHEATED),
        ("spool-area-full-error", PaperTrouble.NO_ROOM),
        ("media-jam-error", PaperTrouble.FAILED),
        ("other", PaperTrouble.FAILED),
        ("other-warning", None),
        ("marker-supply-low-report", None),
        ("toner-low-warning", None),
        ("connecting-to-device", PaperTrouble.NOT_ANSWERING),
        ("connecting-to-device-report", PaperTrouble.NOT_ANSWERING),
        ("timed-out", PaperTrouble.NOT_ANSWERING),
        ("offline-report", PaperTrouble.OFF_LINE),
        ("shutdown", PaperTrouble.OFF_LINE),
        ("paused", PaperTrouble.OFF_LINE),
        ("moving-to-paused", PaperTrouble.OFF_LINE),
        ("cups-missing-filter-warning", PaperTrouble.FAILED),
        ("cups-insecure-filter-warning", PaperTrouble.FAILED),
        ("cups-waiting-for-job-completed-report", None),
    ],
)
def test_each_reason_has_its_trouble(reason: str, trouble: PaperTrouble | None) -> None:
    assert state_from(IDLE, [reason], accepts=True).trouble is trouble


@pytest.mark.parametrize(
    "reason", ["media-low", "media-low-report", "media-low-warning", "media-empty-warning", "media-needed-report"]
)
def test_paper_that_staff_should_see_to_is_a_notice(reason: str) -> None:
    assert state_from(IDLE, [reason], accepts=True) == PrinterState(paper_near_end=True)


def test_a_queue_that_stands_still_or_takes_nothing_is_off_line() -> None:
    assert state_from(STOPPED, [], accepts=True) == PrinterState(PaperTrouble.OFF_LINE)
    assert state_from(IDLE, [], accepts=False) == PrinterState(PaperTrouble.OFF_LINE)


def test_the_cause_comes_before_its_effects() -> None:
    reasons = [
        "connecting-to-device",
        "offline-report",
        "other-error",
        "media-empty-error",
        "cover-open-error",
        "media-low",
    ]
    assert state_from(STOPPED, reasons, accepts=False) == PrinterState(PaperTrouble.COVER_OPEN, paper_near_end=True)

"""A printer's answers, told apart and put into words."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from willcall.printing.answers import Answer, AnswerStream, Block, InOrder, RealTime, Report, state_from
from willcall.redemption.domain.paper import PaperTrouble, PrinterState

EVERYTHING = b"\x12" + b"\x37\x25\x00" + b"\x18\x00\x0f\x0f" + b"\x00" + b"\x16" + b"\x0f" + b"\x90\xff" + b"\x12"
IN_WORDS: list[Answer] = [
    RealTime(0x12),
    Block(b"\x25"),
    Report(0x18, 0, 0x0F),
    InOrder(0),
    RealTime(0x16),
    InOrder(0x0F),
    RealTime(0x12),
]


def test_answers_in_one_stream_are_told_apart() -> None:
    assert list(AnswerStream().feed(EVERYTHING)) == IN_WORDS


@given(cuts=st.lists(st.integers(0, len(EVERYTHING))).map(sorted))
def test_answers_arrive_however_the_way_breaks_them_up(cuts: list[int]) -> None:
    stream = AnswerStream()
    pieces = [EVERYTHING[start:end] for start, end in pairwise([0, *cuts, len(EVERYTHING)])]
    heard = [answer for piece in pieces for answer in stream.feed(piece)]
    assert heard == IN_WORDS


@given(noise=st.binary(max_size=200))
def test_noise_never_stops_the_stream(noise: bytes) -> None:
    stream = AnswerStream()
    list(stream.feed(noise))
    list(stream.feed(b"\x00" * 4))
    assert list(stream.feed(b"\x12")) == [RealTime(0x12)]


@pytest.mark.parametrize(
    ("answers", "trouble"),
    [
        ((0x12, 0x12, 0x12, 0x12), None),
        ((0x1A, 0x12, 0x12, 0x12), PaperTrouble.OFF_LINE),
        ((0x1A, 0x16, 0x12, 0x72), PaperTrouble.COVER_OPEN),
        ((0x1A, 0x12, 0x12, 0x72), PaperTrouble.PAPER_END),
        ((0x1A, 0x32, 0x12, 0x12), PaperTrouble.PAPER_END),
        ((0x1A, 0x52, 0x1A, 0x12), PaperTrouble.CUTTER),
        ((0x1A, 0x52, 0x32, 0x12), PaperTrouble.FAILED),
        ((0x1A, 0x52, 0x16, 0x12), PaperTrouble.FAILED),
        ((0x1A, 0x52, 0x52, 0x12), PaperTrouble.OVERHEATED),
        ((0x1A, 0x56, 0x52, 0x12), PaperTrouble.COVER_OPEN),
        ((0x1A, 0x52, 0x12, 0x12), PaperTrouble.FAILED),
        ((0x12, 0x52, 0x12, 0x12), None),
        ((0x5A, 0x1A, 0x12, 0x12), PaperTrouble.OFF_LINE),
        ((0x12, 0x1A, 0x12, 0x12), PaperTrouble.OFF_LINE),
        ((0x72, 0x12, 0x12, 0x12), None),
        ((0x16, 0x12, 0x12, 0x12), None),
    ],
)
def test_real_time_answers_name_the_trouble_to_mend_first(
    answers: tuple[int, int, int, int], trouble: PaperTrouble | None
) -> None:
    assert state_from(*answers) == PrinterState(trouble, paper_near_end=answers[3] & 0x0C != 0)


def test_paper_near_its_end_is_no_trouble() -> None:
    assert state_from(0x12, 0x12, 0x12, 0x1E) == PrinterState(None, paper_near_end=True)


@pytest.mark.parametrize(
    ("report", "trouble"),
    [
        (Report(0x10, 0, 0), None),
        (Report(0x10, 0, 0x03), None),
        (Report(0x18, 0, 0), PaperTrouble.OFF_LINE),
        (Report(0x38, 0, 0), PaperTrouble.COVER_OPEN),
        (Report(0x18, 0, 0x0F), PaperTrouble.PAPER_END),
        (Report(0x18, 0x08, 0), PaperTrouble.CUTTER),
        (Report(0x18, 0x20, 0), PaperTrouble.FAILED),
        (Report(0x18, 0x40, 0), PaperTrouble.OVERHEATED),
        (Report(0x38, 0x40, 0), PaperTrouble.COVER_OPEN),
        (Report(0x18, 0x04, 0), PaperTrouble.FAILED),
        (Report(0x18, 0x01, 0), PaperTrouble.OFF_LINE),
        (Report(0x10, 0x01, 0), PaperTrouble.OFF_LINE),
        (Report(0x50, 0, 0), PaperTrouble.OFF_LINE),
        (Report(0x10, 0x02, 0), None),
        (Report(0x14, 0, 0), None),
    ],
)
def test_reports_name_the_same_troubles(report: Report, trouble: PaperTrouble | None) -> None:
    assert report.state == PrinterState(trouble, paper_near_end=report.paper & 0x03 != 0)


@pytest.mark.parametrize(("bits", "ended"), [(0x00, False), (0x03, False), (0x0C, True), (0x0F, True)])
def test_the_in_order_answer_tells_of_the_papers_end(bits: int, *, ended: bool) -> None:
    assert InOrder(bits).paper_ended is ended


def test_a_block_says_what_it_is() -> None:
    cleared, printed, other = AnswerStream().feed(b"\x37\x25\x00" + b"\x37\x22A0Z9\x00" + b"\x37\x21x\x00")
    assert isinstance(cleared, Block)
    assert isinstance(printed, Block)
    assert isinstance(other, Block)
    assert (cleared.cleared, cleared.process_id) == (True, None)
    assert (printed.cleared, printed.process_id) == (False, b"A0Z9")
    assert (other.cleared, other.process_id) == (False, None)


def test_flow_control_amid_a_block_is_no_part_of_it() -> None:
    assert list(AnswerStream().feed(b"\x37\x22A\x130Z\x119\x00")) == [Block(b"\x22A0Z9")]


def test_the_head_of_a_block_that_never_ends_is_noise() -> None:
    stream = AnswerStream()
    assert list(stream.feed(b"\x37" + b"\x12" * 98)) == []
    assert list(stream.feed(b"\x12")) == [RealTime(0x12)] * 99

"""The talk with a printer, word by word: old answers, lost ones, late ones."""

import math
import time
from collections.abc import Callable
from dataclasses import dataclass

import pytest

from tests.support.scripted_line import ScriptedLine
from willcall.printing.escpos import ASK_IN_ORDER, ASK_STATUS, CLEAR_BUFFERS, FILL_BAND
from willcall.printing.transports.conversation import Conversation
from willcall.printing.transports.lines import LineLostError, Patience
from willcall.printing.transports.proof import process_ids
from willcall.redemption.domain.paper import (
    CameOut,
    MayHaveComeOut,
    PaperTrouble,
    PrinterState,
    PrintOutcome,
    Promise,
    nothing,
)

SHORT = Patience(connect=0.1, answer=0.1, clear=0.05, stall=0.1, paper=0.15)
WELL = b"\x12" * 4
CLEARED = b"\x37\x25\x00"
TICKET = b"\x1b@ the ticket"


def printer(
    *,
    clears: bool = True,
    ids: bool = True,
    state: bytes = WELL,
    in_order: bytes = b"\x00",
    end: Callable[[bytes], bytes] | None = None,
) -> Callable[[bytes], bytes]:
    """Return a script for a printer; ``end`` answers the end of a ticket, given its process id."""

    def answers(said: bytes) -> bytes:
        if said == CLEAR_BUFFERS:
            return CLEARED if clears else b""
        if said == b"".join(ASK_STATUS):
            return state
        if ASK_IN_ORDER in said:
            process_id = said[said.index(b"(H") + 6 :][:4] if b"(H" in said else b""
            if end is not None and said.startswith(TICKET):
                return end(process_id)
            return (b"\x37\x22" + process_id + b"\x00" if ids else b"") + in_order
        return b""

    return answers


def begun(line: ScriptedLine) -> Conversation:
    conversation = Conversation(line, SHORT, process_ids(1))
    conversation.begin()
    return conversation


def printed(line: ScriptedLine) -> PrintOutcome:
    conversation = begun(line)
    assert conversation.state() == PrinterState()
    return conversation.deliver(TICKET, nothing)


def test_a_ticket_is_proven_by_its_own_id() -> None:
    line = ScriptedLine(printer())
    assert printed(line) == CameOut(Promise.CONFIRMS)
    assert line.said[-1].endswith(b"0002" + ASK_IN_ORDER)


def test_a_printer_without_ids_is_not_asked_for_them_at_a_ticket() -> None:
    line = ScriptedLine(printer(ids=False))
    assert printed(line) == CameOut(Promise.CONFIRMS)
    assert line.said[-1] == TICKET + ASK_IN_ORDER


@pytest.mark.parametrize(
    "end",
    [
        lambda _: b"\x00",
        lambda _: b"\x37\x220001\x00\x00",
        lambda _: b"\x00\x37\x220001\x00\x00",
        lambda process_id: b"\x37\x22" + process_id[:3],
        lambda process_id: b"\x37\x22" + process_id + b"\x00",
    ],
    ids=["only the sensors", "an older id", "older both", "a torn id", "no sensors"],
)
def test_r3_an_answer_to_anything_else_proves_no_ticket(end: Callable[[bytes], bytes]) -> None:
    outcome = printed(ScriptedLine(printer(end=end)))
    assert isinstance(outcome, MayHaveComeOut)
    assert outcome.bytes_sent == len(TICKET)


@pytest.mark.parametrize(
    ("state", "outcome"),
    [
        (WELL, CameOut(Promise.CONFIRMS)),
        (b"\x1a\x32\x12\x72", MayHaveComeOut(len(TICKET), len(TICKET), PaperTrouble.PAPER_END)),
    ],
)
def test_sensors_told_before_the_id_are_asked_again_in_real_time(state: bytes, outcome: PrintOutcome) -> None:
    line = ScriptedLine()
    line.answers = printer(end=lambda process_id: b"\x00\x37\x22" + process_id + b"\x00")
    conversation = begun(line)
    conversation.state()
    line.answers = printer(state=state, end=lambda process_id: b"\x00\x37\x22" + process_id + b"\x00")
    assert conversation.deliver(TICKET, nothing) == outcome


def test_r3_paper_that_ended_on_the_way_is_no_proof_for_either_kind() -> None:
    for ids in (True, False):
        id_comes_back = (lambda process_id: b"\x37\x22" + process_id + b"\x00\x0c") if ids else (lambda _: b"\x0c")
        outcome = printed(ScriptedLine(printer(ids=ids, end=id_comes_back)))
        assert outcome == MayHaveComeOut(len(TICKET), len(TICKET), PaperTrouble.PAPER_END)


@pytest.mark.parametrize("old", [WELL + b"\x00" + CLEARED, CLEARED + WELL + b"\x00", b"\x37\x22half an id"])
def test_what_waited_in_the_machine_is_no_answer(old: bytes) -> None:
    line = ScriptedLine(printer(state=b"\x1a\x16\x12\x12"))
    line.waiting += old
    assert begun(line).state() == PrinterState(PaperTrouble.COVER_OPEN)


def test_a_line_that_never_falls_silent_is_taken_as_it_is() -> None:
    class Chatter(ScriptedLine):
        def receive(self, seconds: float) -> bytes:
            return super().receive(seconds) or b"\x80"

    line = Chatter(printer())
    assert begun(line).state() == PrinterState()


def test_questions_that_get_lost_in_a_row_are_asked_one_by_one_from_then_on() -> None:
    usual = printer()

    def answers(said: bytes) -> bytes:
        return b"\x12" if said in {b"".join(ASK_STATUS), *ASK_STATUS} else usual(said)

    line = ScriptedLine(answers)
    conversation = begun(line)
    assert conversation.state() == PrinterState()
    assert line.said[1:6] == [b"".join(ASK_STATUS), *ASK_STATUS]
    line.said.clear()
    assert conversation.state() == PrinterState()
    assert line.said == list(ASK_STATUS)


def test_a_printer_that_answers_no_question_is_not_answering() -> None:
    with pytest.raises(LineLostError) as lost:
        begun(ScriptedLine()).state()
    assert lost.value.trouble is PaperTrouble.NOT_ANSWERING


def test_a_cleared_printer_that_answers_late_is_busy_until_then_and_is_asked_once() -> None:
    line = ScriptedLine(printer(in_order=b"", ids=False))
    conversation = begun(line)
    assert conversation.state() == PrinterState(PaperTrouble.BUSY)
    assert conversation.state() == PrinterState(PaperTrouble.BUSY)
    assert sum(ASK_IN_ORDER in said for said in line.said) == 1
    assert FILL_BAND not in line.said
    line.waiting += b"\x00"
    assert conversation.state() == PrinterState()
    assert sum(ASK_IN_ORDER in said for said in line.said) == 1


def test_a_printer_that_does_not_clear_gets_the_dots_that_it_may_wait_for() -> None:
    line = ScriptedLine(printer(clears=False, in_order=b"", ids=False))
    conversation = begun(line)
    assert conversation.state() == PrinterState(PaperTrouble.BUSY)
    assert line.said.count(FILL_BAND) == 1
    line.waiting += b"\x00"
    assert conversation.state() == PrinterState()
    assert line.said.count(FILL_BAND) == 1


def test_r3_a_late_answer_to_the_question_before_the_dots_is_not_taken_for_a_tickets() -> None:
    line = ScriptedLine(printer(clears=False, in_order=b"", ids=False))
    conversation = begun(line)
    conversation.state()
    line.waiting += b"\x00\x00"
    assert conversation.state() == PrinterState()
    line.answers = printer(ids=False, end=lambda _: b"")
    assert conversation.deliver(TICKET, nothing) == MayHaveComeOut(len(TICKET), len(TICKET), PaperTrouble.BUSY)


@dataclass(slots=True)
class OwedLine(ScriptedLine):
    """A line over which one more answer comes as soon as somebody waits for it."""

    owed: bytes = b""

    def receive(self, seconds: float) -> bytes:
        if seconds and not self.waiting:
            self.waiting += self.owed
            self.owed = b""
        return ScriptedLine.receive(self, seconds)


def test_r3_an_answer_that_was_owed_to_a_lost_line_proves_no_ticket_on_the_next_one() -> None:
    line = OwedLine(printer(clears=False, ids=False))
    conversation = begun(line)
    line.owed = b"\x00"  # the first answer will be the torn ticket's, this one the question's
    assert conversation.state() == PrinterState()
    line.answers = printer(ids=False, end=lambda _: b"")
    assert conversation.deliver(TICKET, nothing) == MayHaveComeOut(len(TICKET), len(TICKET), PaperTrouble.BUSY)


@dataclass(slots=True)
class SlowLine(ScriptedLine):
    """A line over which one more answer comes, ``after`` so many seconds from the first question."""

    after: float = 0.0
    comes_at: float = math.inf

    def send(self, data: bytes | memoryview, seconds: float) -> int:
        if ASK_IN_ORDER in bytes(data):
            self.comes_at = min(self.comes_at, time.monotonic() + self.after)
        return ScriptedLine.send(self, data, seconds)

    def receive(self, seconds: float) -> bytes:
        if time.monotonic() >= self.comes_at:
            self.waiting += b"\x00"
            self.after, self.comes_at = math.inf, math.inf
        return ScriptedLine.receive(self, seconds)


def test_r3_the_answer_that_is_due_to_a_question_is_waited_for_even_where_it_takes_its_time() -> None:
    """The first question gets none in time, the one behind the white dots gets one, and then the first does."""
    usual = printer(clears=False, ids=False)
    line = SlowLine(lambda said: b"" if said.startswith(b"\x1d(H") and FILL_BAND not in line.said else usual(said))
    line.after = SHORT.answer + SHORT.clear + SHORT.answer / 2
    conversation = begun(line)
    assert conversation.state() == PrinterState()
    line.answers = printer(ids=False, end=lambda _: b"")
    assert conversation.deliver(TICKET, nothing) == MayHaveComeOut(len(TICKET), len(TICKET), PaperTrouble.BUSY)


def test_within_a_basket_the_end_of_one_ticket_proves_the_printer_idle_for_the_next() -> None:
    line = ScriptedLine(printer())
    conversation = begun(line)
    conversation.state()
    conversation.deliver(TICKET, nothing)
    line.said.clear()
    assert conversation.state() == PrinterState()
    assert line.said == [b"".join(ASK_STATUS)]


def test_a_moment_later_it_is_asked_again_and_busy_with_what_another_machine_sent(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("willcall.printing.transports.conversation._PROOF_HOLDS", -1.0)
    line = ScriptedLine(printer())
    conversation = begun(line)
    assert conversation.state() == PrinterState()
    line.said.clear()
    assert conversation.state() == PrinterState()
    assert line.said == [b"".join(ASK_STATUS), ASK_IN_ORDER]
    line.answers = printer(in_order=b"", ids=False)
    assert conversation.state() == PrinterState(PaperTrouble.BUSY)
    line.waiting += b"\x00"
    assert conversation.state() == PrinterState()


def test_r9_a_line_that_breaks_while_the_proof_is_awaited_is_named() -> None:
    line = ScriptedLine(printer(end=lambda _: b""))
    conversation = begun(line)
    conversation.state()
    line.breaks_after = len(line.said) + 1
    outcome = conversation.deliver(TICKET, nothing)
    assert outcome == MayHaveComeOut(len(TICKET), len(TICKET), PaperTrouble.NOT_ANSWERING)


def test_closing_and_aborting_reach_the_line() -> None:
    for end, closed in ((Conversation.close, "closed"), (Conversation.abort, "aborted")):
        line = ScriptedLine()
        end(Conversation(line, SHORT, process_ids(0)))
        assert line.closed == closed

"""What a printer sends back, told apart and put into words.

All answers share one stream. Their fixed bits tell them apart (Epson, ESC/POS Command Reference, "Identification of
transmission status"): a real-time answer has the form 0xx1xx10, the first of four bytes of an automatic report
0xx1xx00, an in-order answer 0xx0xxxx, and a block runs from 37h to NUL.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from willcall.redemption.domain.paper import PaperTrouble, PrinterState

_BLOCK = 0x37
_BLOCK_END = 0x00
_LONGEST_BLOCK = 100
"""Bytes; Epson's own end at 82. Longer, and the head of the block was noise."""

_REPORT_BYTES = 4
_FLOW_CONTROL = b"\x11\x13"
_CLEARED = b"\x25"
_PROCESS_ID = b"\x22"

_FORM = 0x93
_FORM_REPORT = 0x10
_FORM_REAL_TIME = 0x12
_FORM_UNKNOWN = 0x90

_OFF_LINE = 0x08
_NEAR_END = 0x0C
_PAPER_END = 0x60

_COVER_OPEN = 0x04
_FED_BY_HAND = 0x08
_STOPPED_FOR_PAPER = 0x20
_ERROR = 0x40

_RECOVERABLE = 0x04
_CUTTER = 0x08
_UNRECOVERABLE = 0x20
_OVERHEATED = 0x40

_IN_ORDER_PAPER_END = 0x0C

_REPORT_COVER_OPEN = 0x20
_REPORT_FED_BY_HAND = 0x40
_REPORT_WAITS_FOR_KEY = 0x01
_REPORT_NEAR_END = 0x03
_REPORT_PAPER_END = 0x0C


@dataclass(frozen=True, slots=True)
class RealTime:
    """The answer to one DLE EOT; which one, only the order of the questions tells."""

    bits: int


@dataclass(frozen=True, slots=True)
class Report:
    """Four bytes that the printer sent by itself, because something changed (GS a)."""

    printer: int
    errors: int
    paper: int

    @property
    def state(self) -> PrinterState:
        """The report in words; its bits are those of DLE EOT at other places."""
        trouble = _first(
            (self.errors & (_UNRECOVERABLE | _RECOVERABLE), PaperTrouble.FAILED),
            (self.errors & _CUTTER, PaperTrouble.CUTTER),
            (self.printer & _REPORT_COVER_OPEN, PaperTrouble.COVER_OPEN),
            (self.paper & _REPORT_PAPER_END, PaperTrouble.PAPER_END),
            (self.errors & _OVERHEATED, PaperTrouble.OVERHEATED),
            (self.printer & (_OFF_LINE | _REPORT_FED_BY_HAND), PaperTrouble.OFF_LINE),
            (self.errors & _REPORT_WAITS_FOR_KEY, PaperTrouble.OFF_LINE),
        )
        return PrinterState(trouble, paper_near_end=bool(self.paper & _REPORT_NEAR_END))


@dataclass(frozen=True, slots=True)
class InOrder:
    """The answer to GS r 1: all before it was carried out. ``bits`` are the paper sensors."""

    bits: int

    @property
    def paper_ended(self) -> bool:
        """Whether the roll ended on the way."""
        return bool(self.bits & _IN_ORDER_PAPER_END)


@dataclass(frozen=True, slots=True)
class Block:
    """An answer of several bytes, between head and NUL."""

    body: bytes

    @property
    def cleared(self) -> bool:
        """Whether it says that the buffers are clear: ``37 25 00``."""
        return self.body == _CLEARED

    @property
    def process_id(self) -> bytes | None:
        """The process id whose data are printed: ``37 22``, four characters, ``00``."""
        return self.body[1:] if self.body[:1] == _PROCESS_ID else None


Answer = RealTime | Report | InOrder | Block


@dataclass(slots=True)
class AnswerStream:
    """Cuts the bytes that come in into answers, however they were broken up on the way."""

    _rest: bytearray = field(default_factory=bytearray)

    def feed(self, received: bytes) -> Iterator[Answer]:
        """Take bytes and yield the answers that are complete. Bytes of no known form are passed over."""
        self._rest += received
        while self._rest:
            size = self._size_of_next()
            if size is None:
                return
            taken = bytes(self._rest[:size])
            del self._rest[:size]
            answer = _answer(taken)
            if answer is not None:
                yield answer

    def _size_of_next(self) -> int | None:
        if self._rest[0] == _BLOCK:
            end = self._rest.find(_BLOCK_END, 0, _LONGEST_BLOCK)
            waits = end < 0 and len(self._rest) < _LONGEST_BLOCK
            return None if waits else max(end + 1, 1)
        if self._rest[0] & _FORM == _FORM_REPORT:
            return _REPORT_BYTES if len(self._rest) >= _REPORT_BYTES else None
        return 1


def _answer(taken: bytes) -> Answer | None:
    first = taken[0]
    if first == _BLOCK and len(taken) > 1:
        # on a serial line XOFF may come between a block's bytes (Epson, DLE DC4 fn 8)
        return Block(taken[1:-1].translate(None, _FLOW_CONTROL))
    if len(taken) == _REPORT_BYTES:
        return Report(first, taken[1], taken[2])
    if first & _FORM == _FORM_REAL_TIME:
        return RealTime(first)
    return None if first & _FORM_UNKNOWN else InOrder(first)


def state_from(printer: int, off_line: int, errors: int, paper: int) -> PrinterState:
    """Return the state that the answers to DLE EOT 1, 2, 3 and 4 describe; the cause to mend first is the trouble."""
    trouble = _first(
        (errors & (_UNRECOVERABLE | _RECOVERABLE), PaperTrouble.FAILED),
        (errors & _CUTTER, PaperTrouble.CUTTER),
        (off_line & _COVER_OPEN, PaperTrouble.COVER_OPEN),
        (paper & _PAPER_END or off_line & _STOPPED_FOR_PAPER, PaperTrouble.PAPER_END),
        (errors & _OVERHEATED, PaperTrouble.OVERHEATED),
        (printer & _OFF_LINE and off_line & _ERROR, PaperTrouble.FAILED),
        (printer & _OFF_LINE or off_line & _FED_BY_HAND, PaperTrouble.OFF_LINE),
    )
    return PrinterState(trouble, paper_near_end=bool(paper & _NEAR_END))


def _first(*signs: tuple[int, PaperTrouble]) -> PaperTrouble | None:
    return next((trouble for bits, trouble in signs if bits), None)

"""The fake printer's mechanism: it works the buffer off in order, and stands still while it cannot."""

import time

from tests.support.fake_printer_paper import DOTS_PER_MM, Command, Kind, rows_of
from tests.support.fake_printer_works import TICK, Works

_ROWS_AT_ONCE = 16
"""Dot lines between two naps of a mechanism that takes its time: one a line would oversleep."""

_LINE_OF_TEXT = 42
"""Letters that fit on a line; a longer text comes on paper without being told to."""


class Mechanism(Works):
    """Burns, feeds, cuts, and answers the questions that stand in order."""

    _dots_per_second: float | None = None
    _knows_reports = True
    _ids_last = False
    _late_id = b""
    _cut_at: float | None = None

    def _run_mechanism(self) -> None:
        while not self._over.is_set():
            with self._lock:
                if not self._buffer or self._stands_still():
                    self._lock.wait(TICK)
                    continue
                command = self._buffer[0]
            done = self._work_off(command)
            with self._lock:
                if done and self._buffer and self._buffer[0] is command:
                    self._buffer.popleft()

    def _work_off(self, command: Command) -> bool:
        """Carry out a command; False where it stays in the buffer, for instance because the paper ended."""
        if command.kind is Kind.BAND:
            return self._burn(command)
        with self._lock:
            if not self._buffer or self._buffer[0] is not command:
                return False
            if command.kind is Kind.CUT:
                self._cut()
            elif command.kind is Kind.TO_MARK:
                return self._feed_to_mark()
            elif command.kind is Kind.STRANGE:
                self._take_letter(command.body)
            else:
                self._obey(command)
        return True

    def _obey(self, command: Command) -> None:
        if command.kind is Kind.RESET:
            self._text.clear()
            self._reporting = False
        elif command.kind is Kind.IN_ORDER:
            self._answer(bytes([(0x03 if self._near_end else 0) | (0x0C if self.roll.ended else 0)]) + self._late_id)
            self._late_id = b""
        elif command.kind is Kind.PROCESS_ID:
            answer = b"\x37\x22" + command.body[5:] + b"\x00"
            self._late_id = answer if self._ids_last else b""
            self._answer(b"" if self._ids_last else answer)
        elif command.kind is Kind.REPORT:
            self._reporting = self._knows_reports and command.body[0] != 0
            self._report()

    def _burn(self, band: Command) -> bool:
        for number, row in enumerate(rows_of(band)):
            with self._lock:
                if not self._buffer or self._buffer[0] is not band:
                    return False
                if self._stands_still():
                    self._keep_rest(band, number)
                    return False
                self._burn_row(row)
            if self._dots_per_second is not None and number % _ROWS_AT_ONCE == 0:
                time.sleep(_ROWS_AT_ONCE / self._dots_per_second)
        return True

    def _burn_row(self, row: bytes) -> None:
        if self._cut_at is not None:
            self.idle_gaps.append(time.perf_counter() - self._cut_at)
            self._cut_at = None
        self._print_text()
        self.roll.burn(row)
        if self.roll.ended:
            self._told("paper ended")
            self._report()

    def _keep_rest(self, band: Command, burnt: int) -> None:
        rest = rows_of(band)[burnt:]
        body = band.body[:4] + len(rest).to_bytes(2, "little") + b"".join(rest)
        self._buffer[0] = Command(Kind.BAND, body, len(body) + 2)

    def _feed_to_mark(self) -> bool:
        self._print_text()
        while not self.roll.at_mark and not self.roll.ended:
            self.roll.feed()
        if self.roll.ended:
            self._report()
        return self.roll.at_mark

    def _cut(self) -> None:
        self._print_text()
        length = len(self.roll.burnt)
        self.roll.cut()
        self._cut_at = time.perf_counter()
        self._told(f"cut a paper of {length / DOTS_PER_MM:.0f} mm")

    def _take_letter(self, letter: bytes) -> None:
        """Keep a byte that is no command: it is text, and comes out with whatever is printed next."""
        self._text.append(letter)
        if len(self._text) > _LINE_OF_TEXT:
            self._print_text()

    def _print_text(self) -> None:
        self.strange += self._text
        self._text.clear()

"""A receipt printer on the loopback that can be judged by: it prints, and can be made to fail like a real one.

It speaks the part of ESC/POS that a ticket needs: DLE EOT 1 to 4, DLE DC4 8, ESC @, GS v 0, GS V, GS FF, GS r, GS ( H
and GS a. Two threads, as in a real one: the interface takes bytes into a buffer and obeys at once what is said in real
time, in pictures too; the mechanism works the buffer off in order and stands still while there is no paper, the cover
is open or it is off-line. What was printed is in ``papers``, one picture for each cut; what hangs uncut is ``hanging``.

It can be tried without a test: ``python -m tests.support.fake_printer --help``.
"""

import socket
import threading
import time
from collections.abc import Callable
from types import TracebackType
from typing import Self

from PIL import Image

from tests.support.fake_printer_interface import Interface
from tests.support.fake_printer_mechanism import Mechanism
from tests.support.fake_printer_paper import DOTS_PER_MM, Roll
from tests.support.fake_printer_works import TICK


class FakePrinter(Mechanism, Interface):
    """Start it with ``with``. All that is told to it can be told from any thread, at any time.

    Args:
        paper_mm: millimetres until the paper ends; None for an endless roll.
        paper_dots: the same in dot lines, 8 to the millimetre.
        mark_every_mm: from one black mark of pre-printed stock to the next; None for a plain roll.
        buffer_bytes: what it takes in ahead of the mechanism; then it reads no more until there is room.
        dots_per_second: speed of the mechanism; None for as fast as it goes. A real one does about 1,600.
        bytes_per_second: speed of the interface; None for as fast as it goes.
        knows_clear: whether it obeys DLE DC4 8. Simple printers do not.
        knows_reports: whether it obeys GS a. Simple printers do not.
        knows_ids: whether it obeys GS ( H, else it takes it for text; None is as ``knows_clear``.
        ids_last: whether it answers GS r when it has read it, and GS ( H when the paper stands still.
        one_answer_a_read: whether it loses all but the first of several real-time questions that come in one packet.
        port: where to listen; 0 for any free port.
        told: hears in a few words what happens.
    """

    def __init__(  # noqa: PLR0913  # a printer has that many sides
        self,
        *,
        paper_mm: float | None = None,
        paper_dots: int | None = None,
        mark_every_mm: int | None = None,
        buffer_bytes: int = 131072,
        dots_per_second: float | None = None,
        bytes_per_second: float | None = None,
        knows_clear: bool = True,
        knows_reports: bool = True,
        knows_ids: bool | None = None,
        ids_last: bool = False,
        one_answer_a_read: bool = False,
        port: int = 0,
        told: Callable[[str], None] = lambda _: None,
    ) -> None:
        marks = None if mark_every_mm is None else mark_every_mm * DOTS_PER_MM
        roll = Roll(_dots(paper_mm, paper_dots), marks)
        super().__init__(roll, knows_ids=knows_clear if knows_ids is None else knows_ids, told=told)
        self._buffer_bytes = buffer_bytes
        self._dots_per_second = dots_per_second
        self._bytes_per_second = bytes_per_second
        self._knows_clear = knows_clear
        self._knows_reports = knows_reports
        self._ids_last = ids_last
        self._one_answer_a_read = one_answer_a_read
        self._listener = socket.create_server(("127.0.0.1", port))
        self._listener.settimeout(TICK)
        if bytes_per_second is not None:
            self._listener.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        self._threads = [
            threading.Thread(target=self._run_interface, name="fake-printer-interface"),
            threading.Thread(target=self._run_mechanism, name="fake-printer-mechanism"),
        ]

    # what a test asks

    @property
    def host(self) -> str:
        """Where it listens."""
        return "127.0.0.1"

    @property
    def port(self) -> int:
        """Where it listens."""
        return int(self._listener.getsockname()[1])

    @property
    def papers(self) -> list[Image.Image]:
        """The papers that were cut off, grey pictures, in order."""
        with self._lock:
            return list(self.roll.cut_off)

    @property
    def can_go_on(self) -> bool:
        """Whether nothing keeps its mechanism from working."""
        with self._lock:
            return not self._stands_still()

    @property
    def hanging(self) -> Image.Image | None:
        """What hangs uncut out of it; None where nothing does."""
        with self._lock:
            return self.roll.hanging

    def wait_for(self, condition: Callable[["FakePrinter"], bool], seconds: float = 5.0) -> None:
        """Wait until something is true of the printer.

        Raises:
            TimeoutError: it did not become true in time.
        """
        until = time.monotonic() + seconds
        while not condition(self):
            if time.monotonic() > until:
                raise TimeoutError("the printer did not come to that")
            time.sleep(TICK / 4)

    # what happens to a printer

    def open_cover(self) -> None:
        """Open the cover; the mechanism stops."""
        self._change(cover_open=True)

    def close_cover(self) -> None:
        """Close the cover; the mechanism goes on where it stopped."""
        self._change(cover_open=False)

    def go_off_line(self) -> None:
        """Put it off-line for no reason that it would tell."""
        self._change(off_line=True)

    def go_on_line(self) -> None:
        """Put it on-line again."""
        self._change(off_line=False)

    def press_feed(self) -> None:
        """Press the feed button; it is off-line while that is held down."""
        self._change(feeding=True)

    def release_feed(self) -> None:
        """Let the feed button go."""
        self._change(feeding=False)

    def come_near_end(self) -> None:
        """Let the roll be nearly at its end."""
        self._change(near_end=True)

    def jam_cutter(self) -> None:
        """Jam the cutter (error bit 3)."""
        self._change(errors=0x08)

    def lose_mark(self) -> None:
        """Miss the black mark (error bit 2: one that an operator can mend)."""
        self._change(errors=0x04)

    def break_down(self) -> None:
        """Fail for good (error bit 5)."""
        self._change(errors=0x20)

    def overheat(self) -> None:
        """Overheat; it gets over it by itself (error bit 6)."""
        self._change(errors=0x40)

    def recover(self) -> None:
        """Let every error be mended."""
        self._change(errors=0)

    def new_roll(self, paper_dots: int | None = None, *, paper_mm: float | None = None) -> None:
        """Put in paper; the mechanism goes on where it stopped."""
        with self._lock:
            self.roll.left = _dots(paper_mm, paper_dots)
        self._change(near_end=False)

    def hush(self) -> None:
        """Let it take everything and answer nothing."""
        self._hushed = True

    def speak(self) -> None:
        """Let it answer again."""
        self._hushed = False

    def stop_reading(self) -> None:
        """Let it take nothing any more."""
        self._reads = False

    def read_again(self) -> None:
        """Let it take bytes again."""
        self._reads = True

    def hang_up_after(self, job_bytes: int) -> None:
        """Break the line once it has taken so many more bytes; the buffer is worked off all the same."""
        with self._lock:
            self._hang_up_after = job_bytes

    def power_cycle(self, *, buffer_survives: bool = False) -> None:
        """Switch it off and on: the line breaks, and with most printers the buffer is gone.

        Where it survives, a picture that had come in half waits for its other half. When this returns the line is down
        for the other end too.
        """
        with self._lock:
            if not buffer_survives:
                self._forget()
            self._reporting = False
            self._hang_up()
            self._lock.notify_all()
        self.wait_for(lambda _: not self._listening)

    # its life

    def __enter__(self) -> Self:
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._over.set()
        with self._lock:
            self._hang_up()
            self._lock.notify_all()
        for thread in self._threads:
            thread.join()
        self._listener.close()


def _dots(millimetres: float | None, dots: int | None) -> int | None:
    return dots if millimetres is None else round(millimetres * DOTS_PER_MM)


if __name__ == "__main__":
    from tests.support.fake_printer_program import main

    main()

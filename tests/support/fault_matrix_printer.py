"""The fake printer of the fault matrix: its mechanism can be held in the middle of a ticket, its line cut or starved.

A mechanism that is held says nothing of it: it is merely slow, and so a fault can strike exactly between two bands.
"""

import socket
import threading
from collections.abc import Callable
from types import TracebackType

from tests.support.fake_printer import FakePrinter
from tests.support.fake_printer_paper import Command, Kind
from tests.support.fake_printer_realtime import Watch

_HELD_AFTER = 4
"""Bands of a ticket that are burnt before the mechanism is held: about half of it."""

_PART_OF_A_TICKET = 20_000
_HELD_AFTER_WHERE_SMALL = 6
"""A small buffer has to have room for all of the ticket that is left: two bands."""

_MORE_THAN_A_TICKET = 200_000
_FEW_A_SECOND = 2e6
_MOMENT_S = 0.05


class HeldPrinter(FakePrinter):
    """Start it with ``with``.

    Args:
        simple: it obeys neither DLE DC4 8 nor GS a.
        starved: its interface can be slowed down; so the machine keeps less on its way to it.
        small: its buffer takes only a part of a ticket, and while that is full it hears nothing; else all of a ticket.
        held_in: the ticket, counted from 1, in whose middle the mechanism is held until it may go on.
    """

    def __init__(
        self, *, simple: bool = False, starved: bool = False, small: bool = False, held_in: int | None = None
    ) -> None:
        super().__init__(
            buffer_bytes=_PART_OF_A_TICKET if small else _MORE_THAN_A_TICKET,
            bytes_per_second=1e12 if starved else None,
            knows_clear=not simple,
            knows_reports=not simple,
        )
        self._free = threading.Event()
        self._takes = threading.Event()
        self._takes.set()
        self._no_line = threading.Event()
        self._no_line.set()
        self._held_in = held_in
        self._held_after = _HELD_AFTER_WHERE_SMALL if small else _HELD_AFTER
        self._bands = 0
        self._passing: list[threading.Timer] = []

    @property
    def old_ticket_waits(self) -> bool:
        """Whether a part of a ticket is still in the buffer, or waits there for its other part."""
        with self._lock:
            return self._reader.in_picture or any(command.kind in {Kind.BAND, Kind.CUT} for command in self._buffer)

    def go_on(self) -> None:
        """Let it work."""
        self._free.set()

    def for_a_moment(self, happens: Callable[[], None], ends: Callable[[], None]) -> None:
        """Let something happen that is over soon, by itself."""
        happens()
        over = threading.Timer(_MOMENT_S, ends)
        self._passing.append(over)
        over.start()

    def cut_line(self, *, buffer_is_lost: bool = False) -> None:
        """Break the line, with what is under way in it; the printer itself stays on."""
        with self._lock:
            if buffer_is_lost:
                self._forget()
            self._hang_up()
        self._no_line.wait()

    def power_cycle(self, *, buffer_survives: bool = False) -> None:
        """Switch it off and on, and return when the line is down for the other end too."""
        super().power_cycle(buffer_survives=buffer_survives)
        self._no_line.wait()

    def read_slowly(self) -> None:
        """Take few bytes at a time from now on."""
        self._bytes_per_second = _FEW_A_SECOND

    def stop_reading(self) -> None:
        """Take not one byte any more, not even what the interface is about to read."""
        self._takes.clear()
        super().stop_reading()

    def read_again(self) -> None:
        """Take bytes again."""
        super().read_again()
        self._takes.set()

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        for over in self._passing:
            over.join()
        self._takes.set()
        super().__exit__(kind, error, at)

    def _listen_to(self, connection: socket.socket) -> None:
        self._no_line.clear()
        super()._listen_to(connection)
        self._no_line.set()

    def _take(self, watch: Watch, received: bytes) -> bool:
        self._takes.wait()
        return super()._take(watch, received)

    def _work_off(self, command: Command) -> bool:
        if command.kind is Kind.RESET:
            self._bands = 0
        if command.kind is Kind.BAND:
            self._bands += 1
            while self._is_held() and not self._free.wait(0.02):
                continue
        return super()._work_off(command)

    def _is_held(self) -> bool:
        in_the_middle = self._bands > self._held_after and len(self.papers) + 1 == self._held_in
        return in_the_middle and not self._over.is_set()

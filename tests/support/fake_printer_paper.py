"""The inside of the fake printer: its language read, and the paper that comes out of it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum, auto

from PIL import Image

DOTS_PER_MM = 8


class Kind(Enum):
    """What a command is for."""

    OBEYED = auto()
    """In real time, when it came in."""
    NOTHING = auto()
    RESET = auto()
    BAND = auto()
    CUT = auto()
    TO_MARK = auto()
    IN_ORDER = auto()
    PROCESS_ID = auto()
    REPORT = auto()
    STRANGE = auto()


@dataclass(frozen=True, slots=True)
class Command:
    """One command as it was received; ``body`` is what follows its name; of a strange one, the byte."""

    kind: Kind
    body: bytes
    size: int


_FIXED: dict[bytes, tuple[Kind, int]] = {
    b"\x10\x04": (Kind.OBEYED, 3),
    b"\x10\x05": (Kind.OBEYED, 3),
    b"\x1b@": (Kind.RESET, 2),
    b"\x1dV": (Kind.CUT, 4),
    b"\x1d\x0c": (Kind.TO_MARK, 2),
    b"\x1dr": (Kind.IN_ORDER, 3),
    b"\x1da": (Kind.REPORT, 3),
}
_REAL_TIME_LONG = b"\x10\x14"
_LONG_SIZES = {8: 10}
_LONG_SIZE = 5
_PROCESS_ID = b"\x1d("
_PROCESS_ID_SIZE = 11
_RASTER = b"\x1dv"
_RASTER_HEADER = 8


@dataclass(slots=True)
class Reader:
    """Cuts the bytes that arrive into commands. One that does not know process ids takes that question for text."""

    knows_ids: bool = True
    rest: bytearray = field(default_factory=bytearray)

    @property
    def in_picture(self) -> bool:
        """Whether it waits for the dots of a raster command."""
        return self.rest[:2] == _RASTER and len(self.rest) >= _RASTER_HEADER

    def feed(self, received: bytes) -> Iterator[Command]:
        """Take bytes and yield the commands that are complete."""
        self.rest += received
        while (command := self._next()) is not None:
            del self.rest[: command.size]
            yield command

    def _next(self) -> Command | None:
        if self.rest[:1] == b"\x00":
            return Command(Kind.NOTHING, b"", len(self.rest) - len(self.rest.lstrip(b"\x00")))
        if len(self.rest) < 2:
            return None
        kind, size = self._kind_and_size(bytes(self.rest[:2]))
        body = bytes(self.rest[:1] if kind is Kind.STRANGE else self.rest[2:size])
        return Command(kind, body, size) if len(self.rest) >= size else None

    def _kind_and_size(self, name: bytes) -> tuple[Kind, int]:
        if name == _RASTER:
            return Kind.BAND, self._raster_size()
        if name == _REAL_TIME_LONG:
            return Kind.OBEYED, _LONG_SIZES.get(self.rest[2], _LONG_SIZE) if len(self.rest) > 2 else _LONG_SIZE
        if name == _PROCESS_ID and self.knows_ids:
            return Kind.PROCESS_ID, _PROCESS_ID_SIZE
        return _FIXED.get(name, (Kind.STRANGE, 1))

    def _raster_size(self) -> int:
        if len(self.rest) < _RASTER_HEADER:
            return _RASTER_HEADER
        width = int.from_bytes(self.rest[4:6], "little")
        return _RASTER_HEADER + width * int.from_bytes(self.rest[6:8], "little")


def rows_of(band: Command) -> list[bytes]:
    """Return the dot lines of a raster command."""
    width = int.from_bytes(band.body[2:4], "little")
    dots = band.body[6:]
    return [dots[start : start + width] for start in range(0, len(dots), width)]


@dataclass(slots=True)
class Roll:
    """The paper: dot lines burnt since the last cut, and the papers cut off.

    Args:
        left: dot lines until it ends; None is endless.
        mark_every: dot lines from one black mark to the next; None where it has none.
    """

    left: int | None = None
    mark_every: int | None = None
    burnt: list[bytes] = field(default_factory=list)
    cut_off: list[Image.Image] = field(default_factory=list)
    fed: int = 0

    @property
    def ended(self) -> bool:
        """Whether nothing is left."""
        return self.left is not None and self.left <= 0

    @property
    def at_mark(self) -> bool:
        """Whether a form begins here; where there are no marks, anywhere."""
        return self.mark_every is None or self.fed % self.mark_every == 0

    @property
    def hanging(self) -> Image.Image | None:
        """What hangs uncut out of the printer; None where nothing does."""
        return _picture(self.burnt) if self.burnt else None

    def burn(self, row: bytes) -> None:
        """Burn one dot line."""
        self.burnt.append(row)
        self.fed += 1
        if self.left is not None:
            self.left -= 1

    def feed(self) -> None:
        """Move the paper on by one dot line."""
        self.burn(bytes(len(self.burnt[-1]) if self.burnt else 1))

    def cut(self) -> None:
        """Cut off what was burnt; a cut through white paper gives nothing that anybody could hold."""
        if self.burnt:
            self.cut_off.append(_picture(self.burnt))
            self.burnt = []


def _picture(rows: list[bytes]) -> Image.Image:
    width = max(map(len, rows))
    ink = Image.frombytes("1", (width * 8, len(rows)), b"".join(row.ljust(width, b"\x00") for row in rows))
    return ink.convert("L").point(lambda dot: 255 - dot)

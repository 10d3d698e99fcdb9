"""The inside of the fake printer: its language read, and the paper that comes out of it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum, auto

from PIL import Image


class Kind(Enum):
    """What a command is for."""

    STATUS = auto()
    CLEAR = auto()
    RESET = auto()
    BAND = auto()
    CUT = auto()
    IN_ORDER = auto()
    REPORT = auto()
    STRANGE = auto()


@dataclass(frozen=True, slots=True)
class Command:
    """One command as it was received; ``body`` is what follows its name; of a strange one, the byte."""

    kind: Kind
    body: bytes
    size: int


_FIXED: dict[bytes, tuple[Kind, int]] = {
    b"\x10\x04": (Kind.STATUS, 3),
    b"\x10\x14": (Kind.CLEAR, 10),
    b"\x1b@": (Kind.RESET, 2),
    b"\x1dV": (Kind.CUT, 4),
    b"\x1dr": (Kind.IN_ORDER, 3),
    b"\x1da": (Kind.REPORT, 3),
}
_RASTER = b"\x1dv"
_RASTER_HEADER = 8


@dataclass(slots=True)
class Reader:
    """Cuts the bytes that arrive into commands."""

    rest: bytearray = field(default_factory=bytearray)

    def feed(self, received: bytes) -> Iterator[Command]:
        """Take bytes and yield the commands that are complete."""
        self.rest += received
        while (command := self._next()) is not None:
            del self.rest[: command.size]
            yield command

    def _next(self) -> Command | None:
        if len(self.rest) < 2:
            return None
        name = bytes(self.rest[:2])
        kind, size = (Kind.BAND, self._raster_size()) if name == _RASTER else _FIXED.get(name, (Kind.STRANGE, 1))
        body = name[:1] if kind is Kind.STRANGE else bytes(self.rest[2:size])
        return Command(kind, body, size) if len(self.rest) >= size else None

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
    """The paper: dot lines burnt since the last cut, and the papers cut off. ``left`` in dot lines; None is endless."""

    left: int | None = None
    burnt: list[bytes] = field(default_factory=list)
    cut_off: list[Image.Image] = field(default_factory=list)

    @property
    def ended(self) -> bool:
        """Whether nothing is left."""
        return self.left is not None and self.left <= 0

    def burn(self, row: bytes) -> None:
        """Burn one dot line."""
        self.burnt.append(row)
        if self.left is not None:
            self.left -= 1

    def cut(self) -> None:
        """Cut off what was burnt; a cut through white paper gives nothing that anybody could hold."""
        if self.burnt:
            self.cut_off.append(_picture(self.burnt))
            self.burnt = []


def _picture(rows: list[bytes]) -> Image.Image:
    ink = Image.frombytes("1", (len(rows[0]) * 8, len(rows)), b"".join(rows))
    return ink.convert("L").point(lambda dot: 255 - dot)

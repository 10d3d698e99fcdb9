"""What a printer obeys the moment it sees it, wherever it stands: between commands, in a full buffer, in a picture."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto

_SEQUENCES = re.compile(
    rb"\x10\x04(?P<status>[\x01-\x04])"
    rb"|(?P<clear>\x10\x14\x08\x01\x03\x14\x01\x06\x02\x08)"
    rb"|(?P<recover>\x10\x05[\x00-\x02])"
    rb"|(?P<pulse>\x10\x14\x01..)",
    re.DOTALL,
)
_LONGEST = 10


class Urgent(Enum):
    """The commands that cannot wait."""

    STATUS = auto()
    CLEAR = auto()
    RECOVER = auto()
    PULSE = auto()


@dataclass(slots=True)
class Watch:
    """Sees them in the bytes that arrive, however these were broken up on the way."""

    _tail: bytes = b""

    def cut(self, received: bytes) -> Iterator[tuple[bytes, Urgent | None, int]]:
        """Yield the bytes in pieces: each up to and with an urgent command, that command, and its number (DLE EOT)."""
        seen = self._tail + received
        given, obeyed = len(self._tail), 0
        for found in _SEQUENCES.finditer(seen):
            yield seen[given : found.end()], _URGENT[str(found.lastgroup)], seen[found.start() + 2]
            given = obeyed = found.end()
        yield seen[given:], None, 0
        self._tail = seen[max(obeyed, len(seen) - _LONGEST + 1) :]


_URGENT = {"status": Urgent.STATUS, "clear": Urgent.CLEAR, "recover": Urgent.RECOVER, "pulse": Urgent.PULSE}

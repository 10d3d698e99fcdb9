"""The turn to print of a terminal that one program prints for, or that another program holds as long as a test says."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass


@dataclass(slots=True)
class OpenTurn:
    """Whoever asks has it, unless ``held_elsewhere``; ``taken`` counts how often somebody had it."""

    held_elsewhere: bool = False
    taken: int = 0

    @contextmanager
    def take(self) -> Iterator[bool]:
        """Give it to one run at a time."""
        ours = not self.held_elsewhere
        self.held_elsewhere = True
        self.taken += ours
        try:
            yield ours
        finally:
            self.held_elsewhere = not ours

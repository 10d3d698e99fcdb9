"""What a table's column shows of a row."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from willcall.boxoffice.tokens import Tone

R = TypeVar("R")


def _plain(_: object) -> Tone:
    return Tone.PLAIN


def _nothing(_: object) -> str:
    return ""


@dataclass(frozen=True, slots=True)
class Column(Generic[R]):
    """One column. ``key`` names it where it is remembered; ``title`` and ``text`` speak the language of the moment.

    ``order`` is what the column sorts by, its text where there is none. Words in a ``tone`` say the same without it;
    ``sign`` is an icon before them. ``value`` is for a delegate that draws more than words. ``wide`` takes the room
    that the others leave.
    """

    key: str
    title: Callable[[], str]
    text: Callable[[R], str]
    order: Callable[[R], Any] | None = None
    tone: Callable[[R], Tone] = _plain
    sign: Callable[[R], str] = _nothing
    tip: Callable[[R], str] = _nothing
    value: Callable[[R], object] | None = None
    right: bool = False
    wide: bool = False

    def sorts_by(self, row: R) -> Any:  # noqa: ANN401  # whatever compares with its like
        """Return what orders the row."""
        return self.order(row) if self.order else self.text(row).casefold()

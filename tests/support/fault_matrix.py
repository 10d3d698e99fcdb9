"""What can go wrong between a claim and three papers, at which step, and what may be true of each seat afterwards.

``python -m tests.support.fault_matrix`` prints it as a table.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum, auto
from itertools import product

from tests.support.fault_matrix_printer import HeldPrinter

SEATS = 3

FIRST_TICKET_ONLY = ("code shown", "claim committed")
EARLY = (*FIRST_TICKET_ONLY, "announced")
READY = ("prepared", "start committed")
LEAVING = ("first byte", "half the bytes")
GONE = ("last byte gone",)
DONE = ("answered", "outcome committed")
PHASES = (EARLY, READY, LEAVING, GONE, DONE)
BURNING = (*LEAVING, *GONE)
STEPS = tuple(step for phase in PHASES for step in phase)
"""The steps of each ticket, in order; the first two only once for all three."""


class Manner(Enum):
    """How a fault behaves towards a job that goes on."""

    PASSES = auto()
    MOMENT = auto()
    LASTS = auto()
    TEARS = auto()
    MUTE = auto()
    DEAF = auto()
    SEVERS = auto()


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault: how it strikes, and what the cinema's people do about it.

    ``waits``: it shows by silence alone, so somebody waits until patience ends. ``starved``: it slows the interface.
    ``small``: the printer's buffer is full before a ticket is all in it. ``simple``: it obeys neither DLE DC4 8 nor
    GS a.
    """

    name: str
    manner: Manner
    strike: Callable[[HeldPrinter], None]
    mend: Callable[[HeldPrinter], None] = HeldPrinter.go_on
    waits: bool = False
    starved: bool = False
    small: bool = False
    simple: bool = False

    @property
    def can_be_told_to_forget(self) -> bool:
        """Whether an old ticket need not come out; else it comes out before the printer says that it can print."""
        return not self.small and not self.simple

    def __str__(self) -> str:
        """Return its name, as a test's id has it."""
        return self.name + (", small buffer" if self.small else "") + (", simple printer" if self.simple else "")


def _switch_off_and_on(printer: HeldPrinter) -> None:
    printer.read_again()
    printer.power_cycle()


_LINE_FAULTS = (
    ("line cut", HeldPrinter.cut_line),
    ("line cut, buffer lost", lambda printer: printer.cut_line(buffer_is_lost=True)),
    ("power cycle", HeldPrinter.power_cycle),
    ("power cycle, buffer survives", lambda printer: printer.power_cycle(buffer_survives=True)),
)

FAULTS = (
    Fault("no fault", Manner.PASSES, HeldPrinter.go_on),
    Fault("paper ends", Manner.TEARS, lambda printer: printer.new_roll(paper_mm=5), HeldPrinter.new_roll),
    Fault(
        "paper ends",
        Manner.TEARS,
        lambda printer: printer.new_roll(paper_mm=5),
        HeldPrinter.new_roll,
        waits=True,
        small=True,
    ),
    Fault("paper near its end", Manner.PASSES, HeldPrinter.come_near_end, HeldPrinter.new_roll),
    Fault("cover opened", Manner.LASTS, HeldPrinter.open_cover, HeldPrinter.close_cover),
    Fault("cutter jam", Manner.LASTS, HeldPrinter.jam_cutter, HeldPrinter.recover),
    Fault("off-line", Manner.LASTS, HeldPrinter.go_off_line, HeldPrinter.go_on_line, waits=True),
    Fault(
        "off-line for a moment",
        Manner.MOMENT,
        lambda printer: printer.for_a_moment(printer.go_off_line, printer.go_on_line),
    ),
    Fault(
        "overheated for a moment",
        Manner.MOMENT,
        lambda printer: printer.for_a_moment(printer.overheat, printer.recover),
    ),
    Fault("broken down", Manner.LASTS, HeldPrinter.break_down, HeldPrinter.recover),
    Fault("answers nothing", Manner.MUTE, HeldPrinter.hush, HeldPrinter.speak, waits=True),
    Fault("reads slowly", Manner.PASSES, HeldPrinter.read_slowly, starved=True),
    Fault("reads nothing", Manner.DEAF, HeldPrinter.stop_reading, _switch_off_and_on, waits=True, starved=True),
    *(Fault(name, Manner.SEVERS, strike) for name, strike in _LINE_FAULTS),
    *(Fault(name, Manner.SEVERS, strike, simple=True) for name, strike in _LINE_FAULTS),
)


@dataclass(frozen=True, slots=True)
class Combination:
    """One cell of the matrix."""

    fault: Fault
    step: str
    ticket: int
    crash: bool

    def __str__(self) -> str:
        """Return the test's id."""
        return f"{self.fault}, {self.step}, ticket {self.ticket}" + (", crash" if self.crash else "")

    def may_be(self) -> list[set[str]]:
        """Return the states that each of the three seats may have before anybody settles anything."""
        struck, later = self.struck_and_later()
        letters = ["p"] * (self.ticket - 1) + [struck] + [later] * (SEATS - self.ticket)
        return [{_STATES[letter] for letter in each} for each in letters]

    def struck_and_later(self) -> tuple[str, str]:
        """Return the same in letters, for the ticket that was struck and for those after it."""
        if self.crash:
            return _AFTER_CRASH[self.step]
        phase = next(number for number, steps in enumerate(PHASES) if self.step in steps)
        struck, later = _AFTER_FAULT[self.fault.manner]
        return struck[phase], later[phase]


_STATES = {"p": "printed", "o": "open", "u": "unconfirmed"}

_AFTER_CRASH = {
    **dict.fromkeys((*EARLY, "prepared"), ("o", "o")),
    **dict.fromkeys(("start committed", *BURNING, "answered"), ("u", "o")),
    "outcome committed": ("p", "o"),
}

_AFTER_FAULT: dict[Manner, tuple[tuple[str, ...], tuple[str, ...]]] = {
    Manner.PASSES: (("p", "p", "p", "p", "p"), ("p", "p", "p", "p", "p")),
    Manner.MOMENT: (("po", "po", "p", "p", "p"), ("po", "po", "p", "p", "po")),
    Manner.LASTS: (("o", "ou", "u", "u", "p"), ("o", "o", "o", "o", "o")),
    Manner.TEARS: (("u", "u", "u", "u", "p"), ("o", "o", "o", "o", "ou")),
    Manner.MUTE: (("o", "u", "u", "u", "p"), ("o", "o", "o", "o", "o")),
    Manner.DEAF: (("o", "u", "u", "p", "p"), ("o", "o", "o", "o", "o")),
    Manner.SEVERS: (("p", "o", "u", "u", "p"), ("p", "o", "o", "o", "p")),
}
"""What may be true of the ticket that was struck in each phase, and of those that come after it."""


def combinations() -> list[Combination]:
    """Return every fault at every step of each ticket, with a crash and without."""
    return [
        Combination(fault, step, ticket, crash)
        for fault, step, ticket, crash in product(FAULTS, STEPS, range(1, SEATS + 1), (False, True))
        if ticket == 1 or step not in FIRST_TICKET_ONLY
    ]


def table() -> Iterator[str]:
    """Yield the matrix line by line: what may be true of the ticket that was struck / of those that come after it."""
    wide = max(len(str(fault)) for fault in FAULTS)
    yield "p printed, o open, u unconfirmed: the ticket that was struck / those after it"
    yield " " * wide + "  " + "  ".join(f"{step:>15}" for step in STEPS)
    rows = [(str(fault), [_after(Combination(fault, step, 1, crash=False)) for step in STEPS]) for fault in FAULTS]
    rows.append(("crash, whatever else", [_after(Combination(FAULTS[0], step, 1, crash=True)) for step in STEPS]))
    for name, cells in rows:
        yield f"{name:{wide}}  " + "  ".join(f"{cell:>15}" for cell in cells)


def _after(cell: Combination) -> str:
    return "/".join(cell.struck_and_later())


if __name__ == "__main__":
    print("\n".join(table()))

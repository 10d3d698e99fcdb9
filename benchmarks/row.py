"""One line of the table: what was measured, beside its floor and its budget."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """``floor`` and ``measured`` in ``unit``. ``budget`` is a ratio, or where ``absolute`` a figure in ``unit``."""

    name: str
    unit: str
    floor: float
    measured: float
    budget: float
    absolute: bool = False

    @property
    def ratio(self) -> float:
        """How many times the floor."""
        return self.measured / self.floor

    @property
    def ok(self) -> bool:
        """Whether the budget holds."""
        return (self.measured if self.absolute else self.ratio) <= self.budget

    @property
    def budget_text(self) -> str:
        """The budget as the design writes it."""
        return f"at most {self.budget:g} {self.unit}" if self.absolute else f"at most {self.budget:g} ×"

    def as_facts(self) -> dict[str, object]:
        """Return the row for ``bench.json``."""
        return {**asdict(self), "budget": self.budget_text, "ratio": round(self.ratio, 3), "ok": self.ok}


def quantile(values: Sequence[float], share: float) -> float:
    """Return the value below which that share of all values lies."""
    return sorted(values)[min(int(len(values) * share), len(values) - 1)]

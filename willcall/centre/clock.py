"""The centre's clock, an argument wherever time matters."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

Clock = Callable[[], datetime]
"""The present as an aware time."""


def system_clock() -> datetime:
    """Return the machine's time."""
    return datetime.now(UTC)


def shifted_clock(shift: timedelta) -> Clock:
    """Return the machine's clock, moved for a rehearsal."""
    return lambda: system_clock() + shift

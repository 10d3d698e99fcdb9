"""How a terminal is, part by part, as facts: each screen and each command finds its own words."""

from dataclasses import dataclass
from enum import StrEnum

HealthFact = str | int


class Part(StrEnum):
    """What of a terminal can be well or ill, and the facts of its row by name.

    ==============  ====================================================================================
    ``PRINTER``     ``age_s``: since it was first seen so; ``tickets``: since new paper was put in, left out where
                    nobody knows; ``printer``: its name, where another program prints there; ``code`` is the
                    trouble's or the notice's
    ``PACK``        ``day``: the business day held or missing (ISO 8601); ``age_s``: since it was applied, left out
                    where it is missing
    ``OUTBOX``      ``waiting``: entries that the centre has not acknowledged; ``refused``
    ``LINE``        ``age_s``: since the last talk with the centre; ``code`` says why it failed
    ``CLOCK``       ``error_ms``: ours less the centre's
    ``DISK``        ``free_mb``
    ``DATABASE``    none; ``code`` is the fault's
    ``UNFINISHED``  ``seats``: today's seats that are unconfirmed; a person settles them
    ``TRIES``       ``wrong``: wrong codes in a row; ``wrong_pins``; ``until``: the end of the pause after wrong codes,
                    ``pins_until``: of the one after wrong PINs (ISO 8601)
    ``CAMERA``      none; ``code`` is the trouble's. There is a row only where the settings ask for a camera
    ``PROGRAM``     ``version``; after a crash ``under_way``: the state of the screen that stood, ``error``: its type,
                    ``age_s``: since the start that found the run before crashed
    ==============  ====================================================================================
    """

    PRINTER = "printer"
    PACK = "pack"
    OUTBOX = "outbox"
    LINE = "line"
    CLOCK = "clock"
    DISK = "disk"
    DATABASE = "database"
    UNFINISHED = "unfinished"
    TRIES = "tries"
    CAMERA = "camera"
    PROGRAM = "program"


class Level(StrEnum):
    """How urgent it is: nothing to do, see to it soon, see to it now."""

    GOOD = "good"
    WARN = "warn"
    BAD = "bad"


@dataclass(frozen=True, slots=True)
class HealthRow:
    """One part's state. ``code`` is a reason code that docs/operations.md explains, where there is one.

    ``facts`` are named as ``Part`` lists them; a fact that is not known is left out. No row bears a code, a tag or a
    name (R7).
    """

    part: Part
    level: Level
    code: str = ""
    facts: tuple[tuple[str, HealthFact], ...] = ()

    def fact(self, name: str) -> HealthFact | None:
        """Return a fact, or None where it is not known."""
        return dict(self.facts).get(name)

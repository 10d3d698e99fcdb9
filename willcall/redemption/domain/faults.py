"""Known faults of a terminal's surroundings: each has a stable code, and the screen chooses the sentence (R9).

Adapters translate what their library raises once, at their edge. Whatever is not one of these is a bug and crashes
loudly.
"""

from enum import StrEnum

BUG_REASON = "X10"
"""The reason code of what is no known fault: a bug."""


class FaultCode(StrEnum):
    """Stable codes for faults of the environment."""

    DATABASE_BUSY = "D10"
    DATABASE_DAMAGED = "D11"
    DISK_FULL = "D12"
    DATABASE_UNREACHABLE = "D13"
    DATABASE_TOO_NEW = "D14"
    JOURNAL_TOUCHED = "D15"
    KEY_MISSING = "K10"
    NOT_ENROLLED = "K11"
    ALREADY_ENROLLED = "K12"
    KEYS_TAKEN = "K13"
    CENTRE_UNREACHABLE = "S10"
    CENTRE_REFUSED = "S11"
    CENTRE_FAILED = "S12"
    LINE_NOT_SAFE = "S13"
    PACK_REFUSED = "S20"


class TerminalFaultError(Exception):
    """Something around the program failed. ``detail`` is for the log and for staff; it bears no code."""

    def __init__(self, code: FaultCode, detail: str) -> None:
        """Name the fault."""
        super().__init__(f"{code.value} {code.name.lower()}: {detail}")
        self.code = code
        self.detail = detail

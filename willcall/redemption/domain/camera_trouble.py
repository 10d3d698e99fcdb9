"""Why a camera gives no codes. The kiosk works on without one."""

from enum import StrEnum


class CameraTrouble(StrEnum):
    """A reason code for staff; docs/operations.md says what to do."""

    NOT_INSTALLED = "V10"
    NOT_THERE = "V11"
    NO_PICTURE = "V12"


class CameraTroubleError(Exception):
    """The camera cannot be used; ``args`` say which trouble and, for the log, what the system says of it."""

    def __init__(self, trouble: CameraTrouble, why: str) -> None:
        super().__init__(trouble, why)
        self.trouble, self.why = trouble, why

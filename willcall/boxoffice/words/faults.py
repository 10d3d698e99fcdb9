"""A fault of the terminal's surroundings in one sentence, with the code that staff look up (R9)."""

from willcall.qtkit.fault_words import fault_title
from willcall.redemption.domain.faults import FaultCode


def fault_words(code: FaultCode) -> str:
    """Return what is the matter."""
    return f"{fault_title(code)} ({code.value})"

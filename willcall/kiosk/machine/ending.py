"""How a kiosk's process ends: the codes that say what to do next, and the signals that ask for it."""

import signal

LEFT = 0
"""Exit code of a kiosk that staff left, or that the system asked to end."""

CANNOT_START = 78
"""Exit code of a kiosk whose settings cannot be used (EX_CONFIG of sysexits.h): starting it again changes nothing.

Not 1: with that Python itself ends where something fell through.
"""

RESTART = 75
"""Exit code of a kiosk that wants to be started again (EX_TEMPFAIL of sysexits.h)."""


def ending_signals() -> tuple[signal.Signals, ...]:
    """Return the signals that ask a kiosk to end in good order; Windows has no SIGHUP, which ends a session.

    One that whoever started the program had ignored, as ``nohup`` does, is left ignored.
    """
    wanted = [each for each in signal.Signals if each.name in {"SIGTERM", "SIGINT", "SIGHUP"}]
    return tuple(each for each in wanted if signal.getsignal(each) is not signal.SIG_IGN)

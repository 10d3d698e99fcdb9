"""What the log says of a line to a printer that cannot be had."""

from collections.abc import Callable

import structlog

from willcall.printing.transports.lines import Line, LineLostError

_log = structlog.get_logger("willcall.printing")


class LoggedOpening:
    """Opens a line, and writes into the log why it could not be had.

    A printer that is switched off is tried every few seconds, all night: the same reason is written once, until another
    one takes its place or the line was had again.
    """

    def __init__(self, open_line: Callable[[], Line]) -> None:
        self._open_line = open_line
        self._written = ""

    def __call__(self) -> Line:
        """Return an open line.

        Raises:
            LineLostError: as ``open_line`` does.
        """
        try:
            line = self._open_line()
        except LineLostError as lost:
            self._write(str(lost))
            raise
        self._written = ""
        return line

    def _write(self, reason: str) -> None:
        if reason != self._written:
            _log.warning("no_line_to_printer", reason=reason)
        self._written = reason

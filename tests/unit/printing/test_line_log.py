"""What the log says of a line that cannot be had."""

import pytest

from tests.support.quiet_logs import ExpectedLogs
from willcall.printing.transports.line_log import LoggedOpening
from willcall.printing.transports.lines import LineLostError
from willcall.redemption.domain.paper import PaperTrouble


class NoLine:
    """A line that is opened and never used."""

    def send(self, data: bytes | memoryview, seconds: float) -> int:
        raise AssertionError

    def receive(self, seconds: float) -> bytes:
        raise AssertionError

    def close(self) -> None: ...

    def abort(self) -> None: ...


def written(expected_logs: ExpectedLogs, *openings: LineLostError | None) -> list[str]:
    """Return the reasons that were written while these openings were tried, one after the other."""
    left = list(openings)

    def open_next() -> NoLine:
        fault = left.pop(0)
        if fault is not None:
            raise fault
        return NoLine()

    opening = LoggedOpening(open_next)
    for fault in openings:
        if fault is None:
            assert isinstance(opening(), NoLine)
        else:
            with pytest.raises(LineLostError):
                opening()
    return [record.split("reason='")[1].split("'")[0] for record in expected_logs.records]


UNPLUGGED = LineLostError(PaperTrouble.NOT_ANSWERING, "no such port")
HELD = LineLostError(PaperTrouble.BUSY, "another program holds it")
PLAIN = LineLostError(PaperTrouble.NOT_ANSWERING)


@pytest.mark.expects_log("no_line_to_printer")
def test_a_reason_is_written_once_until_another_comes_or_the_line_was_had(expected_logs: ExpectedLogs) -> None:
    unplugged, held = "P10: no such port", "P12: another program holds it"
    tried = (UNPLUGGED, UNPLUGGED, HELD, HELD, UNPLUGGED, None, UNPLUGGED, PLAIN)
    assert written(expected_logs, *tried) == [unplugged, held, unplugged, unplugged, "P10"]


def test_a_line_that_opens_says_nothing(expected_logs: ExpectedLogs) -> None:
    assert written(expected_logs, None, None) == []

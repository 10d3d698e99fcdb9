"""A log record of WARNING or above fails the test, unless the test says that it expects it.

Expect with ``@pytest.mark.expects_log("pattern")``, or where the pattern is known only later with the fixture
``expected_logs``. A pattern that nothing matched fails the test, too.
"""

import logging
import re
from collections.abc import Iterator

import pytest
import structlog


class ExpectedLogs:
    """Collects a test's records of WARNING and above, and the patterns that it expects among them."""

    def __init__(self) -> None:
        self.patterns: list[str] = []
        self.records: list[str] = []

    def expect(self, pattern: str) -> None:
        """Expect at least one record in whose message ``pattern`` (a regular expression) is found."""
        self.patterns.append(pattern)

    def unexpected(self) -> list[str]:
        """Return the records that match no pattern."""
        return [line for line in self.records if not any(re.search(each, line) for each in self.patterns)]

    def absent(self) -> list[str]:
        """Return the patterns that no record matched."""
        return [each for each in self.patterns if not any(re.search(each, line) for line in self.records)]


class _Collector(logging.Handler):
    def __init__(self, lines: list[str]) -> None:
        super().__init__(logging.WARNING)
        self._lines = lines

    def emit(self, record: logging.LogRecord) -> None:
        line = f"{record.name} {record.levelname}: {record.getMessage()}"
        if record.exc_info and record.exc_info[1]:
            line += f" ({type(record.exc_info[1]).__name__}: {record.exc_info[1]})"
        self._lines.append(line)


def _structlog_through_logging() -> None:
    """Send structlog's records to ``logging``, whatever the test before has configured."""
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.stdlib.add_log_level,
            structlog.processors.format_exc_info,
            structlog.processors.KeyValueRenderer(key_order=["event"]),
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=False,
    )


@pytest.fixture(autouse=True)
def expected_logs(request: pytest.FixtureRequest) -> Iterator[ExpectedLogs]:
    """Watch the log; ``expected_logs.expect(pattern)`` declares what belongs to the test."""
    _structlog_through_logging()
    expected = ExpectedLogs()
    for mark in request.node.iter_markers("expects_log"):
        for pattern in mark.args:
            expected.expect(pattern)
    root = logging.getLogger()
    level, handlers, disabled = root.level, root.handlers[:], logging.root.manager.disable
    collector = _Collector(expected.records)
    root.addHandler(collector)
    yield expected
    root.setLevel(level)
    root.handlers[:] = handlers
    logging.disable(disabled)
    if unexpected := expected.unexpected():
        pytest.fail("unexpected log records:\n" + "\n".join(unexpected), pytrace=False)
    if absent := expected.absent():
        pytest.fail("expected log records that never came:\n" + "\n".join(absent), pytrace=False)

"""The program's log: lines on standard error, each with its time (UTC) and level. Standard output stays free."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from structlog.typing import FilteringBoundLogger


@contextmanager
def _absent(module: str) -> Iterator[None]:
    """Have a module that nobody has imported yet taken for one that is not installed."""
    if module in sys.modules:
        yield
        return
    sys.modules[module] = None  # type: ignore[assignment]  # Python's own way to say so
    try:
        yield
    finally:
        del sys.modules[module]


def log_to_stderr() -> None:
    """Send the log to standard error, unless something has said already where it goes."""
    with _absent("rich"):  # structlog brings it for coloured traces, which we have none of: 10 MB for nothing
        import structlog  # noqa: PLC0415  # importing it takes as long as the first picture

    if structlog.is_configured():
        return
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.dev.ConsoleRenderer(
                colors=sys.stderr.isatty(), exception_formatter=structlog.dev.plain_traceback
            ),
        ],
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
    )


def logger(name: str) -> "FilteringBoundLogger":
    """Return a logger. Ask for it where there is something to say, not at import."""
    import structlog  # noqa: PLC0415  # importing it takes as long as the first picture

    log_to_stderr()
    log: FilteringBoundLogger = structlog.get_logger(name)
    return log

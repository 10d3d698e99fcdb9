"""What Qt itself has to say goes into the log, like everything else."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

from willcall.qtkit.logs import logger

_LONG_NUMBER = re.compile(r"[0-9０-９](?:[\s-]?[0-9０-９]){6,}")


def without_numbers(text: str) -> str:
    """Black out anything that could be a code or a good part of one (R7)."""
    return _LONG_NUMBER.sub("…", text)


@contextmanager
def qt_messages_logged() -> Iterator[None]:
    """Write Qt's messages to the log under ``qt``, as long as the context lasts."""

    def handle(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
        log = logger("qt")
        levels: dict[QtMsgType, Callable[..., None]] = {
            QtMsgType.QtDebugMsg: log.debug,
            QtMsgType.QtInfoMsg: log.info,
            QtMsgType.QtWarningMsg: log.warning,
            QtMsgType.QtCriticalMsg: log.error,
            QtMsgType.QtFatalMsg: log.critical,
        }
        levels[kind]("qt_message", category=context.category, text=without_numbers(message))

    before = qInstallMessageHandler(handle)
    try:
        yield
    finally:
        qInstallMessageHandler(before)

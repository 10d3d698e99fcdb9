"""The one door to threads: run this elsewhere, then call me back on the GUI thread."""

import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot

T = TypeVar("T")
Call = Callable[[], None]


class WorkerDoor(QObject):
    """One worker thread; what is asked of it is done one after the other, in order.

    Callbacks come on the thread that made the door. After ``close`` nothing is called back any more.
    """

    _called = Signal(object)

    def __init__(self, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix=name)
        self._open = True
        self._at_work, self._heard = False, time.monotonic()
        self._called.connect(self._call, Qt.ConnectionType.QueuedConnection)

    def run(self, work: Callable[[], T], done: Callable[[T], None], failed: Callable[[Exception], None]) -> None:
        """Do ``work`` on the worker; then call ``done`` with its result here, or ``failed`` with what it raised."""

        def errand() -> None:
            self._at_work, self._heard = True, time.monotonic()
            try:
                result = work()
            except Exception as error:  # noqa: BLE001  # carried back whole; the caller tells faults from bugs
                caught = error
                self.post(lambda: failed(caught))
            else:
                self.post(lambda: done(result))
            self._at_work = False

        self._worker.submit(errand)

    def post(self, call: Call) -> None:
        """From any thread: have ``call`` made on the GUI thread, soon and in order."""
        self._heard = time.monotonic()
        self._called.emit(call)

    @property
    def silent_s(self) -> float:
        """For how many seconds the work under way has said nothing; none where there is no work."""
        return time.monotonic() - self._heard if self._at_work else 0.0

    def close(self) -> None:
        """Wait for the work under way, drop what waits, and call nobody back."""
        self._open = False
        self._worker.shutdown(wait=True, cancel_futures=True)

    @Slot(object)
    def _call(self, call: Call) -> None:
        if self._open:
            call()

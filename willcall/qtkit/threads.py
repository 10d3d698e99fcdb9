"""The one door to threads: run this elsewhere, then call me back on the GUI thread."""

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
        self._called.connect(self._call, Qt.ConnectionType.QueuedConnection)

    def run(self, work: Callable[[], T], done: Callable[[T], None], failed: Callable[[Exception], None]) -> None:
        """Do ``work`` on the worker; then call ``done`` with its result here, or ``failed`` with what it raised."""

        def errand() -> None:
            try:
                result = work()
            except Exception as error:  # noqa: BLE001  # carried back whole; the caller tells faults from bugs
                caught = error
                self.post(lambda: failed(caught))
            else:
                self.post(lambda: done(result))

        self._worker.submit(errand)

    def post(self, call: Call) -> None:
        """From any thread: have ``call`` made on the GUI thread, soon and in order."""
        self._called.emit(call)

    def close(self) -> None:
        """Wait for the work under way, drop what waits, and call nobody back."""
        self._open = False
        self._worker.shutdown(wait=True, cancel_futures=True)

    @Slot(object)
    def _call(self, call: Call) -> None:
        if self._open:
            call()

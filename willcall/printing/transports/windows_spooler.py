"""A queue of Windows, by pywin32. Written to Microsoft's documentation; it was never run on Windows."""

import platform
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from willcall.printing.render import Drawing
from willcall.printing.transports.queues import JOB_NAME, QueuedJob, QueueFaultError, Stage
from willcall.printing.transports.queues.windows_flags import JobControl, PrinterAttribute, stage_of, trouble_of
from willcall.printing.transports.queues.windows_page import put_document
from willcall.redemption.domain.paper import PaperTrouble, PrinterState

if TYPE_CHECKING:
    from _win32typing import JobInfo1, PyPrinterHANDLE

_MOST_JOBS = 1000
_NO_SUCH_JOB = 87  # ERROR_INVALID_PARAMETER
_MAY_BE_DONE = 1726  # RPC_S_CALL_FAILED: the spooler broke off in the middle of the call
_ABSENT = frozenset({1722, _MAY_BE_DONE, 1801})  # RPC_S_SERVER_UNAVAILABLE, ..., ERROR_INVALID_PRINTER_NAME
_SURE_TO_HAVE_NOT_BEGUN = frozenset({Stage.WAITING, Stage.HELD})


class RefusedError(QueueFaultError):
    """Windows refused. ``code`` is its own number for why."""

    def __init__(self, code: int, text: str) -> None:
        trouble = PaperTrouble.NOT_ANSWERING if code in _ABSENT else PaperTrouble.FAILED
        super().__init__(trouble, text, unsure=code == _MAY_BE_DONE)
        self.code = code


class WindowsQueue:
    """One queue of Windows, as a ``PrintQueue``.

    Windows forgets a job when it has printed it, and also when somebody deletes it. So a job of ours is retained: that
    it was printed is seen, and it is let go then. One that is gone before that is unknown.
    """

    def __init__(self, queue: str) -> None:
        self._queue = queue

    def state(self) -> PrinterState:
        """Return the state of the printer and of the jobs in its queue. Windows knows of no paper near its end."""
        import win32print  # noqa: PLC0415  # there is none elsewhere

        with self._opened() as printer:
            about = win32print.GetPrinter(printer, 2)
            jobs = [job["Status"] for job in win32print.EnumJobs(printer, 0, _MOST_JOBS, 1)]
        if about["Attributes"] & PrinterAttribute.DIRECT:
            raise QueueFaultError(
                PaperTrouble.FAILED, "the queue prints directly, without the spooler: nothing can be held"
            )
        return PrinterState(trouble_of(about["Status"], about["Attributes"], jobs))

    def jobs(self) -> Sequence[QueuedJob]:
        """Return all jobs there are, those that were printed and are kept included."""
        import win32print  # noqa: PLC0415

        with self._opened() as printer:
            return [_job(job) for job in win32print.EnumJobs(printer, 0, _MOST_JOBS, 1)]

    def hold(self, drawing: Drawing) -> int:
        """Put it in: a job that is paused and retained before there is a page in it."""
        with self._opened() as printer:

            def started(number: int) -> None:
                _tell(printer, number, JobControl.PAUSE)
                _tell(printer, number, JobControl.RETAIN)

            return put_document(self._queue, printer, drawing, started)

    def release(self, number: int) -> None:
        """Let it print."""
        with self._opened() as printer:
            _tell(printer, number, JobControl.RESUME)

    def look(self, number: int) -> QueuedJob:
        """Return how far it is. One that was printed is let go by that."""
        import win32print  # noqa: PLC0415

        try:
            with self._opened() as printer:
                job = _job(win32print.GetJob(printer, number, 1))
        except RefusedError as refused:
            if refused.code == _NO_SUCH_JOB:
                return QueuedJob(number, Stage.UNKNOWN)
            raise
        if job.stage is Stage.DONE:
            self.cancel(number)
        return job

    def cancel(self, number: int) -> None:
        """Take it out. That it is gone is no fault."""
        try:
            with self._opened() as printer:
                _tell(printer, number, JobControl.RELEASE)
                _tell(printer, number, JobControl.DELETE)
        except RefusedError as refused:
            if refused.code != _NO_SUCH_JOB:
                raise

    def close(self) -> None:
        """Nothing is held open."""

    @contextmanager
    def _opened(self) -> "Iterator[PyPrinterHANDLE]":
        """Open the queue for one question; what Windows refuses comes out as :class:`RefusedError`."""
        import pywintypes  # noqa: PLC0415
        import win32print  # noqa: PLC0415

        try:
            printer = win32print.OpenPrinter(self._queue)
            try:
                yield printer
            finally:
                win32print.ClosePrinter(printer)
        except pywintypes.error as fault:
            text = f"Windows refused {fault.funcname} at {self._queue}: {fault.winerror} {fault.strerror}"
            raise RefusedError(fault.winerror, text) from fault


def _tell(printer: "PyPrinterHANDLE", number: int, what: JobControl) -> None:
    import win32print  # noqa: PLC0415

    win32print.SetJob(printer, number, 0, None, what)


def _job(said: "JobInfo1") -> QueuedJob:
    """Put a job into words. Ours is one of our name from this very machine: a queue may be shared."""
    stage = stage_of(said["Status"])
    machine = (said["pMachineName"] or "").lstrip("\\").casefold()
    ours = said["pDocument"] == JOB_NAME and machine == platform.node().casefold()
    return QueuedJob(said["JobId"], stage, began=stage not in _SURE_TO_HAVE_NOT_BEGUN, ours=ours)

"""What a program's crashes leave behind: a folder with a small file for each, without a word of what was said (R7).

``running.log`` is there while the program runs, and stays where the run ended by a fault or without a word. The next
start finds it, and keeps it under the time of that start. What the interpreter has to say of a native crash, or of a
program that stands still (``faulthandler``: files, lines and functions, no values), lands in the same file.
"""

import faulthandler
import re
import traceback
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import BinaryIO

LONGEST = 64_000
"""Bytes of one file: a program that crashes again and again while it waits for its end fills no disk."""

KEPT = 20
"""Files that somebody was told of, and as many that nobody was; the oldest goes first."""

KILLED = "killed"
"""The error of a run that ended without a word: killed from outside, or with the power."""

HUNG = "hung"
"""The error of a run that stood still, and was killed for that."""

STILL_S = 15.0
"""Seconds without ``alive`` after which it is written down where the program stands; sooner than anybody kills it."""

_RUNNING, _NEW, _KEPT = "running.log", "*.new", "*.log"
_CRASH = re.compile(r"^crash (\S+) (\w{1,80}) during (\w{0,40}) at ([\x21-\x7e]{0,200})$", re.MULTILINE)
_NATIVE = re.compile(r"^(?:Fatal Python error|Windows fatal exception): ([\x20-\x7e]{1,80})", re.MULTILINE)
_STILL = re.compile(r"^Timeout \(\d+:\d\d:\d\d[.\d]*\)!$", re.MULTILINE)
_ONE_THREAD = re.compile(r"^Thread 0x.*$", re.MULTILINE)
_WENT_ON = "went on"
_NATIVE_LINE = re.compile(r'^  File "(.+)", line (\d+) in ', re.MULTILINE)
_OURS = "willcall/"


@dataclass(frozen=True, slots=True)
class LastCrash:
    """How a run ended. ``error`` is the exception's type, the interpreter's word for a signal, ``HUNG`` or ``KILLED``.

    ``place`` is the line of ours that was reached last; ``under_way`` what the program was at; both may be empty.
    ``at`` is None where nobody knows.
    """

    error: str
    place: str = ""
    under_way: str = ""
    at: datetime | None = None


def trace_of(trace: TracebackType | None) -> list[str]:
    """Return where it happened, innermost last: files, lines and functions, no values and no message."""
    return [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in traceback.extract_tb(trace)]


class CrashLog:
    """One program's crashes. Until ``begin`` it writes nothing down.

    Args:
        native: whether native crashes and standing still are written too; one log in a process can have that.
    """

    def __init__(self, *, native: bool = False) -> None:
        self._native = native
        self._folder: Path | None = None
        self._file: BinaryIO | None = None
        self._crashed, self._ours = False, 0

    def begin(self, folder: Path, now: datetime) -> None:
        """Write into a folder from now on, once what the run before left there is out of the way.

        Raises:
            OSError: the folder cannot be used.
        """
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        running = folder / _RUNNING
        with suppress(FileNotFoundError):
            running.replace(folder / f"{now.astimezone(UTC):%Y%m%dT%H%M%S%f}.new")
        self._folder, self._file = folder, running.open("wb", buffering=0)
        for path in self._untold()[:-KEPT]:  # nobody could be told for long: the terminal's own database is gone
            path.unlink()
        self._write([f"run {_written(now)}"])
        if self._native:
            faulthandler.enable(self._file)

    def note(self, error: BaseException, under_way: str) -> None:
        """Write a crash down: types and lines, the cause's before that of what came of it. Never raises."""
        last = trace_of(error.__traceback__)
        place, at = _place([line.split(" ")[0] for line in reversed(last)]), _written(datetime.now(UTC))
        self._crashed = True
        lines = [f"crash {at} {type(error).__name__} during {under_way} at {place}"]
        for each in _chain(error):
            lines += [f"  {type(each).__name__}", *(f"    {line}" for line in trace_of(each.__traceback__))]
        with suppress(OSError):  # a full disk is known from elsewhere
            self._write(lines)

    def alive(self) -> None:
        """The main thread goes on; unless it says so again in time, what each thread is at is written down."""
        if not self._native or self._file is None:
            return
        if self._file.tell() > self._ours:
            self._write([_WENT_ON])
        if self._file.tell() < LONGEST:
            faulthandler.dump_traceback_later(STILL_S, file=self._file)

    def ending(self) -> None:
        """From now on the main thread may stand still."""
        if self._native:
            faulthandler.cancel_dump_traceback_later()

    def left_behind(self) -> LastCrash | None:
        """Return how the last run that nobody has been told of ended; None where each ended in order.

        Raises:
            OSError: the folder cannot be read.
        """
        found = self._untold()
        return _read(found[-1].read_text("utf-8", "replace")) if found else None

    def told(self) -> None:
        """Somebody was told: keep the files, and no more than so many.

        Raises:
            OSError: the folder cannot be written.
        """
        for each in self._untold():
            each.replace(each.with_suffix(".log"))
        if self._folder:
            kept = sorted(path for path in self._folder.glob(_KEPT) if path.name != _RUNNING)
            for path in kept[:-KEPT]:
                path.unlink()

    def end(self) -> None:
        """The program ends in order; what it wrote down of a crash stays for the next start."""
        if self._file is None or self._folder is None:
            return
        if self._native:
            faulthandler.cancel_dump_traceback_later()
            faulthandler.disable()
        self._file.close()
        if not self._crashed:
            (self._folder / _RUNNING).unlink(missing_ok=True)
        self._folder = self._file = None

    def _untold(self) -> list[Path]:
        return sorted(self._folder.glob(_NEW)) if self._folder else []

    def _write(self, lines: list[str]) -> None:
        if self._file and self._file.tell() < LONGEST:
            self._file.write("".join(f"{line}\n" for line in lines).encode()[:LONGEST])
            self._ours = self._file.tell()


def _chain(error: BaseException) -> Iterator[BaseException]:
    """Walk an error's causes, the first one first."""
    cause = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if cause is not None:
        yield from _chain(cause)
    yield error


def _read(text: str) -> LastCrash:
    if noted := _CRASH.search(text):
        at, error, under_way, place = noted.groups()
        return LastCrash(error, place, under_way, _moment(at))
    still = text.rpartition(f"\n{_WENT_ON}\n")[2]
    if _STILL.search(still):  # the main thread is the oldest one, which comes last
        return LastCrash(HUNG, _place(_native_lines(_ONE_THREAD.split(still)[-1])))
    if native := _NATIVE.search(text):
        return LastCrash(native[1].strip(), _place(_native_lines(text)))
    return LastCrash(KILLED)


def _native_lines(text: str) -> list[str]:
    return [f"{path}:{number}" for path, number in _NATIVE_LINE.findall(text)]


def _moment(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text)
    except ValueError:  # the file was cut or scribbled over; the crash stands all the same
        return None


def _place(lines: list[str]) -> str:
    """Return the first line that is ours, from the package's name on; else the first of all, by its file's name."""
    for line in lines:
        path = line.replace("\\", "/").replace(" ", "_")
        if _OURS in path and "site-packages" not in path.rpartition(_OURS)[2]:
            return _OURS + path.rpartition(_OURS)[2]
    return lines[0].replace("\\", "/").rpartition("/")[2].replace(" ", "_") if lines else ""


def _written(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="seconds")

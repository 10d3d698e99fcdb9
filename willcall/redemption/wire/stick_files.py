"""Files on a stick that anybody may pull out at any moment: each is whole under its name, or not there."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from willcall.redemption.domain.sticks import StickFault, StickRefusedError
from willcall.redemption.durable_names import flush_names

SUFFIX = ".wcstick"
UNFINISHED = ".part"

Progress = Callable[[int], None]
"""Hears how many more bytes are written."""

_AT_ONCE = 1024 * 1024
_LARGEST = 1024 * 1024 * 1024


def write_on_stick(folder: Path, name: str, content: bytes, progress: Progress = lambda _: None) -> Path:
    """Write a file beside its name, flush it, and only then give it the name; return its path.

    Raises:
        StickRefusedError: the stick is full, write-protected or gone; nothing there bears the name.
    """
    target, beside = folder / name, folder / f"{name}{UNFINISHED}"
    with _stick_faults():
        with beside.open("wb") as file:
            for at in range(0, len(content), _AT_ONCE):
                progress(file.write(content[at : at + _AT_ONCE]))
            file.flush()
            os.fsync(file.fileno())
        beside.replace(target)
        flush_names(folder)
    return target


def read_from_stick(file: Path) -> bytes:
    """Return a file's bytes.

    Raises:
        StickRefusedError: it was never finished, is too large to be ours, or cannot be read.
    """
    if file.name.endswith(UNFINISHED):
        raise StickRefusedError(StickFault.UNFINISHED, file.name)
    with _stick_faults():
        if file.stat().st_size > _LARGEST:
            raise StickRefusedError(StickFault.NOT_OURS, file.name)
        return file.read_bytes()


def files_on_stick(place: Path) -> list[Path]:
    """Return the bundles in a folder, finished or not; of a file itself that file.

    Raises:
        StickRefusedError: there are none, or the stick cannot be read.
    """
    with _stick_faults():
        if not place.is_dir():
            return [place]
        found = sorted(each for each in place.iterdir() if each.name.endswith((SUFFIX, SUFFIX + UNFINISHED)))
    if not found:
        raise StickRefusedError(StickFault.NOTHING_THERE, f"{place} has no {SUFFIX} file")
    return found


@contextmanager
def _stick_faults() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise StickRefusedError(StickFault.UNUSABLE, error.strerror or type(error).__name__) from error

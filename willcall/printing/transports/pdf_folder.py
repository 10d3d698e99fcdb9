"""A folder that receives each ticket as PDF, with a picture beside it if wanted. Here the file is the paper."""

import errno
import os
import tempfile
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from willcall.printing.render import Drawing
from willcall.redemption.domain.paper import (
    CameOut,
    MayHaveComeOut,
    Meanwhile,
    NeverStarted,
    PaperTrouble,
    PrinterState,
    PrintOutcome,
    Promise,
)
from willcall.redemption.durable_names import flush_names

PICTURE_DPI = 300.0
_FULL = {errno.ENOSPC, errno.EDQUOT}


@dataclass(frozen=True, slots=True)
class PdfFolder:
    """Writes ``<ticket number>-<copy>.pdf`` and, with ``pictures``, ``.png``, durably; one process to a folder.

    Promises CONFIRMS: a file that was flushed, renamed into its place and the folder flushed after it, is there. It
    never writes over a ticket: a second paper of the same number and copy gets a name of its own (``...-again2``), so
    that a count of the files is a count of the papers.
    """

    folder: Path
    pictures: bool = True
    promise: Promise = Promise.CONFIRMS

    def state(self) -> PrinterState:
        """Say whether the folder takes a file, by making one that vanishes again."""
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            with tempfile.TemporaryFile(dir=self.folder):
                return PrinterState()
        except OSError as fault:
            return PrinterState(_trouble(fault))

    def draw_ahead(self, drawing: Drawing) -> None:
        """Make the PDF."""
        drawing.pdf  # noqa: B018  # kept in the drawing

    def expect_leftover(self) -> None:
        """Nothing hangs half done here."""

    def make_ready(self, drawing: Drawing) -> "FolderJob | NeverStarted":
        """Write the files under names that nobody takes for a ticket."""
        name = f"{drawing.ticket.ticket_no}-{drawing.ticket.copy_no}"
        job = FolderJob(self.folder, name, len(drawing.pdf), self.pictures)
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            _write_durably(job.part(".pdf"), drawing.pdf)
            if self.pictures:
                _write_durably(job.part(".png"), drawing.picture(PICTURE_DPI))
        except OSError as fault:
            job.discard()
            return NeverStarted(_trouble(fault))
        return job

    def close(self) -> None:
        """Nothing is held open."""


@dataclass(frozen=True, slots=True)
class FolderJob:
    """A ticket that lies in the folder under temporary names; ``size`` is its PDF's, in bytes."""

    folder: Path
    name: str
    size: int
    has_picture: bool

    def part(self, suffix: str) -> Path:
        """Return the temporary name of one of the files."""
        return self.folder / f".{self.name}{suffix}.part"

    def send(self, meanwhile: Meanwhile) -> PrintOutcome:
        """Give the files their names, the PDF first: from then on the ticket exists."""
        try:
            name = _free_name(self.folder, self.name)
            self.part(".pdf").rename(self.folder / f"{name}.pdf")
        except OSError as fault:
            return NeverStarted(_trouble(fault))
        try:
            if self.has_picture:
                self.part(".png").rename(self.folder / f"{name}.png")
            flush_names(self.folder)
        except OSError as fault:
            return MayHaveComeOut(self.size, self.size, _trouble(fault))
        meanwhile()
        return CameOut(Promise.CONFIRMS)

    def discard(self) -> None:
        """Remove the temporary files, as far as the disk lets us; what stays is no ticket and is written over."""
        for suffix in (".pdf", ".png"):
            try:
                self.part(suffix).unlink(missing_ok=True)
            except OSError:
                continue


def _write_durably(path: Path, content: bytes) -> None:
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _free_name(folder: Path, name: str) -> str:
    names = (name if again == 1 else f"{name}-again{again}" for again in count(1))
    return next(each for each in names if not (folder / f"{each}.pdf").exists())


def _trouble(fault: OSError) -> PaperTrouble:
    return PaperTrouble.NO_ROOM if fault.errno in _FULL else PaperTrouble.FAILED

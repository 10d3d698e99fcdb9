"""What every view is given."""

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QSettings

from willcall.boxoffice.look import Look
from willcall.boxoffice.office import Office


class FileChooser(Protocol):
    """Asks whoever is at the window for files and folders; None where they think better of it."""

    def to_save(self, title: str, name: str, kinds: str) -> Path | None:
        """Ask where to write a file; ``kinds`` is Qt's filter, such as ``CSV (*.csv)``."""
        ...

    def folder(self, title: str) -> Path | None:
        """Ask for a folder."""
        ...

    def to_open(self, title: str, kinds: str) -> Path | None:
        """Ask for a file that is there."""
        ...


@dataclass(frozen=True, slots=True)
class House:
    """The way to the heart, how things look, what is remembered from one run to the next, and who asks for files."""

    office: Office
    look: Look
    memory: QSettings
    files: FileChooser

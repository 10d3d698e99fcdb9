"""Asks for files and folders with the system's own dialogs."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget


class DialogChooser:
    """Opens dialogs over a window."""

    def __init__(self, parent: QWidget) -> None:
        self._parent = parent

    def to_save(self, title: str, name: str, kinds: str) -> Path | None:
        """Ask where to write a file."""
        chosen, _ = QFileDialog.getSaveFileName(self._parent, title, str(Path.home() / name), kinds)
        return Path(chosen) if chosen else None

    def folder(self, title: str) -> Path | None:
        """Ask for a folder."""
        chosen = QFileDialog.getExistingDirectory(self._parent, title, str(Path.home()))
        return Path(chosen) if chosen else None

    def to_open(self, title: str, kinds: str) -> Path | None:
        """Ask for a file that is there."""
        chosen, _ = QFileDialog.getOpenFileName(self._parent, title, str(Path.home()), kinds)
        return Path(chosen) if chosen else None

"""The cinema's look, for the theme."""

from PySide6.QtCore import Property, QObject, QUrl, Signal
from PySide6.QtQml import QmlElement

from willcall.kiosk.look import Look

QML_IMPORT_NAME = "Willcall.Kiosk"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class LookModel(QObject):
    """The properties that the window hands to the theme."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._look = Look()

    @property
    def look(self) -> Look:
        """What shows."""
        return self._look

    def show(self, look: Look) -> None:
        """Take over a look."""
        if look != self._look:
            self._look = look
            self.changed.emit()

    @Property(bool, notify=changed)
    def light(self) -> bool:
        """Whether the ground is bright."""
        return self._look.light

    @Property(bool, notify=changed)
    def motion(self) -> bool:
        """Whether anything moves."""
        return self._look.motion

    @Property(str, notify=changed)
    def colour(self) -> str:
        """The cinema's colour, ``#rrggbb``, or nothing."""
        return self._look.colour

    @Property(QUrl, notify=changed)
    def logo(self) -> QUrl:
        """Where the logo is, or nothing."""
        return QUrl.fromLocalFile(str(self._look.logo)) if self._look.logo else QUrl()

    @Property(bool, notify=changed)
    def namesItself(self) -> bool:
        """Whether the logo bears the cinema's name."""
        return self._look.names_itself

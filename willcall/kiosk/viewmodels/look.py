"""The cinema's look, for the theme."""

from PySide6.QtCore import Property, QObject, QUrl, Signal
from PySide6.QtQml import QmlElement

from willcall.kiosk.look import Look
from willcall.kiosk.viewmodels.shown import Shown

QML_IMPORT_NAME = "Willcall.Kiosk"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class LookModel(Shown[Look]):
    """The properties that the window hands to the theme."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(Look(), parent)

    @property
    def look(self) -> Look:
        """What shows."""
        return self._content

    @Property(bool, notify=changed)
    def light(self) -> bool:
        """Whether the ground is bright."""
        return self._content.light

    @Property(bool, notify=changed)
    def motion(self) -> bool:
        """Whether anything moves."""
        return self._content.motion

    @Property(str, notify=changed)
    def colour(self) -> str:
        """The cinema's colour, ``#rrggbb``, or nothing."""
        return self._content.colour

    @Property(QUrl, notify=changed)
    def logo(self) -> QUrl:
        """Where the logo is, or nothing."""
        return QUrl.fromLocalFile(str(self._content.logo)) if self._content.logo else QUrl()

    @Property(bool, notify=changed)
    def namesItself(self) -> bool:
        """Whether the logo bears the cinema's name."""
        return self._content.names_itself

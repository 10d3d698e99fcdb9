"""The terminal's health as a list, one row for each part."""

from dataclasses import dataclass

from PySide6.QtCore import QObject
from PySide6.QtQml import QmlElement

from willcall.kiosk.viewmodels.shown import ShownLines
from willcall.qtkit.health_words import health_words, part_name
from willcall.redemption.domain.health import HealthRow

QML_IMPORT_NAME = "Willcall.Kiosk"
QML_IMPORT_MAJOR_VERSION = 1


@dataclass(frozen=True, slots=True)
class HealthLine:
    """One row in words. The fields' names are the model's roles; ``level`` is good, warn or bad."""

    name: str
    level: str
    words: str
    advice: str
    code: str


def health_lines(rows: tuple[HealthRow, ...]) -> tuple[HealthLine, ...]:
    """Return the rows in words, in the order given."""
    return tuple(HealthLine(part_name(row.part), row.level.value, *health_words(row), row.code) for row in rows)


@QmlElement
class HealthModel(ShownLines[HealthLine]):
    """The rows, for a list on the screen."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(HealthLine, parent)

"""The table of the box office: sorts, filters, copies, exports, and keeps its place while it is looked at anew."""

from collections.abc import Callable, Hashable, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QByteArray, QCoreApplication, QModelIndex, Qt, Signal
from PySide6.QtGui import QAction, QGuiApplication, QKeyEvent, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView
from typing_extensions import override

from willcall.boxoffice.house import House
from willcall.boxoffice.models.columns import Column
from willcall.boxoffice.models.rows_model import RowsModel
from willcall.boxoffice.models.sheets import as_tsv
from willcall.boxoffice.models.sifted import Sifted
from willcall.boxoffice.tokens import ROW, Tone, Type
from willcall.boxoffice.widgets.wrap_delegate import WrapDelegate
from willcall.redemption.domain.spreadsheets import as_csv

translate = QCoreApplication.translate

R = TypeVar("R")
_ENTERING = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_MOST_WIDTH, _SAMPLE, _SIGN, _PADDING = 360, 200, 22, 27


class Table(QTableView, Generic[R]):
    """Tells when another row is current (``moved``) and when one is opened, by Enter or a double click (``opened``)."""

    moved = Signal()
    opened = Signal()

    def __init__(self, house: House, name: str, columns: Sequence[Column[R]], key: Callable[[R], Hashable]) -> None:
        super().__init__()
        self.setObjectName(name)
        self._house, self._name = house, name
        self.rows: RowsModel[R] = RowsModel(columns, key, house.look, self)
        self.sifted: Sifted[R] = Sifted(self.rows, self)
        self._nothing, self._kept, self._fitted = "", False, False
        self._widths: dict[int, int] = {}
        self.setModel(self.sifted)
        self._dress()
        self._copy = self._action(QKeySequence.StandardKey.Copy, self.copy)
        self._export = self._action(QKeySequence.StandardKey.Save, self.export)
        self.selectionModel().currentRowChanged.connect(self.moved)
        self.activated.connect(lambda _: self.opened.emit())
        house.look.changed.connect(self.rows.speak)

    def _dress(self) -> None:
        self.setFont(self._house.look.font(Type.BODY))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setAlternatingRowColors(True)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW)
        self._dress_header()

    def _dress_header(self) -> None:
        header = self.horizontalHeader()
        header.setFont(self._house.look.font(Type.SMALL))
        header.sectionResized.connect(self._resized)
        header.setHighlightSections(False)
        header.setSectionsMovable(True)
        header.setSortIndicatorClearable(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)
        for number, column in enumerate(self.rows.columns):
            if column.wide:
                header.setSectionResizeMode(number, QHeaderView.ResizeMode.Stretch)
        memory = self._house.memory
        kept = memory.value(f"tables/{self._name}")
        if isinstance(kept, QByteArray) and header.restoreState(kept):
            # widths that nobody chose were right for the words of that run
            self._kept = self._fitted = bool(memory.value(f"widths/{self._name}", defaultValue=False, type=bool))

    def _action(self, key: QKeySequence.StandardKey, does: Callable[[], None]) -> QAction:
        action = QAction(self)
        action.setShortcut(QKeySequence(key))
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.triggered.connect(does)
        self.addAction(action)
        return action

    # what it shows

    def wrap(self) -> None:
        """Let long words take a second line, in rows as high as they need."""
        self.setWordWrap(True)
        self.setItemDelegate(WrapDelegate(self))
        self.verticalHeader().setMinimumSectionSize(ROW)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)

    def put(self, rows: Sequence[R]) -> None:
        """Show other rows; whatever row was current stays current if it is still there."""
        current, before = self.current(), [self.rows.key_of(row) for row in self.rows.rows]
        self.rows.put(rows)
        if not self._fitted or before != [self.rows.key_of(row) for row in rows]:
            self.fit_again()
        if current is not None:
            self.choose(self.rows.key_of(current))

    def set_width(self, number: int, width: int) -> None:
        """Have a column that draws more than words as wide as that, until somebody has it otherwise."""
        self._widths[number] = width

    def _fit_columns(self) -> None:
        self._fitted = bool(self.rows.rows)
        metrics, header = self.fontMetrics(), self.horizontalHeader()
        for number, column in enumerate(self.rows.columns):
            words = [column.text(row) for row in self.rows.rows[:_SAMPLE]] + [column.title() + "  "]
            signs = any(column.sign(row) for row in self.rows.rows[:_SAMPLE])
            words_width = max(metrics.horizontalAdvance(each) for each in words) + _PADDING + _SIGN * signs
            width = self._widths.get(number, words_width)
            if not column.wide:
                header.resizeSection(number, min(width, _MOST_WIDTH))

    def _resized(self) -> None:
        """Leave the columns alone from now on, where it was somebody's hand that moved them."""
        if QGuiApplication.mouseButtons() != Qt.MouseButton.NoButton:
            self._kept = True

    def fit_again(self) -> None:
        """Let the columns be as wide as their words, unless somebody had them otherwise."""
        if not self._kept:
            self._fit_columns()

    def current(self) -> R | None:
        """Return the row that is current."""
        index = self.currentIndex()
        return self.sifted.row_at(index) if index.isValid() else None

    def chosen(self) -> tuple[R, ...]:
        """Return the rows that are chosen, from top to bottom."""
        indexes = sorted(self.selectionModel().selectedRows(), key=lambda index: index.row())
        return tuple(self.sifted.row_at(index) for index in indexes)

    def choose(self, key: Hashable) -> None:
        """Make the row with a key the current one, where it is shown."""
        number = self.rows.number_of(key)
        if number is None:
            return
        index = self.sifted.mapFromSource(self.rows.index(number, 0))
        if index.isValid() and index.row() != self.currentIndex().row():
            self.setCurrentIndex(index)

    def choose_first(self) -> None:
        """Make the first row the current one, where none is."""
        if not self.currentIndex().isValid() and self.sifted.rowCount():
            self.setCurrentIndex(self.sifted.index(0, 0))

    def nothing(self) -> str:
        """Return what stands where no row is shown: there are none, or the filter leaves none."""
        return translate("Table", "Nothing fits the filter.") if self.rows.rows else self._nothing

    def retranslate(self, nothing: str) -> None:
        """Show all words in the language of the moment; ``nothing`` stands where there are no rows."""
        self._nothing = nothing
        self.setAccessibleName(", ".join(column.title() for column in self.rows.columns))
        self._copy.setText(translate("Table", "Copy rows"))
        self._export.setText(translate("Table", "Export as CSV…"))
        self.rows.speak()
        self.fit_again()
        self.viewport().update()

    def keep(self) -> None:
        """Remember the columns' order, what they are sorted by, and widths that somebody chose, for the next run."""
        self._house.memory.setValue(f"tables/{self._name}", self.horizontalHeader().saveState())
        self._house.memory.setValue(f"widths/{self._name}", self._kept)

    # what leaves it

    def copy(self) -> None:
        """Put the chosen rows on the clipboard, for a spreadsheet."""
        chosen = sorted({index.row() for index in self.selectionModel().selectedRows()})
        if chosen:
            QGuiApplication.clipboard().setText(as_tsv([self._titles(), *map(self._line, chosen)]))

    def export(self) -> None:
        """Write all rows that are shown into a file."""
        title = translate("Table", "Export as CSV…").rstrip("…")
        path = self._house.files.to_save(title, f"{self._name}.csv", "CSV (*.csv)")
        if path is None:
            return
        lines = [self._titles(), *map(self._line, range(self.sifted.rowCount()))]
        try:
            path.write_bytes(as_csv(lines))
        except OSError as error:
            told = translate("Table", "The file could not be written: %1")
            self._house.office.tell(told.replace("%1", error.strerror or ""), Tone.BAD)
            return
        self._house.office.tell(translate("Table", "Written: %1").replace("%1", str(path)))

    def _columns(self) -> list[int]:
        header = self.horizontalHeader()
        return [header.logicalIndex(place) for place in range(header.count())]

    def _titles(self) -> list[str]:
        return [self.rows.columns[number].title() for number in self._columns()]

    def _line(self, row: int) -> list[str]:
        return [str(self.sifted.index(row, number).data() or "") for number in self._columns()]

    # Qt's own

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt's: Enter opens the current row, on every system."""
        if event.key() in _ENTERING and self.currentIndex().isValid():
            self.opened.emit()
            event.accept()
            return
        super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt's: a table without rows says why."""
        super().paintEvent(event)
        if (nothing := self.nothing()) and not self.sifted.rowCount(QModelIndex()):
            painter = QPainter(self.viewport())
            painter.setPen(self._house.look.ink(Tone.SOFT))
            painter.setFont(self._house.look.font(Type.BODY))
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(self.viewport().rect().adjusted(24, 24, -24, -24), flags, nothing)

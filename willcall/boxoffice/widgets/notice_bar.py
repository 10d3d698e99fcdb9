"""The word over a view about what was just done."""

from PySide6.QtCore import QCoreApplication, Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from willcall.boxoffice.look import Look
from willcall.boxoffice.notices import Notice
from willcall.boxoffice.widgets.buttons import Button, Kind
from willcall.boxoffice.widgets.texts import Said

translate = QCoreApplication.translate

SHOWN_MS = 7_000
_WIDTH, _DISTANCE = 460, 16


class NoticeBar(QFrame):
    """Lies over the lower right corner of its parent, and takes no room of the view's."""

    def __init__(self, parent: QWidget, look: Look) -> None:
        super().__init__(parent)
        self._over_what = parent
        self.setObjectName("Notice")
        self._said, self._close = Said(look), Button(look, "close_notice", Kind.QUIET, "close")
        self._close.clicked.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 10, 8, 10)
        row.addWidget(self._said, 1)
        row.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        self._over = QTimer(self, singleShot=True)
        self._over.timeout.connect(self.hide)
        self.hide()

    @property
    def text(self) -> str:
        """What it says; empty where it says nothing."""
        return self._said.text.text() if self.isVisible() else ""

    def show_notice(self, notice: Notice) -> None:
        """Show a notice in place of the one before."""
        self._close.setAccessibleName(translate("Notice", "Close"))
        self._said.say(notice.text, notice.tone)
        self.setProperty("tone", notice.tone.value)
        self.style().unpolish(self)
        self.style().polish(self)
        self.show()
        self.keep_place()
        self.raise_()
        if notice.stays:
            self._over.stop()
        else:
            self._over.start(SHOWN_MS)

    def keep_place(self) -> None:
        """Stand in the corner, as high as the words need."""
        parent = self._over_what
        width = min(_WIDTH, parent.width() - 2 * _DISTANCE)
        self.setFixedWidth(width)
        height = max(self.heightForWidth(width), self.sizeHint().height())
        self.setGeometry(parent.width() - width - _DISTANCE, parent.height() - height - _DISTANCE, width, height)

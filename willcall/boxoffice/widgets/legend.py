"""What the shapes of a seat map mean, and how many seats are so."""

from collections import Counter

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from willcall.boxoffice.house import House
from willcall.boxoffice.tokens import Tone, Type
from willcall.boxoffice.widgets.seat_marks import SeatMarks
from willcall.boxoffice.words.seats import state_name
from willcall.redemption.domain.seat_plans import SeatPlan
from willcall.redemption.domain.seats import SeatState

_HEIGHT, _MARK, _SPACE = 30, 18, 18


class Legend(QWidget):
    """One line: shape, word, count. States that no seat is in are left out, but open and collected."""

    def __init__(self, house: House) -> None:
        super().__init__()
        self._house, self._marks = house, SeatMarks(house.look)
        self._counts: Counter[SeatState] = Counter()
        house.look.changed.connect(self.update)

    def put(self, plan: SeatPlan | None) -> None:
        """Count a house's seats."""
        self._counts = Counter(seat.seat.state for seat in (plan.seats if plan else ()) if seat.seat)
        self.setAccessibleName("; ".join(words for _, words in self._told()))
        self.update()

    def _told(self) -> list[tuple[SeatState, str]]:
        always = {SeatState.OPEN, SeatState.PRINTED}
        states = [state for state in SeatState if state in always or self._counts[state]]
        return [(state, f"{state_name(state)} {self._counts[state]:,}") for state in states]

    @override
    def sizeHint(self) -> QSize:
        """Qt's."""
        return QSize(400, _HEIGHT)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt's."""
        super().paintEvent(event)
        painter, look = QPainter(self), self._house.look
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        left = 2.0
        for state, words in self._told():
            painter.setFont(look.font(Type.SMALL))
            self._marks.draw_state(painter, QRectF(left, (self.height() - _MARK) / 2, _MARK, _MARK), state)
            left += _MARK + 6
            painter.setFont(look.font(Type.SMALL))
            painter.setPen(look.ink(Tone.PLAIN))
            width = painter.fontMetrics().horizontalAdvance(words)
            flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
            painter.drawText(QRectF(left, 0, width + 2, self.height()), flags, words)
            left += width + _SPACE

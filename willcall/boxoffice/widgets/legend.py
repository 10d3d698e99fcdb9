"""What the shapes of a seat map mean, and how many seats are so."""

from collections import Counter
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from willcall.boxoffice.house import House
from willcall.boxoffice.tokens import Tone, Type
from willcall.boxoffice.widgets.seat_marks import SeatMarks
from willcall.boxoffice.words.seats import state_name
from willcall.redemption.domain.seat_plans import SeatPlan
from willcall.redemption.domain.seats import SeatState

translate = QCoreApplication.translate

_HEIGHT, _MARK, _SPACE = 30, 18, 18


@dataclass(frozen=True, slots=True)
class _Item:
    state: SeatState
    words: str
    sold: bool = True


class Legend(QWidget):
    """One line: shape, word, count. What no seat is is left out, but open and collected."""

    def __init__(self, house: House) -> None:
        super().__init__()
        self._house, self._marks = house, SeatMarks(house.look)
        self._counts: Counter[SeatState] = Counter()
        self._unsold = 0
        house.look.changed.connect(self.update)

    def put(self, plan: SeatPlan | None) -> None:
        """Count a house's seats."""
        seats = [each.seat for each in (plan.seats if plan else ()) if each.seat]
        self._counts = Counter(seat.state for seat in seats)
        self._unsold = sum(seat.state is SeatState.OPEN and not seat.sold for seat in seats)
        self.setAccessibleName("; ".join(item.words for item in self._told()))
        self.update()

    def _told(self) -> list[_Item]:
        always = {SeatState.OPEN, SeatState.PRINTED}
        states = [state for state in SeatState if state in always or self._counts[state]]
        told = [_Item(state, f"{state_name(state)} {self._counts[state]:,}") for state in states]
        if self._unsold:
            #: of the open seats on the map, %1 that the channel has not reported as sold
            words = translate("Legend", "not sold %1").replace("%1", f"{self._unsold:,}")
            told.insert(1, _Item(SeatState.OPEN, words, sold=False))
        return told

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
        for item in self._told():
            painter.setFont(look.font(Type.SMALL))
            mark = QRectF(left, (self.height() - _MARK) / 2, _MARK, _MARK)
            self._marks.draw_state(painter, mark, item.state, sold=item.sold)
            left += _MARK + 6
            painter.setFont(look.font(Type.SMALL))
            painter.setPen(look.ink(Tone.PLAIN))
            width = painter.fontMetrics().horizontalAdvance(item.words)
            flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
            painter.drawText(QRectF(left, 0, width + 2, self.height()), flags, item.words)
            left += width + _SPACE

"""A house as it lies before the picture: each seat in its place, its state by colour, shape and sign."""

from PySide6.QtCore import QCoreApplication, QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QToolTip, QWidget
from typing_extensions import override

from willcall.boxoffice.house import House
from willcall.boxoffice.tokens import Type
from willcall.boxoffice.widgets.seat_marks import SeatMarks, seat_words
from willcall.redemption.domain.seat_plans import Half, SeatOnPlan, SeatPlan

translate = QCoreApplication.translate

_SIDE, _TOP, _FOOT, _LARGEST, _SMALLEST = 34, 46, 12, 40, 14
_GAP = 0.14
"""Between two seats, as a part of a place."""

_STEPS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class SeatCanvas(QWidget):
    """Fits the house into the room there is, times ``zoom``. Arrow keys walk, a click or Enter opens (``chosen``)."""

    chosen = Signal(str)

    def __init__(self, house: House) -> None:
        super().__init__()
        self.setObjectName("seat_canvas")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self._house = house
        self.plan: SeatPlan | None = None
        self.current: SeatOnPlan | None = None
        self._marks = SeatMarks(house.look)
        house.look.changed.connect(self.update)

    def put(self, plan: SeatPlan | None) -> None:
        """Show a house; whatever seat was current stays current if it is still there."""
        before = self.current.place.seat_code if self.current else ""
        self.plan = plan
        self.current = self.seat_of(before)
        self._tell()
        self.update()

    def seat_of(self, seat_code: str) -> SeatOnPlan | None:
        """Return a seat by its code."""
        seats = self.plan.seats if self.plan else ()
        return next((seat for seat in seats if seat.place.seat_code == seat_code), None)

    def _move_to(self, seat: SeatOnPlan | None) -> None:
        if seat is not None:
            self.current = seat
            self._tell()
            self.update()

    def _tell(self) -> None:
        self.setAccessibleName(translate("SeatMap", "Seat map"))
        self.setAccessibleDescription(seat_words(self.current) if self.current else "")

    # where things are

    def _unit(self) -> float:
        """Return the px from one place to the next."""
        if self.plan is None or not self.plan.seats:
            return _SMALLEST
        across = (self.width() - 2 * _SIDE) / self.plan.columns
        down = (self.height() - _TOP - _FOOT) / self.plan.lines
        return max(_SMALLEST, min(across, down, _LARGEST * max(1.0, self.height() / 640)))

    def box(self, seat: SeatOnPlan) -> QRectF:
        """Return where a seat is drawn; the halves of a sofa touch."""
        unit, gap = self._unit(), self._unit() * _GAP
        left = self._left() + seat.x * unit + (0 if seat.half is Half.RIGHT else gap / 2)
        width = unit - gap + (gap / 2 if seat.half else 0)
        return QRectF(left, self._top() + seat.y * unit + gap / 2, width, unit - gap)

    def _top(self) -> float:
        """Return where the first line begins: the house stands in the middle of the room there is."""
        lines = self.plan.lines if self.plan else 0
        return _TOP + max(0.0, self.height() - _TOP - _FOOT - lines * self._unit()) / 3

    def _left(self) -> float:
        columns = self.plan.columns if self.plan else 0
        return (self.width() - columns * self._unit()) / 2

    def seat_at(self, at: QPointF) -> SeatOnPlan | None:
        """Return the seat at a point."""
        seats = self.plan.seats if self.plan else ()
        return next((seat for seat in seats if self.box(seat).contains(at)), None)

    def neighbour(self, step: tuple[int, int]) -> SeatOnPlan | None:
        """Return the nearest seat in a direction, over aisles; the first one where none is current."""
        if self.plan is None or not self.plan.seats:
            return None
        here = self.current
        if here is None:
            return self.plan.seats[0]
        across, down = step
        ahead = [
            seat
            for seat in self.plan.seats
            if (seat.x - here.x) * across + (seat.y - here.y) * down > 0 and (down or seat.y == here.y)
        ]
        return min(ahead, key=lambda seat: (abs(seat.y - here.y), abs(seat.x - here.x)), default=None)

    # Qt's own

    @override
    def sizeHint(self) -> QSize:
        """Qt's."""
        return QSize(640, 480)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt's."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.plan is None or not self.plan.seats:
            return
        self._draw_picture(painter)
        self._draw_rows(painter)
        for seat in self.plan.seats:
            self._marks.draw(painter, self.box(seat), seat)
        if self.current:
            self._draw_cursor(painter, self.box(self.current))

    def _draw_picture(self, painter: QPainter) -> None:
        tokens = self._house.look.tokens
        width = min(self.width() * 0.6, (self.plan.columns if self.plan else 0) * self._unit() * 0.8)
        middle = self.width() / 2
        painter.setPen(QPen(QColor(tokens.edge), 3))
        painter.drawLine(QPointF(middle - width / 2, 10), QPointF(middle + width / 2, 10))
        painter.setPen(QColor(tokens.soft))
        painter.setFont(self._house.look.font(Type.SMALL))
        words = translate("SeatMap", "Picture")
        painter.drawText(QRectF(0, 13, self.width(), 20), Qt.AlignmentFlag.AlignCenter, words)

    def _draw_rows(self, painter: QPainter) -> None:
        painter.setFont(self._house.look.font(Type.SMALL))
        painter.setPen(QColor(self._house.look.tokens.soft))
        rows = {seat.y: seat.place.row for seat in (self.plan.seats if self.plan else ())}
        unit, width = self._unit(), (self.plan.columns if self.plan else 0) * self._unit()
        for line, name in rows.items():
            for left in (self._left() - _SIDE, self._left() + width + 4):
                room = QRectF(left, self._top() + line * unit, _SIDE - 4, unit)
                painter.drawText(room, Qt.AlignmentFlag.AlignCenter, name)

    def _draw_cursor(self, painter: QPainter, box: QRectF) -> None:
        tokens = self._house.look.tokens
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(tokens.focus if self.hasFocus() else tokens.ink), 2.5))
        painter.drawRoundedRect(box.adjusted(-2.5, -2.5, 2.5, 2.5), 5, 5)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Qt's: a click opens a seat."""
        seat = self.seat_at(event.position())
        if seat is not None:
            self._move_to(seat)
            self.chosen.emit(seat.place.seat_code)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt's: arrows walk from seat to seat, Enter opens."""
        step = _STEPS.get(Qt.Key(event.key()))
        if step is not None:
            self._move_to(self.neighbour(step))
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space} and self.current:
            self.chosen.emit(self.current.place.seat_code)
        else:
            super().keyPressEvent(event)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        """Qt's: the keys need somewhere to start."""
        super().focusInEvent(event)
        if self.current is None and self.plan is not None and self.plan.seats:
            self._move_to(self.plan.seats[0])

    @override
    def event(self, event: QEvent) -> bool:
        """Qt's: over a seat its words show."""
        if isinstance(event, QHelpEvent):
            seat = self.seat_at(QPointF(event.pos()))
            if seat is not None:
                QToolTip.showText(event.globalPos(), seat_words(seat), self)
            else:
                QToolTip.hideText()
            return True
        return super().event(event)

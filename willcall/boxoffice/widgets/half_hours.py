"""The day at a glance: a column for each half hour, as high as the seats that start in it."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication, QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QHelpEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QToolTip
from typing_extensions import override

from willcall.boxoffice.house import House
from willcall.boxoffice.tokens import Type
from willcall.boxoffice.words import times
from willcall.redemption.domain.tallies import HALF_HOUR, DayBoard, HalfHour

translate = QCoreApplication.translate

_HEIGHT, _SIDE, _TOP, _FOOT, _WIDEST = 148, 16, 12, 22, 46
_LABEL_EVERY = 52
"""Px from one time of day to the next, at least."""


class HalfHours(QFrame):
    """What is collected is solid, what is open an outline; a line marks the present. Tooltips have the figures."""

    def __init__(self, house: House) -> None:
        super().__init__()
        self.setObjectName("Panel")
        self.setMouseTracking(True)
        self.setFixedHeight(_HEIGHT)
        self._house = house
        self._board: DayBoard | None = None
        house.look.changed.connect(self.update)

    def put(self, board: DayBoard) -> None:
        """Show a day."""
        self._board = board
        self.setAccessibleName(self.described())
        self.update()

    def described(self) -> str:
        """Return the same in words: each half hour in which something starts."""
        starting = [each for each in self._half_hours() if each.showings]
        return "; ".join(self._words(each) for each in starting)

    def _half_hours(self) -> tuple[HalfHour, ...]:
        return self._board.half_hours if self._board else ()

    def _words(self, half: HalfHour) -> str:
        #: one column of the chart: %1 time, %2 showings, %3 seats issued, %4 seats collected, %5 seats open
        words = translate("Today", "%1: %2 showings, %3 issued, %4 collected, %5 open")
        figures = (half.showings, half.seats.issued, half.seats.collected, half.seats.open)
        words = words.replace("%1", times.clock(half.begins_at, self._house.office.zone))
        for number, figure in enumerate(figures, start=2):
            words = words.replace(f"%{number}", f"{figure:,}")
        return words

    def _slot(self) -> float:
        return (self.width() - 2 * _SIDE) / max(1, len(self._half_hours()))

    def _column(self, number: int, seats: int) -> QRectF:
        most = max((each.seats.issued for each in self._half_hours()), default=0) or 1
        room = self.height() - _TOP - _FOOT
        height, slot = room * seats / most, self._slot()
        width = min(slot * 0.72, _WIDEST)
        left = _SIDE + number * slot + (slot - width) / 2
        return QRectF(left, _TOP + room - height, width, height)

    @override
    def sizeHint(self) -> QSize:
        """Qt's."""
        return QSize(600, _HEIGHT)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt's."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tokens = self._house.look.tokens
        foot = self.height() - _FOOT
        painter.setPen(QColor(tokens.line))
        painter.drawLine(QPointF(_SIDE, foot), QPointF(self.width() - _SIDE, foot))
        for number, half in enumerate(self._half_hours()):
            if not half.seats.issued:
                continue
            painter.setPen(QPen(QColor(tokens.edge), 1))
            painter.setBrush(QColor(tokens.raised))
            painter.drawRect(self._column(number, half.seats.issued - half.seats.revoked))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.fill))
            painter.drawRect(self._column(number, half.seats.collected))
        self._draw_times(painter)
        self._draw_now(painter, self._house.office.now())

    def _draw_times(self, painter: QPainter) -> None:
        painter.setFont(self._house.look.font(Type.SMALL))
        painter.setPen(QColor(self._house.look.tokens.soft))
        slot = self._slot()
        step = max(1, round(_LABEL_EVERY / slot + 0.5))
        step += step % 2 if step > 1 else 0  # whole hours, where not every half hour has room
        first = self._first_whole_hour() if step > 1 else 0
        halves = self._half_hours()
        for number in range(first, len(halves), step):
            centre = _SIDE + (number + 0.5) * slot
            room = QRectF(centre - 30, self.height() - _FOOT + 2, 60, _FOOT - 4)
            words = times.clock(halves[number].begins_at, self._house.office.zone)
            painter.drawText(room, Qt.AlignmentFlag.AlignCenter, words)

    def _first_whole_hour(self) -> int:
        halves = enumerate(self._half_hours())
        return next((number for number, half in halves if half.begins_at.minute == 0), 0)

    def _draw_now(self, painter: QPainter, now: datetime) -> None:
        halves = self._half_hours()
        if not halves or not halves[0].begins_at <= now <= halves[-1].begins_at + HALF_HOUR:
            return
        x = _SIDE + (now - halves[0].begins_at) / HALF_HOUR * self._slot()
        painter.setPen(QPen(QColor(self._house.look.tokens.accent), 2))
        painter.drawLine(QPointF(x, _TOP - 6), QPointF(x, self.height() - _FOOT))

    @override
    def event(self, event: QEvent) -> bool:
        """Qt's: over a column its figures show."""
        if isinstance(event, QHelpEvent) and self._half_hours():
            number = int((event.pos().x() - _SIDE) // self._slot())
            if 0 <= number < len(self._half_hours()):
                QToolTip.showText(event.globalPos(), self._words(self._half_hours()[number]), self)
            return True
        return super().event(event)

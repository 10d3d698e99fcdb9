"""How one seat is drawn: no two states share a shape and a sign, so that no colour has to be told apart."""

from typing import assert_never

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from willcall.boxoffice.look import Look
from willcall.boxoffice.words.seats import grouped, place_words, state_name
from willcall.qtkit.fonts import typeface
from willcall.redemption.domain.seat_plans import SeatOnPlan
from willcall.redemption.domain.seats import SeatState

_ROUND = 4.0


def seat_words(seat: SeatOnPlan) -> str:
    """Return a seat's place, how it stands, and its ticket."""
    if seat.seat is None:
        return place_words(seat.place)
    return f"{place_words(seat.place)} · {state_name(seat.seat.state)}\n{grouped(seat.seat.ticket_no)}"


class SeatMarks:
    """Draws seats in the colours of the scheme in use."""

    def __init__(self, look: Look) -> None:
        self._look = look

    def draw(self, painter: QPainter, box: QRectF, seat: SeatOnPlan) -> None:
        """Draw a seat; without a code it is a dot."""
        painter.setFont(typeface(max(8, int(box.height() * 0.42)), 500))
        if seat.seat is None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self._look.tokens.edge))
            painter.drawEllipse(box.center(), 2, 2)
            return
        self.draw_state(painter, box, seat.seat.state, seat.place.number, sold=seat.seat.sold)

    def draw_state(
        self, painter: QPainter, box: QRectF, state: SeatState, number: str = "", *, sold: bool = True
    ) -> None:
        """Draw a state; an open seat bears its number, one that nobody has bought yet a broken line."""
        tokens = self._look.tokens
        match state:
            case SeatState.OPEN:
                line = Qt.PenStyle.SolidLine if sold else Qt.PenStyle.DotLine
                self._body(painter, box, tokens.panel, tokens.edge, line)
                painter.setPen(QColor(tokens.ink))
                painter.drawText(box, Qt.AlignmentFlag.AlignCenter, number)
            case SeatState.PRINTED:
                self._body(painter, box, tokens.good_ground, tokens.good)
                self._check(painter, box, tokens.good)
            case SeatState.ADMITTED:
                self._body(painter, box, tokens.good_ground, tokens.good)
                self._person(painter, box, tokens.good)
            case SeatState.UNCONFIRMED:
                self._triangle(painter, box, tokens.warn_ground, tokens.warn)
                painter.drawText(box.adjusted(0, box.height() * 0.2, 0, 0), Qt.AlignmentFlag.AlignCenter, "?")
            case SeatState.CLAIMED | SeatState.PRINTING:
                self._body(painter, box, tokens.info_ground, tokens.info)
                painter.drawText(box, Qt.AlignmentFlag.AlignCenter, "…")
            case SeatState.REVOKED:
                self._cross(painter, box, tokens.faint)
            case _:
                assert_never(state)

    @staticmethod
    def _body(
        painter: QPainter, box: QRectF, ground: str, line: str, style: Qt.PenStyle = Qt.PenStyle.SolidLine
    ) -> None:
        painter.setPen(QPen(QColor(line), 1.2, style))
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(box, _ROUND, _ROUND)

    @staticmethod
    def _pen(painter: QPainter, box: QRectF, ink: str) -> None:
        pen = QPen(QColor(ink), max(1.6, box.height() * 0.08))
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)

    def _check(self, painter: QPainter, box: QRectF, ink: str) -> None:
        self._pen(painter, box, ink)
        painter.drawPolyline(_points(box, (0.28, 0.52), (0.44, 0.68), (0.74, 0.34)))

    def _cross(self, painter: QPainter, box: QRectF, ink: str) -> None:
        self._pen(painter, box, ink)
        for start, end in (((0.3, 0.3), (0.7, 0.7)), ((0.7, 0.3), (0.3, 0.7))):
            painter.drawPolyline(_points(box, start, end))

    def _person(self, painter: QPainter, box: QRectF, ink: str) -> None:
        self._pen(painter, box, ink)
        head = QPointF(box.center().x(), box.top() + box.height() * 0.36)
        painter.drawEllipse(head, box.height() * 0.13, box.height() * 0.13)
        painter.drawPolyline(_points(box, (0.28, 0.78), (0.36, 0.6), (0.64, 0.6), (0.72, 0.78)))

    def _triangle(self, painter: QPainter, box: QRectF, ground: str, line: str) -> None:
        painter.setPen(QPen(QColor(line), 1.4))
        painter.setBrush(QColor(ground))
        painter.drawPolygon(_points(box, (0.5, 0.0), (1.0, 1.0), (0.0, 1.0)))


def _points(box: QRectF, *parts: tuple[float, float]) -> QPolygonF:
    return QPolygonF([QPointF(box.left() + x * box.width(), box.top() + y * box.height()) for x, y in parts])

"""The house of a showing: geometry, states, mouse and keys."""

from itertools import pairwise

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest

from tests.support.box_office_day import CANCELLED, EVENING, SIZES, number_of, serial
from tests.support.packs import showing_code
from tests.support.papers import Play
from tests.ui.boxoffice.conftest import Staff
from willcall.boxoffice.views.seat_map import SeatMapPage
from willcall.redemption.domain.staff import View


def house(staff: Staff) -> SeatMapPage:
    page = staff.today()
    page.table.choose(showing_code(EVENING))
    page.table.setFocus()
    staff.hits(Qt.Key.Key_Return)
    staff.waits(lambda: staff.window.room.page.view is View.SEAT_MAP)
    found = staff.window.room.page
    assert isinstance(found, SeatMapPage)
    staff.waits(lambda: found.canvas.plan is not None and found.showing.count() > 0)
    return found


def test_a_showing_of_the_day_opens_its_house_and_every_seat_has_its_place(supervisor: Staff) -> None:
    page = house(supervisor)
    assert page.canvas.plan is not None
    assert len(page.canvas.plan.seats) == SIZES[EVENING]
    boxes = [page.canvas.box(seat) for seat in page.canvas.plan.seats]
    assert all(page.canvas.rect().contains(box.toRect()) for box in boxes)
    assert not [1 for one, two in pairwise(boxes) if one.intersected(two).width() > 1]
    supervisor.waits(lambda: page.showing.currentText().startswith("19:30"))


def test_a_click_opens_a_seat_and_keys_walk_over_aisles(supervisor: Staff) -> None:
    page = house(supervisor)
    assert page.canvas.plan is not None
    third = page.canvas.plan.seats[2]
    at = page.canvas.box(third).center().toPoint()
    QTest.mouseClick(page.canvas, Qt.MouseButton.LeftButton, pos=at)
    supervisor.waits(lambda: page.panel.story is not None)
    assert page.panel.story is not None
    assert page.panel.story.seat.ticket_no == number_of(EVENING, 2)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Up, Qt.Key.Key_Right):
        supervisor.hits(key)
    assert page.canvas.current == page.canvas.plan.seats[3]
    assert "Row 1, seat 4" in page.canvas.accessibleDescription()
    supervisor.hits(Qt.Key.Key_Return)
    supervisor.waits(lambda: page.panel.story is not None and page.panel.story.seat.place.number == "4")


def test_beside_every_seat_there_is_nothing_to_open(supervisor: Staff) -> None:
    page = house(supervisor)
    QTest.mouseClick(page.canvas, Qt.MouseButton.LeftButton, pos=QPoint(2, 2))
    assert page.canvas.seat_at(QPointF(2, 2)) is None
    supervisor.qtbot.wait(50)
    assert page.panel.story is None


def test_what_happens_in_the_foyer_shows_in_the_house(supervisor: Staff) -> None:
    page = house(supervisor)
    supervisor.day.collect(EVENING, [0, 1])
    supervisor.day.collect(EVENING, [5], Play.LOST_WITHOUT_PAPER)
    page.refresh()
    open_ones = [place for place in range(SIZES[EVENING]) if place not in {0, 1, 5}]
    unsold = sum(serial(EVENING, place) % 9 == 0 for place in open_ones)
    told = f"Open {len(open_ones)}; not sold {unsold}; Collected 2; In doubt 1"
    supervisor.waits(lambda: page.legend.accessibleName() == told)


def test_keys_lead_from_showing_to_showing(supervisor: Staff) -> None:
    page = house(supervisor)
    supervisor.hits(Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    supervisor.waits(
        lambda: page.canvas.plan is not None and page.canvas.plan.showing.showing_code == showing_code(CANCELLED)
    )
    supervisor.hits(Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    supervisor.waits(
        lambda: page.canvas.plan is not None and page.canvas.plan.showing.showing_code == showing_code(EVENING)
    )


def test_each_state_is_drawn_in_a_shape_of_its_own(supervisor: Staff) -> None:
    page = house(supervisor)
    supervisor.day.collect(EVENING, [0])
    supervisor.day.collect(EVENING, [1], Play.LOST_WITHOUT_PAPER)
    page.refresh()
    supervisor.waits(lambda: "In doubt 1" in page.legend.accessibleName())
    picture = page.canvas.grab().toImage()
    assert page.canvas.plan is not None
    cuts = [picture.copy(page.canvas.box(seat).toRect()) for seat in page.canvas.plan.seats[:3]]
    grey = [cut.convertToFormat(cut.Format.Format_Grayscale8) for cut in cuts]
    assert grey[0] != grey[1] != grey[2] != grey[0]

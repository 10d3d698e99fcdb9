"""Legible by day and by night, complete by keyboard, with a name for each control; nothing cut off at 1366 by 768."""

from dataclasses import asdict

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QShortcut
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPlainTextEdit, QPushButton, QTableView, QWidget

from tests.support.box_office_day import EVENING, SUPERVISOR, code_number
from tests.support.box_office_scenes import cut_off, outside
from tests.support.kiosk_pictures import contrast
from tests.support.packs import code_of
from tests.ui.boxoffice.conftest import Staff
from willcall.boxoffice.tokens import DAY, NIGHT, Tokens, Tone
from willcall.boxoffice.widgets.seat_canvas import SeatCanvas
from willcall.redemption.domain.staff import View

CONTROLS = (QPushButton, QLineEdit, QComboBox, QPlainTextEdit, QTableView, SeatCanvas)
VIEWS = [view for view in View if view is not View.SEAT]
"""A seat is part of two of them."""

SCHEMES = pytest.mark.parametrize("tokens", [DAY, NIGHT], ids=["day", "night"])


@SCHEMES
def test_words_stand_out_from_every_ground_they_are_read_on(tokens: Tokens) -> None:
    inks = {tone: tokens.ink_of(tone) for tone in Tone}
    for ground in (tokens.ground, tokens.panel, tokens.raised, tokens.chosen):
        for tone, ink in inks.items():
            assert contrast(ink, QColor(ground)) >= 4.5, (tone, ground)
    for tone, ground in (
        (Tone.GOOD, tokens.good_ground),
        (Tone.WARN, tokens.warn_ground),
        (Tone.BAD, tokens.bad_ground),
        (Tone.INFO, tokens.info_ground),
    ):
        assert contrast(inks[tone], QColor(ground)) >= 4.5, tone
    assert contrast(QColor(tokens.on_accent), QColor(tokens.accent)) >= 4.5


@SCHEMES
def test_lines_of_controls_and_the_focus_stand_out(tokens: Tokens) -> None:
    for ground in (tokens.ground, tokens.panel):
        for line in (tokens.edge, tokens.focus, tokens.fill):
            assert contrast(QColor(line), QColor(ground)) >= 3, (line, ground)


def test_every_token_is_a_colour() -> None:
    for tokens in (DAY, NIGHT):
        assert all(QColor(value).isValid() for name, value in asdict(tokens).items() if name != "dark")


def controls(staff: Staff) -> list[QWidget]:
    window = staff.window
    found = [each for kind in CONTROLS for each in window.findChildren(kind)]
    return [each for each in found if each.isVisible()]


@pytest.mark.parametrize("view", VIEWS)
def test_each_control_has_a_name_and_each_key_one_meaning(supervisor: Staff, view: View) -> None:
    supervisor.goes_to(view)
    for _ in range(2):
        nameless = [each for each in controls(supervisor) if not (each.accessibleName() or _text(each))]
        assert not [f"{type(each).__name__} {each.objectName()}" for each in nameless]
        supervisor.window.turn_language()
    keys = [
        each.key().toString()
        for each in supervisor.window.findChildren(QShortcut)
        if isinstance(parent := each.parent(), QWidget) and parent.isVisible() and each.key().toString() != "Esc"
    ]
    assert len(keys) == len(set(keys))


def _text(widget: QWidget) -> str:
    return widget.text() if isinstance(widget, QPushButton) else ""


@pytest.mark.parametrize("view", [View.TODAY, View.SEAT_MAP, View.FIND, View.DOOR_LISTS])
def test_the_keyboard_alone_reaches_every_control(supervisor: Staff, view: View) -> None:
    page = supervisor.goes_to(view)
    supervisor.qtbot.wait(100)
    wanted = {
        each
        for each in controls(supervisor)
        if each.isEnabled() and each.focusPolicy() & Qt.FocusPolicy.TabFocus and page.isAncestorOf(each)
    }
    reached = set()
    for _ in range(60):
        supervisor.hits(Qt.Key.Key_Tab)
        reached.add(QApplication.focusWidget())
    assert {each.objectName() for each in wanted} <= {each.objectName() for each in reached if each}


def test_nothing_is_cut_off_or_outside_in_either_language(supervisor: Staff) -> None:
    assert supervisor.window.size().toTuple() == (1366, 768)
    page = supervisor.finds(code_of(code_number(EVENING, 40)).digits)
    supervisor.reads(page.answer.text, "to collect")
    for view in VIEWS:
        supervisor.goes_to(view)
        for _ in range(2):
            supervisor.waits(lambda: not list(cut_off(supervisor.window)) and not list(outside(supervisor.window)))
            supervisor.window.turn_language()


def test_the_lock_hides_everything_behind_it(supervisor: Staff) -> None:
    supervisor.finds(code_of(code_number(EVENING, 40)).digits)
    supervisor.window.lock()
    assert not [each for each in controls(supervisor) if supervisor.window.room.isAncestorOf(each)]
    assert supervisor.window.sign_in.number.text() == SUPERVISOR

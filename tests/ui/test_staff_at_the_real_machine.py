"""Staff at a kiosk that is put together for real: PIN, health, test print, out of service, restart."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.support.kiosk_terminal import papers, terminal_folder
from tests.support.packs import code_of
from tests.ui.conftest import PATIENCE_MS
from willcall.kiosk.bootstrap import composed
from willcall.kiosk.journey.ports import Ending
from willcall.kiosk.journey.states import Found, OutOfService, StaffAct, StaffPanel, StaffSignIn, Welcome
from willcall.kiosk.window import KioskWindow, Placing
from willcall.redemption.bootstrap import open_terminal
from willcall.redemption.domain.health import Level, Part
from willcall.redemption.domain.paper import CameOut, Promise
from willcall.redemption.domain.sign_in import NoStaffYet, WrongPin
from willcall.redemption.domain.staff import StaffRole
from willcall.redemption.settings import load_settings

PIN = "482915"
pytestmark = pytest.mark.usefixtures("_typeface")


@pytest.fixture
def settings(tmp_path: Path) -> Path:
    file = terminal_folder(tmp_path)
    terminal = open_terminal(load_settings(file))
    terminal.staff_office().add("1042", StaffRole.SUPERVISOR, PIN)
    terminal.close()
    return file


def kinds(settings: Path) -> list[str]:
    terminal = open_terminal(load_settings(settings))
    found = [entry.kind for entry in terminal.outbox.every_entry()]
    terminal.close()
    return [kind for kind in found if kind not in {"journal_opened", "pack_applied", "printer_changed"}]


class Staff:
    """A member of staff before the real machine."""

    def __init__(self, kiosk: KioskWindow, qtbot: QtBot) -> None:
        self.kiosk, self._qtbot, self.ended = kiosk, qtbot, list[Ending]()
        kiosk.ended.connect(self.ended.append)

    def waits(self, until: Callable[[], bool]) -> None:
        self._qtbot.waitUntil(until, timeout=PATIENCE_MS)

    def opens(self) -> None:
        """Wait for the terminal behind the window, then call the staff's screen."""
        self.waits(lambda: self.kiosk.journey.property("machine") != "")
        self.kiosk.flow.call_staff()
        assert isinstance(self.kiosk.flow.state, StaffSignIn)

    def types(self, number: str, pin: str) -> None:
        flow = self.kiosk.flow
        for part in (number, pin):
            for digit in part:
                flow.type_digit(digit)
            flow.submit()

    def answered(self) -> object:
        def answer() -> object:
            state = self.kiosk.flow.state
            return state.answer if isinstance(state, StaffSignIn) else None

        self.waits(lambda: answer() is not None)
        return answer()

    def signs_in(self) -> None:
        self.opens()
        self.types("1042", PIN)
        self.waits(lambda: isinstance(self.kiosk.flow.state, StaffPanel))
        self.waits(lambda: bool(self.panel.rows))

    @property
    def panel(self) -> StaffPanel:
        state = self.kiosk.flow.state
        assert isinstance(state, StaffPanel)
        return state

    def does(self, act: StaffAct) -> None:
        self.kiosk.flow.do(act)
        self.waits(lambda: self.panel.doing is None)


def composed_kiosk(settings: Path) -> AbstractContextManager[KioskWindow]:
    return composed(lambda: load_settings(settings), Placing((540, 960)), lambda error: pytest.fail(str(error)))


def test_a_supervisor_sees_how_the_terminal_is_prints_a_sample_and_guests_go_on(qtbot: QtBot, settings: Path) -> None:
    with composed_kiosk(settings) as kiosk:
        staff = Staff(kiosk, qtbot)
        staff.opens()
        staff.types("1042", "000000")
        assert staff.answered() == WrongPin()
        kiosk.flow.leave()
        staff.signs_in()
        levels = {row.part: row.level for row in staff.panel.rows if row.part is not Part.PACK}
        assert levels.pop(Part.LINE) is Level.WARN  # the centre was never reached
        assert set(levels.values()) == {Level.GOOD}
        assert set(levels) >= set(Part) - {Part.PACK, Part.LINE, *(part for part in Part if part.value == "camera")}
        staff.does(StaffAct.TEST_PRINT)
        assert staff.panel.told == CameOut(Promise.CONFIRMS)
        assert len(papers(settings)) == 1
        kiosk.flow.leave()
        assert kiosk.flow.state == Welcome()
        kiosk.flow.scan(code_of(0).digits)
        staff.waits(lambda: isinstance(kiosk.flow.state, Found))
    assert kinds(settings) == ["staff_added", "sign_in_refused", "staff_signed_in", "test_printed", "staff_signed_out"]


def test_out_of_service_outlives_the_program_and_a_restart_is_asked_for_by_name(qtbot: QtBot, settings: Path) -> None:
    with composed_kiosk(settings) as kiosk:
        staff = Staff(kiosk, qtbot)
        staff.signs_in()
        staff.does(StaffAct.OUT_OF_SERVICE)
        kiosk.flow.leave()
        assert kiosk.flow.state == OutOfService()
        staff.waits(lambda: kinds(settings)[-1] == "staff_signed_out")
    with composed_kiosk(settings) as kiosk:
        staff = Staff(kiosk, qtbot)
        staff.waits(lambda: kiosk.flow.state == OutOfService())
        staff.signs_in()
        staff.does(StaffAct.IN_SERVICE)
        kiosk.flow.do(StaffAct.RESTART)
        staff.waits(lambda: staff.ended == [Ending.RESTART])
    assert kinds(settings) == [
        "staff_added",
        "staff_signed_in",
        "taken_out_of_service",
        "staff_signed_out",
        "staff_signed_in",
        "put_in_service",
        "program_left",
    ]


def test_at_a_terminal_without_staff_nobody_gets_in(qtbot: QtBot, tmp_path: Path) -> None:
    with composed_kiosk(terminal_folder(tmp_path)) as kiosk:
        staff = Staff(kiosk, qtbot)
        staff.opens()
        staff.types("1042", PIN)
        assert staff.answered() == NoStaffYet()

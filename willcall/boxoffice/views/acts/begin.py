"""Opens the form of an act."""

from typing import assert_never

from PySide6.QtWidgets import QWidget

from willcall.boxoffice.house import House
from willcall.boxoffice.views.acts.admit import AdmitSheet
from willcall.boxoffice.views.acts.collect import CollectSheet
from willcall.boxoffice.views.acts.release import ReleaseSheet
from willcall.boxoffice.views.acts.reprint import ReprintSheet
from willcall.boxoffice.views.acts.scan_paper import ScanPaperSheet
from willcall.boxoffice.views.acts.state import StateSheet
from willcall.redemption.domain.desk_acts import DeskAct
from willcall.redemption.domain.seat_story import SeatStory


def begin_act(act: DeskAct, story: SeatStory, house: House, room: QWidget) -> None:
    """Ask over the room what an act on a seat needs to know."""
    match act:
        case DeskAct.COLLECT:
            CollectSheet(house, room, story).ask()
        case DeskAct.SETTLE_BY_SCAN:
            ScanPaperSheet(house, room, story).open()
        case DeskAct.STATE_NO_PAPER:
            StateSheet(house, room, story, vouching=False).ask()
        case DeskAct.VOUCH:
            StateSheet(house, room, story, vouching=True).ask()
        case DeskAct.REPRINT:
            ReprintSheet(house, room, story).ask()
        case DeskAct.RELEASE:
            ReleaseSheet(house, room, story).ask()
        case DeskAct.ADMIT:
            AdmitSheet(house, room, story).open()
        case _:
            assert_never(act)

"""Settle a print in doubt with the paper itself."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from willcall.boxoffice.house import House
from willcall.boxoffice.tokens import Tone
from willcall.boxoffice.views.acts.act_sheet import ActSheet
from willcall.boxoffice.views.acts.state import settled_words
from willcall.redemption.domain.desk_acts import DeskAct
from willcall.redemption.domain.seat_story import SeatStory
from willcall.redemption.domain.settlements import SettleAnswer, Settled

translate = QCoreApplication.translate


class ScanPaperSheet(ActSheet):
    """Waits for the scanner; there is nothing to press."""

    def __init__(self, house: House, room: QWidget, story: SeatStory) -> None:
        super().__init__(house, room, DeskAct.SETTLE_BY_SCAN, story)
        self.go.hide()
        self.explain(
            translate("Act", "Scan the QR of the ticket that came out. It is this seat's where its signature says so."),
            Tone.INFO,
        )

    @override
    def take_scan(self, text: str) -> None:
        office, ticket_no = self.house.office, self.story.seat.ticket_no
        who = office.member
        office.act(lambda desks: desks.staff.settle_by_scan(ticket_no, text, who), self._answered, self.failed)

    def _answered(self, answer: SettleAnswer) -> None:
        if isinstance(answer, Settled):
            self.over(settled_words(answer))
        else:
            self.refused(answer)

"""Hand a seat out to a guest who cannot show the code."""

import uuid

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from willcall.boxoffice.house import House
from willcall.boxoffice.tokens import Tone
from willcall.boxoffice.views.acts.act_sheet import ReasonSheet
from willcall.boxoffice.words.outcomes import run_words
from willcall.redemption.domain.collecting import CollectOrder, CollectRefusal, NoCodeReason
from willcall.redemption.domain.desk_acts import DeskAct
from willcall.redemption.domain.seat_story import SeatStory
from willcall.redemption.service.print_tickets import PrintRun

translate = QCoreApplication.translate


class CollectSheet(ReasonSheet[NoCodeReason]):
    """With a code, the view that looked it up collects all of its seats; this is for one seat without."""

    def __init__(self, house: House, room: QWidget, story: SeatStory) -> None:
        super().__init__(house, room, DeskAct.COLLECT, story, tuple(NoCodeReason), noted=False)
        self._attempt = str(uuid.uuid4())
        self.explain(
            translate("Act", "Without a code: see the order on the guest's own phone, or an identity paper."), Tone.INFO
        )

    @override
    def carry_out(self) -> None:
        office = self.house.office
        order = CollectOrder((self.story.seat.ticket_no,), self._attempt, office.member, self.choice.reason)
        self.wait(translate("Act", "Printing…"))
        office.act(lambda desks: desks.staff.collect(order), self._answered, self.failed)

    def _answered(self, answer: PrintRun | CollectRefusal) -> None:
        if isinstance(answer, PrintRun):
            self.over(*run_words(answer))
        else:
            self.refused(answer)

"""Enter that a guest was let in on paper, seat by seat; a whole list is entered in the view of door lists."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from willcall.boxoffice.house import House
from willcall.boxoffice.tokens import Tone
from willcall.boxoffice.views.acts.act_sheet import ActSheet
from willcall.boxoffice.words.ticks import ticks_words
from willcall.redemption.domain.desk_acts import DeskAct
from willcall.redemption.domain.seat_story import SeatStory
from willcall.redemption.domain.staff import RightMissing
from willcall.redemption.domain.ticks import TickAnswer, TickOrder

translate = QCoreApplication.translate


class AdmitSheet(ActSheet):
    """One tick of the showing's door list."""

    def __init__(self, house: House, room: QWidget, story: SeatStory) -> None:
        super().__init__(house, room, DeskAct.ADMIT, story)
        self.explain(
            translate(
                "Act", "The guest is in already, without a ticket. The seat is used, and its code opens nothing."
            ),
            Tone.INFO,
        )
        self.on.connect(self._enter)

    def _enter(self) -> None:
        office, story = self.house.office, self.story
        order = TickOrder(story.showing.showing_code, (story.seat.ticket_no,), office.member)
        office.act(lambda desks: desks.office.enter_ticks(order), self._answered, self.failed)

    def _answered(self, answer: TickAnswer) -> None:
        if isinstance(answer, RightMissing):
            self.refused(answer)
        else:
            self.over(*ticks_words(answer))

"""A supervisor opens a seat again that is in hand, in doubt or ticked by mistake."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from willcall.boxoffice.house import House
from willcall.boxoffice.tokens import Tone
from willcall.boxoffice.views.acts.act_sheet import ReasonSheet
from willcall.boxoffice.words.seats import state_name
from willcall.redemption.domain.desk_acts import DeskAct
from willcall.redemption.domain.releases import ReleaseAnswer, Released, ReleaseOrder, ReleaseReason, release_reasons
from willcall.redemption.domain.seat_story import SeatStory
from willcall.redemption.domain.seats import SeatState

translate = QCoreApplication.translate


class ReleaseSheet(ReasonSheet[ReleaseReason]):
    """On their word alone: so it says what that word means."""

    def __init__(self, house: House, room: QWidget, story: SeatStory) -> None:
        super().__init__(house, room, DeskAct.RELEASE, story, release_reasons(story.seat.state))
        if story.seat.state is SeatState.ADMITTED:
            words = translate("Act", "Be sure that nobody was let in at this seat: its code opens it again.")
        else:
            words = translate(
                "Act", "Be sure that nobody holds a ticket for this seat: the next guest gets an original."
            )
        self.explain(words, Tone.WARN)

    @override
    def carry_out(self) -> None:
        office, seat = self.house.office, self.story.seat
        reason, note = self.choice.reason, self.choice.note.text()
        order = ReleaseOrder(seat.ticket_no, seat.copies, reason, office.member, note)
        office.act(lambda desks: desks.office.release_seat(order), self._answered, self.failed)

    def _answered(self, answer: ReleaseAnswer) -> None:
        if isinstance(answer, Released):
            #: %1 is how the seat stands now, such as open
            words = translate("Act", "Released. The seat is now: %1.")
            self.over(words.replace("%1", state_name(answer.seat.state)))
        else:
            self.refused(answer)

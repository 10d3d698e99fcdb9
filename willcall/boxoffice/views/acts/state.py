"""Settle a print in doubt by what somebody states."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from willcall.boxoffice.house import House
from willcall.boxoffice.tokens import Tone
from willcall.boxoffice.views.acts.act_sheet import ReasonSheet
from willcall.boxoffice.words.seats import state_name
from willcall.redemption.domain.desk_acts import DeskAct
from willcall.redemption.domain.seat_story import SeatStory
from willcall.redemption.domain.settlements import CameOutReason, NoPaperReason, SettleAnswer, Settled, Statement

translate = QCoreApplication.translate


class StateSheet(ReasonSheet[NoPaperReason | CameOutReason]):
    """States that none came out, or, where ``vouching``, that one did which cannot be scanned."""

    def __init__(self, house: House, room: QWidget, story: SeatStory, *, vouching: bool) -> None:
        act = DeskAct.VOUCH if vouching else DeskAct.STATE_NO_PAPER
        super().__init__(house, room, act, story, tuple(CameOutReason if vouching else NoPaperReason))
        if vouching:
            words = translate("Act", "You answer for it: whoever holds that ticket is let in, and nobody else.")
        else:
            words = translate(
                "Act", "First look into the tray, under the printer and into its cutter. Throw away what lies there."
            )
        self.explain(words, Tone.WARN)

    @override
    def carry_out(self) -> None:
        office, seat = self.house.office, self.story.seat
        reason, note = self.choice.reason, self.choice.note.text()
        statement = Statement(seat.ticket_no, seat.copies, reason, office.member, note)
        office.act(lambda desks: desks.staff.settle_by_statement(statement), self._answered, self.failed)

    def _answered(self, answer: SettleAnswer) -> None:
        if isinstance(answer, Settled):
            self.over(settled_words(answer))
        else:
            self.refused(answer)


def settled_words(settled: Settled) -> str:
    """Return how the seat stands now."""
    #: %1 is how the seat stands now, such as open
    return translate("Act", "Settled. The seat is now: %1.").replace("%1", state_name(settled.seat.state))

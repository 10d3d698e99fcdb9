"""What the forms of all acts have in common."""

from collections.abc import Sequence
from typing import Generic, TypeVar

from PySide6.QtWidgets import QWidget

from willcall.boxoffice.house import House
from willcall.boxoffice.tokens import Tone
from willcall.boxoffice.widgets.choice import Choice
from willcall.boxoffice.widgets.sheet import Sheet
from willcall.boxoffice.words.reasons import Reason, reason_words
from willcall.boxoffice.words.refusals import No, why_not
from willcall.boxoffice.words.seats import place_words
from willcall.boxoffice.words.story import act_name
from willcall.redemption.domain.desk_acts import DeskAct
from willcall.redemption.domain.faults import FaultCode
from willcall.redemption.domain.seat_story import SeatStory

R = TypeVar("R", bound=Reason)


class ActSheet(Sheet):
    """A form about a seat as it was shown. What comes of it is told over the room, and every view looks anew."""

    def __init__(self, house: House, room: QWidget, act: DeskAct, story: SeatStory) -> None:
        super().__init__(room, house.look, f"{act_name(act)} · {place_words(story.seat.place)}", act_name(act))
        self.house, self.story = house, story

    def over(self, words: str, tone: Tone = Tone.GOOD) -> None:
        """It is carried out."""
        self.done()
        self.house.office.tell(words, tone)
        self.house.office.changed.emit()

    def failed(self, code: FaultCode) -> None:
        """The machine failed; what was done is looked at anew."""
        self.done()
        self.house.office.tell_fault(code)
        self.house.office.changed.emit()

    def refused(self, no: No) -> None:
        """The heart said no: say why."""
        self.refuse(why_not(no, self.house.office.language, self.house.office.zone))


class ReasonSheet(ActSheet, Generic[R]):
    """A form that asks for a reason."""

    def __init__(  # what a form is about, and its reasons
        self,
        house: House,
        room: QWidget,
        act: DeskAct,
        story: SeatStory,
        reasons: Sequence[R],
        *,
        noted: bool = True,
    ) -> None:
        super().__init__(house, room, act, story)
        self.choice = Choice(house.look, [(each, reason_words(each)) for each in reasons], noted=noted)
        self.body.addWidget(self.choice)
        self.on.connect(self.carry_out)

    def carry_out(self) -> None:
        """Do what the form is about."""
        raise NotImplementedError

    def ask(self) -> None:
        """Show the form."""
        self.open(self.choice.reasons)

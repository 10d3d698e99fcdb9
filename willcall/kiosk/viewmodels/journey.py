"""The flow as QML sees it: which screen, and what is on it."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import assert_never

from PySide6.QtCore import Property, Signal
from PySide6.QtQml import QmlElement

from willcall.kiosk.flow import Flow
from willcall.kiosk.journey.states import (
    Cue,
    Entry,
    Found,
    LookingUp,
    OutOfOrder,
    OutOfService,
    PrinterTrouble,
    PrintIncomplete,
    Printing,
    Refused,
    StaffPanel,
    StaffSignIn,
    TakeTickets,
    TerminalFault,
    Thanks,
    Welcome,
)
from willcall.kiosk.viewmodels.acts import Acts
from willcall.kiosk.viewmodels.advice import Advice, AdviceModel
from willcall.kiosk.viewmodels.basket import BasketModel, basket_lines
from willcall.kiosk.viewmodels.entry import EntryModel, entry_content
from willcall.kiosk.viewmodels.frame import Surroundings, framed
from willcall.kiosk.viewmodels.health import HealthModel, health_lines
from willcall.kiosk.viewmodels.house import House, HouseModel, HouseWords, house_words
from willcall.kiosk.viewmodels.incomplete import incomplete_advice
from willcall.kiosk.viewmodels.paper import PaperModel, printing_content, taking_content
from willcall.kiosk.viewmodels.phrases import Phrases
from willcall.kiosk.viewmodels.refusals import refusal_advice
from willcall.kiosk.viewmodels.staff import StaffModel, panel_content, sign_in_content
from willcall.kiosk.viewmodels.ticket import TicketModel, ticket_content
from willcall.kiosk.viewmodels.troubles import (
    fault_advice,
    out_of_order_advice,
    out_of_service_advice,
    printer_advice,
    with_help,
)

QML_IMPORT_NAME = "Willcall.Kiosk"
QML_IMPORT_MAJOR_VERSION = 1

_Troubled = Refused | PrintIncomplete | PrinterTrouble | TerminalFault | OutOfService | OutOfOrder


@QmlElement
class Journey(Acts):
    """The root of all that the window shows.

    Args:
        flow: The state machine; every act here is one of its acts.
        surroundings: The terminal's own facts.
        switch_language: Installs the translation of a language, before anything is said in it.
        languages: Each language that can be shown, with its own name for itself.
    """

    changed = Signal()
    soundCue = Signal(str)
    """A moment that may be heard, by its name in ``states.Cue``; silent where the cinema wants no sounds."""

    def __init__(
        self,
        flow: Flow,
        surroundings: Surroundings,
        switch_language: Callable[[str], None],
        languages: Mapping[str, str],
    ) -> None:
        super().__init__(flow)
        self._surroundings, self._switch = surroundings, switch_language
        self._languages, self._house_style = languages, House()
        self._entry, self._ticket, self._basket = EntryModel(self), TicketModel(self), BasketModel(self)
        self._paper, self._advice, self._house = PaperModel(self), AdviceModel(self), HouseModel(self)
        self._staff, self._health = StaffModel(self), HealthModel(self)
        self._switch(flow.language)
        self._house.show(self._words())
        self._frame = framed(flow, surroundings, languages, self._say())
        flow.subscribe(self.refresh, self._hear)

    def settle(self, surroundings: Surroundings) -> None:
        """Take over the terminal's own facts, once they are known."""
        self._surroundings = surroundings
        self.refresh()

    def furnish(self, house: House) -> None:
        """Take over the cinema's own words and sounds."""
        self._house_style = house
        self.refresh()

    def present(self) -> datetime:
        """Return the terminal's own time of day."""
        return self._surroundings.clock()

    def refresh(self) -> None:
        """Show what the flow has come to: first what is on the screen, then the screen."""
        self._switch(self._flow.language)
        self._fill()
        frame = framed(self._flow, self._surroundings, self._languages, self._say())
        if frame != self._frame:
            self._frame = frame
            self.changed.emit()

    def tick(self) -> None:
        """Let time pass."""
        self._flow.tick()
        self.refresh()

    def _hear(self, cue: Cue) -> None:
        if self._house_style.sounds:
            self.soundCue.emit(cue.value)

    def _say(self) -> Phrases:
        return Phrases(self._flow.language, self.present(), self._surroundings.identity.zone)

    def _words(self) -> HouseWords:
        return house_words(self._house_style, self._flow.language)

    def _fill(self) -> None:
        state, say = self._flow.state, self._say()
        self._house.show(self._words())
        match state:
            case Entry():
                self._entry.show(entry_content(state))
            case Found(basket):
                self._ticket.show(ticket_content(basket, say))
                self._basket.show(basket_lines(basket, say))
            case Printing():
                self._paper.show(printing_content(state))
            case TakeTickets():
                self._paper.show(taking_content(state, say))
            case StaffSignIn():
                self._staff.show(sign_in_content(state, say))
            case StaffPanel():
                self._staff.show(panel_content(state))
                self._health.show(health_lines(state.rows))
            case Welcome() | LookingUp() | Thanks():
                pass
            case _:
                self._advice.show(with_help(self._advice_on(state, say), self._words().help_line))

    def _advice_on(self, state: _Troubled, say: Phrases) -> Advice:
        match state:
            case Refused(verdict):
                return refusal_advice(verdict, say)
            case PrintIncomplete():
                return incomplete_advice(state, say)
            case PrinterTrouble():
                return printer_advice(state)
            case TerminalFault():
                return fault_advice(state)
            case OutOfService():
                return out_of_service_advice(self._words())
            case OutOfOrder():
                return out_of_order_advice()
            case _:
                assert_never(state)

    @Property(str, notify=changed)
    def screen(self) -> str:
        """The flow's state, by its class name."""
        return self._frame.screen

    @Property(str, notify=changed)
    def cinema(self) -> str:
        """The cinema's name."""
        return self._frame.cinema

    @Property(str, notify=changed)
    def clock(self) -> str:
        """The time of day."""
        return self._frame.clock

    @Property(str, notify=changed)
    def machine(self) -> str:
        """The machine's name."""
        return self._frame.machine

    @Property("QStringList", constant=True)  # type: ignore[arg-type]  # Qt's own name
    def languages(self) -> list[str]:
        """The languages' codes."""
        return list(self._languages)

    @Property("QStringList", constant=True)  # type: ignore[arg-type]  # Qt's own name
    def languageNames(self) -> list[str]:
        """Each language's own name for itself, in the order of the codes."""
        return list(self._languages.values())

    @Property(str, notify=changed)
    def language(self) -> str:
        """The code of the language that shows."""
        return self._frame.language

    @Property(str, notify=changed)
    def languageOffered(self) -> str:
        """The language that one touch switches to."""
        return self._frame.language_offered

    @Property(str, notify=changed)
    def notice(self) -> str:
        """A short word over the screen."""
        return self._frame.notice

    @Property(str, notify=changed)
    def countdown(self) -> str:
        """When the screen goes by itself."""
        return self._frame.countdown

    @Property(bool, notify=changed)
    def canWait(self) -> bool:
        """Whether somebody who needs longer can have more time."""
        return self._frame.can_wait

    @Property(bool, notify=changed)
    def canRetry(self) -> bool:
        """Whether the same press can be tried again."""
        return self._frame.can_retry

    @Property(bool, notify=changed)
    def canAdd(self) -> bool:
        """Whether a further code can be given."""
        return self._frame.can_add

    @Property(bool, notify=changed)
    def inBasket(self) -> bool:
        """Whether tickets that were found before wait for this screen to be left."""
        return self._frame.in_basket

    @Property(bool, notify=changed)
    def largeText(self) -> bool:
        """Whether everything is shown larger."""
        return self._frame.comfort.large_text

    @Property(bool, notify=changed)
    def highContrast(self) -> bool:
        """Whether everything is shown in strong contrast."""
        return self._frame.comfort.high_contrast

    @Property(bool, notify=changed)
    def lowReach(self) -> bool:
        """Whether every control is in the lower half."""
        return self._frame.comfort.low_reach

    @Property(bool, notify=changed)
    def rehearsal(self) -> bool:
        """Whether this is a rehearsal."""
        return self._frame.rehearsal

    @Property(EntryModel, constant=True)
    def entry(self) -> EntryModel:
        """The entry screen's model."""
        return self._entry

    @Property(TicketModel, constant=True)
    def ticket(self) -> TicketModel:
        """The found screen's model."""
        return self._ticket

    @Property(BasketModel, constant=True)
    def basket(self) -> BasketModel:
        """The found screen's codes, one line each."""
        return self._basket

    @Property(PaperModel, constant=True)
    def paper(self) -> PaperModel:
        """The model of the screens where paper moves."""
        return self._paper

    @Property(AdviceModel, constant=True)
    def advice(self) -> AdviceModel:
        """The model of the screens that give advice."""
        return self._advice

    @Property(HouseModel, constant=True)
    def house(self) -> HouseModel:
        """What the cinema says in its own words."""
        return self._house

    @Property(StaffModel, constant=True)
    def staff(self) -> StaffModel:
        """The staff screens' model."""
        return self._staff

    @Property(HealthModel, constant=True)
    def health(self) -> HealthModel:
        """The terminal's health, one row for each part."""
        return self._health

"""A guest at the counter: find their seats by code, by ticket, or by what they know without either."""

import uuid
from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from willcall.boxoffice.counter import Desks
from willcall.boxoffice.house import House
from willcall.boxoffice.models.found import FoundColumns
from willcall.boxoffice.tokens import Tone, Type
from willcall.boxoffice.views.finding import Asked, FindForm
from willcall.boxoffice.views.seat_panel import SeatPanel
from willcall.boxoffice.widgets.buttons import Button, Kind
from willcall.boxoffice.widgets.page import Page
from willcall.boxoffice.widgets.table import Table
from willcall.boxoffice.widgets.texts import Said
from willcall.boxoffice.words.finding import FindCounts, find_words, paper_words
from willcall.boxoffice.words.outcomes import run_words
from willcall.boxoffice.words.refusals import why_not
from willcall.redemption.domain.collecting import CollectOrder, CollectRefusal
from willcall.redemption.domain.faults import FaultCode
from willcall.redemption.domain.seat_queries import ByTicketNumber, FindAnswer, FoundSeat, SeatQuery, SeatsFound
from willcall.redemption.domain.staff import View
from willcall.redemption.domain.tallies import DayBoard
from willcall.redemption.domain.ticket_qr import GenuinePaper, PaperReading
from willcall.redemption.domain.verdicts import AlreadyCollected, Collectable, UnconfirmedPrint, Verdict
from willcall.redemption.service.print_tickets import PrintRun

translate = QCoreApplication.translate


class FindPage(Page):
    """What was found stands in a list, the seat chosen of it at the side. No code is kept or shown (R7)."""

    icon = "find"

    def __init__(self, house: House, room: QWidget) -> None:
        super().__init__(house, View.FIND)
        self.form = FindForm(house)
        self.answer = Said(house.look, Type.STRONG)
        self.collect = Button(house.look, "collect", Kind.PRIMARY, key="F9")
        self.table = Table(house, "found", FoundColumns(house.office).all(), lambda row: row.seat.ticket_no)
        self.panel = SeatPanel(house, room)
        self._collectable: tuple[str, ...] = ()
        self._attempt = ""
        self._lay_out_finds()
        self.form.asked.connect(self._ask)
        self.collect.clicked.connect(self._collect)
        self.table.moved.connect(self._open)
        self._offer(())

    def _lay_out_finds(self) -> None:
        answer = QHBoxLayout()
        answer.addWidget(self.answer, 1, Qt.AlignmentFlag.AlignVCenter)
        answer.addWidget(self.collect)
        left = QVBoxLayout()
        left.setSpacing(12)
        left.addWidget(self.form)
        left.addLayout(answer)
        left.addWidget(self.table, 1)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addLayout(left, 1)
        row.addWidget(self.panel)
        self.body.addLayout(row)

    @override
    def label(self) -> str:
        return translate("Find", "Find")

    @override
    def retranslate(self) -> None:
        super().retranslate()
        self.form.retranslate()
        self.table.retranslate(translate("Find", "Scan a code or a ticket anywhere in this window, or type above."))
        self.panel.retranslate()
        self._offer(self._collectable)

    @override
    def refresh(self) -> None:
        office = self.house.office
        office.look(lambda desks: desks.looks.showings_today(), self._showings)
        numbers = [row.seat.ticket_no for row in self.table.rows.rows]
        if numbers:
            office.look(lambda desks: _anew(desks, numbers), self._anew)
        self.panel.refresh()

    def _showings(self, board: DayBoard) -> None:
        self.form.showing.put([each.showing for each in board.showings])

    def _anew(self, found: Sequence[FoundSeat]) -> None:
        phones = {row.seat.ticket_no: row.masked_phone for row in self.table.rows.rows}
        if [each.seat.ticket_no for each in found] == list(phones):
            self.table.put([FoundSeat(each.showing, each.seat, phones[each.seat.ticket_no]) for each in found])

    # asking

    @override
    def take_scan(self, text: str) -> bool:
        self._ask(Asked.of_text(text))
        return True

    def _ask(self, asked: Asked) -> None:
        self._offer(())
        self.table.put(())
        self.panel.clear()
        self.answer.say(translate("Find", "One moment…"), Tone.SOFT)
        if asked.query is not None:
            self._find(asked.query)
        elif asked.is_paper:
            self.house.office.look(lambda desks: desks.staff.read_paper(asked.text), self._read)
        else:
            who = self.house.office.member
            self.house.office.look(lambda desks: desks.looks.look_up(asked.text, who), self._judged, self._failed)

    def _find(self, query: SeatQuery) -> None:
        self.house.office.look(lambda desks: desks.looks.find_seats(query), self._found, self._failed)

    def _failed(self, code: FaultCode) -> None:
        self.answer.say("")
        self.house.office.tell_fault(code)

    def _read(self, paper: PaperReading) -> None:
        if isinstance(paper, GenuinePaper):
            self._find(ByTicketNumber(paper.ticket_no))
        else:
            self.answer.say(paper_words(paper), Tone.WARN)

    def _found(self, answer: FindAnswer) -> None:
        self.answer.say(*find_words(answer))
        self._list(answer.seats if isinstance(answer, SeatsFound) else ())

    def _judged(self, verdict: Verdict) -> None:
        office = self.house.office
        match verdict:
            case Collectable():
                self.answer.say(FindCounts().to_collect(len(verdict.seats)), Tone.GOOD)
                self._list([FoundSeat(verdict.showing, seat) for seat in (*verdict.seats, *verdict.already)])
                self._attempt = str(uuid.uuid4())
                self._offer(tuple(seat.ticket_no for seat in verdict.seats))
                self.collect.setFocus()
            case AlreadyCollected() | UnconfirmedPrint():
                self.answer.say(why_not(verdict, office.language, office.zone), Tone.WARN)
                self._list([FoundSeat(verdict.showing, seat) for seat in verdict.seats])
            case _:
                self.answer.say(why_not(verdict, office.language, office.zone), Tone.WARN)

    def _list(self, rows: Sequence[FoundSeat]) -> None:
        self.table.put(rows)
        if rows:
            self.table.choose_first()
            self._open()

    def _open(self) -> None:
        row = self.table.current()
        if row is not None:
            self.panel.ask_for_ticket(row.seat.ticket_no)

    # collecting all seats of a code

    def _offer(self, ticket_nos: tuple[str, ...]) -> None:
        self._collectable = ticket_nos
        self.collect.setVisible(bool(ticket_nos))
        self.collect.say(FindCounts().collect(len(ticket_nos)))

    def _collect(self) -> None:
        office, count = self.house.office, len(self._collectable)
        order = CollectOrder(self._collectable, self._attempt, office.member)
        self.collect.setEnabled(False)

        def on_ticket(number: int) -> None:
            office.from_worker(lambda: self._printing(number, count))

        office.act(lambda desks: desks.staff.collect(order, on_ticket), self._collected, self._not_collected)

    def _printing(self, number: int, count: int) -> None:
        #: %1 of %2 tickets
        words = translate("Find", "Printing ticket %1 of %2…").replace("%1", str(number))
        self.answer.say(words.replace("%2", str(count)), Tone.INFO)

    def _collected(self, answer: PrintRun | CollectRefusal) -> None:
        self.collect.setEnabled(True)
        office = self.house.office
        if isinstance(answer, PrintRun):
            words, tone = run_words(answer)
            self._offer(())
            office.tell(words, tone)
        else:
            words, tone = why_not(answer, office.language, office.zone), Tone.WARN
        self.answer.say(words, tone)
        office.changed.emit()

    def _not_collected(self, code: FaultCode) -> None:
        """Put the seats in order that the fault left in hand; pressing again goes on with the same attempt."""
        self.collect.setEnabled(True)
        office = self.house.office
        office.tell_fault(code)
        office.act(lambda desks: desks.staff.settle_leftovers(), lambda _: office.changed.emit())


def _anew(desks: Desks, ticket_nos: Sequence[str]) -> list[FoundSeat]:
    answers = [desks.looks.find_seats(ByTicketNumber(number)) for number in ticket_nos]
    return [seat for answer in answers if isinstance(answer, SeatsFound) for seat in answer.seats]

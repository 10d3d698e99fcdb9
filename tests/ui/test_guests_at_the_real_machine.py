"""Families, guessers and people who walk away, at a kiosk with everything real: window, database, ESC/POS printer."""

import re
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TypeVar, cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.support.fake_printer import FakePrinter
from tests.support.kiosk_stage import visible_items
from tests.support.kiosk_terminal import terminal_folder
from tests.support.network_stage import ENOUGH
from tests.support.packs import Foyer, HandClock, code_of, pack, showing, ticket_no
from tests.support.paper_reading import is_void, qr_of
from tests.ui.conftest import Hands
from willcall.kiosk.bootstrap import composed
from willcall.kiosk.journey.states import (
    Entry,
    Found,
    PrinterTrouble,
    PrintIncomplete,
    Printing,
    Refused,
    State,
    TakeTickets,
    Thanks,
    Welcome,
)
from willcall.kiosk.viewmodels.paper import PaperModel
from willcall.kiosk.window import KioskWindow, Placing
from willcall.printing.render import Renderer
from willcall.printing.spool import SpoolPrinter
from willcall.printing.transports.network import TcpLine
from willcall.printing.transports.receipt_printer import ReceiptPrinter
from willcall.redemption.domain.showings import ShowingStatus
from willcall.redemption.domain.verdicts import ShowingCancelled, TooManyTries, UnconfirmedPrint, UnknownCode
from willcall.redemption.service.refusals import FREE_TRIES
from willcall.redemption.settings import TerminalSettings, load_settings

pytestmark = pytest.mark.usefixtures("_typeface")

S = TypeVar("S")

ENTER = (Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier)
TICKET_DOTS = 1150
"""A ticket of these tests is a little shorter."""


class Guests(Hands):
    """Whoever comes to the machine, one after the other; the printer and the terminal's own database are at hand."""

    def __init__(self, kiosk: KioskWindow, qtbot: QtBot, printer: FakePrinter, books: Foyer) -> None:
        super().__init__(kiosk, qtbot)
        self.printer, self.books = printer, books

    def scan(self, number: int) -> None:
        """Hold a code to the scanner, which ends it with Enter."""
        self.scans(code_of(number).qr_payload, ENTER)

    def finds(self, number: int, codes: int = 1) -> None:
        """Scan a code and wait until so many are found."""
        self.scan(number)
        self.waits(lambda: isinstance(self.state, Found) and len(self.state.basket.finds) == codes)
        self.sees(Found)

    def prints(self, state: type[State] = TakeTickets) -> None:
        """Press the button and wait for what comes of it."""
        self.taps("printButton")
        self.sees(state)

    def is_left_alone(self) -> None:
        """Let more time pass than any screen has, without a touch."""
        self.kiosk.flow.stage._touched -= 120
        self.kiosk.journey.tick()

    def at(self, state: type[S]) -> S:
        """Return where the flow is: there, without waiting for it."""
        there = self.state
        assert isinstance(there, state)
        return there

    @property
    def papers(self) -> list[str]:
        """What came out, in order: ticket numbers, or VOID."""
        return ["VOID" if is_void(paper) else (qr_of(paper) or "").split(":")[2] for paper in self.printer.papers]

    @property
    def words(self) -> list[str]:
        """All that can be read on the screen, without what counts seconds."""
        texts = [str(item.property("text") or "") for item in visible_items(self.kiosk) if item.opacity() > 0]
        return [re.sub(r"[0-9]+ 秒", "# 秒", text) for text in texts if text]

    @property
    def states(self) -> list[str]:
        """Where each seat stands in the database, by ticket number."""
        return [state for _, state in sorted(self.books.states().items())]


@pytest.fixture
def foyer(tmp_path: Path, qtbot: QtBot) -> Iterator[Callable[[FakePrinter], Guests]]:
    """Open a kiosk over five codes of two seats each, at a printer."""
    settings = terminal_folder(tmp_path)
    settings.write_text(
        f"{settings.read_text('utf-8')}[screen]\npoll_seconds = 1\nscan_repeat_seconds = 0.1\n", "utf-8"
    )
    with ExitStack() as opened:

        def machine(fake: FakePrinter) -> Guests:
            kiosk = opened.enter_context(_kiosk(settings, opened.enter_context(fake)))
            books = Foyer(tmp_path / "data" / "terminal.sqlite", HandClock())
            opened.callback(books.close)
            guests = Guests(kiosk, qtbot, fake, books)
            guests.waits(lambda: kiosk.journey.property("machine") != "")
            guests.sees(Welcome)
            return guests

        yield machine


@contextmanager
def _kiosk(settings: Path, fake: FakePrinter) -> Iterator[KioskWindow]:
    def printer(_: TerminalSettings) -> SpoolPrinter:
        opening = lambda: TcpLine.open(fake.host, fake.port, ENOUGH.connect)  # noqa: E731  # one word for it
        return SpoolPrinter(Renderer(), ReceiptPrinter(opening, ENOUGH))

    placing = Placing((540, 960))
    with composed(lambda: load_settings(settings), placing, lambda error: pytest.fail(str(error)), printer) as kiosk:
        yield kiosk


def test_r1_r3_a_family_whose_paper_runs_out_amid_its_tickets_and_whoever_comes_next(
    foyer: Callable[[FakePrinter], Guests],
) -> None:
    guests = foyer(FakePrinter(paper_dots=TICKET_DOTS * 5 // 2))
    guests.finds(0)
    guests.scan(700)
    guests.sees(Refused)
    assert guests.at(Refused).verdict == UnknownCode()
    guests.taps("leaveButton")
    guests.finds(1, codes=2)
    guests.finds(2, codes=3)
    guests.prints(PrintIncomplete)
    told = guests.at(PrintIncomplete)
    assert (told.asked, told.printed, told.unconfirmed, told.released) == (6, 2, 1, 3)
    assert guests.control("reasonCode").property("text") == "原因代码 P20"
    assert guests.states == ["printed", "printed", "unconfirmed", *["open"] * 7]
    guests.taps("leaveButton")
    guests.sees(PrinterTrouble)
    guests.scan(3)
    assert guests.control("notice").isVisible()
    guests.taps("leaveButton")
    guests.printer.new_roll()
    guests.sees(Welcome)
    # the next guest, whose code is whole
    guests.finds(4)
    guests.prints()
    guests.taps("doneButton")
    guests.sees(Thanks)
    # the family again: what is certain comes out, what is not is told
    guests.finds(1)
    assert guests.control("alreadyCollected").property("text") == "1 张待确认，请问工作人员 · 1 排 3 座"
    guests.finds(2, codes=2)
    guests.prints()
    assert guests.papers == [ticket_no(0), ticket_no(1), "VOID", *map(ticket_no, (8, 9, 3, 4, 5))]
    guests.taps("doneButton")
    guests.scan(1)
    guests.sees(Refused)
    assert isinstance(guests.at(Refused).verdict, UnconfirmedPrint)


def test_r1_who_waits_for_the_paper_prints_the_rest_of_several_codes_without_showing_them_again(
    foyer: Callable[[FakePrinter], Guests],
) -> None:
    guests = foyer(FakePrinter(paper_dots=TICKET_DOTS * 3 // 2))
    guests.finds(0)
    guests.finds(1, codes=2)
    guests.prints(PrintIncomplete)
    assert guests.control("leaveButton").property("text") == "返回我的影票"
    guests.printer.new_roll()
    guests.taps("leaveButton")
    guests.sees(Found)
    assert guests.control("headline").property("text") == "找到 2 张票"
    guests.prints()
    assert guests.papers == [ticket_no(0), "VOID", ticket_no(2), ticket_no(3)]
    assert guests.states[:4] == ["printed", "unconfirmed", "printed", "printed"]


def test_a_guesser_learns_nothing_of_a_paused_machine(foyer: Callable[[FakePrinter], Guests]) -> None:
    guests = foyer(FakePrinter())
    guests.finds(1)
    guests.prints()
    guests.is_left_alone()
    for number in range(700, 700 + FREE_TRIES):
        guests.scan(number)
        guests.waits(lambda: isinstance(guests.state, Refused))
        if number < 700 + FREE_TRIES - 1:
            guests.kiosk.flow.leave()
    looks, journaled = [], guests.books.kinds()
    for number in (0, 1, 701, 800):
        guests.kiosk.flow.leave()
        guests.scan(number)
        guests.sees(Refused)
        looks.append((guests.state, guests.words))
    assert looks == [looks[0]] * 4
    assert isinstance(guests.at(Refused).verdict, TooManyTries)
    assert guests.books.kinds()[len(journaled) :] == ["code_refused"] * 4
    assert journaled.count("tries_exceeded") == 1


def test_a_scanner_that_is_played_with_while_tickets_print_changes_nothing(
    foyer: Callable[[FakePrinter], Guests],
) -> None:
    guests, headlines = foyer(FakePrinter(dots_per_second=3000)), list[str]()
    paper = cast("PaperModel", guests.kiosk.journey.paper)
    paper.changed.connect(lambda: headlines.append(str(paper.property("headline"))))
    guests.finds(0)
    guests.prints(Printing)
    for scan in (code_of(1).qr_payload, code_of(0).digits, "https://example.org/menu"):
        guests.scans(scan, ENTER)
        assert guests.control("notice").isVisible()
    guests.hits(Qt.Key.Key_Escape)
    guests.is_left_alone()
    guests.at(Printing)
    guests.sees(TakeTickets)
    assert guests.papers == [ticket_no(0), ticket_no(1)]
    assert headlines == ["正在打印第 1/2 张", "正在打印第 2/2 张", "请取走 2 张票"]
    guests.scan(2)
    guests.at(TakeTickets)
    assert guests.control("notice").isVisible()
    assert guests.states == ["printed"] * 2 + ["open"] * 8
    assert "code_refused" not in guests.books.kinds()
    guests.taps("doneButton")
    guests.finds(2)


def at_entry(guests: Guests) -> None:
    guests.taps("beginButton")
    guests.taps("key4")
    guests.sees(Entry)


def at_refusal(guests: Guests) -> None:
    guests.scan(700)
    guests.sees(Refused)


def at_tickets(guests: Guests) -> None:
    guests.finds(0)
    guests.prints()


def at_thanks(guests: Guests) -> None:
    at_tickets(guests)
    guests.taps("doneButton")
    guests.sees(Thanks)


def at_half_a_run(guests: Guests) -> None:
    guests.printer.new_roll(TICKET_DOTS * 3 // 2)
    guests.finds(0)
    guests.finds(1, codes=2)
    guests.prints(PrintIncomplete)


@pytest.mark.parametrize("come_to", [at_entry, at_refusal, at_tickets, at_thanks, at_half_a_run])
def test_whoever_walks_away_leaves_nothing_behind(
    foyer: Callable[[FakePrinter], Guests], come_to: Callable[[Guests], None]
) -> None:
    guests = foyer(FakePrinter())
    guests.taps("languageButton")
    come_to(guests)
    for _ in range(2):  # the tickets' screen gives way to the last one
        guests.is_left_alone()
    guests.printer.new_roll()
    guests.sees(Welcome)
    assert (guests.kiosk.flow.language, guests.kiosk.journey.property("inBasket")) == ("zh", False)
    assert not {"claimed", "printing"} & set(guests.states)
    guests.finds(4)


def test_r3_half_a_ticket_is_made_void_once_however_often_the_program_is_started_again(
    tmp_path: Path, qtbot: QtBot
) -> None:
    settings = terminal_folder(tmp_path)
    with FakePrinter(paper_dots=TICKET_DOTS // 2) as fake:
        with _kiosk(settings, fake) as kiosk:
            hands = Hands(kiosk, qtbot)
            hands.scans(code_of(0).qr_payload, ENTER)
            hands.sees(Found)
            hands.taps("printButton")
            hands.sees(PrintIncomplete)
        fake.new_roll()
        for _ in range(3):
            with _kiosk(settings, fake) as kiosk:
                hands = Hands(kiosk, qtbot)
                hands.scans(code_of(1).qr_payload, ENTER)  # the printer is asked before any code is
                hands.sees(Found)
        assert [is_void(paper) for paper in fake.papers] == [True]


def test_found_tickets_whose_showing_a_pack_cancels_are_told_as_cancelled(
    foyer: Callable[[FakePrinter], Guests],
) -> None:
    guests = foyer(FakePrinter())
    guests.finds(0)
    guests.books.packs.apply(*pack([], version=2, base=1, showings=[showing(status=ShowingStatus.CANCELLED)]))
    guests.prints(Refused)
    assert isinstance(guests.at(Refused).verdict, ShowingCancelled)
    assert guests.control("headline").property("text") == "本场次已取消"
    QTest.qWait(1)
    assert (guests.papers, set(guests.states)) == ([], {"open"})

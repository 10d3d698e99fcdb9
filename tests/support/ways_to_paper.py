"""Every way to paper with what a contract test needs of it: what came out, how to spoil it, how to mend it."""

import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
import usb.backend.libusb1

from tests.support.cups import MISSING, RealCups
from tests.support.fake_printer import FakePrinter
from tests.support.fake_usb import FakeUsb, usb_printer
from tests.support.paper_reading import qr_of, text_of
from willcall.printing.transports import Transport
from willcall.printing.transports.cups import CupsQueue
from willcall.printing.transports.lines import Line, Patience
from willcall.printing.transports.memory import MemoryTransport
from willcall.printing.transports.network import TcpLine
from willcall.printing.transports.pdf_folder import PdfFolder
from willcall.printing.transports.queues import SpoolerPatience
from willcall.printing.transports.receipt_printer import ReceiptPrinter
from willcall.printing.transports.spooled import SpooledTransport
from willcall.printing.transports.usb import UsbLine
from willcall.redemption.domain.paper import MayHaveComeOut, PaperTrouble, PrinterState

if sys.platform != "win32":
    from tests.support.fake_serial import PtyPort
    from willcall.printing.transports.serial_port import SerialLine

_PATIENCE = Patience(connect=2.0, answer=1.0, clear=0.3, stall=2.0, paper=2.0)
_HALF_A_TICKET = 30_000

Act = Callable[[], object]


@dataclass(frozen=True, slots=True)
class OpenWay:
    """A transport, ready to be tried.

    Attributes:
        transport: it.
        papers: what each paper that came out says (a ticket's QR, or all of its text), in order.
        spoil: make it unable to print; None where it cannot know that it is.
        mend: make it able again.
        tear: let the next ticket break off in its middle; None where nothing can, or nobody could tell.
        tears_are_logged: the pattern of the warning that comes with it, if one does.
    """

    transport: Transport
    papers: Callable[[], list[str]]
    spoil: Act | None = None
    mend: Act = lambda: None
    tear: Act | None = None
    tears_are_logged: str = ""


@dataclass(frozen=True, slots=True)
class Way:
    """One way to paper; ``lacks`` says why it cannot be tried on this machine."""

    name: str
    opened: Callable[[Path, pytest.MonkeyPatch], AbstractContextManager[OpenWay]]
    lacks: str = ""


@contextmanager
def _memory(_: Path, __: pytest.MonkeyPatch) -> Iterator[OpenWay]:
    memory = MemoryTransport()

    def become(trouble: PaperTrouble | None) -> None:
        memory.now = PrinterState(trouble)

    yield OpenWay(
        memory,
        lambda: [drawing.ticket.qr_payload for drawing in memory.papers],
        lambda: become(PaperTrouble.PAPER_END),
        lambda: become(None),
        lambda: memory.outcomes.append(MayHaveComeOut(1, 2, PaperTrouble.PAPER_END)),
    )


@contextmanager
def _pdf_folder(folder: Path, _: pytest.MonkeyPatch) -> Iterator[OpenWay]:
    papers = folder / "papers"

    def block() -> None:
        papers.rmdir()
        papers.write_text("a file stands where the folder should be", "utf-8")

    def oldest_first() -> list[Path]:
        return sorted(papers.glob("*.pdf"), key=lambda path: path.stat().st_mtime_ns)

    papers.mkdir()
    yield OpenWay(
        PdfFolder(papers, pictures=False),
        lambda: [text_of(path.read_bytes()) for path in oldest_first()],
        block,
        papers.unlink,
    )


def _receipt_printer(
    fake: FakePrinter,
    open_line: Callable[[], Line],
    *,
    answers: bool = True,
    tear: Act | None,
    tears_are_logged: str = "",
) -> OpenWay:
    def mend() -> None:
        fake.close_cover()
        fake.new_roll()

    return OpenWay(
        ReceiptPrinter(open_line, _PATIENCE, answers),
        lambda: [qr_of(paper) or "" for paper in fake.papers],
        fake.open_cover if answers else None,
        mend,
        tear,
        tears_are_logged,
    )


def _hang_up(fake: FakePrinter) -> Act:
    return lambda: fake.hang_up_after(_HALF_A_TICKET)


def _end_paper(fake: FakePrinter) -> Act:
    return lambda: fake.new_roll(paper_mm=60)


def _network(*, simple: bool = False, answers: bool = True) -> Callable[..., AbstractContextManager[OpenWay]]:
    @contextmanager
    def opened(_: Path, __: pytest.MonkeyPatch) -> Iterator[OpenWay]:
        with FakePrinter(knows_clear=not simple, knows_reports=not simple) as fake:
            tear = _hang_up(fake) if answers else None
            yield _receipt_printer(fake, lambda: TcpLine.open(fake.host, fake.port, 2.0), answers=answers, tear=tear)

    return opened


@contextmanager
def _usb(_: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[OpenWay]:
    with FakePrinter() as fake:
        device = usb_printer(fake)
        bus = FakeUsb(device)
        monkeypatch.setattr(usb.backend.libusb1, "get_backend", lambda **_: bus)
        yield _receipt_printer(
            fake, lambda: UsbLine.open("", 2.0), tear=_hang_up(fake), tears_are_logged="line_to_printer_lost"
        )
        assert device.wire is not None
        device.wire.pull()


@contextmanager
def _serial(_: Path, __: pytest.MonkeyPatch) -> Iterator[OpenWay]:
    with FakePrinter() as fake, PtyPort(fake) as port:
        yield _receipt_printer(fake, lambda: SerialLine.open(port.path, 115_200, "none", 2.0), tear=_end_paper(fake))


@contextmanager
def _cups(_: Path, __: pytest.MonkeyPatch) -> Iterator[OpenWay]:
    patience = SpoolerPatience(answer=10.0, others=10.0, clear=5.0, paper=30.0, distrust=0.0, look=0.01)
    with RealCups() as cups:
        cups.add_queue()
        yield OpenWay(
            SpooledTransport(CupsQueue("tickets", patience, cups.server), patience),
            lambda: [text_of(paper.document) for paper in cups.device.papers],
            lambda: cups.command("cupsdisable", "tickets"),
            lambda: cups.command("cupsenable", "tickets"),
        )


WAYS = (
    Way("memory", _memory),
    Way("PDF folder", _pdf_folder),
    Way("network", _network()),
    Way("network, simple printer", _network(simple=True)),
    Way("network, mute printer", _network(answers=False)),
    Way("USB", _usb),
    Way("serial", _serial, "a pty is a thing of POSIX" if sys.platform == "win32" else ""),
    Way("CUPS", _cups, f"no CUPS here: {MISSING}" if MISSING else ""),
)
"""All of them. Whoever writes a new transport adds it here."""

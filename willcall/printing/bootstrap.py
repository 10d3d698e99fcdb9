"""Puts a printer together from what somebody said about it."""

from collections.abc import Callable
from pathlib import Path
from typing import Literal, Protocol

from willcall.printing.render import Renderer
from willcall.printing.spool import SpoolPrinter
from willcall.printing.transports import Transport
from willcall.printing.transports.line_log import LoggedOpening
from willcall.printing.transports.lines import Line, Patience
from willcall.printing.transports.network import TcpLine
from willcall.printing.transports.pdf_folder import PdfFolder
from willcall.printing.transports.receipt_printer import ReceiptPrinter
from willcall.printing.transports.sole_line import PrinterLock, SoleOpening

PrinterKind = Literal["network", "usb", "serial", "system", "pdf_folder"]
Flow = Literal["dsr", "rts", "xon", "none"]


class PrinterChoice(Protocol):
    """What was said about a printer; a terminal's settings say it in these words, and explain them."""

    @property
    def name(self) -> str: ...  # noqa: D102  # see the settings
    @property
    def kind(self) -> PrinterKind | None: ...  # noqa: D102
    @property
    def host(self) -> str: ...  # noqa: D102
    @property
    def port(self) -> int: ...  # noqa: D102
    @property
    def usb(self) -> str: ...  # noqa: D102
    @property
    def device(self) -> str: ...  # noqa: D102
    @property
    def baud(self) -> int: ...  # noqa: D102
    @property
    def flow(self) -> Flow: ...  # noqa: D102
    @property
    def queue(self) -> str: ...  # noqa: D102
    @property
    def folder(self) -> Path | None: ...  # noqa: D102
    @property
    def answers(self) -> bool: ...  # noqa: D102
    @property
    def paper(self) -> str: ...  # noqa: D102
    @property
    def template(self) -> Path | None: ...  # noqa: D102


def open_printer(chosen: PrinterChoice, *, pictures: bool = True, locks: Path | None = None) -> SpoolPrinter:
    """Return the printer. Touches neither printer nor folder yet; fonts and template wait for ``warm_up``.

    Args:
        chosen: which printer, and on what paper.
        pictures: whether each PDF in a folder gets a picture beside it.
        locks: where programs that might have the same printer lock it; nowhere where there is but one.

    Raises:
        ValueError: no kind was chosen, or the kind's own setting is missing.
        NoSuchTemplateError: there is no such paper or template.
    """
    transport, built_in = _transport(chosen, pictures, locks), Renderer(chosen.paper)
    if chosen.template is None:
        return SpoolPrinter(built_in, transport)
    return SpoolPrinter(Renderer(str(chosen.template)), transport, stand_in=built_in)


def is_kept(chosen: PrinterChoice, locks: Path) -> bool:
    """Say whether a program that locks printers there keeps a line to this one."""
    return PrinterLock(chosen.name, locks).is_kept()


def _transport(chosen: PrinterChoice, pictures: bool, locks: Path | None) -> Transport:  # noqa: FBT001  # passed on
    if chosen.kind == "pdf_folder" and chosen.folder:
        return PdfFolder(chosen.folder, pictures)
    if chosen.kind == "system" and chosen.queue:
        from willcall.printing.transports.system_spooler import system_spooler  # noqa: PLC0415  # few machines need it

        return system_spooler(chosen.queue)
    patience = Patience()
    opening = _line(chosen, patience)
    if locks is not None:
        opening = SoleOpening(opening, PrinterLock(chosen.name, locks))
    return ReceiptPrinter(LoggedOpening(opening), patience, chosen.answers)


def _line(chosen: PrinterChoice, patience: Patience) -> Callable[[], Line]:
    if chosen.kind == "network" and chosen.host:
        return lambda: TcpLine.open(chosen.host, chosen.port, patience.connect)
    if chosen.kind == "usb":
        from willcall.printing.transports.usb import UsbLine  # noqa: PLC0415  # few machines need it

        return lambda: UsbLine.open(chosen.usb, patience.connect, answers=chosen.answers)
    if chosen.kind == "serial" and chosen.device:
        from willcall.printing.transports.serial_port import SerialLine  # noqa: PLC0415  # few machines need it

        return lambda: SerialLine.open(chosen.device, chosen.baud, chosen.flow, patience.connect)
    raise ValueError(f"this is not enough to print: {chosen.kind}")

"""Puts a printer together from settings' values."""

from pathlib import Path
from typing import Literal

from willcall.printing.render import BUILT_IN, Renderer
from willcall.printing.spool import SpoolPrinter
from willcall.printing.transports import Transport
from willcall.printing.transports.lines import Patience
from willcall.printing.transports.network import RAW_PORT, TcpLine
from willcall.printing.transports.pdf_folder import PdfFolder
from willcall.printing.transports.receipt_printer import ReceiptPrinter

PrinterKind = Literal["pdf_folder", "network"]


def open_printer(
    kind: PrinterKind,
    *,
    folder: Path | None = None,
    pictures: bool = True,
    host: str = "",
    port: int = RAW_PORT,
    template: str = BUILT_IN,
) -> SpoolPrinter:
    """Return a printer for tickets. Touches neither printer nor folder yet; fonts and template wait for ``warm_up``.

    Args:
        kind: ``pdf_folder`` writes files into ``folder``; ``network`` prints at ``host`` and ``port``.
        folder: where the files go; made when it is missing.
        pictures: whether each PDF in the folder gets a picture beside it.
        host: the printer's name or address.
        port: the printer's raw port.
        template: the name of a built-in template, or the path of a Typst file.

    Raises:
        ValueError: the kind's own setting is missing.
    """
    return SpoolPrinter(Renderer(template), _transport(kind, folder, host, port, pictures=pictures))


def _transport(kind: PrinterKind, folder: Path | None, host: str, port: int, *, pictures: bool) -> Transport:
    if kind == "pdf_folder":
        if folder is None:
            raise ValueError("a pdf_folder printer needs a folder")
        return PdfFolder(folder, pictures)
    if not host:
        raise ValueError("a network printer needs a host")
    patience = Patience()
    return ReceiptPrinter(lambda: TcpLine.open(host, port, patience.connect), patience)

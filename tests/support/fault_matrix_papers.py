"""The papers of the fault matrix, judged as a person at the door would: by what stands on them."""

from dataclasses import dataclass, field
from functools import cache

from PIL import Image, ImageChops

from tests.support.fake_printer import FakePrinter
from tests.support.fault_matrix_terminal import drawn
from tests.support.paper_reading import is_void, qr_of
from willcall.printing.escpos import without_real_time


@dataclass(frozen=True, slots=True)
class Slip:
    """One paper. ``whole``: it bears all that was drawn for its QR, and nothing else."""

    qr: str | None
    whole: bool
    void: bool

    @property
    def ticket_no(self) -> str | None:
        """The number in its QR."""
        return self.qr.split(":")[2] if self.qr else None

    @property
    def copy_no(self) -> int | None:
        """The copy in its QR."""
        return int(self.qr.split(":")[3]) if self.qr else None


@dataclass(slots=True)
class Tray:
    """The papers that a printer cut off, each read once."""

    printer: FakePrinter
    read: list[Slip] = field(default_factory=list)

    def slips(self) -> list[Slip]:
        """Return what lies there now, in the order in which it fell."""
        self.read += [_slip(paper.tobytes(), paper.width) for paper in self.printer.papers[len(self.read) :]]
        return list(self.read)


@cache
def _slip(dots: bytes, width: int) -> Slip:
    paper = Image.frombytes("L", (width, len(dots) // width), dots)
    qr = qr_of(paper)
    return Slip(qr, whole=qr is not None and dots == _burnt(qr), void=is_void(paper))


@cache
def _burnt(qr: str) -> bytes:
    """Return all dots of the ticket with that QR, as a printer burns them."""
    (raster,) = (drawing.raster for ticket, drawing in drawn().kept.items() if ticket.qr_payload == qr)
    ink = without_real_time(ImageChops.invert(raster).tobytes())
    return ImageChops.invert(Image.frombytes("1", raster.size, ink)).convert("L").tobytes()

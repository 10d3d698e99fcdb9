"""What can be read on a ticket that came out: its text, and its QR."""

import io
import unicodedata

import zxingcpp
from PIL import Image, ImageOps
from pypdf import PdfReader

from willcall.printing.void import void_raster


def text_of(pdf: bytes) -> str:
    """Return the text of a one-page PDF, blanks removed and compatible forms made one."""
    (page,) = PdfReader(io.BytesIO(pdf)).pages
    return plain(page.extract_text())


def plain(text: str) -> str:
    """Return text without blanks, compatible forms made one: how two readings are compared."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def qr_of(picture: Image.Image) -> str | None:
    """Return what the only QR of a picture says; None where there is none.

    Other symbols are not looked for: now and then a row of a QR's modules is by chance an Interleaved 2 of 5 of four
    digits, a code without any check, and a reader that takes everything reports both.
    """
    found = zxingcpp.read_barcodes(picture.convert("L"), formats=zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode))
    return found[0].text if len(found) == 1 else None


def picture_from(png: bytes) -> Image.Image:
    """Return a PNG as a picture."""
    with Image.open(io.BytesIO(png)) as page:
        return page.convert("L")


def is_void(paper: Image.Image) -> bool:
    """Tell whether the last thing on a paper is the black band that makes what is above it void."""
    _, _, _, end = ImageOps.invert(paper).getbbox() or (0, 0, 0, 0)
    band = void_raster(paper.width).convert("L")
    return paper.crop((0, end - band.height, paper.width, end)).tobytes() == band.tobytes()

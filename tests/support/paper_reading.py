"""What can be read on a ticket that came out: its text, and its QR."""

import io
import unicodedata

import zxingcpp
from PIL import Image
from pypdf import PdfReader


def text_of(pdf: bytes) -> str:
    """Return the text of a one-page PDF, blanks removed and compatible forms made one."""
    (page,) = PdfReader(io.BytesIO(pdf)).pages
    return plain(page.extract_text())


def plain(text: str) -> str:
    """Return text without blanks, compatible forms made one: how two readings are compared."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def qr_of(picture: Image.Image) -> str | None:
    """Return what the only QR of a picture says; None where there is none."""
    found = zxingcpp.read_barcodes(picture.convert("L"))
    return found[0].text if len(found) == 1 else None


def picture_from(png: bytes) -> Image.Image:
    """Return a PNG as a picture."""
    with Image.open(io.BytesIO(png)) as page:
        return page.convert("L")

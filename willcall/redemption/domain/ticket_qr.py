"""What a scanned paper says of itself: the inverse of ``tickets.ticket_qr``, strict, and verified."""

import base64
import re
from collections.abc import Callable
from dataclasses import dataclass

from willcall.redemption.domain.scans import half_width, without_marks
from willcall.redemption.domain.tickets import REHEARSAL_QR, TICKET_QR

TerminalKeys = Callable[[str], bytes | None]
"""Returns the Ed25519 public key (32 bytes, RFC 8032) of a ``terminal_no``, or None where there is none here."""

_LONGEST_SCAN = 256
"""A ticket's QR has about 140 characters."""

_STATEMENT = re.compile(
    rf"(?P<statement>(?P<kind>{TICKET_QR}|{REHEARSAL_QR}):(?P<ticket_no>[0-9]{{16}}):(?P<copy_no>[1-9][0-9]{{0,3}})"
    r":(?P<terminal_no>[0-9A-Za-z]{1,8})):(?P<signature>[0-9A-Za-z_-]{86})"
)


@dataclass(frozen=True, slots=True)
class GenuinePaper:
    """A ticket that a terminal of this cinema printed on a real day."""

    ticket_no: str
    copy_no: int
    terminal_no: str


@dataclass(frozen=True, slots=True)
class RehearsalPaper:
    """A paper that a terminal of this cinema printed in a rehearsal. It admits nobody."""

    ticket_no: str
    copy_no: int
    terminal_no: str


@dataclass(frozen=True, slots=True)
class NotATicketQr:
    """Whatever it is, it is no ticket's QR: the buyer's code, for instance, or half a scan."""


@dataclass(frozen=True, slots=True)
class SignatureWrong:
    """It is written like a ticket's QR, and that terminal did not sign it: forged, or damaged on the way."""

    terminal_no: str


@dataclass(frozen=True, slots=True)
class TerminalUnknown:
    """It names a terminal whose key is not here, so nobody here can tell whether it is genuine."""

    terminal_no: str


PaperReading = GenuinePaper | RehearsalPaper | NotATicketQr | SignatureWrong | TerminalUnknown


def read_ticket_qr(scanned: str, keys: TerminalKeys) -> PaperReading:
    """Read what a scanner made of a ticket's QR.

    Marks of scanners and full-width forms are taken off as for codes; all else has to be as it was printed, to the
    last bit of the signature.
    """
    if len(scanned) > _LONGEST_SCAN:
        return NotATicketQr()
    found = _STATEMENT.fullmatch(without_marks(half_width(scanned)))
    if found is None:
        return NotATicketQr()
    terminal_no = found["terminal_no"]
    key = keys(terminal_no)
    if key is None:
        return TerminalUnknown(terminal_no)
    if not _signed(found["statement"], found["signature"], key):
        return SignatureWrong(terminal_no)
    kind = RehearsalPaper if found["kind"] == REHEARSAL_QR else GenuinePaper
    return kind(found["ticket_no"], int(found["copy_no"]), terminal_no)


def _signed(statement: str, written: str, key: bytes) -> bool:
    # slow to import, and no kiosk needs it for its first picture
    from cryptography.exceptions import InvalidSignature  # noqa: PLC0415
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey  # noqa: PLC0415

    signature = base64.urlsafe_b64decode(written + "==")
    if base64.urlsafe_b64encode(signature).decode().rstrip("=") != written:
        return False  # the last character has bits to spare: one signature, one spelling
    try:
        Ed25519PublicKey.from_public_bytes(key).verify(signature, statement.encode())
    except InvalidSignature:
        return False
    return True

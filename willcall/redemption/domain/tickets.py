"""What stands on a ticket: the facts that the trade demands, before any template sees them."""

import base64
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from willcall.redemption.domain.showings import BilingualText, Place, Showing

SERIAL_DIGITS = 8
TICKET_DIGITS = 16
TICKET_QR = "WILLCALL-TICKET:1"
REHEARSAL_QR = "WILLCALL-REHEARSAL:1"
"""What the two kinds of QR begin with; ``ticket_qr.read_ticket_qr`` reads them."""

Sign = Callable[[bytes], bytes]
"""Signs bytes with the terminal's Ed25519 key (RFC 8032); 64 bytes come back."""


def ticket_number(cinema_code: str, serial: int) -> str:
    """Return the 16 digits of a ticket number: the cinema's 8, and its serial for the seat's code."""
    return f"{cinema_code}{serial:0{SERIAL_DIGITS}d}"


def serial_of(ticket_no: str, cinema_code: str) -> int | None:
    """Return the serial of a ticket number of this cinema; None for anything else."""
    serial = ticket_no.removeprefix(cinema_code)
    ours = len(ticket_no) == len(cinema_code) + SERIAL_DIGITS and len(serial) == SERIAL_DIGITS
    return int(serial) if ours and serial.isascii() and serial.isdigit() else None


@dataclass(frozen=True, slots=True)
class Ticket:
    """One paper: one person, one seat, one copy. ``price_fen`` in fen; times aware, in the cinema's own zone.

    ``rehearsal``: it was printed while a day was rehearsed, and has to say that it admits nobody. ``sample``: it tries
    a printer or a template, belongs to no seat, and has to say so.
    """

    ticket_no: str
    copy_no: int
    cinema: BilingualText
    showing: Showing
    place: Place
    price_fen: int
    terminal_no: str
    printed_at: datetime
    starts_at: datetime
    qr_payload: str
    rehearsal: bool = False
    sample: bool = False

    @property
    def is_reprint(self) -> bool:
        """Whether 补打 REPRINT has to stand on it."""
        return self.copy_no > 1


def ticket_qr(ticket_no: str, copy_no: int, terminal_no: str, sign: Sign, *, rehearsal: bool = False) -> str:
    """Return the text of a ticket's QR: number, copy and terminal, signed by the terminal.

    The paper of a rehearsal begins with another word, and the signature covers it: nobody makes a ticket of it.
    """
    prefix = REHEARSAL_QR if rehearsal else TICKET_QR
    statement = f"{prefix}:{ticket_no}:{copy_no}:{terminal_no}"
    signature = base64.urlsafe_b64encode(sign(statement.encode())).decode().rstrip("=")
    return f"{statement}:{signature}"

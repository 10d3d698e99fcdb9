"""What a day pack tells of sales: which seats are sold, and the last digits of codes and phones, sealed (R7)."""

import base64
from collections.abc import Sequence
from itertools import groupby
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from willcall.centre.channel.models import SaleRow
from willcall.centre.channel.phones import PhoneSealer
from willcall.centre.codes.keys import KeyCabinet
from willcall.centre.codes.sealing import CodeSealer
from willcall.redemption.domain.endings import Endings, endings_of, seal_endings
from willcall.redemption.wire.day_pack import SealedEndings


class PackTicket(NamedTuple):
    """A ticket of the pack's day, and the code that opens its seat."""

    serial: int
    showing_code: str
    seat_code: str
    code_no: int
    tag: bytes
    sealed_code: bytes


class PackSales:
    """The sales of some showings of one cinema."""

    def __init__(self, session: Session, keys: KeyCabinet, cinema_code: str, showings: Sequence[str]) -> None:
        """Read them; of several orders for one code the first one counts."""
        self._cinema_code = cinema_code
        self._cinema_key = keys.cinema_key(session, cinema_code)
        self._codes = CodeSealer(keys, session)
        self._phones = PhoneSealer(keys, session)
        statement = select(SaleRow.code_no, SaleRow.phone).where(
            SaleRow.cinema_code == cinema_code, SaleRow.showing_code.in_(showings), SaleRow.counts
        )
        self._sealed_phones = dict(session.execute(statement).all())

    def sold(self, tickets: Sequence[PackTicket]) -> tuple[int, ...]:
        """Return the serials of those that are sold, in their order."""
        return tuple(ticket.serial for ticket in tickets if ticket.code_no in self._sealed_phones)

    def endings(self, tickets: Sequence[PackTicket]) -> tuple[SealedEndings, ...]:
        """Return the last digits of each showing that has tickets."""
        by_showing = sorted(tickets, key=lambda ticket: ticket.showing_code)
        grouped = groupby(by_showing, key=lambda ticket: ticket.showing_code)
        return tuple(self._of_showing(showing, list(of_showing)) for showing, of_showing in grouped)

    def _of_showing(self, showing: str, tickets: Sequence[PackTicket]) -> SealedEndings:
        codes = {ticket.code_no: ticket.sealed_code for ticket in tickets}
        told = {number: self._endings(number, sealed) for number, sealed in codes.items()}
        by_serial = {ticket.serial: told[ticket.code_no] for ticket in tickets}
        sealed = seal_endings(self._cinema_key, showing, by_serial)
        return SealedEndings(showing_code=showing, sealed=base64.b64encode(sealed).decode())

    def _endings(self, code_no: int, sealed_code: bytes) -> Endings:
        code = self._codes.open(self._cinema_code, code_no, sealed_code)
        phone = self._phones.open(self._cinema_code, code_no, self._sealed_phones.get(code_no))
        return endings_of(code, phone)

"""The figures of a statement. Seats are counted, money is in fen."""

from dataclasses import dataclass, fields
from typing import Self

from willcall.centre.campaigns.plan import Bearer


@dataclass(frozen=True, slots=True)
class Figures:
    """What became of the seats of a showing, a cinema or a campaign, and what they are worth.

    issued = collected + open + revoked; and among the seats sold: sold = sold_collected + sold_open + sold_revoked.
    An unconfirmed seat is open; a seat that was collected before it was revoked is collected.
    The channel owes for what it sold, less what was revoked and less what was not collected of a cancelled showing
    (``sold_refundable``); the money is of those ``due`` seats.
    """

    issued: int = 0
    collected: int = 0
    open: int = 0
    revoked: int = 0
    unconfirmed: int = 0
    exceptions: int = 0
    sold: int = 0
    sold_collected: int = 0
    sold_open: int = 0
    sold_revoked: int = 0
    sold_refundable: int = 0
    due: int = 0
    face_value_fen: int = 0
    buyer_price_fen: int = 0
    difference_fen: int = 0
    channel_owes_fen: int = 0

    def __add__(self, other: Self) -> "Figures":
        """Add figure by figure."""
        return Figures(*(getattr(self, each.name) + getattr(other, each.name) for each in fields(self)))

    @property
    def add_up(self) -> bool:
        """Whether the two equations hold."""
        return (
            self.issued == self.collected + self.open + self.revoked
            and self.sold == self.sold_collected + self.sold_open + self.sold_revoked
        )


@dataclass(frozen=True, slots=True)
class SeatCounts:
    """A showing's seats as counted in the database."""

    issued: int
    collected: int
    revoked: int
    unconfirmed: int
    sold: int
    sold_collected: int
    sold_revoked: int


def showing_figures(
    seats: SeatCounts, face_fen: int, price_fen: int, bearer: Bearer, *, cancelled: bool, exceptions: int
) -> Figures:
    """Work out a showing's figures."""
    sold_open = seats.sold - seats.sold_collected - seats.sold_revoked
    refundable = sold_open if cancelled else 0
    due = seats.sold - seats.sold_revoked - refundable
    return Figures(
        issued=seats.issued,
        collected=seats.collected,
        open=seats.issued - seats.collected - seats.revoked,
        revoked=seats.revoked,
        unconfirmed=seats.unconfirmed,
        exceptions=exceptions,
        sold=seats.sold,
        sold_collected=seats.sold_collected,
        sold_open=sold_open,
        sold_revoked=seats.sold_revoked,
        sold_refundable=refundable,
        due=due,
        face_value_fen=due * face_fen,
        buyer_price_fen=due * price_fen,
        difference_fen=due * (face_fen - price_fen),
        channel_owes_fen=due * (face_fen if bearer is Bearer.CHANNEL else price_fen),
    )

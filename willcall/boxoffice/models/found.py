"""Seats that were found, as rows."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from willcall.boxoffice.models.columns import Column
from willcall.boxoffice.office import Office
from willcall.boxoffice.words import times
from willcall.boxoffice.words.seats import SIGNS, TONES, grouped, place_words, state_name
from willcall.redemption.domain.seat_queries import FoundSeat

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class FoundColumns:
    """Makes the columns."""

    office: Office

    def all(self) -> tuple[Column[FoundSeat], ...]:
        """Return the columns."""
        office = self.office
        return (
            Column(
                "seat",
                lambda: translate("Find", "Seat"),
                lambda row: place_words(row.seat.place),
                order=lambda row: row.seat.ticket_no,
            ),
            Column(
                "state",
                lambda: translate("Find", "State"),
                lambda row: state_name(row.seat.state),
                tone=lambda row: TONES[row.seat.state],
                sign=lambda row: SIGNS[row.seat.state],
            ),
            Column(
                "starts",
                lambda: translate("Find", "Starts"),
                lambda row: times.clock(row.showing.starts_at, office.zone),
                order=lambda row: row.showing.starts_at,
            ),
            Column(
                "film",
                lambda: translate("Find", "Film"),
                lambda row: row.showing.film.in_language(office.language),
                tip=lambda row: row.showing.screen.in_language(office.language),
                wide=True,
            ),
            Column("phone", lambda: translate("Find", "Phone"), lambda row: row.masked_phone),
            Column("ticket", lambda: translate("Find", "Ticket"), lambda row: grouped(row.seat.ticket_no)),
        )

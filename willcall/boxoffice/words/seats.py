"""Where a seat is and how it stands."""

from typing import Final

from PySide6.QtCore import QCoreApplication

from willcall.boxoffice.tokens import Tone
from willcall.redemption.domain.seats import SeatState
from willcall.redemption.domain.showings import Place, Showing

translate = QCoreApplication.translate

TONES: Final = {
    SeatState.OPEN: Tone.PLAIN,
    SeatState.CLAIMED: Tone.INFO,
    SeatState.PRINTING: Tone.INFO,
    SeatState.PRINTED: Tone.GOOD,
    SeatState.ADMITTED: Tone.GOOD,
    SeatState.UNCONFIRMED: Tone.WARN,
    SeatState.REVOKED: Tone.SOFT,
}
SIGNS: Final = {
    SeatState.OPEN: "ticket",
    SeatState.CLAIMED: "clock",
    SeatState.PRINTING: "printer",
    SeatState.PRINTED: "check",
    SeatState.ADMITTED: "person",
    SeatState.UNCONFIRMED: "warn",
    SeatState.REVOKED: "close",
}


def state_name(state: SeatState) -> str:
    """Return how a seat stands, in a word."""
    names = {
        SeatState.OPEN: translate("Seat", "Open"),
        SeatState.CLAIMED: translate("Seat", "In hand"),
        SeatState.PRINTING: translate("Seat", "Printing"),
        SeatState.PRINTED: translate("Seat", "Collected"),
        SeatState.ADMITTED: translate("Seat", "Admitted on the list"),
        SeatState.UNCONFIRMED: translate("Seat", "In doubt"),
        SeatState.REVOKED: translate("Seat", "Taken back"),
    }
    return names[state]


def place_words(place: Place) -> str:
    """Return a seat as the armrest and the ticket have it."""
    #: %1 is the row, %2 the number in the row
    return translate("Seat", "Row %1, seat %2").replace("%1", place.row).replace("%2", place.number)


def showing_words(showing: Showing, language: str, clock: str) -> str:
    """Return a showing in one line: film, time, screen."""
    return " · ".join((showing.film.in_language(language), clock, showing.screen.in_language(language)))


def grouped(ticket_no: str) -> str:
    """Return a ticket number as people read it, in groups of four."""
    return " ".join(ticket_no[at : at + 4] for at in range(0, len(ticket_no), 4))

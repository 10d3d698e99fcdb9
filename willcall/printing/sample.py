"""A ticket that nobody bought: to try a template and a printer with."""

from datetime import UTC, datetime, timedelta, timezone

from willcall.redemption.domain.showings import BilingualText, Place, Showing
from willcall.redemption.domain.tickets import Ticket, ticket_number, ticket_qr

_CINEMA_CODE = "88888888"
_SIGNATURE_BYTES = 64


def sample_ticket(copy_no: int = 1) -> Ticket:
    """Return a ticket with plain facts of the usual lengths. Its QR is as long as a real one and signed by nobody."""
    starts_at = datetime(2014, 3, 8, 14, 30, tzinfo=timezone(timedelta(hours=8)))
    number = ticket_number(_CINEMA_CODE, 123)
    return Ticket(
        ticket_no=number,
        copy_no=copy_no,
        cinema=BilingualText("万象影城（北京路店）", "Wanxiang Cinema, Beijing Road"),
        showing=_sample_showing(starts_at),
        place=Place("88888888010010011102", "7", "12"),
        price_fen=380,
        terminal_no="K01",
        printed_at=starts_at - timedelta(minutes=32),
        starts_at=starts_at,
        qr_payload=ticket_qr(number, copy_no, "K01", lambda _: bytes(_SIGNATURE_BYTES)),
    )


def _sample_showing(starts_at: datetime) -> Showing:
    return Showing(
        showing_code="8888888801403081",
        film_code="001201832014",
        film=BilingualText("流浪地球", "The Wandering Earth"),
        version="国语 IMAX 3D",
        screen_code="8888888800000003",
        screen=BilingualText("3号激光厅", "Screen 3 Laser"),
        directions=BilingualText("二楼左转", "2nd floor, turn left"),
        starts_at=starts_at.astimezone(UTC),
        ends_at=starts_at.astimezone(UTC) + timedelta(minutes=125),
        business_day=starts_at.date(),
        price_fen=380,
    )

"""Tickets that nobody bought: to try a printer and to see a template with."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from hashlib import sha512

from willcall.redemption.domain.showings import BilingualText, Place, SeatKind, Showing
from willcall.redemption.domain.tickets import Ticket, ticket_number, ticket_qr

_CINEMA_CODE = "88888888"
_STARTS_AT = datetime(2014, 3, 8, 14, 30, tzinfo=timezone(timedelta(hours=8)))


def sample_ticket(copy_no: int = 1) -> Ticket:
    """Return a ticket with plain facts of the usual lengths that says of itself that it is none.

    Its QR is as long as a real one, is no ticket's, and is signed by nobody.
    """
    return replace(_usual(copy_no), sample=True)


def _usual(copy_no: int = 1) -> Ticket:
    number = ticket_number(_CINEMA_CODE, 123)
    return Ticket(
        ticket_no=number,
        copy_no=copy_no,
        cinema=BilingualText("万象影城（北京路店）", "Wanxiang Cinema, Beijing Road"),
        showing=_showing(),
        place=Place("88888888010010011102", "7", "12"),
        price_fen=380,
        terminal_no="K01",
        printed_at=_STARTS_AT - timedelta(minutes=32),
        starts_at=_STARTS_AT,
        qr_payload=ticket_qr(number, copy_no, "K01", lambda text: sha512(text).digest()).replace("TICKET", "SAMPLE", 1),
    )


def _showing() -> Showing:
    return Showing(
        showing_code="8888888801403081",
        film_code="001201832014",
        film=BilingualText("流浪地球", "The Wandering Earth"),
        version="国语 IMAX 3D",
        screen_code="8888888800000003",
        screen=BilingualText("3号激光厅", "Screen 3 Laser"),
        directions=BilingualText("二楼左转", "2nd floor, turn left"),
        starts_at=_STARTS_AT.astimezone(UTC),
        ends_at=_STARTS_AT.astimezone(UTC) + timedelta(minutes=125),
        business_day=_STARTS_AT.date(),
        price_fen=380,
    )


def _long() -> Ticket:
    usual = _usual()
    showing = replace(
        usual.showing,
        film=BilingualText(
            "哈利·波特与死亡圣器（下）：霍格沃茨的最后决战",
            "Harry Potter and the Deathly Hallows, Part 2: The Last Stand",
        ),
        version="国语 中国巨幕 3D 高帧率",
        screen=BilingualText("杜比影院巨幕激光贵宾厅", "Dolby Cinema Giant Laser VIP Hall"),
        directions=BilingualText("乘东侧直梯至五楼，检票后右转", "Take the east lift to level 5, then turn right"),
    )
    cinema = BilingualText(
        "万象国际影城（北京朝阳公园购物中心店）", "Wanxiang International Cinema, Chaoyang Park Mall"
    )
    return replace(usual, cinema=cinema, showing=showing, place=Place("88888888010010011102", "贵宾12", "128"))


def _in_one_language(language: str) -> Ticket:
    def only(text: BilingualText) -> BilingualText:
        return BilingualText(getattr(text, language))

    usual = _usual()
    showing = replace(
        usual.showing,
        film=only(usual.showing.film),
        screen=only(usual.showing.screen),
        directions=only(usual.showing.directions),
        version="国语2D" if language == "zh" else "English, 2D",
    )
    return replace(usual, cinema=only(usual.cinema), showing=showing)


def specimens() -> dict[str, Ticket]:
    """Return tickets by what they show, to look at a template with; those without a mark must not be printed."""
    usual = _usual()
    couple = replace(usual.place, row="12", number="108", kind=SeatKind.COUPLE)
    return {
        "usual": usual,
        "long": _long(),
        "couple": replace(usual, place=couple),
        "chinese": _in_one_language("zh"),
        "english": _in_one_language("en"),
        "reprint": _usual(copy_no=2),
        "rehearsal": replace(usual, rehearsal=True),
        "test": sample_ticket(),
    }

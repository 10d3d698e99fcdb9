"""A ticket's facts as a template receives them: finished strings, so that no template computes.

A template reads them as JSON from ``sys.inputs.ticket``; they are data there and never Typst source, so a film called
``#panic()`` is printed and not run. The keys are a promise to whoever edits a template: add some, rename none.
"""

import json
from datetime import datetime

from willcall.printing.lettering import letters
from willcall.printing.qr_symbol import qr_symbol
from willcall.redemption.domain.money import yuan
from willcall.redemption.domain.showings import BilingualText, SeatKind
from willcall.redemption.domain.tickets import Ticket

# The ticket's words do not depend on the machine's locale.
_WEEKDAYS_ZH = "一二三四五六日"
_WEEKDAYS_EN = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS_EN = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")

Pair = dict[str, str]
"""A text under ``zh`` and ``en``; ``en`` is empty where there is none."""


def ticket_facts(ticket: Ticket) -> dict[str, object]:
    """Return all that a template may show of a ticket.

    ``price`` is in yuan with two decimals, ``time`` is HH:MM; both times are shown in the zone that the ticket has them
    in. ``qr`` is a :class:`~willcall.printing.qr_symbol.QrSymbol` as a dictionary.
    """
    showing = ticket.showing
    return {
        "cinema": pair_facts(ticket.cinema),
        "film": pair_facts(showing.film),
        "version": letters(showing.version),
        "screen": pair_facts(showing.screen),
        "directions": pair_facts(showing.directions),
        "date": _date(ticket.starts_at),
        "weekday": _weekday(ticket.starts_at),
        "time": f"{ticket.starts_at:%H:%M}",
        "row": letters(ticket.place.row),
        "seat": letters(ticket.place.number),
        "couple": ticket.place.kind is SeatKind.COUPLE,
        "price": yuan(ticket.price_fen),
        "ticket_no": letters(ticket.ticket_no),
        "copy_no": ticket.copy_no,
        "reprint": ticket.is_reprint,
        "rehearsal": ticket.rehearsal,
        "sample": ticket.sample,
        "terminal_no": letters(ticket.terminal_no),
        "printed_at": f"{ticket.printed_at:%Y-%m-%d %H:%M:%S}",
        "qr": qr_symbol(ticket.qr_payload).as_facts(),
    }


def facts_json(ticket: Ticket) -> str:
    """Return the facts as the JSON text that ``sys.inputs.ticket`` carries."""
    return json.dumps(ticket_facts(ticket), ensure_ascii=False)


def pair_facts(text: BilingualText) -> Pair:
    """Return a name that can be set: in Chinese, or what there is, and in English where that is another text."""
    zh, en = letters(text.zh), letters(text.en)
    first = zh or en
    return {"zh": first, "en": "" if en == first else en}


def _date(day: datetime) -> Pair:
    return {"zh": f"{day.year}年{day.month}月{day.day}日", "en": f"{day.day} {_MONTHS_EN[day.month - 1]} {day.year}"}


def _weekday(day: datetime) -> Pair:
    return {"zh": f"周{_WEEKDAYS_ZH[day.weekday()]}", "en": _WEEKDAYS_EN[day.weekday()]}

"""An evening at the counter, with something of everything that a report counts."""

from datetime import timedelta

from tests.support.packs import IDENTITY, NOW, SCREEN, TODAY, showing_code, ticket_no
from willcall.redemption.domain.reports import Deed, Occasion, Report, ReportLine, Span
from willcall.redemption.domain.showings import BilingualText, Place, Showing

FILM = BilingualText("冰雪奇缘", "Frozen")
LONG_FILM = BilingualText(
    "星球大战外传之侠盗一号暨加勒比海盗亡灵的宝藏特别加长纪念重映版",
    "Rogue One: A Star Wars Story and Pirates of the Caribbean, Special Extended Anniversary Cut",
)
_BEGIN = NOW - timedelta(hours=13, minutes=2)


def _showing(film: BilingualText) -> Showing:
    return Showing(
        showing_code(),
        "051101042014",
        film,
        "3D 国语",
        SCREEN,
        BilingualText("5 号厅", "Screen 5"),
        BilingualText("二层"),
        NOW + timedelta(minutes=28),
        NOW + timedelta(hours=2),
        TODAY,
        380,
    )


def line(
    number: int, deed: Deed, staff_no: str = "", reason: str = "", note: str = "", film: BilingualText = FILM
) -> ReportLine:
    """Return one deed at a seat, a minute after the one before."""
    at = _BEGIN + timedelta(minutes=number)
    occasion = Occasion(number, at, IDENTITY.terminal_no, deed, staff_no, ticket_no(number), reason, note)
    return ReportLine(occasion, _showing(film), Place(f"seat {number}", "7", str(number + 1)))


def evening(*more: ReportLine, collected: int = 5) -> Report:
    """Return the report of a day: collections of guests, a clerk's reprint, a supervisor's word, and ``more``."""
    lines = [line(number, deed) for number in range(collected) for deed in (Deed.COLLECTED, Deed.PRINTED)]
    lines += [
        line(20, Deed.REPRINTED, "7", "torn_or_unreadable", "=1+1"),
        line(20, Deed.PRINTED, "7", "torn_or_unreadable"),
        line(21, Deed.SPOILED, "7", "half_a_ticket_thrown_away", "cut in two"),
        line(22, Deed.RELEASED, "S1", "paper_destroyed", "两人在场，已撕毁", LONG_FILM),
    ]
    lines.append(ReportLine(Occasion(30, NOW, IDENTITY.terminal_no, Deed.REFUSED, "7", reason="unknown_code")))
    span = Span(_BEGIN, _BEGIN + timedelta(days=1), day=TODAY)
    return Report(IDENTITY, span, NOW, (*lines, *more))

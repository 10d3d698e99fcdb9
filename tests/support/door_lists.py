"""Door lists to be set: of any size, with every state in them, short names and long ones."""

from datetime import datetime, timedelta

from tests.support.packs import IDENTITY, NOW, SCREEN, TODAY, showing_code, ticket_no
from willcall.redemption.domain.door_lists import DoorLine, DoorList, DoorState
from willcall.redemption.domain.showings import BilingualText, Place, Showing, ShowingStatus
from willcall.redemption.domain.sync_status import HeldPack

PACK = HeldPack(TODAY, 3, 1, 300, NOW - timedelta(hours=5, minutes=7))
FROZEN = BilingualText("冰雪奇缘", "Frozen")
LONG = BilingualText(
    "星球大战外传之侠盗一号暨加勒比海盗亡灵的宝藏特别加长纪念重映版",
    "Rogue One: A Star Wars Story and Pirates of the Caribbean, Special Extended Anniversary Cut",
)
_SCREEN = BilingualText("5 号厅", "Screen 5")
_LONG_SCREEN = BilingualText("国际巨幕激光杜比全景声情侣五号厅", "International Giant Laser Atmos Screen No. 5")
_ROW_LENGTH = 22


def line(number: int, state: DoorState = DoorState.AWAITED, *, sold: bool = False) -> DoorLine:
    """Return a seat's line; its code ends with seven times its number."""
    row, seat = divmod(number, _ROW_LENGTH)
    place = Place(f"seat {number}", str(row + 1), str(seat + 1))
    return DoorLine(place, ticket_no(number), state, f"{number * 7 % 1000:03d}", sold)


def door_list(
    *lines: DoorLine,
    film: BilingualText = FROZEN,
    status: ShowingStatus = ShowingStatus.SCHEDULED,
    pack: HeldPack | None = PACK,
    made_at: datetime = NOW,
) -> DoorList:
    """Return the list of a showing at 19:30."""
    showing = Showing(
        showing_code=showing_code(),
        film_code="051101042014",
        film=film,
        version="3D 国语",
        screen_code=SCREEN,
        screen=_LONG_SCREEN if film is LONG else _SCREEN,
        directions=BilingualText("二层"),
        starts_at=NOW + timedelta(minutes=28),
        ends_at=NOW + timedelta(hours=2),
        business_day=TODAY,
        price_fen=380,
        status=status,
    )
    return DoorList(IDENTITY, showing, pack, made_at, lines)


def full_house(seats: int = 300) -> DoorList:
    """Return a list with long names, and each state among its seats."""
    states = list(DoorState)
    return door_list(*(line(number, states[number % len(states)]) for number in range(seats)), film=LONG)

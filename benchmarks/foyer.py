"""A terminal of any size to measure on: made-up codes, a pack that a made-up centre signed, a database."""

import base64
import json
import secrets
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sqlalchemy import Engine

from willcall.redemption.cache.database import open_database
from willcall.redemption.cache.packs import SqlPackShelf
from willcall.redemption.cache.terminal import Membership, write_membership
from willcall.redemption.cache.units import SqlUnitsOfWork
from willcall.redemption.domain.codes import CollectionCode, code_tag, new_code
from willcall.redemption.domain.endings import endings_of, seal_endings
from willcall.redemption.domain.identity import TerminalIdentity
from willcall.redemption.domain.showings import BilingualText, SeatKind
from willcall.redemption.keys import CINEMA_KEY, TERMINAL_KEY, FileKeyStore
from willcall.redemption.wire.day_pack import (
    PackBody,
    PackHeader,
    PackPlace,
    PackScreen,
    PackSeats,
    PackShowing,
    PackText,
    SealedEndings,
    open_pack,
    seal_pack,
)

CINEMA = "01010101"
TERMINAL = "01"
DAY = date(2014, 3, 8)
NOON = datetime(2014, 3, 8, 4, tzinfo=UTC)
SEATS_A_SCREEN = 195
SEATS_A_CODE = 2
_ROWS_OF = 15


@dataclass(frozen=True, slots=True)
class Foyer:
    """One terminal's world: its folder, the codes its guests hold, the pack as it comes over the line."""

    folder: Path
    codes: tuple[CollectionCode, ...]
    cinema_key: bytes
    centre_key: Ed25519PrivateKey
    sealed_pack: bytes

    @property
    def identity(self) -> TerminalIdentity:
        """Who the terminal is."""
        return TerminalIdentity(CINEMA, BilingualText("星光影城", "Starlight"), TERMINAL, "Asia/Shanghai", (TERMINAL,))

    def new_database(self, name: str) -> Engine:
        """Return a new database of this terminal, without the pack."""
        engine = open_database(self.folder / name)
        membership = Membership(self.identity, "http://127.0.0.1:9", self.centre_key.public_key().public_bytes_raw())
        write_membership(engine, membership, "benchmark", NOON)
        return engine

    def apply_pack(self, engine: Engine) -> None:
        """Verify the pack and apply it, as a terminal does with what came over the line."""
        header, body = open_pack(self.sealed_pack, self.centre_key.public_key())
        SqlPackShelf(engine, CINEMA, TERMINAL, lambda: NOON).apply(header, body)

    def units(self, engine: Engine) -> SqlUnitsOfWork:
        """Return units of work on one of its databases."""
        return SqlUnitsOfWork(engine, CINEMA, TERMINAL)


def furnish_terminal(foyer: Foyer, *, motion: bool = True) -> Path:
    """Make the terminal that a kiosk opens, the pack in its database, its clock at the day's noon; return its settings.

    Nobody listens where its centre is (R5), and its tickets go into a folder. Without ``motion`` a screen is whole
    in its first picture.
    """
    data, keys = foyer.folder / "data", FileKeyStore(foyer.folder / "keys")
    data.mkdir()
    engine = foyer.new_database("data/terminal.sqlite")
    foyer.apply_pack(engine)
    engine.dispose()
    keys.write(CINEMA_KEY, foyer.cinema_key)
    keys.write(TERMINAL_KEY, Ed25519PrivateKey.generate().private_bytes_raw())
    settings = foyer.folder / "terminal.toml"
    lines = (
        f"data_dir = {json.dumps(str(data))}",
        'keys = "file"',
        f"key_dir = {json.dumps(str(foyer.folder / 'keys'))}",
        f"rehearsal_shift_s = {round((NOON - datetime.now(UTC)).total_seconds())}",
        "[printer]",
        'kind = "pdf_folder"',
        f"folder = {json.dumps(str(foyer.folder / 'tickets'))}",
        "[screen.look]",
        f"motion = {json.dumps(motion)}",
    )
    settings.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return settings


def build_foyer(folder: Path, seats: int) -> Foyer:
    """Make a foyer with so many seats, two to a code, and the pack of one day."""
    cinema_key, centre_key = secrets.token_bytes(32), Ed25519PrivateKey.generate()
    seats -= seats % SEATS_A_SCREEN
    codes = tuple(new_code(secrets.randbelow) for _ in range(-(-seats // SEATS_A_CODE)))
    tags = [code_tag(cinema_key, code) for code in codes]
    screen = _screen()
    columns = PackSeats(
        tags=base64.b64encode(b"".join(tags[seat // SEATS_A_CODE] for seat in range(seats))).decode(),
        showings=tuple(seat // SEATS_A_SCREEN for seat in range(seats)),
        places=tuple(seat % SEATS_A_SCREEN for seat in range(seats)),
        serials=tuple(range(1, seats + 1)),
    )
    showings = tuple(_showing(number, screen.screen_code) for number in range(seats // SEATS_A_SCREEN))
    endings = tuple(_endings(cinema_key, codes, number, each) for number, each in enumerate(showings))
    # two thirds of the seats are sold when the pack comes
    sold = tuple(seat for seat in range(1, seats + 1) if seat % 3)
    body = PackBody(screens=(screen,), showings=showings, seats=columns, sold=sold, endings=endings)
    header = PackHeader(
        cinema_code=CINEMA,
        cinema=PackText(zh="星光影城", en="Starlight"),
        timezone="Asia/Shanghai",
        business_day=DAY,
        version=1,
        roster=(TERMINAL,),
        epoch=1,
        showings=len(showings),
        seats=seats,
        revoked=0,
    )
    return Foyer(folder, codes, cinema_key, centre_key, seal_pack(header, body, centre_key))


def _endings(cinema_key: bytes, codes: tuple[CollectionCode, ...], number: int, showing: PackShowing) -> SealedEndings:
    """Seal the last digits of one showing's codes; each buyer has a phone."""
    first = number * SEATS_A_SCREEN
    seats = range(first, first + SEATS_A_SCREEN)
    told = {seat + 1: endings_of(codes[seat // SEATS_A_CODE], f"{seat % 10_000:04d}") for seat in seats}
    sealed = seal_endings(cinema_key, showing.showing_code, told)
    return SealedEndings(showing_code=showing.showing_code, sealed=base64.b64encode(sealed).decode())


def _screen() -> PackScreen:
    places = tuple(
        PackPlace(
            seat_code=f"{CINEMA}{seat:012d}",
            row=str(seat // _ROWS_OF + 1),
            number=str(seat % _ROWS_OF + 1),
            kind=SeatKind.SINGLE,
            x=seat % _ROWS_OF,
            y=seat // _ROWS_OF,
        )
        for seat in range(SEATS_A_SCREEN)
    )
    return PackScreen(
        screen_code=f"{CINEMA}00000001",
        name=PackText(zh="5 号厅", en="Screen 5"),
        kind="normal",
        directions=PackText(zh="二层，检票后右转"),
        places=places,
    )


def _showing(number: int, screen_code: str) -> PackShowing:
    starts_at = NOON + timedelta(hours=1)
    return PackShowing(
        showing_code=f"{number:016d}",
        film_code="001X00012014",
        film=PackText(zh="冰雪奇缘", en="Frozen"),
        version="3D 国语",
        screen_code=screen_code,
        starts_at=starts_at,
        ends_at=starts_at + timedelta(hours=2),
        price_fen=380,
    )

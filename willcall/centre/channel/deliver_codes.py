"""The channel's files: for each release one CSV of codes and their seats, and a manifest with counts and SHA-256.

CSV as RFC 4180 has it, UTF-8 without a byte-order mark: programs read it, not people. A file holds codes in clear, so
it is readable by its owner alone, and appears under its name only when it is whole.
"""

import csv
import hashlib
import io
import json
import os
from collections.abc import Container, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, exists, select
from sqlalchemy.orm import Session

from willcall.centre.campaigns.create_campaign import load_plan
from willcall.centre.campaigns.models import BookingRow
from willcall.centre.campaigns.plan import CampaignPlan
from willcall.centre.channel.models import DeliveryRow
from willcall.centre.clock import Clock
from willcall.centre.codes.keys import KeyCabinet
from willcall.centre.codes.models import CodeRow, RevocationRow, TicketRow
from willcall.centre.codes.sealing import CodeSealer
from willcall.centre.db.bulk import add_missing
from willcall.centre.db.database import Database
from willcall.centre.schedules.models import CinemaRow, ScreenRow, SeatRow, ShowingRow
from willcall.redemption.domain.money import yuan
from willcall.redemption.domain.showings import ShowingStatus

COLUMNS = (
    "code",
    "release",
    "cinema_code",
    "cinema",
    "showing_code",
    "film_code",
    "film",
    "film_en",
    "version",
    "screen",
    "screen_en",
    "starts_at",
    "seats",
    "seat_codes",
    "seat_count",
    "price",
    "amount",
)


class ManifestFaultError(Exception):
    """The folder has a manifest that is none of ours; the message says what to do."""


@dataclass(frozen=True, slots=True)
class DeliveredFile:
    """A release's file as the manifest lists it."""

    file: str
    release: int
    opens_at: str
    codes: int
    seats: int
    sha256: str


def deliver_codes(
    campaign_code: str,
    folder: Path,
    releases: Sequence[int],
    database: Database,
    keys: KeyCabinet,
    clock: Clock,
) -> list[DeliveredFile]:
    """Write the files of the given releases, all where none is given. The same codes give the same bytes.

    Raises:
        UnknownCampaignError: there is no such campaign.
        UnknownReleaseError: it has no such release; nothing was written.
        ManifestFaultError: the folder's manifest cannot be read; nothing was written.
        OSError: the folder cannot be written to.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with database.reading() as session:
        plan = load_plan(session, campaign_code)
        sealer = CodeSealer(keys, session)
        wanted = {number: plan.release(number) for number in releases or range(1, len(plan.releases) + 1)}
        manifest = folder / f"{plan.code}-manifest.json"
        before = _listed_before(manifest, wanted)
        delivered = [_deliver(session, plan, number, folder, sealer) for number in sorted(wanted)]
    _write_private(manifest, _manifest(plan, [*before, *delivered]))
    with database.writing() as session:
        _note(session, plan.code, delivered, clock)
    return delivered


def _deliver(session: Session, plan: CampaignPlan, number: int, folder: Path, sealer: CodeSealer) -> DeliveredFile:
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(COLUMNS)
    codes = seats = 0
    for line, seat_count in _lines(session, plan, number, sealer):
        writer.writerow(line)
        codes, seats = codes + 1, seats + seat_count
    data = text.getvalue().encode()
    name = f"{plan.code}-release-{number:02d}.csv"
    _write_private(folder / name, data)
    opens_at = plan.release(number).opens_at.isoformat()
    return DeliveredFile(name, number, opens_at, codes, seats, hashlib.sha256(data).hexdigest())


def _lines(
    session: Session, plan: CampaignPlan, number: int, sealer: CodeSealer
) -> Iterator[tuple[tuple[str, ...], int]]:
    for planned in plan.cinemas:
        cinema = session.get_one(CinemaRow, planned.cinema_code)
        seats = _open_seats(session, plan, cinema.cinema_code, number)
        for code, showing, screen, price_fen in _open_codes(session, plan, cinema.cinema_code, number):
            places = seats.get(code.code_no, [])
            if places:
                clear = sealer.open(code.cinema_code, code.code_no, code.sealed).digits
                yield _line(clear, code, cinema, showing, screen, places, price_fen), len(places)


def _line(
    clear: str,
    code: CodeRow,
    cinema: CinemaRow,
    showing: ShowingRow,
    screen: ScreenRow,
    places: list[tuple[str, str, str]],
    price_fen: int,
) -> tuple[str, ...]:
    return (
        clear,
        str(code.release_no),
        cinema.cinema_code,
        cinema.name_zh,
        showing.showing_code,
        showing.film_code,
        showing.film_zh,
        showing.film_en,
        showing.version,
        screen.name_zh,
        screen.name_en,
        showing.starts_at.astimezone(ZoneInfo(cinema.timezone)).isoformat(),
        " ".join(f"{row}排{seat}座" for _, row, seat in places),
        " ".join(seat_code for seat_code, _, _ in places),
        str(len(places)),
        yuan(price_fen),
        yuan(price_fen * len(places)),
    )


def _open_codes(
    session: Session, plan: CampaignPlan, cinema_code: str, number: int
) -> Iterator[tuple[CodeRow, ShowingRow, ScreenRow, int]]:
    statement = (
        select(CodeRow, ShowingRow, ScreenRow, BookingRow.buyer_price_fen)
        .join(BookingRow, _same_showing(BookingRow))
        .join(ShowingRow, _same_showing(ShowingRow))
        .join(
            ScreenRow,
            (ScreenRow.cinema_code == ShowingRow.cinema_code) & (ScreenRow.screen_code == ShowingRow.screen_code),
        )
        .where(
            CodeRow.cinema_code == cinema_code,
            CodeRow.release_no == number,
            BookingRow.campaign_code == plan.code,
            ShowingRow.status == ShowingStatus.SCHEDULED.value,
        )
        .order_by(CodeRow.code_no)
    )
    yield from session.execute(statement)


def _open_seats(
    session: Session, plan: CampaignPlan, cinema_code: str, number: int
) -> dict[int, list[tuple[str, str, str]]]:
    """Return the seats of each code that were not taken back: seat code, row and number."""
    revoked = exists().where(
        RevocationRow.cinema_code == TicketRow.cinema_code, RevocationRow.serial == TicketRow.serial
    )
    statement = (
        select(TicketRow.code_no, TicketRow.seat_code, SeatRow.row, SeatRow.number)
        .join(CodeRow, (CodeRow.cinema_code == TicketRow.cinema_code) & (CodeRow.code_no == TicketRow.code_no))
        .join(
            BookingRow,
            (BookingRow.cinema_code == TicketRow.cinema_code) & (BookingRow.showing_code == TicketRow.showing_code),
        )
        .join(
            SeatRow,
            (SeatRow.cinema_code == TicketRow.cinema_code)
            & (SeatRow.screen_code == BookingRow.screen_code)
            & (SeatRow.seat_code == TicketRow.seat_code),
        )
        .where(
            TicketRow.cinema_code == cinema_code,
            CodeRow.release_no == number,
            BookingRow.campaign_code == plan.code,
            ~revoked,
        )
        .order_by(TicketRow.serial)
    )
    seats: dict[int, list[tuple[str, str, str]]] = {}
    for code_no, seat_code, row, seat in session.execute(statement):
        seats.setdefault(code_no, []).append((seat_code, row, seat))
    return seats


def _same_showing(row: type[BookingRow | ShowingRow]) -> ColumnElement[bool]:
    return (row.cinema_code == CodeRow.cinema_code) & (row.showing_code == CodeRow.showing_code)


def _listed_before(manifest: Path, now: Container[int]) -> list[DeliveredFile]:
    """Return what an earlier run delivered into the same folder, less the releases that are delivered now."""
    if not manifest.exists():
        return []
    try:
        files = [DeliveredFile(**each) for each in json.loads(manifest.read_text("utf-8"))["files"]]
    except (ValueError, KeyError, TypeError) as error:
        raise ManifestFaultError(f"{manifest} is damaged: remove it and deliver all releases again") from error
    return [each for each in files if each.release not in now]


def _manifest(plan: CampaignPlan, delivered: Sequence[DeliveredFile]) -> bytes:
    files = [asdict(each) for each in sorted(delivered, key=lambda each: each.release)]
    content = {"campaign": plan.code, "channel": plan.channel, "files": files}
    return (json.dumps(content, ensure_ascii=False, indent=2) + "\n").encode()


def _write_private(path: Path, data: bytes) -> None:
    half = path.with_name(path.name + ".part")
    half.unlink(missing_ok=True)
    with os.fdopen(os.open(half, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    half.replace(path)


def _note(session: Session, campaign_code: str, delivered: Sequence[DeliveredFile], clock: Clock) -> None:
    rows = [
        {
            "campaign_code": campaign_code,
            "release_no": each.release,
            "sha256": each.sha256,
            "codes": each.codes,
            "seats": each.seats,
            "delivered_at": clock(),
        }
        for each in delivered
    ]
    add_missing(session, DeliveryRow, rows)

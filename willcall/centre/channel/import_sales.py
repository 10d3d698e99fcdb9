"""Take in what the channel sold: each line once, whatever is odd about it as an exception, nothing dropped."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from willcall.centre.campaigns.models import BookingRow, CampaignRow
from willcall.centre.campaigns.plan import CampaignPlan
from willcall.centre.channel.models import SaleRow
from willcall.centre.channel.phones import PhoneSealer
from willcall.centre.channel.sales_file import ReportedSale, read_sales
from willcall.centre.clock import Clock
from willcall.centre.codes.keys import KeyCabinet
from willcall.centre.codes.models import CodeRow, RevocationRow
from willcall.centre.codes.sealing import CodeSealer
from willcall.centre.db.bulk import add_rows, batches
from willcall.centre.db.database import Database
from willcall.centre.desk.models import NO_CINEMA
from willcall.centre.desk.open_exceptions import ExceptionKind, Finding, open_exceptions
from willcall.centre.schedules.models import CinemaRow
from willcall.centre.schedules.reading.findings import Findings
from willcall.centre.terminals.stamps import touch_day

_AT_ONCE = 1000
_COLUMNS = (
    "cinema_code",
    "code_no",
    "order_no",
    "campaign_code",
    "showing_code",
    "sold_at",
    "buyer",
    "seats",
    "paid_fen",
    "counts",
    "phone",
    "imported_at",
)


@dataclass(slots=True)
class SalesImported:
    """What an import did; ``exceptions`` counts the findings of this file, opened now or known from before.

    ``warnings`` are what a person should know of the file.
    """

    new: int = 0
    known: int = 0
    unknown_codes: int = 0
    exceptions: int = 0
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _KnownCode:
    """A code that a line speaks of, with what the campaign says about it."""

    row: CodeRow
    booking: BookingRow
    plan: CampaignPlan
    zone: ZoneInfo


def import_sales(path: Path, database: Database, keys: KeyCabinet, clock: Clock) -> SalesImported | Findings:
    """Read a report of sales and keep it; where the form of a line is wrong, keep nothing and say all that is."""
    findings = Findings()
    reported = read_sales(path, findings)
    if findings:
        return findings
    with database.writing() as session:
        sealers = CodeSealer(keys, session), PhoneSealer(keys, session)
        done = _Intake(session, path.name, *sealers, clock()).take(reported)
    done.warnings = tuple(findings.warnings)
    return done


class _Intake:
    """One report going into the database."""

    def __init__(self, session: Session, file: str, sealer: CodeSealer, phones: PhoneSealer, now: datetime) -> None:
        self._session = session
        self._file = file
        self._sealer = sealer
        self._phones = phones
        self._now = now
        self._done = SalesImported()
        self._plans: dict[str, CampaignPlan] = {}
        self._zones: dict[str, ZoneInfo] = {}
        self._odd: list[Finding] = []
        self._days: set[tuple[str, date]] = set()

    def take(self, reported: Sequence[ReportedSale]) -> SalesImported:
        buyers: defaultdict[str, set[str]] = defaultdict(set)
        for part in batches(reported, _AT_ONCE):
            known = self._known_codes(part)
            for sale in self._take_part(part, known):
                buyers[sale.campaign_code].add(sale.buyer)
        for campaign_code, names in buyers.items():
            for some in batches(sorted(names), _AT_ONCE):
                self._check_limits(campaign_code, some)
        open_exceptions(self._session, self._odd, self._now)
        for cinema_code, day in sorted(self._days):
            touch_day(self._session, cinema_code, day)
        self._done.exceptions = len(self._odd)
        return self._done

    def _known_codes(self, part: Sequence[ReportedSale]) -> dict[bytes, _KnownCode]:
        marks = [self._sealer.mark(sale.code) for sale in part if sale.code]
        statement = (
            select(CodeRow, BookingRow)
            .join(
                BookingRow,
                (BookingRow.cinema_code == CodeRow.cinema_code) & (BookingRow.showing_code == CodeRow.showing_code),
            )
            .where(CodeRow.mark.in_(marks))
        )
        return {
            code.mark: _KnownCode(code, booking, self._plan(booking.campaign_code), self._zone(code.cinema_code))
            for code, booking in self._session.execute(statement)
        }

    def _plan(self, campaign_code: str) -> CampaignPlan:
        if campaign_code not in self._plans:
            row = self._session.get_one(CampaignRow, campaign_code)
            self._plans[campaign_code] = CampaignPlan.model_validate(row.plan)
        return self._plans[campaign_code]

    def _zone(self, cinema_code: str) -> ZoneInfo:
        if cinema_code not in self._zones:
            self._zones[cinema_code] = ZoneInfo(self._session.get_one(CinemaRow, cinema_code).timezone)
        return self._zones[cinema_code]

    def _take_part(self, part: Sequence[ReportedSale], known: dict[bytes, _KnownCode]) -> list[SaleRow]:
        before = self._sales_of(known)
        revoked = self._revoked_among(known)
        rows: list[SaleRow] = []
        for sale in part:
            code = known.get(self._sealer.mark(sale.code)) if sale.code else None
            if code is None:
                self._note_unknown(sale)
                continue
            row = self._row(sale, code)
            others = before.setdefault((row.cinema_code, row.code_no), [])
            if self._is_known(row, others, code.booking):
                continue
            row.counts = not others
            self._days.add((row.cinema_code, code.booking.business_day))
            self._note_oddities(row, code, others, revoked)
            others.append(row)
            rows.append(row)
        add_rows(self._session, SaleRow, _COLUMNS, [tuple(getattr(row, name) for name in _COLUMNS) for row in rows])
        self._done.new += len(rows)
        return rows

    def _sales_of(self, known: dict[bytes, _KnownCode]) -> dict[tuple[str, int], list[SaleRow]]:
        sales: defaultdict[tuple[str, int], list[SaleRow]] = defaultdict(list)
        for cinema_code, numbers in _by_cinema(known):
            statement = select(SaleRow).where(SaleRow.cinema_code == cinema_code, SaleRow.code_no.in_(numbers))
            for row in self._session.scalars(statement):
                sales[row.cinema_code, row.code_no].append(row)
        return sales

    def _revoked_among(self, known: dict[bytes, _KnownCode]) -> set[tuple[str, int]]:
        """Return the codes of which a seat was taken back; a code's tickets have the serials from its number on."""
        revoked: set[tuple[str, int]] = set()
        sizes = {(code.row.cinema_code, code.row.code_no): code.row.seats for code in known.values()}
        for cinema_code, numbers in _by_cinema(known):
            tickets = {number + at: number for number in numbers for at in range(sizes[cinema_code, number])}
            statement = select(RevocationRow.serial).where(
                RevocationRow.cinema_code == cinema_code, RevocationRow.serial.in_(tickets)
            )
            revoked |= {(cinema_code, tickets[serial]) for serial in self._session.scalars(statement)}
        return revoked

    def _row(self, sale: ReportedSale, code: _KnownCode) -> SaleRow:
        sold_at = sale.sold_at if sale.sold_at.tzinfo else sale.sold_at.replace(tzinfo=code.zone)
        return SaleRow(
            cinema_code=code.row.cinema_code,
            code_no=code.row.code_no,
            order_no=sale.order_no,
            campaign_code=code.booking.campaign_code,
            showing_code=code.row.showing_code,
            sold_at=sold_at,
            buyer=sale.buyer,
            seats=code.row.seats,
            paid_fen=sale.paid_fen,
            phone=self._phones.seal(code.row.cinema_code, code.row.code_no, sale.phone),
            imported_at=self._now,
        )

    def _is_known(self, row: SaleRow, others: Sequence[SaleRow], booking: BookingRow) -> bool:
        same = next((other for other in others if other.order_no == row.order_no), None)
        if same is None:
            return False
        self._done.known += 1
        if same.phone is None and row.phone is not None:
            # a report that comes again with phones has something new to say
            same.phone = row.phone
            self._days.add((row.cinema_code, booking.business_day))
        another_phone = row.phone is not None and self._phone(same) != self._phone(row)
        if another_phone or (same.sold_at, same.buyer, same.paid_fen) != (row.sold_at, row.buyer, row.paid_fen):
            evidence: dict[str, Any] = {"before": _evidence(same), "now": _evidence(row), "file": self._file}
            if another_phone:
                evidence["another_phone"] = True
            self._note(row, ExceptionKind.SALE_CHANGED, evidence, row.sold_at.isoformat(), row.buyer, row.paid_fen)
        return True

    def _phone(self, row: SaleRow) -> str:
        return self._phones.open(row.cinema_code, row.code_no, row.phone)

    def _note_oddities(
        self, row: SaleRow, code: _KnownCode, others: Sequence[SaleRow], revoked: set[tuple[str, int]]
    ) -> None:
        evidence: dict[str, Any] = {"sale": _evidence(row), "file": self._file}
        if others:
            self._note(row, ExceptionKind.SOLD_TWICE, evidence | {"first": _evidence(others[0])})
        if (row.cinema_code, row.code_no) in revoked:
            self._note(row, ExceptionKind.SOLD_REVOKED, evidence)
        opens_at = code.plan.release(code.row.release_no).opens_at
        if row.sold_at < opens_at:
            self._note(row, ExceptionKind.SOLD_OUTSIDE_RELEASE, evidence | {"opens_at": opens_at.isoformat()})
        due = code.booking.buyer_price_fen * code.row.seats
        if row.paid_fen != due:
            self._note(row, ExceptionKind.SOLD_AT_ANOTHER_PRICE, evidence | {"due_fen": due})

    def _note(self, row: SaleRow, kind: ExceptionKind, evidence: dict[str, Any], *more: object) -> None:
        subject = "/".join(map(str, (row.code_no, row.order_no, *more)))
        self._odd.append(Finding(row.cinema_code, kind, subject, evidence, row.showing_code))

    def _note_unknown(self, sale: ReportedSale) -> None:
        self._done.unknown_codes += 1
        evidence = {
            "file": self._file,
            "line": sale.line,
            "order_no": sale.order_no,
            "buyer": sale.buyer,
            "sold_at": sale.sold_at.isoformat(),
            "paid_fen": sale.paid_fen,
        }
        mark = self._sealer.mark(sale.code).hex() if sale.code else f"line {sale.line}"
        self._odd.append(Finding(NO_CINEMA, ExceptionKind.UNKNOWN_CODE, f"{sale.order_no}/{mark}", evidence))

    def _check_limits(self, campaign_code: str, buyers: Sequence[str]) -> None:
        limit = self._plan(campaign_code).limit_per_buyer
        statement = (
            select(SaleRow)
            .where(SaleRow.campaign_code == campaign_code, SaleRow.buyer.in_(buyers), SaleRow.counts)
            .order_by(SaleRow.buyer, SaleRow.sold_at, SaleRow.order_no, SaleRow.code_no)
        )
        seats: defaultdict[str, int] = defaultdict(int)
        for row in self._session.scalars(statement):
            seats[row.buyer] += row.seats
            if seats[row.buyer] > limit:
                evidence = {"sale": _evidence(row), "seats_so_far": seats[row.buyer], "limit": limit}
                self._note(row, ExceptionKind.SOLD_OVER_LIMIT, evidence)


def _by_cinema(known: dict[bytes, _KnownCode]) -> Iterator[tuple[str, list[int]]]:
    numbers: defaultdict[str, list[int]] = defaultdict(list)
    for code in known.values():
        numbers[code.row.cinema_code].append(code.row.code_no)
    yield from numbers.items()


def _evidence(row: SaleRow) -> dict[str, Any]:
    return {
        "order_no": row.order_no,
        "code_no": row.code_no,
        "sold_at": row.sold_at.isoformat(),
        "buyer": row.buyer,
        "seats": row.seats,
        "paid_fen": row.paid_fen,
    }

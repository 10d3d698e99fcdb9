"""Day packs on offer: built when something changed and somebody asks, kept as they were sent, compared for changes."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from willcall.centre.clock import Clock
from willcall.centre.codes.keys import KeyCabinet
from willcall.centre.db.database import Database
from willcall.centre.schedules.models import CinemaRow
from willcall.centre.terminals.build_pack import build_body
from willcall.centre.terminals.enrol_terminal import roster_of
from willcall.centre.terminals.models import DayPackRow, DayStampRow, RosterRow
from willcall.centre.terminals.pack_changes import changes_between
from willcall.centre.terminals.stamps import built_from
from willcall.redemption.domain.business_day import business_day
from willcall.redemption.wire.day_pack import (
    PACK_FORMAT,
    PackBody,
    PackHeader,
    PackText,
    open_pack,
    seal_pack,
)

DAYS_AHEAD = 3
"""A terminal holds today and the next two business days, whether there are codes or not."""
DAYS_BACK = 1
FARTHEST_DAY = 60
"""Of other days those with codes are on offer, from yesterday to so many days ahead."""
VERSIONS_KEPT = 20
"""Of a day; a terminal that holds an older one gets the pack in full."""


class NoPack(StrEnum):
    """Why there is no pack to send."""

    HELD = "it is held already"
    NOT_ON_OFFER = "there is no pack of that day"


@dataclass(frozen=True, slots=True)
class PackAnswer:
    """A pack to send: full, or changes to ``base_version``."""

    version: int
    base_version: int
    sealed: bytes

    @property
    def etag(self) -> str:
        """The entity tag (RFC 9110) of these bytes."""
        return f'"{self.version}-{self.base_version}-{hashlib.sha256(self.sealed).hexdigest()[:16]}"'


class DayPacks:
    """The packs of all cinemas."""

    def __init__(self, database: Database, keys: KeyCabinet, clock: Clock) -> None:
        """Take what packs are built with."""
        self._database = database
        self._keys = keys
        self._clock = clock

    def on_offer(self, cinema_code: str) -> list[tuple[date, int]]:
        """Return each day on offer with the version of its pack."""
        with self._database.reading() as session:
            cinema = session.get_one(CinemaRow, cinema_code)
            fresh = {day: self._fresh_version(session, cinema, day) for day in self._days(session, cinema)}
        return [(day, version or self._build(cinema_code, day)) for day, version in sorted(fresh.items())]

    def pack(self, cinema_code: str, day: date, have: int, reads: int = PACK_FORMAT) -> PackAnswer | NoPack:
        """Return the pack of a day that is on offer: changes where ``have`` is a version still kept, else in full.

        ``reads`` is the newest format that the terminal understands.
        """
        with self._database.reading() as session:
            cinema = session.get_one(CinemaRow, cinema_code)
            if day not in self._days(session, cinema):
                return NoPack.NOT_ON_OFFER
            version = self._fresh_version(session, cinema, day)
        version = version or self._build(cinema_code, day)
        if have == version:
            return NoPack.HELD
        with self._database.reading() as session:
            full = session.get_one(DayPackRow, (cinema_code, day, version)).sealed
            base = session.get(DayPackRow, (cinema_code, day, have)) if 0 < have < version else None
            if base is not None:
                return PackAnswer(version, have, self._changes(session, base.sealed, full, reads))
            return PackAnswer(version, 0, full if reads >= PACK_FORMAT else self._older(session, full, reads))

    def _changes(self, session: Session, base: bytes, full: bytes, reads: int) -> bytes:
        key = self._keys.signing_key(session)
        old, new = open_pack(base, key.public_key()), open_pack(full, key.public_key())
        return _sealed_for(reads, *changes_between(*old, *new), key)

    def _older(self, session: Session, full: bytes, reads: int) -> bytes:
        key = self._keys.signing_key(session)
        return _sealed_for(reads, *open_pack(full, key.public_key()), key)

    def _days(self, session: Session, cinema: CinemaRow) -> set[date]:
        today = business_day(self._clock(), ZoneInfo(cinema.timezone))
        with_codes = session.scalars(
            select(DayStampRow.business_day).where(
                DayStampRow.cinema_code == cinema.cinema_code,
                DayStampRow.codes_stamp > 0,
                DayStampRow.business_day >= today - timedelta(days=DAYS_BACK),
                DayStampRow.business_day <= today + timedelta(days=FARTHEST_DAY),
            )
        )
        return {today + timedelta(days=ahead) for ahead in range(DAYS_AHEAD)} | set(with_codes)

    def _fresh_version(self, session: Session, cinema: CinemaRow, day: date) -> int | None:
        stamps = built_from(session, cinema.cinema_code, cinema.city, day)
        latest = _latest(session, cinema.cinema_code, day)
        return latest.version if latest and latest.built_from == stamps else None

    def _build(self, cinema_code: str, day: date) -> int:
        with self._database.writing() as session:
            # One builder a cinema at a time; and the stamps are read before what they stand for.
            roster = session.get_one(RosterRow, cinema_code, with_for_update=True)
            cinema = session.get_one(CinemaRow, cinema_code)
            stamps = built_from(session, cinema_code, cinema.city, day)
            latest = _latest(session, cinema_code, day)
            if latest and latest.built_from == stamps:
                return latest.version
            header, body = self._content(session, cinema, day, roster.epoch)
            content = _digest(header, body)
            if latest and latest.content == content:
                session.get_one(DayPackRow, (cinema_code, day, latest.version)).built_from = stamps
                return latest.version
            header = header.model_copy(update={"version": latest.version + 1 if latest else 1})
            session.add(
                DayPackRow(
                    cinema_code=cinema_code,
                    business_day=day,
                    version=header.version,
                    content=content,
                    built_from=stamps,
                    sealed=seal_pack(header, body, self._keys.signing_key(session)),
                    made_at=self._clock(),
                )
            )
            _forget_old(session, cinema_code, day, header.version)
            return header.version

    def _content(self, session: Session, cinema: CinemaRow, day: date, epoch: int) -> tuple[PackHeader, PackBody]:
        body = build_body(session, self._keys, cinema, day)
        header = PackHeader(
            cinema_code=cinema.cinema_code,
            cinema=PackText(zh=cinema.name_zh, en=cinema.name_en),
            timezone=cinema.timezone,
            business_day=day,
            version=1,
            roster=roster_of(session, cinema.cinema_code),
            epoch=epoch,
            showings=len(body.showings),
            seats=len(body.seats.serials),
            revoked=len(body.revoked),
        )
        return header, body


@dataclass(frozen=True, slots=True)
class _Latest:
    version: int
    content: str
    built_from: str


def _sealed_for(reads: int, header: PackHeader, body: PackBody, key: Ed25519PrivateKey) -> bytes:
    return seal_pack(header.model_copy(update={"format": min(reads, PACK_FORMAT)}), body, key)


def _latest(session: Session, cinema_code: str, day: date) -> _Latest | None:
    row = session.execute(
        select(DayPackRow.version, DayPackRow.content, DayPackRow.built_from)
        .where(DayPackRow.cinema_code == cinema_code, DayPackRow.business_day == day)
        .order_by(DayPackRow.version.desc())
        .limit(1)
    ).first()
    return _Latest(*row) if row else None


def _forget_old(session: Session, cinema_code: str, day: date, version: int) -> None:
    session.execute(
        delete(DayPackRow).where(
            DayPackRow.cinema_code == cinema_code,
            DayPackRow.business_day == day,
            DayPackRow.version <= version - VERSIONS_KEPT,
        )
    )


def _digest(header: PackHeader, body: PackBody) -> str:
    parts: Sequence[str] = (header.model_dump_json(exclude={"version"}), body.model_dump_json())
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()

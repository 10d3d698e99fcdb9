"""Enrolment: a one-time code from head office against a terminal's public key; and the end of a terminal."""

import hashlib
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from sqlalchemy import exists, select, update
from sqlalchemy.orm import Session

from willcall.centre.clock import Clock
from willcall.centre.codes.keys import KeyCabinet
from willcall.centre.db.database import Database
from willcall.centre.schedules.models import CinemaRow
from willcall.centre.terminals.models import EnrolmentCodeRow, RosterRow, TerminalRow
from willcall.centre.terminals.stamps import touch_cinemas
from willcall.redemption.wire.day_pack import PackText
from willcall.redemption.wire.enrolment import Enrolment, EnrolmentRequest

_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base 32: no letter that is mistaken for a digit."""
_CODE_LETTERS = 16
_MISTAKEN = str.maketrans("OIL", "011", "- ")
_KEY_BYTES = 32


class EnrolmentRefusal(StrEnum):
    """Why a terminal was not enrolled, or no code was made for it."""

    UNKNOWN_CINEMA = "there is no such cinema"
    CINEMA_TAKEN = (
        "this cinema has a terminal; a second one, or one in its place, would open seats that the first has handed out"
    )
    NUMBER_TAKEN = "this terminal number was used before; a journal is kept under it, so take a new one"
    UNKNOWN_CODE = "no such one-time code"
    EXPIRED = "the one-time code has expired"
    USED = "the one-time code has been used"
    BAD_KEY = "the public key is not an Ed25519 key"


@dataclass(frozen=True, slots=True, repr=False)
class OneTimeCode:
    """A code to type into a terminal, once."""

    code: str
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class TerminalLine:
    """A terminal as the list shows it."""

    cinema_code: str
    terminal_no: str
    software: str
    enrolled_at: datetime
    last_contact_at: datetime | None
    revoked_at: datetime | None


def offer_enrolment(
    cinema_code: str, terminal_no: str, good_for: timedelta, database: Database, clock: Clock
) -> OneTimeCode | EnrolmentRefusal:
    """Make a one-time code for a terminal number that has never been used in this cinema."""
    letters = "".join(secrets.choice(_LETTERS) for _ in range(_CODE_LETTERS))
    with database.writing() as session:
        if session.get(CinemaRow, cinema_code) is None:
            return EnrolmentRefusal.UNKNOWN_CINEMA
        if session.get(TerminalRow, (cinema_code, terminal_no)) is not None:
            return EnrolmentRefusal.NUMBER_TAKEN
        if _has_terminal(session, cinema_code):
            return EnrolmentRefusal.CINEMA_TAKEN
        now = clock()
        session.add(
            EnrolmentCodeRow(
                code_hash=_hash(letters),
                cinema_code=cinema_code,
                terminal_no=terminal_no,
                made_at=now,
                expires_at=now + good_for,
                used_at=None,
            )
        )
    grouped = "-".join(letters[at : at + 4] for at in range(0, _CODE_LETTERS, 4))
    return OneTimeCode(grouped, now + good_for)


def enrol_terminal(
    request: EnrolmentRequest, database: Database, keys: KeyCabinet, clock: Clock
) -> Enrolment | EnrolmentRefusal:
    """Enrol a terminal. The same code with the same key gets the same answer again: the first may have been lost."""
    if not _is_key(request.public_key):
        return EnrolmentRefusal.BAD_KEY
    code_hash = _hash(request.one_time_code)
    with database.reading() as session:
        # anybody may call this: who has no code does not get the right to write, for which terminals wait
        if session.get(EnrolmentCodeRow, code_hash) is None:
            return EnrolmentRefusal.UNKNOWN_CODE
    with database.writing() as session:
        offer = session.get_one(EnrolmentCodeRow, code_hash, with_for_update=True)
        terminal = session.get(TerminalRow, (offer.cinema_code, offer.terminal_no))
        if terminal is None:
            if offer.used_at is not None or clock() >= offer.expires_at:
                return EnrolmentRefusal.USED if offer.used_at else EnrolmentRefusal.EXPIRED
            if _has_terminal(session, offer.cinema_code):
                return EnrolmentRefusal.CINEMA_TAKEN
            _admit(session, offer, request, clock())
        elif offer.used_at is None or terminal.public_key != request.public_key or terminal.revoked_at:
            return EnrolmentRefusal.USED if offer.used_at else EnrolmentRefusal.NUMBER_TAKEN
        return _enrolment(session, offer, keys)


def _has_terminal(session: Session, cinema_code: str) -> bool:
    """Say whether a terminal ever served in a cinema; the cinema is held, so that two cannot come in at once (R1)."""
    session.get_one(CinemaRow, cinema_code, with_for_update=True)
    return session.scalar(select(exists().where(TerminalRow.cinema_code == cinema_code))) is True


def _hash(code: str) -> bytes:
    # 80 random bits need no slow hash
    return hashlib.sha256(code.upper().translate(_MISTAKEN).encode()).digest()


def _is_key(key: bytes) -> bool:
    try:
        Ed25519PublicKey.from_public_bytes(key)
    except ValueError:
        return False
    return len(key) == _KEY_BYTES


def _admit(session: Session, offer: EnrolmentCodeRow, request: EnrolmentRequest, now: datetime) -> None:
    offer.used_at = now
    session.add(
        TerminalRow(
            cinema_code=offer.cinema_code,
            terminal_no=offer.terminal_no,
            public_key=request.public_key,
            software="".join(filter(str.isprintable, request.software)),
            enrolled_at=now,
            last_contact_at=now,
            revoked_at=None,
        )
    )
    session.flush()
    touch_cinemas(session, [offer.cinema_code])


def _enrolment(session: Session, offer: EnrolmentCodeRow, keys: KeyCabinet) -> Enrolment:
    cinema = session.get_one(CinemaRow, offer.cinema_code)
    return Enrolment(
        cinema_code=cinema.cinema_code,
        cinema=PackText(zh=cinema.name_zh, en=cinema.name_en),
        terminal_no=offer.terminal_no,
        timezone=cinema.timezone,
        roster=roster_of(session, cinema.cinema_code),
        cinema_key=keys.cinema_key(session, cinema.cinema_code),
        centre_public_key=keys.signing_key(session).public_key().public_bytes_raw(),
    )


def roster_of(session: Session, cinema_code: str) -> tuple[str, ...]:
    """Return the numbers of the terminals that serve in a cinema."""
    statement = (
        select(TerminalRow.terminal_no)
        .where(TerminalRow.cinema_code == cinema_code, TerminalRow.revoked_at.is_(None))
        .order_by(TerminalRow.terminal_no)
    )
    return tuple(session.scalars(statement))


def revoke_terminal(cinema_code: str, terminal_no: str, database: Database, clock: Clock) -> bool:
    """Let a terminal in no more; False where there is none of this number, or it was revoked before."""
    with database.writing() as session:
        terminal = session.get(TerminalRow, (cinema_code, terminal_no), with_for_update=True)
        if terminal is None or terminal.revoked_at is not None:
            return False
        terminal.revoked_at = clock()
        session.flush()
        session.execute(update(RosterRow).where(RosterRow.cinema_code == cinema_code).values(epoch=RosterRow.epoch + 1))
        touch_cinemas(session, [cinema_code])
        return True


def list_terminals(database: Database) -> Sequence[TerminalLine]:
    """Return every terminal there is or was."""
    with database.reading() as session:
        rows = session.scalars(select(TerminalRow).order_by(TerminalRow.cinema_code, TerminalRow.terminal_no))
        return [
            TerminalLine(
                row.cinema_code,
                row.terminal_no,
                row.software,
                row.enrolled_at,
                row.last_contact_at,
                row.revoked_at,
            )
            for row in rows
        ]

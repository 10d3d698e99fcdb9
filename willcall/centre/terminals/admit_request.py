"""Who is calling: a signed request becomes a terminal that may call, or the reason why not (R10)."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from sqlalchemy import delete
from sqlalchemy.exc import IntegrityError

from willcall.centre.clock import Clock
from willcall.centre.db.database import Database
from willcall.centre.terminals.models import NonceRow, TerminalRow
from willcall.redemption.wire.signatures import (
    GOOD_FOR,
    ProvenSender,
    ReceivedRequest,
    SignatureRefusedError,
    verify_request,
)

_LONGEST_NONCE = 64


@dataclass(frozen=True, slots=True)
class Caller:
    """A terminal that proved itself for this call."""

    cinema_code: str
    terminal_no: str


class NotAdmitted(StrEnum):
    """Why a call was turned away."""

    NOT_PROVEN = "not-proven"
    REPLAYED = "replayed"
    REVOKED = "revoked"


@dataclass(frozen=True, slots=True)
class Rejection:
    """A call that was turned away; ``detail`` is fit for the log and for the caller."""

    reason: NotAdmitted
    detail: str


def admit_request(
    request: ReceivedRequest, body: bytes, database: Database, clock: Clock, real_time: Clock
) -> Caller | Rejection:
    """Verify the signature, that the nonce is new, and that the terminal still belongs.

    Args:
        request: What arrived.
        body: Its body.
        database: Where the terminals' keys are.
        clock: The centre's clock, for the note of the last contact.
        real_time: What signatures go by, in a rehearsal too.
    """
    try:
        sender = verify_request(request, body, lambda key_id: _key(database, key_id))
    except SignatureRefusedError as error:
        return Rejection(NotAdmitted.NOT_PROVEN, str(error))
    if len(sender.nonce) > _LONGEST_NONCE:
        return Rejection(NotAdmitted.NOT_PROVEN, f"a nonce has at most {_LONGEST_NONCE} characters")
    try:
        return _note_contact(sender, database, clock(), real_time())
    except IntegrityError:
        return Rejection(NotAdmitted.REPLAYED, "this request was made before")


def _key(database: Database, key_id: str) -> Ed25519PublicKey | None:
    cinema_code, _, terminal_no = key_id.partition("/")
    with database.reading() as session:
        row = session.get(TerminalRow, (cinema_code, terminal_no))
        return Ed25519PublicKey.from_public_bytes(row.public_key) if row else None


def _note_contact(sender: ProvenSender, database: Database, now: datetime, real_now: datetime) -> Caller | Rejection:
    cinema_code, _, terminal_no = sender.key_id.partition("/")
    with database.writing() as session:
        terminal = session.get_one(TerminalRow, (cinema_code, terminal_no))
        if terminal.revoked_at is not None:
            return Rejection(NotAdmitted.REVOKED, "head office has revoked this terminal")
        terminal.last_contact_at = now
        session.execute(
            delete(NonceRow).where(
                NonceRow.cinema_code == cinema_code,
                NonceRow.terminal_no == terminal_no,
                NonceRow.expires_at < real_now,
            )
        )
        # good for some minutes before and after: remembered for twice that
        expires_at = real_now + 2 * GOOD_FOR
        session.add(
            NonceRow(cinema_code=cinema_code, terminal_no=terminal_no, nonce=sender.nonce, expires_at=expires_at)
        )
    return Caller(cinema_code, terminal_no)

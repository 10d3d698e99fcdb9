"""A terminal gave itself up: it is let in no more, and what of its journal is not here is put on the desk."""

from datetime import datetime

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from sqlalchemy.orm import Session

from willcall.centre.clock import Clock
from willcall.centre.db.database import Database
from willcall.centre.desk.open_exceptions import ExceptionKind, Finding, open_exceptions
from willcall.centre.journal.standing import journal_standing
from willcall.centre.terminals.admit_request import Caller
from willcall.centre.terminals.enrol_terminal import revoke_terminal
from willcall.centre.terminals.models import TerminalRow
from willcall.redemption.wire.farewell import Farewell, SignedFarewell, read_farewell


def take_farewell(signed: SignedFarewell, database: Database, clock: Clock) -> Farewell:
    """Believe a farewell by its own signature, whoever brings it and whenever; the same one again changes nothing.

    Raises:
        SignatureRefusedError: it is nobody's who was a terminal here.
    """
    farewell = read_farewell(signed, lambda key_id: _key(database, key_id))
    terminal = Caller(farewell.cinema_code, farewell.terminal_no)
    here = journal_standing(terminal, database)
    revoke_terminal(terminal.cinema_code, terminal.terminal_no, database, clock)
    if here.sequence < farewell.journal.sequence:
        with database.writing() as session:
            _find(session, farewell, here.sequence, clock())
    return farewell


def _key(database: Database, key_id: str) -> Ed25519PublicKey | None:
    cinema_code, _, terminal_no = key_id.partition("/")
    with database.reading() as session:
        row = session.get(TerminalRow, (cinema_code, terminal_no))
        return Ed25519PublicKey.from_public_bytes(row.public_key) if row else None


def _find(session: Session, farewell: Farewell, here: int, now: datetime) -> None:
    evidence = {
        "terminal_no": farewell.terminal_no,
        "given_up_at": farewell.given_up_at.isoformat(),
        "first": here + 1,
        "last": farewell.journal.sequence,
    }
    finding = Finding(farewell.cinema_code, ExceptionKind.JOURNAL_GIVEN_UP, farewell.terminal_no, evidence)
    open_exceptions(session, [finding], now)

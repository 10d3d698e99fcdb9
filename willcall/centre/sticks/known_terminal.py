"""Who a stick is from, or for."""

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from willcall.centre.db.database import Database
from willcall.centre.terminals.admit_request import Caller
from willcall.centre.terminals.models import TerminalRow
from willcall.redemption.domain.sticks import StickFault, StickRefusedError


def key_of(terminal: Caller, database: Database) -> Ed25519PublicKey:
    """Return the public key of a terminal that still belongs (R10).

    Raises:
        StickRefusedError: there is no such terminal, or head office has revoked it.
    """
    name = f"{terminal.terminal_no} of cinema {terminal.cinema_code}"
    with database.reading() as session:
        row = session.get(TerminalRow, (terminal.cinema_code, terminal.terminal_no))
        if row is None:
            raise StickRefusedError(StickFault.UNKNOWN_TERMINAL, name)
        if row.revoked_at is not None:
            raise StickRefusedError(StickFault.REVOKED_TERMINAL, name)
        return Ed25519PublicKey.from_public_bytes(row.public_key)

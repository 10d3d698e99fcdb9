"""PINs at rest: argon2id (RFC 9106), keyed with what is not beside the database."""

import hmac
from typing import TYPE_CHECKING

from willcall.redemption.domain.faults import FaultCode, TerminalFaultError
from willcall.redemption.domain.staff import StaffRole

if TYPE_CHECKING:
    from argon2 import PasswordHasher

_PASSES, _MEMORY_KIB, _LANES = 3, 65_536, 1
"""RFC 9106's second choice (section 4) with one lane: the other core draws the screen meanwhile."""

_PURPOSE = b"willcall: staff PINs, 1"


class PinHashes:
    """Makes and checks hashes of PINs, about 0.2 s each.

    What is hashed is an HMAC of number, role and PIN under a key derived from the cinema's: so whoever has a copy of
    the database, but not the key store, can try no PIN at all (one of four digits would fall in half an hour), can hand
    no hash to another number, and can make no clerk a supervisor.
    """

    def __init__(self, cinema_key: bytes) -> None:
        """Derive the key for PINs from the cinema's."""
        self._key = hmac.digest(cinema_key, _PURPOSE, "sha256")

    def make(self, staff_no: str, role: StaffRole, pin: str) -> str:
        """Return a new hash."""
        return _hasher().hash(self._keyed(staff_no, role, pin))

    def fits(self, pin_hash: str, staff_no: str, role: StaffRole, pin: str) -> bool:
        """Say whether the hash is that PIN's.

        Raises:
            TerminalFaultError: what the database holds is no hash.
        """
        from argon2.exceptions import InvalidHashError, VerifyMismatchError  # noqa: PLC0415  # see _hasher

        try:
            return _hasher().verify(pin_hash, self._keyed(staff_no, role, pin))
        except VerifyMismatchError:
            return False
        except InvalidHashError as error:
            raise TerminalFaultError(FaultCode.DATABASE_DAMAGED, f"the hash of staff {staff_no} is none") from error

    def waste_time(self, pin: str) -> None:
        """Take as long as ``fits`` does, where there is no hash to try."""
        _hasher().hash(self._keyed("", StaffRole.CLERK, pin))

    def _keyed(self, staff_no: str, role: StaffRole, pin: str) -> bytes:
        return hmac.digest(self._key, f"{staff_no}\0{role.value}\0{pin}".encode(), "sha256")


def _hasher() -> "PasswordHasher":
    from argon2 import PasswordHasher, Type  # noqa: PLC0415  # staff sign in a few times a day

    return PasswordHasher(_PASSES, _MEMORY_KIB, _LANES, type=Type.ID)

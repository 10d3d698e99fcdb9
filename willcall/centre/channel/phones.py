"""The end of a buyer's phone as the centre keeps it: sealed, and bound to its code."""

from sqlalchemy.orm import Session

from willcall.centre.codes.keys import KeyCabinet, seal, unseal


class PhoneSealer:
    """Seals and opens the last four digits of buyers' phones."""

    def __init__(self, keys: KeyCabinet, session: Session) -> None:
        """Take the key that all cinemas share."""
        self._key = keys.phones_key(session)

    def seal(self, cinema_code: str, code_no: int, digits: str) -> bytes | None:
        """Encrypt the digits, bound to their code; None where there are none."""
        return seal(self._key, digits.encode(), _context(cinema_code, code_no)) if digits else None

    def open(self, cinema_code: str, code_no: int, sealed: bytes | None) -> str:
        """Decrypt them; empty where there are none.

        Raises:
            cryptography.exceptions.InvalidTag: the row was altered.
        """
        return "" if sealed is None else unseal(self._key, sealed, _context(cinema_code, code_no)).decode()


def _context(cinema_code: str, code_no: int) -> bytes:
    return f"phone/{cinema_code}/{code_no}".encode()

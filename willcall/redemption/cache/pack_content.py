"""What of a business day the packs have put into the books, as one digest: any row touched since gives another one."""

import hashlib
from datetime import date

from sqlalchemy import Connection

_SEATS = """
    SELECT serial || ' ' || hex(tag) || ' ' || showing_code || ' ' || seat_code || x'0a' FROM seats
    WHERE showing_code IN (SELECT showing_code FROM showings WHERE business_day = ?) ORDER BY serial
"""
"""Which code opens which seat. States change with every ticket; the journal answers for these."""

_SHOWINGS = """
    SELECT quote(showing_code) || quote(film_code) || quote(screen_code) || quote(starts_at) || quote(ends_at)
        || quote(price_fen) || quote(status) || quote(moved_to) || x'0a'
    FROM showings WHERE business_day = ? ORDER BY showing_code
"""
_AT_ONCE = 5_000
"""Rows, for the sake of a screen in the same process; see ``packs``."""


def day_content(connection: Connection, day: date) -> str:
    """Return the SHA-256 (hex) over a day's showings and over which tag opens which seat."""
    digest = hashlib.sha256()
    for statement in (_SHOWINGS, _SEATS):
        rows = connection.exec_driver_sql(statement, (day.isoformat(),)).scalars()
        for some in rows.partitions(_AT_ONCE):
            digest.update("".join(some).encode())
    return digest.hexdigest()

"""From a cell to a value: the forms in which cinemas write codes, dates, times and prices."""

import re
import unicodedata
from datetime import date, datetime, time, timedelta
from decimal import Decimal, InvalidOperation

from willcall.centre.schedules.reading.sheets import Cell

_EXCEL_EPOCH = datetime(1899, 12, 30)  # noqa: DTZ001 - a calendar's day, nobody's clock
_DATE = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?|(\d{4})(\d{2})(\d{2})")
_TIME = re.compile(r"(\d{1,2})\s*[:时点]\s*(\d{1,2})\s*分?(?::(\d{1,2})(?:\.0+)?)?")
_SERIAL = re.compile(r"\d{5}(\.\d+)?")
_SCIENTIFIC = re.compile(r"\d(\.\d+)?[eE]\+\d+")
_PRICE = re.compile(r"[¥¥]?\s*(\d{1,6}(?:\.\d+)?)\s*元?")
_LATEST_HOUR = 29
_EXACT_DIGITS = 15
_MOST_PRICE_FEN = 1_000_000


class UnfitError(ValueError):
    """A cell is not what it should be; the message says what was expected."""


def plain(cell: Cell) -> str:
    """Return a cell's text in plain forms: full-width signs made narrow (NFKC), no space around it.

    Raises:
        UnfitError: there are control characters in it.
    """
    text = _numeral(cell) if isinstance(cell, float) else "" if cell is None else str(cell)
    if any(unicodedata.category(c) in {"Cc", "Cs", "Co"} and c not in "\t\r\n" for c in text):
        raise UnfitError("no control characters")
    return unicodedata.normalize("NFKC", text.replace("\ufeff", "")).strip()


def _numeral(number: float) -> str:
    return str(int(number)) if number.is_integer() and abs(number) < 10**_EXACT_DIGITS else repr(number)


def words(cell: Cell, longest: int = 80) -> str:
    """Return a name or title on one line, its Chinese punctuation as it was written.

    Raises:
        UnfitError: control characters, or too long.
    """
    plain(cell)
    text = " ".join(unicodedata.normalize("NFC", "" if cell is None else str(cell)).replace("\ufeff", "").split())
    if len(text) > longest:
        raise UnfitError(f"at most {longest} characters")
    return text


def digits(cell: Cell, length: int) -> str:
    """Return a code of exactly so many digits.

    Raises:
        UnfitError: it has another shape, or Excel has turned it into a number.
    """
    if isinstance(cell, int | float) and length > _EXACT_DIGITS:
        raise UnfitError(f"{length} digits as text; as a number Excel has lost some of them: format the column as text")
    text = plain(cell).removeprefix("'")
    if _SCIENTIFIC.fullmatch(text):
        raise UnfitError(f"{length} digits; Excel has turned the code into a number: format the column as text")
    if re.fullmatch(r"[0-9]+", text) and len(text) < length:
        raise UnfitError(
            f"{length} digits, here are {len(text)}; Excel takes leading zeros away: format the column as text"
        )
    if re.fullmatch(rf"[0-9]{{{length}}}", text) is None:
        raise UnfitError(f"{length} digits")
    return text


def letters_and_digits(cell: Cell, shortest: int, longest: int) -> str:
    """Return a code of Latin letters and digits.

    Raises:
        UnfitError: it has another shape.
    """
    text = plain(cell).removeprefix("'")
    if re.fullmatch(rf"[0-9A-Za-z]{{{shortest},{longest}}}", text) is None:
        length = f"{shortest}" if shortest == longest else f"{shortest} to {longest}"
        raise UnfitError(f"{length} letters or digits")
    return text


def whole_number(cell: Cell, least: int, most: int) -> int:
    """Return a whole number within bounds.

    Raises:
        UnfitError: it is none, or outside.
    """
    text = plain(cell)
    if re.fullmatch(r"[0-9]{1,9}", text) is None or not least <= int(text) <= most:
        raise UnfitError(f"a whole number from {least} to {most}")
    return int(text)


def price_fen(cell: Cell) -> int:
    """Return a price given in yuan, exactly, in fen.

    Raises:
        UnfitError: no price, more than two decimals, or beyond any ticket's.
    """
    found = _PRICE.fullmatch(plain(cell))
    try:
        fen = Decimal(found.group(1)) * 100 if found else None
    except InvalidOperation:  # pragma: no cover - the pattern leaves only numerals
        fen = None
    if fen is None or fen != fen.to_integral_value() or fen > _MOST_PRICE_FEN:
        raise UnfitError("a price in yuan with at most two decimals, such as 35.00")
    return int(fen)


def day(cell: Cell) -> date:
    """Return a date.

    Raises:
        UnfitError: it is none, or no day of the calendar.
    """
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    text = plain(cell)
    if _SERIAL.fullmatch(text):
        return (_EXCEL_EPOCH + timedelta(days=float(text))).date()
    found = _DATE.fullmatch(text.removesuffix(" 00:00:00"))
    parts = [int(part) for part in found.groups() if part] if found else []
    try:
        return date(*parts)
    except (TypeError, ValueError):
        raise UnfitError("a date such as 2014-03-08, 2014/3/8 or 20140308") from None


def since_midnight(cell: Cell) -> timedelta:
    """Return a time of day; up to 29:59 for what cinemas write as the night of the same day.

    Raises:
        UnfitError: it is none.
    """
    if isinstance(cell, datetime):
        cell = cell.time()
    if isinstance(cell, timedelta):
        return cell
    if isinstance(cell, time):
        return timedelta(hours=cell.hour, minutes=cell.minute, seconds=cell.second)
    if isinstance(cell, float) and 0 <= cell < 1:
        return timedelta(minutes=round(cell * 24 * 60))
    found = _TIME.fullmatch(plain(cell))
    hours, minutes, seconds = (int(part or 0) for part in found.groups()) if found else (99, 0, 0)
    if hours > _LATEST_HOUR or minutes > 59 or seconds > 59:  # noqa: PLR2004 - a clock's face
        raise UnfitError("a time such as 19:30")
    return timedelta(hours=hours, minutes=minutes, seconds=seconds)


def moment(cell: Cell) -> datetime | None:
    """Return date and time from one cell, without a zone; None where the cell has no date in it.

    Raises:
        UnfitError: a date with something wrong about it.
    """
    if isinstance(cell, datetime):
        return cell.replace(tzinfo=None)
    text = plain(cell)
    if isinstance(cell, int | float) and _SERIAL.fullmatch(text):
        return _EXCEL_EPOCH + timedelta(minutes=round(float(text) * 24 * 60))
    date_part, _, time_part = text.replace("T", " ").partition(" ")
    if not time_part or _DATE.fullmatch(date_part) is None:
        return None
    midnight = datetime.combine(day(date_part), time())
    return midnight + since_midnight(time_part)

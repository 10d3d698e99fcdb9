"""The day pack: a cinema's showings and code tags for one business day, signed by the centre.

Bytes: the magic line, the header's length (4 bytes, big-endian), the header (JSON), the body (zlib-compressed JSON) and
a 64-byte Ed25519 signature (RFC 8032) over all that comes before it. Identical content gives identical bytes.
"""

import base64
import binascii
import struct
import sys
import zlib
from array import array
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Annotated, Final, Literal
from zoneinfo import ZoneInfo

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import (
    Ed25519PrivateKey,
    Ed25519PublicKey,
)
from pydantic import (
    AfterValidator,
    AwareDatetime,
    BaseModel,
    ConfigDict,
    Field,
    PlainSerializer,
    PlainValidator,
    ValidationError,
    model_validator,
)

from willcall.redemption.domain.codes import TAG_BYTES
from willcall.redemption.domain.showings import SeatKind, ShowingStatus
from willcall.redemption.domain.tickets import SERIAL_DIGITS

MAGIC = b"WCPACK1\n"
SISTER_TAG_BYTES = 6
PACK_FORMAT: Final = 2
"""The newest that is read and written here; older ones are read too."""
_LENGTH = struct.Struct(">I")
_SIGNATURE_BYTES = 64
_LARGEST_BODY = 512 * 1024 * 1024


class PackRefusedError(ValueError):
    """The bytes are not a pack that the centre signed; the message says what is wrong."""


class _Message(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class PackText(_Message):
    """A name in Chinese and, where there is one, in English."""

    zh: str
    en: str = ""


def _a_zone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (KeyError, OSError) as error:
        raise ValueError("no time zone of this name") from error
    return name


TimeZone = Annotated[str, AfterValidator(_a_zone)]
"""The name of a time zone that this machine knows, such as ``Asia/Shanghai``."""


class PackHeader(_Message):
    """What the pack is, readable without unpacking the body. ``base_version`` 0 means a full pack, else changes.

    A pack of format 1 says nothing about sales and endings.
    """

    format: Literal[1, 2] = PACK_FORMAT
    cinema_code: str = Field(pattern=r"^[0-9]{8}$")
    cinema: PackText
    timezone: TimeZone
    business_day: date
    version: int = Field(ge=1)
    base_version: int = Field(default=0, ge=0)
    roster: tuple[str, ...] = Field(min_length=1)
    epoch: int = Field(ge=1)
    showings: int = Field(ge=0)
    seats: int = Field(ge=0)
    revoked: int = Field(ge=0)


class PackPlace(_Message):
    """One seat of a screen and where it stands on the plan (column ``x``, line ``y``, from 0)."""

    seat_code: str = Field(max_length=20)
    row: str
    number: str
    kind: SeatKind
    x: int
    y: int


class PackScreen(_Message):
    """A screen with its seats in the order that ``PackSeats.places`` counts."""

    screen_code: str = Field(max_length=16)
    name: PackText
    kind: str
    directions: PackText
    places: tuple[PackPlace, ...]


class PackShowing(_Message):
    """A showing with at least one code. Times are aware; the price is the buyer's, in fen."""

    showing_code: str = Field(max_length=16)
    film_code: str
    film: PackText
    version: str
    screen_code: str
    starts_at: AwareDatetime
    ends_at: AwareDatetime
    price_fen: int = Field(ge=0)
    status: ShowingStatus = ShowingStatus.SCHEDULED
    moved_to: str | None = None


_FOUR_BYTES = "I"


def _column(numbers: object) -> Sequence[int]:
    """Take numbers as they travel, or as a program has them."""
    if isinstance(numbers, str):
        column = array(_FOUR_BYTES, base64.b64decode(numbers, validate=True))
        return _turned(column)
    if not isinstance(numbers, Iterable):
        raise ValueError("not a column of numbers")  # noqa: TRY004  # only this is a fault of the pack
    try:
        return array(_FOUR_BYTES, numbers)
    except (OverflowError, TypeError) as error:
        raise ValueError("numbers from 0 to 4,294,967,295 are needed") from error


def _travelling(column: Sequence[int]) -> str:
    return base64.b64encode(_turned(array(_FOUR_BYTES, column)).tobytes()).decode()


def _turned(column: "array[int]") -> "array[int]":
    """Turn the machine's own order of bytes into big-endian, or back."""
    if sys.byteorder == "little":
        column.byteswap()
    return column


_Column = Annotated[
    Sequence[int], PlainValidator(_column), PlainSerializer(_travelling, return_type=str, when_used="json")
]
"""Numbers from 0, one a row. They travel as base64 of 4 bytes each, big-endian: a whole pack is read in a moment, and a
screen in the same process goes on moving; see decision 6."""

_Serial = Annotated[int, Field(ge=0, lt=10**SERIAL_DIGITS)]


class PackSeats(_Message):
    """One row for each seat, as columns of equal length, in ascending order of serial.

    ``tags`` is base64 of the tags, 16 bytes each; ``showings`` counts into the body's showings; ``places`` counts into
    the places of that showing's screen; ``serials`` are the last eight digits of the ticket numbers.
    """

    tags: str = ""
    showings: _Column = ()
    places: _Column = ()
    serials: _Column = ()

    @model_validator(mode="after")
    def _columns_agree(self) -> "PackSeats":
        rows = len(self.serials)
        if not len(self.showings) == len(self.places) == rows:
            raise ValueError("columns of unequal length")
        if len(self.tags) != 4 * -(-rows * TAG_BYTES // 3):
            raise ValueError("as many tags as seats are needed")
        if max(self.serials, default=0) >= 10**SERIAL_DIGITS:
            raise ValueError("a serial has too many digits")
        return self

    def cut_tags(self) -> list[bytes]:
        """Return the tags, one a row.

        Raises:
            PackRefusedError: not base64, or not as many as there are rows.
        """
        joined = _from_base64(self.tags)
        if len(joined) != len(self.serials) * TAG_BYTES:
            raise PackRefusedError("as many tags as seats are needed")
        return [joined[at : at + TAG_BYTES] for at in range(0, len(joined), TAG_BYTES)]


class SisterCinema(_Message):
    """Codes of another cinema in the same city, by the first 6 bytes of their tags under *this* cinema's key."""

    cinema: PackText
    tags: str

    def cut_tags(self) -> list[bytes]:
        """Return the tags, 6 bytes each.

        Raises:
            PackRefusedError: not base64.
        """
        joined = _from_base64(self.tags)
        return [joined[at : at + SISTER_TAG_BYTES] for at in range(0, len(joined), SISTER_TAG_BYTES)]


class SealedEndings(_Message):
    """The last digits of a showing's codes and phones, by serial; see ``domain.endings``. Base64."""

    showing_code: str = Field(max_length=16)
    sealed: str

    def cut_out(self) -> bytes:
        """Return the sealed bytes.

        Raises:
            PackRefusedError: not base64.
        """
        return _from_base64(self.sealed)


class PackBody(_Message):
    """The rows. Changes carry all showings and screens, the seats that are new, and what was revoked since the base.

    ``sold`` are the serials that the channel has reported sold, in changes those since the base; none is taken back.
    ``endings`` are of every showing with codes, in changes of those where something in them is new.
    """

    screens: tuple[PackScreen, ...]
    showings: tuple[PackShowing, ...]
    seats: PackSeats
    revoked: tuple[_Serial, ...] = ()
    sisters: tuple[SisterCinema, ...] = ()
    sold: _Column = ()
    endings: tuple[SealedEndings, ...] = ()

    @model_validator(mode="after")
    def _endings_have_a_showing(self) -> "PackBody":
        known = {showing.showing_code for showing in self.showings}
        if not all(each.showing_code in known for each in self.endings):
            raise ValueError("last digits of a showing that is not here")
        return self


_SINCE_FORMAT_2 = frozenset({"sold", "endings"})


def seal_pack(header: PackHeader, body: PackBody, key: Ed25519PrivateKey) -> bytes:
    """Return the signed bytes of a pack, in the format of its header; an older one leaves out what is newer."""
    head = header.model_dump_json().encode()
    left_out = _SINCE_FORMAT_2 if header.format < PACK_FORMAT else frozenset()
    packed = zlib.compress(body.model_dump_json(exclude=set(left_out)).encode(), 6)
    unsigned = MAGIC + _LENGTH.pack(len(head)) + head + packed
    return unsigned + key.sign(unsigned)


def open_pack(sealed: bytes, centre_key: Ed25519PublicKey) -> tuple[PackHeader, PackBody]:
    """Verify the signature, then read header and body and check that the counts agree.

    Raises:
        PackRefusedError: not a pack, not signed by this centre, damaged, or its counts disagree; none of it
            may be used.
    """
    header, packed = _verified(sealed, centre_key)
    try:
        body = PackBody.model_validate_json(_unpacked(packed))
    except ValidationError as error:
        raise PackRefusedError(f"the body is not a pack's: {error.error_count()} errors") from error
    found = (len(body.showings), len(body.seats.serials), len(body.revoked))
    if found != (header.showings, header.seats, header.revoked):
        raise PackRefusedError("the counts in the header are not those of the body")
    return header, body


def _verified(sealed: bytes, centre_key: Ed25519PublicKey) -> tuple[PackHeader, bytes]:
    if not sealed.startswith(MAGIC):
        raise PackRefusedError("not a day pack")
    unsigned, signature = sealed[:-_SIGNATURE_BYTES], sealed[-_SIGNATURE_BYTES:]
    try:
        centre_key.verify(signature, unsigned)
        (length,) = _LENGTH.unpack_from(unsigned, len(MAGIC))
        begin = len(MAGIC) + _LENGTH.size
        header = PackHeader.model_validate_json(unsigned[begin : begin + length])
    except InvalidSignature as error:
        raise PackRefusedError(
            "the centre's signature does not fit; the file is damaged or not the centre's"
        ) from error
    except (struct.error, ValidationError) as error:
        raise PackRefusedError("the header is not a pack's") from error
    return header, unsigned[begin + length :]


def _unpacked(packed: bytes) -> bytes:
    stream = zlib.decompressobj()
    try:
        body = stream.decompress(packed, _LARGEST_BODY)
    except zlib.error as error:
        raise PackRefusedError("the body cannot be unpacked") from error
    if not stream.eof:
        raise PackRefusedError("the body is cut short or larger than any cinema's day")
    return body


def _from_base64(text: str) -> bytes:
    try:
        return base64.b64decode(text, validate=True)
    except binascii.Error as error:
        raise PackRefusedError("a column of the pack is not base64") from error

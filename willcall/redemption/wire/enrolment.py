"""How a terminal joins a cinema: a one-time code against keys and identity."""

from datetime import date, datetime
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from willcall.redemption.wire.day_pack import PackText, TimeZone


class _Message(BaseModel):
    # keys are bytes in Python and base64 (RFC 4648, section 5) on the wire
    model_config = ConfigDict(frozen=True, extra="forbid", ser_json_bytes="base64", val_json_bytes="base64")


class EnrolmentRequest(_Message):
    """The one-time code from head office, and the public half of the Ed25519 key that the terminal made for itself."""

    one_time_code: str = Field(max_length=40)
    public_key: bytes
    software: str = Field(max_length=40)


class Enrolment(_Message):
    """What the terminal is from now on. ``cinema_key`` is the secret under which it knows codes (32 bytes)."""

    cinema_code: str
    cinema: PackText
    terminal_no: str
    timezone: TimeZone
    roster: tuple[str, ...]
    cinema_key: bytes = Field(repr=False)
    centre_public_key: bytes


def _a_day(text: str) -> str:
    date.fromisoformat(text)
    return text


def _a_moment(text: str) -> str:
    if datetime.fromisoformat(text).tzinfo is None:
        raise ValueError("a time without a zone")
    return text


class PackOffer(_Message):
    """A pack that the centre has for this cinema."""

    business_day: Annotated[str, AfterValidator(_a_day)]
    version: int


class PackIndex(_Message):
    """All packs on offer, and the centre's clock (ISO 8601, UTC) for the terminal to compare its own with."""

    packs: tuple[PackOffer, ...]
    centre_time: Annotated[str, AfterValidator(_a_moment)]

"""How a terminal joins a cinema: a one-time code against keys and identity."""

from pydantic import Base64Bytes, BaseModel, ConfigDict, Field

from willcall.redemption.wire.day_pack import PackText


class _Message(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class EnrolmentRequest(_Message):
    """The one-time code from head office, and the public half of the Ed25519 key that the terminal made for itself."""

    one_time_code: str = Field(max_length=40)
    public_key: Base64Bytes
    software: str = Field(max_length=40)


class Enrolment(_Message):
    """What the terminal is from now on. ``cinema_key`` is the secret under which it knows codes (32 bytes)."""

    cinema_code: str
    cinema: PackText
    terminal_no: str
    timezone: str
    roster: tuple[str, ...]
    cinema_key: Base64Bytes
    centre_public_key: Base64Bytes


class PackOffer(_Message):
    """A pack that the centre has for this cinema."""

    business_day: str
    version: int


class PackIndex(_Message):
    """All packs on offer, and the centre's clock (ISO 8601, UTC) for the terminal to compare its own with."""

    packs: tuple[PackOffer, ...]
    centre_time: str

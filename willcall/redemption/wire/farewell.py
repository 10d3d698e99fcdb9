"""A terminal's last word: signed while it still had its key, so that it can be told whenever there is a line."""

from typing import Literal

from cryptography.exceptions import InvalidSignature
from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, ValidationError

from willcall.redemption.domain.tickets import Sign
from willcall.redemption.wire.journal import JournalStanding
from willcall.redemption.wire.signatures import FindKey, SignatureRefusedError

_CONTEXT = b"WCFAREWELL1\n"


class _Message(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", ser_json_bytes="base64", val_json_bytes="base64")


class Farewell(_Message):
    """The terminal gave itself up at ``given_up_at``; its journal ended there, whatever of it the centre has."""

    format: Literal[1] = 1
    cinema_code: str = Field(pattern=r"^[0-9]{8}$")
    terminal_no: str = Field(pattern=r"^[0-9A-Za-z]{1,8}$")
    given_up_at: AwareDatetime
    journal: JournalStanding


class SignedFarewell(_Message):
    """The words exactly as they were signed, and the Ed25519 signature over them; good for ever, of use once."""

    words: str = Field(max_length=1000)
    signature: bytes


def sign_farewell(farewell: Farewell, sign: Sign) -> SignedFarewell:
    """Say farewell in the terminal's name."""
    words = farewell.model_dump_json()
    return SignedFarewell(words=words, signature=sign(_CONTEXT + words.encode()))


def read_farewell(signed: SignedFarewell, find_key: FindKey) -> Farewell:
    """Return the words, once it is proved whose they are; ``find_key`` is asked by ``cinema_code/terminal_no``.

    Raises:
        SignatureRefusedError: not a farewell, an unknown terminal's, or not signed by it.
    """
    try:
        farewell = Farewell.model_validate_json(signed.words)
    except ValidationError as error:
        raise SignatureRefusedError("these are no words of farewell") from error
    key = find_key(f"{farewell.cinema_code}/{farewell.terminal_no}")
    if key is None:
        raise SignatureRefusedError("there is no such terminal")
    try:
        key.verify(signed.signature, _CONTEXT + signed.words.encode())
    except InvalidSignature as error:
        raise SignatureRefusedError("the terminal did not sign this") from error
    return farewell

"""A bundle: what else goes over the line, as one file on a stick, signed by its sender and sealed for its receiver.

Bytes: the magic line, the head's length (4 bytes, big-endian), the head (JSON, in clear), the sealed body and a 64-byte
Ed25519 signature (RFC 8032) over all that comes before it. The body is zlib-compressed JSON, sealed by HPKE (RFC 9180,
X25519, HKDF-SHA256, AES-256-GCM) with magic and head as its ``info``: under another head it does not open.
"""

import json
import struct
import zlib
from typing import Literal, TypeVar

from cryptography.exceptions import InvalidSignature, InvalidTag
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite
from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, ValidationError

from willcall.redemption.domain.sticks import StickFault, StickRefusedError
from willcall.redemption.wire.agreement_keys import agreement_key, agreement_public_key
from willcall.redemption.wire.journal import EntryAnswer, EntryMessage, JournalStanding

MAGIC = b"WCSTICK\n"
_FORMAT = 1
_LENGTH = struct.Struct(">I")
_SIGNATURE_BYTES = 64
_LONGEST_HEAD = 4096
_LARGEST_BODY = 1024 * 1024 * 1024
_SUITE = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.AES_256_GCM)

_Load = TypeVar("_Load", bound=BaseModel)


class _Message(BaseModel):
    # packs are bytes in Python and base64 on the stick
    model_config = ConfigDict(frozen=True, extra="forbid", ser_json_bytes="base64", val_json_bytes="base64")


class BundleHead(_Message):
    """What anybody may read of a bundle: what it is, and between whom. ``made_at`` is by the sender's clock."""

    format: Literal[1] = 1
    kind: Literal["journal", "packs"]
    cinema_code: str = Field(pattern=r"^[0-9]{8}$")
    terminal_no: str = Field(pattern=r"^[0-9A-Za-z]{1,8}$")
    made_at: AwareDatetime
    body_bytes: int = Field(ge=0)


class JournalLoad(_Message):
    """A terminal's journal on its way to the centre: what it knows of no acknowledgement for, in order."""

    entries: tuple[EntryMessage, ...]


class PacksLoad(_Message):
    """The centre's answer: how far it has the journal, what of it was refused, and the packs on offer, each whole."""

    acknowledged: JournalStanding
    refused: tuple[EntryAnswer, ...]
    packs: tuple[bytes, ...]


def seal_bundle(head: BundleHead, load: BaseModel, sender: Ed25519PrivateKey, receiver: Ed25519PublicKey) -> bytes:
    """Return the bytes of a bundle; ``head.body_bytes`` is filled in."""
    packed = zlib.compress(load.model_dump_json().encode(), 6)
    # the seal adds the same number of bytes to every body: known before the head is written, and so before it is sealed
    sealed_bytes = len(packed) + _seal_adds()
    written = head.model_copy(update={"body_bytes": sealed_bytes}).model_dump_json().encode()
    begin = MAGIC + _LENGTH.pack(len(written)) + written
    unsigned = begin + _SUITE.encrypt(packed, agreement_public_key(receiver), info=begin)
    return unsigned + sender.sign(unsigned)


def _seal_adds() -> int:
    tag_bytes = 16
    return KEM.X25519.enc_length() + tag_bytes


def read_head(bundle: bytes, name: str) -> BundleHead:
    """Read who sends what to whom, before anything is proved; ``name`` is the file's, for whoever is told.

    Raises:
        StickRefusedError: it is no bundle, a later version's, or not all there.
    """
    head, _, _ = _cut(bundle, name)
    return head


def open_bundle(
    bundle: bytes, load: type[_Load], sender: Ed25519PublicKey, receiver: Ed25519PrivateKey, name: str
) -> _Load:
    """Verify the signature, open the seal and read what is in it.

    Raises:
        StickRefusedError: not all there, not the sender's, not for the receiver, or not what it says it is; nothing of
            it may be used.
    """
    _, begin, sealed = _cut(bundle, name)
    try:
        sender.verify(bundle[-_SIGNATURE_BYTES:], bundle[:-_SIGNATURE_BYTES])
    except InvalidSignature as error:
        raise StickRefusedError(StickFault.DAMAGED, name) from error
    try:
        packed = _SUITE.decrypt(sealed, agreement_key(receiver), info=begin)
    except InvalidTag as error:
        raise StickRefusedError(StickFault.NOT_FOR_US, name) from error
    try:
        return load.model_validate_json(_unpacked(packed))
    except (ValidationError, zlib.error) as error:
        # what is signed and sealed rightly and still cannot be read was written by a program that knows more than this
        raise StickRefusedError(StickFault.TOO_NEW, name) from error


def _cut(bundle: bytes, name: str) -> tuple[BundleHead, bytes, bytes]:
    """Cut a bundle into its head, all that stands before the body, and the body."""
    begin = len(MAGIC) + _LENGTH.size
    if not bundle.startswith(MAGIC[: len(bundle)]) or not bundle:
        raise StickRefusedError(StickFault.NOT_OURS, name)
    if len(bundle) < begin:
        raise StickRefusedError(StickFault.CUT_SHORT, name)
    (length,) = _LENGTH.unpack_from(bundle, len(MAGIC))
    if length > _LONGEST_HEAD:
        raise StickRefusedError(StickFault.DAMAGED, name)
    if len(bundle) < begin + length:
        raise StickRefusedError(StickFault.CUT_SHORT, name)
    head = _head(bundle[begin : begin + length], name)
    body_at = begin + length
    if len(bundle) < body_at + head.body_bytes + _SIGNATURE_BYTES:
        raise StickRefusedError(StickFault.CUT_SHORT, name)
    if len(bundle) > body_at + head.body_bytes + _SIGNATURE_BYTES:
        raise StickRefusedError(StickFault.DAMAGED, name)
    return head, bundle[:body_at], bundle[body_at:-_SIGNATURE_BYTES]


def _head(written: bytes, name: str) -> BundleHead:
    try:
        told = json.loads(written)
        later = isinstance(told, dict) and isinstance(told.get("format"), int) and told["format"] > _FORMAT
    except ValueError as error:
        raise StickRefusedError(StickFault.DAMAGED, name) from error
    if later:
        raise StickRefusedError(StickFault.TOO_NEW, name)
    try:
        return BundleHead.model_validate_json(written)
    except ValidationError as error:
        raise StickRefusedError(StickFault.DAMAGED, name) from error


def _unpacked(packed: bytes) -> bytes:
    stream = zlib.decompressobj()
    content = stream.decompress(packed, _LARGEST_BODY)
    if not stream.eof:
        raise zlib.error("cut short, or larger than any cinema's days")
    return content

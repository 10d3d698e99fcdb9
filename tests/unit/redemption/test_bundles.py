"""Bundles on a stick: whole, the sender's and for us, or refused with the reason; nothing in between is ever used."""

import json
import struct
import zlib
from datetime import UTC, datetime
from pathlib import Path
from unittest.mock import patch

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel

from tests.support.packs import CENTRE_KEY, CINEMA, TERMINAL_KEY
from willcall.redemption.domain.sticks import StickFault, StickRefusedError
from willcall.redemption.wire.agreement_keys import agreement_key, agreement_public_key
from willcall.redemption.wire.bundles import (
    MAGIC,
    BundleHead,
    JournalLoad,
    PacksLoad,
    open_bundle,
    read_head,
    seal_bundle,
)
from willcall.redemption.wire.journal import EntryMessage, JournalStanding

STRANGER = Ed25519PrivateKey.from_private_bytes(b"somebody else's key, for tests !")
GOLDEN = Path(__file__).parents[2] / "golden" / "bundle-format-1.wcstick"
LOAD = JournalLoad(
    entries=(
        EntryMessage(
            sequence=1,
            at="2014-03-08T11:02:00.000000Z",
            kind="journal_opened",
            facts={"cinema_code": CINEMA, "software": "test"},
            previous="0" * 64,
            digest="a" * 64,
        ),
    )
)


def head(**changes: str) -> BundleHead:
    told = {"kind": "journal", "cinema_code": CINEMA, "terminal_no": "01", **changes}
    return BundleHead.model_validate({**told, "made_at": datetime(2014, 3, 8, 11, 2, tzinfo=UTC), "body_bytes": 0})


def sealed(load: BaseModel = LOAD, sender: Ed25519PrivateKey = TERMINAL_KEY) -> bytes:
    return seal_bundle(head(), load, sender, CENTRE_KEY.public_key())


def opened(bundle: bytes, receiver: Ed25519PrivateKey = CENTRE_KEY) -> JournalLoad:
    return open_bundle(bundle, JournalLoad, TERMINAL_KEY.public_key(), receiver, "file")


def fault(bundle: bytes, receiver: Ed25519PrivateKey = CENTRE_KEY) -> StickFault:
    with pytest.raises(StickRefusedError) as caught:
        opened(bundle, receiver)
    assert caught.value.detail == "file"
    return caught.value.why


def signed(begin: bytes, sender: Ed25519PrivateKey = TERMINAL_KEY) -> bytes:
    return begin + sender.sign(begin)


# -- keys


def test_a_key_to_seal_for_is_the_one_that_others_compute() -> None:
    # the known answer of libsodium's crypto_sign_ed25519_pk_to_curve25519
    seed = bytes.fromhex("421151a459faeade3d247115f94aedae42318124095afabe4d1451a559faedee")
    known = "f1814f0e8ff1043d8a44d25babff3cedcae6c22c3edaa48f857ae70de2baae50"
    key = Ed25519PrivateKey.from_private_bytes(seed)
    assert agreement_public_key(key.public_key()).public_bytes_raw().hex() == known
    assert agreement_key(key).public_key().public_bytes_raw().hex() == known


@given(seed=st.binary(min_size=32, max_size=32))
def test_both_halves_of_a_key_become_halves_of_one_key(seed: bytes) -> None:
    key = Ed25519PrivateKey.from_private_bytes(seed)
    other = X25519PrivateKey.from_private_bytes(bytes(range(32)))
    private, public = agreement_key(key), agreement_public_key(key.public_key())
    assert private.public_key().public_bytes_raw() == public.public_bytes_raw()
    assert private.exchange(other.public_key()) == other.exchange(public)


# -- sealed and opened


def test_what_was_sealed_is_opened_by_its_receiver_alone() -> None:
    assert opened(sealed()) == LOAD
    assert read_head(sealed(), "file").model_dump(exclude={"body_bytes"}) == head().model_dump(exclude={"body_bytes"})
    assert fault(sealed(), STRANGER) is StickFault.NOT_FOR_US


def test_r7_nothing_of_the_content_shows_outside_and_no_two_seals_are_alike() -> None:
    packs = PacksLoad(acknowledged=JournalStanding(sequence=7, digest="b" * 64), refused=(), packs=(b"secret" * 50,))
    bundle = sealed(packs)
    assert b"secret" not in bundle
    assert b"journal_opened" not in sealed()
    assert sealed() != sealed()


def test_a_bundle_of_the_first_format_still_opens() -> None:
    bundle = GOLDEN.read_bytes()
    assert read_head(bundle, "golden").made_at == datetime(2014, 3, 8, 11, 2, tzinfo=UTC)
    assert opened(bundle) == LOAD


def test_packs_come_out_as_the_bytes_that_went_in() -> None:
    load = PacksLoad(
        acknowledged=JournalStanding(sequence=0, digest="0" * 64), refused=(), packs=(b"", bytes(range(256)) * 40)
    )
    assert open_bundle(sealed(load), PacksLoad, TERMINAL_KEY.public_key(), CENTRE_KEY, "file") == load


# -- and whatever is not that


def test_r4_a_stick_pulled_out_at_any_byte_leaves_a_file_that_is_known_for_cut_short() -> None:
    bundle = sealed()
    assert {fault(bundle[:length]) for length in range(1, len(bundle))} == {StickFault.CUT_SHORT}
    assert fault(b"") is StickFault.NOT_OURS


@given(place=st.floats(0, 0.9999), byte=st.integers(1, 255))
def test_r10_whichever_byte_was_changed_nothing_is_used(place: float, byte: int) -> None:
    bundle = bytearray(sealed())
    bundle[int(place * len(bundle))] ^= byte
    refused = {StickFault.DAMAGED, StickFault.CUT_SHORT, StickFault.NOT_OURS, StickFault.TOO_NEW}
    assert fault(bytes(bundle)) in refused


def test_r10_another_sender_is_known_by_the_signature() -> None:
    assert fault(sealed(sender=STRANGER)) is StickFault.DAMAGED


def test_something_behind_the_end_or_in_the_place_of_the_head_is_damage() -> None:
    bundle = sealed()
    assert fault(bundle + b"x") is StickFault.DAMAGED
    assert fault(MAGIC + struct.pack(">I", 5000) + b"x" * 6000) is StickFault.DAMAGED
    for junk in (b"{", b'{"format": 1}', b"[]", b"\xff\xff"):
        assert fault(signed(MAGIC + struct.pack(">I", len(junk)) + junk)) is StickFault.DAMAGED
    assert fault(b"PK\x03\x04 a picture, perhaps") is StickFault.NOT_OURS


def test_a_later_format_is_told_from_damage() -> None:
    later = json.dumps({"format": 2, "whatever": "comes"}).encode()
    assert fault(signed(MAGIC + struct.pack(">I", len(later)) + later)) is StickFault.TOO_NEW


def test_what_is_sealed_rightly_and_not_understood_was_written_by_a_later_program() -> None:
    class LaterLoad(BaseModel):
        entries: tuple[str, ...] = ()
        more: str = "than we know"

    assert fault(sealed(LaterLoad())) is StickFault.TOO_NEW


def test_a_body_that_ends_too_early_inside_its_seal_is_not_taken() -> None:
    half = zlib.compress(LOAD.model_dump_json().encode())[:-5]
    with patch.object(zlib, "compress", return_value=half):
        assert fault(sealed()) is StickFault.TOO_NEW


def test_a_body_for_another_head_does_not_open() -> None:
    bundle = sealed()
    (length,) = struct.unpack_from(">I", bundle, len(MAGIC))
    begin = len(MAGIC) + 4
    changed = bundle[begin : begin + length].replace(b'"01"', b'"02"')
    forged = signed(bundle[:begin] + changed + bundle[begin + length : -64])
    assert fault(forged) is StickFault.NOT_FOR_US

"""Signed requests: HTTP Message Signatures (RFC 9421) with Ed25519, and Content-Digest (RFC 9530) over the body.

Method, authority, path, query and body are covered. A request is good for five minutes around the verifier's clock and
its nonce is good once; remembering nonces is for the verifier.
"""

from collections.abc import Callable, MutableMapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from http_message_signatures import (
    HTTPMessageSignaturesException,
    HTTPMessageSigner,
    HTTPMessageVerifier,
    HTTPSignatureKeyResolver,
    MappingKeyResolver,
)
from http_message_signatures.algorithms import ED25519

GOOD_FOR = timedelta(minutes=5)
"""How far a request's time may lie from the verifier's clock, and how long a nonce has to be remembered."""

_TAG = "willcall"
_COVERED = ("@method", "@authority", "@path", "@query", "content-digest")


class SignatureRefusedError(ValueError):
    """The request does not prove who sent it; the message says why, and is fit for the log."""


class SignableRequest(Protocol):
    """A request that can still take headers, such as ``requests.PreparedRequest``."""

    @property
    def method(self) -> str | None:
        """The method, in capitals."""
        ...

    @property
    def url(self) -> str | None:
        """The absolute URL."""
        ...

    @property
    def headers(self) -> MutableMapping[str, str]:
        """The headers."""
        ...


@dataclass(frozen=True, slots=True)
class ReceivedRequest:
    """A request as it arrived: method in capitals, absolute URL, headers."""

    method: str
    url: str
    headers: dict[str, str]


@dataclass(frozen=True, slots=True)
class ProvenSender:
    """Who sent the request, by the key that signed it, and the nonce that must not be seen again."""

    key_id: str
    nonce: str


FindKey = Callable[[str], Ed25519PublicKey | None]
"""Returns the public key of a key id that may call, or None."""


def sign_request(
    request: SignableRequest, body: bytes, key: Ed25519PrivateKey, key_id: str, nonce: str, created: datetime
) -> None:
    """Add ``Content-Digest``, ``Signature-Input`` and ``Signature`` to the request's headers."""
    keys = MappingKeyResolver(public_keys={}, private_keys={key_id: key})
    HTTPMessageSigner(signature_algorithm=ED25519, key_resolver=keys).sign(
        request,
        key_id=key_id,
        created=created,
        nonce=nonce,
        label=_TAG,
        tag=_TAG,
        covered_component_ids=_COVERED,
        body=body,
    )


def verify_request(request: ReceivedRequest, body: bytes, find_key: FindKey) -> ProvenSender:
    """Return who signed the request.

    Raises:
        SignatureRefusedError: unsigned, an unknown or revoked key, altered, or too old or too new.
    """
    verifier = _Verifier(signature_algorithm=ED25519, key_resolver=_Keys(find_key))
    try:
        (result,) = verifier.verify(
            request, max_age=timedelta(0), expect_tag=_TAG, require_components=_COVERED, body=body
        )
    except HTTPMessageSignaturesException as error:
        raise SignatureRefusedError(str(error)) from error
    if not result.nonce:
        raise SignatureRefusedError("the signature has no nonce")
    return ProvenSender(str(result.parameters["keyid"]), result.nonce)


class _Verifier(HTTPMessageVerifier):
    max_clock_skew = GOOD_FOR


class _Keys(HTTPSignatureKeyResolver):
    def __init__(self, find_key: FindKey) -> None:
        self._find_key = find_key

    def resolve_public_key(self, key_id: str) -> Ed25519PublicKey | None:
        return self._find_key(key_id)

    def resolve_private_key(self, key_id: str) -> Ed25519PrivateKey:
        raise KeyError(key_id)

"""Keys to seal for: each Ed25519 key that enrolment exchanged is also an X25519 key; see decision 32.

A point of the one curve is a point of the other: RFC 7748, section 4.1, u = (1 + y) / (1 - y); and a private key gives
the scalar that RFC 8032, section 5.1.5, makes of it.
"""

import hashlib

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey

_P = 2**255 - 19
_BYTES = 32


def agreement_key(key: Ed25519PrivateKey) -> X25519PrivateKey:
    """Return the private key that opens what was sealed for this key's owner."""
    return X25519PrivateKey.from_private_bytes(hashlib.sha512(key.private_bytes_raw()).digest()[:_BYTES])


def agreement_public_key(key: Ed25519PublicKey) -> X25519PublicKey:
    """Return the public key to seal for."""
    y = int.from_bytes(key.public_bytes_raw(), "little") % 2**255
    u = (1 + y) * pow(1 - y, -1, _P) % _P
    return X25519PublicKey.from_public_bytes(u.to_bytes(_BYTES, "little"))

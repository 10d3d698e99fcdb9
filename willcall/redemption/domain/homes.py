"""Which terminal holds the right to a code: rendezvous hashing of its tag over the cinema's roster.

Thaler and Ravishankar, "Using name-based mappings to increase hit rates" (1998): every terminal scores the tag, the
highest score wins, and a terminal that joins or leaves moves only its own share.
"""

import hashlib
from collections.abc import Sequence


def home_terminal(tag: bytes, roster: Sequence[str]) -> str:
    """Return the ``terminal_no`` that is the code's home.

    Raises:
        ValueError: the roster is empty.
    """
    return max(roster, key=lambda terminal_no: (_score(tag, terminal_no), terminal_no))


def _score(tag: bytes, terminal_no: str) -> bytes:
    return hashlib.blake2b(tag, key=terminal_no.encode(), digest_size=8).digest()

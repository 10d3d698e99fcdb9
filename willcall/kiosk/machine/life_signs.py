"""Signs of life from a kiosk to whoever keeps it running: a datagram each, in the words of sd_notify(3).

systemd tells a service in ``NOTIFY_SOCKET`` where it listens. The keeper (``stay_up``) listens on the loopback, and
tells its kiosk in the same variable; so a kiosk speaks to both in one way, and both hear a kiosk that hangs by its
silence.
"""

import contextlib
import socket
from enum import Enum

NOTIFY_SOCKET = "NOTIFY_SOCKET"
"""The environment's variable."""

_LONGEST = 256
"""Bytes; a sign has ten."""


class Sign(Enum):
    """What a program says of itself."""

    ALIVE = b"WATCHDOG=1"
    ENDING = b"STOPPING=1"


class SignGiver:
    """Gives signs to an address: a path, ``@name`` in Linux's abstract namespace, or ``127.0.0.1:port``.

    Nobody waits for it: where no one listens, or no more, or the address is of a kind that is not known here, a sign is
    lost.
    """

    def __init__(self, address: str) -> None:
        self._to, self._socket = _way_to(address)

    def alive(self) -> bool:
        """Say that the program goes on; return False where it is certain that nobody listens there any more."""
        return self._give(Sign.ALIVE)

    def ending(self) -> None:
        """Say that the program finishes what is under way, and is not heard of any more."""
        self._give(Sign.ENDING)

    def close(self) -> None:
        """Give no more signs."""
        if self._socket:
            self._socket.close()
            self._socket = None

    def _give(self, sign: Sign) -> bool:
        if self._socket is None:
            return True
        try:
            self._socket.connect(self._to)  # so that the system says where nobody is at home
            self._socket.send(sign.value)
        except ConnectionRefusedError:  # the system's answer to the sign before
            return False
        except OSError:
            return True
        return True


class SignHearer:
    """Listens on the loopback. ``address`` is what a program has to be told."""

    def __init__(self) -> None:
        self._socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self._socket.setblocking(False)
        self._socket.bind(("127.0.0.1", 0))
        self.address = "{}:{}".format(*self._socket.getsockname())

    def heard(self) -> Sign | None:
        """Return the newest sign that came in since this was asked last; None where none did."""
        newest = None
        with contextlib.suppress(OSError):  # there is no more to hear
            while True:
                said = self._socket.recv(_LONGEST)
                newest = next((sign for sign in Sign if sign.value == said), newest)
        return newest

    def close(self) -> None:
        """Stop listening."""
        self._socket.close()


def _way_to(address: str) -> tuple[str | tuple[str, int], socket.socket | None]:
    host, colon, port = address.rpartition(":")
    if address.startswith(("/", "@")) and hasattr(socket, "AF_UNIX"):
        # systemd writes the abstract namespace's leading zero byte as @
        return address.replace("@", "\0", 1) if address[0] == "@" else address, _datagrams(socket.AF_UNIX)
    if colon and port.isdecimal() and host == "127.0.0.1":
        return (host, int(port)), _datagrams(socket.AF_INET)
    return "", None


def _datagrams(family: socket.AddressFamily) -> socket.socket:
    made = socket.socket(family, socket.SOCK_DGRAM)
    made.setblocking(False)
    return made

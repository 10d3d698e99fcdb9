"""No test talks to anything but this machine: an attempt is stopped, and fails the test even where it is swallowed."""

import ipaddress
import sys
from collections.abc import Iterator

import pytest

_ADDRESS_EVENTS = frozenset({"socket.connect", "socket.sendto", "socket.sendmsg"})
_NAME_EVENTS = frozenset({"socket.getaddrinfo", "socket.gethostbyname"})

_attempts: list[str] = []


class OffLoopbackError(RuntimeError):
    """A test tried to reach another machine."""


def is_here(host: object) -> bool:
    """Tell whether ``host``, as a socket call has it, is this machine."""
    if host is None or host in ("", b"", "localhost", b"localhost", "0.0.0.0", "::"):  # noqa: S104  # to listen on
        return True
    text = host.decode("ascii", "replace") if isinstance(host, bytes) else str(host)
    try:
        return ipaddress.ip_address(text.split("%")[0]).is_loopback
    except ValueError:
        return False


def _watch(event: str, arguments: tuple[object, ...]) -> None:
    if event in _ADDRESS_EVENTS:
        address = arguments[1]
        host = address[0] if isinstance(address, tuple) else None  # a path or None: a unix or connected socket
    elif event in _NAME_EVENTS:
        host = arguments[0]
    else:
        return
    if not is_here(host):
        _attempts.append(f"{event} {host!r}")
        msg = f"{event}: {host!r} is not this machine"
        raise OffLoopbackError(msg)


def pytest_configure() -> None:
    """Watch from the start; an audit hook stays for the life of the process."""
    sys.addaudithook(_watch)


@pytest.fixture(autouse=True)
def _loopback_only() -> Iterator[None]:
    _attempts.clear()
    yield
    if _attempts:
        pytest.fail("left the loopback: " + ", ".join(_attempts), pytrace=False)

"""What is said to CUPS: messages of the Internet Printing Protocol (RFC 8010, the encoding; RFC 8011, the words).

Only what a ticket needs. Values of other kinds come back as their bytes; collections are never asked for.
"""

import struct
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum

Value = int | bool | str | bytes | None
Attributes = Mapping[str, Sequence[Value]]

_VERSION = 0x0200
_END = 0x03
_LAST_DELIMITER = 0x0F
_OUT_OF_BAND = range(0x10, 0x20)
_FIRST_TEXT = 0x41


class MalformedReplyError(Exception):
    """What came back is no IPP message."""


class Operation(IntEnum):
    """Operation ids (RFC 8011, 5.4.15)."""

    PRINT_JOB = 0x0002
    CANCEL_JOB = 0x0008
    GET_JOB_ATTRIBUTES = 0x0009
    GET_JOBS = 0x000A
    GET_PRINTER_ATTRIBUTES = 0x000B
    RELEASE_JOB = 0x000D


class Group(IntEnum):
    """Attribute groups, by their delimiter tags (RFC 8010, 3.5.1)."""

    OPERATION = 0x01
    JOB = 0x02
    PRINTER = 0x04


class Kind(IntEnum):
    """Kinds of values, by their tags (RFC 8010, 3.5.2)."""

    INTEGER = 0x21
    BOOLEAN = 0x22
    ENUM = 0x23
    NAME = 0x42
    KEYWORD = 0x44
    URI = 0x45
    CHARSET = 0x47
    LANGUAGE = 0x48
    MIME = 0x49


@dataclass(frozen=True, slots=True)
class Attribute:
    """A name, the kind of its values, and one or more of them."""

    name: str
    kind: Kind
    values: tuple[int | bool | str, ...]


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer: a status code (errors from 0400h on) and its groups of attributes, in order."""

    status: int
    groups: tuple[tuple[int, Attributes], ...]

    def of(self, group: Group) -> list[Attributes]:
        """Return the groups of one sort; one for each job where jobs were asked for."""
        return [attributes for tag, attributes in self.groups if tag == group]


def request(operation: Operation, number: int, groups: Mapping[Group, Sequence[Attribute]]) -> bytes:
    """Return a request's bytes; ``number`` comes back with the answer. Charset and language are put first, as demanded.

    A document follows the message as it is.
    """
    first = (
        Attribute("attributes-charset", Kind.CHARSET, ("utf-8",)),
        Attribute("attributes-natural-language", Kind.LANGUAGE, ("en",)),
    )
    message = bytearray(struct.pack(">HHI", _VERSION, operation, number))
    for group, attributes in groups.items():
        message.append(group)
        for attribute in (*(first if group is Group.OPERATION else ()), *attributes):
            message += _encoded(attribute)
    message.append(_END)
    return bytes(message)


def _encoded(attribute: Attribute) -> bytes:
    name, encoded = attribute.name.encode(), bytearray()
    for value in attribute.values:
        content = _content(attribute.kind, value)
        encoded += struct.pack(">BH", attribute.kind, len(name)) + name + struct.pack(">H", len(content)) + content
        name = b""  # a further value has no name of its own
    return bytes(encoded)


def _content(kind: Kind, value: int | bool | str) -> bytes:  # noqa: FBT001  # a value like the others
    if kind is Kind.BOOLEAN:
        return struct.pack(">?", value)
    return struct.pack(">i", value) if isinstance(value, int) else value.encode()


def reply(message: bytes) -> Reply:
    """Read an answer.

    Raises:
        MalformedReplyError: it is cut short or no IPP at all.
    """
    try:
        _, status, _ = struct.unpack_from(">HHI", message)
        groups: list[tuple[int, dict[str, list[Value]]]] = []
        at, tag = 9, message[8]
        name = ""
        while tag != _END:
            if tag <= _LAST_DELIMITER:
                groups.append((tag, {}))
            else:
                said, content, at = _next_value(message, at)
                name = said or name
                groups[-1][1].setdefault(name, []).append(_value(tag, content))
            at, tag = at + 1, message[at]
    except (IndexError, struct.error, UnicodeDecodeError) as fault:
        raise MalformedReplyError(str(fault)) from fault
    return Reply(status, tuple(groups))


def _next_value(message: bytes, at: int) -> tuple[str, bytes, int]:
    """Return name, content and where the next tag is."""
    name, at = _counted(message, at)
    content, at = _counted(message, at)
    return name.decode(), content, at


def _counted(message: bytes, at: int) -> tuple[bytes, int]:
    (size,) = struct.unpack_from(">H", message, at)
    start = at + 2
    if start + size > len(message):
        raise IndexError("a value is cut short")
    return message[start : start + size], start + size


def _value(tag: int, content: bytes) -> Value:
    if tag in _OUT_OF_BAND:
        return None
    if tag in (Kind.INTEGER, Kind.ENUM):
        return int(struct.unpack(">i", content)[0])
    if tag == Kind.BOOLEAN:
        return bool(struct.unpack(">?", content)[0])
    return content.decode("utf-8", "replace") if tag >= _FIRST_TEXT else content

"""IPP on the wire: as CUPS 2.4 was heard to speak."""

import pytest

from willcall.printing.transports.queues.ipp import (
    Attribute,
    Group,
    Kind,
    MalformedReplyError,
    Operation,
    reply,
    request,
)

HEADER = (
    "47 0012 617474726962757465732d63686172736574 0005 7574662d38"
    "48 001b 617474726962757465732d6e61747572616c2d6c616e6775616765 0002 656e"
)
"""Attributes-charset utf-8, attributes-natural-language en."""

HEARD = bytes.fromhex(
    f"0200 0000 00000007 01 {HEADER} 02"
    "45 000f 6a6f622d7072696e7465722d757269 0020 6970703a2f2f6c6f63616c686f73742f7072696e746572732f7469636b657473"
    "21 0006 636f70696573 0004 00000001"
    "13 0012 74696d652d61742d70726f63657373696e67 0000"
    "21 0006 6a6f622d6964 0004 00000001"
    "23 0009 6a6f622d7374617465 0004 00000003"
    "44 0011 6a6f622d73746174652d726561736f6e73 0004 6e6f6e65"
    "03"
)
"""CUPS's answer to Get-Jobs for one job that waits in a paused queue."""


def test_an_answer_of_cups_is_read() -> None:
    heard = reply(HEARD)
    assert heard.status == 0
    assert heard.of(Group.JOB) == [
        {
            "job-printer-uri": ["ipp://localhost/printers/tickets"],
            "copies": [1],
            "time-at-processing": [None],
            "job-id": [1],
            "job-state": [3],
            "job-state-reasons": ["none"],
        }
    ]
    assert heard.of(Group.PRINTER) == []


def test_a_request_is_what_cups_answered() -> None:
    asked = [
        Attribute("printer-uri", Kind.URI, ("ipp://localhost/printers/tickets",)),
        Attribute("requested-attributes", Kind.KEYWORD, ("job-id", "job-state")),
    ]
    assert request(Operation.GET_JOBS, 7, {Group.OPERATION: asked}) == bytes.fromhex(
        f"0200 000a 00000007 01 {HEADER}"
        "45 000b 7072696e7465722d757269 0020 6970703a2f2f6c6f63616c686f73742f7072696e746572732f7469636b657473"
        "44 0014 7265717565737465642d61747472696275746573 0006 6a6f622d6964"
        "44 0000 0009 6a6f622d7374617465"
        "03"
    )


def test_numbers_truths_and_what_is_not_known_come_through() -> None:
    said = [
        Attribute("number", Kind.INTEGER, (-2, 7)),
        Attribute("truth", Kind.BOOLEAN, (True, False)),
        Attribute("word", Kind.KEYWORD, ("票",)),
    ]
    message = request(Operation.PRINT_JOB, 1, {Group.JOB: said})[:-1] + bytes.fromhex("30 0003 616263 0002 ff00 03")
    assert reply(message).of(Group.JOB) == [
        {"number": [-2, 7], "truth": [True, False], "word": ["票"], "abc": [b"\xff\x00"]}
    ]


@pytest.mark.parametrize("size", range(len(HEARD)))
def test_an_answer_that_is_cut_short_is_none(size: int) -> None:
    with pytest.raises(MalformedReplyError):
        reply(HEARD[:size])


@pytest.mark.parametrize(
    "message", [b"<html>sign in</html>", HEARD[:8] + HEARD[9:], HEARD.replace(b"copies", b"\xff\xfepies")]
)
def test_what_is_no_ipp_is_none(message: bytes) -> None:
    with pytest.raises(MalformedReplyError):
        reply(message)

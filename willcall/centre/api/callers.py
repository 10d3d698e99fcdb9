"""Who calls: the signature of each request, checked before anything else is looked at (R10)."""

from http import HTTPStatus
from typing import Annotated

import structlog
from fastapi import Depends, Request

from willcall.centre.api.problems import ProblemError
from willcall.centre.bootstrap import Centre
from willcall.centre.clock import system_clock
from willcall.centre.terminals.admit_request import Caller, NotAdmitted, Rejection, admit_request
from willcall.redemption.wire.signatures import ReceivedRequest

LARGEST_BODY = 2 * 1024 * 1024
"""Bytes; a batch of 500 entries has a tenth of it."""

_STATUS = {
    NotAdmitted.NOT_PROVEN: HTTPStatus.UNAUTHORIZED,
    NotAdmitted.REPLAYED: HTTPStatus.UNAUTHORIZED,
    NotAdmitted.REVOKED: HTTPStatus.FORBIDDEN,
}


def centre_of(request: Request) -> Centre:
    """Return the centre that this app serves."""
    centre: Centre = request.app.state.centre
    return centre


async def body_of(request: Request) -> bytes:
    """Read the body, but not more of it than any message can have."""
    body = bytearray()
    async for part in request.stream():
        body += part
        if len(body) > LARGEST_BODY:
            raise ProblemError(
                HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "too-large", f"a body has at most {LARGEST_BODY} bytes"
            )
    return bytes(body)


OfCentre = Annotated[Centre, Depends(centre_of)]
Body = Annotated[bytes, Depends(body_of)]


def caller_of(request: Request, body: Body, centre: OfCentre) -> Caller:
    """Return the terminal that signed the request."""
    received = ReceivedRequest(request.method, str(request.url), dict(request.headers))
    caller = admit_request(received, body, centre.database, centre.clock, system_clock)
    if isinstance(caller, Rejection):
        structlog.get_logger().info("call_turned_away", reason=caller.reason.value, detail=caller.detail)
        raise ProblemError(_STATUS[caller.reason], caller.reason.value, caller.detail)
    return caller


OfCaller = Annotated[Caller, Depends(caller_of)]

"""The calls of a terminal."""

from datetime import date
from http import HTTPStatus
from typing import Annotated, TypeVar

import structlog
from fastapi import APIRouter, Header, Query, Response
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, ValidationError

from willcall.centre.api.callers import Body, OfCaller, OfCentre
from willcall.centre.api.problems import ProblemError
from willcall.centre.journal.standing import journal_standing
from willcall.centre.journal.take_batch import take_batch
from willcall.centre.terminals.day_packs import DayPacks, NoPack
from willcall.centre.terminals.enrol_terminal import EnrolmentRefusal, enrol_terminal
from willcall.centre.terminals.take_farewell import take_farewell
from willcall.redemption.wire.enrolment import Enrolment, EnrolmentRequest, PackIndex, PackOffer
from willcall.redemption.wire.farewell import SignedFarewell
from willcall.redemption.wire.journal import JournalBatch, JournalReceipt, JournalStanding
from willcall.redemption.wire.signatures import SignatureRefusedError

PACK_TYPE = "application/vnd.willcall.day-pack"
_HIGHEST_SEQUENCE = 2**31 - 1

M = TypeVar("M", bound=BaseModel)

router = APIRouter(prefix="/terminal/v1", tags=["terminals"])


@router.post("/enrol")
def enrol(body: Body, centre: OfCentre) -> Enrolment:
    """Trade a one-time code for membership of a cinema. The code is what proves the caller here."""
    answer = enrol_terminal(_read(EnrolmentRequest, body), centre.database, centre.keys, centre.clock)
    if isinstance(answer, EnrolmentRefusal):
        structlog.get_logger().info("enrolment_refused", reason=answer.name.lower())
        raise ProblemError(HTTPStatus.FORBIDDEN, f"enrolment-{answer.name.lower().replace('_', '-')}", answer.value)
    return answer


@router.get("/packs")
def packs(caller: OfCaller, centre: OfCentre) -> PackIndex:
    """List the packs on offer for the caller's cinema, and tell the centre's time."""
    offers = DayPacks(centre.database, centre.keys, centre.clock).on_offer(caller.cinema_code)
    return PackIndex(
        packs=tuple(PackOffer(business_day=day.isoformat(), version=version) for day, version in offers),
        centre_time=centre.clock().isoformat(),
    )


@router.get("/packs/{business_day}", response_class=Response)
def pack(
    business_day: date,
    caller: OfCaller,
    centre: OfCentre,
    have: Annotated[int, Query(ge=0, le=_HIGHEST_SEQUENCE)] = 0,
    reads: Annotated[int, Query(ge=1, le=_HIGHEST_SEQUENCE)] = 1,
    if_none_match: Annotated[str | None, Header()] = None,
) -> Response:
    """Send a day's pack: changes since version ``have``, in full where that is 0 or unknown, 304 where it is held.

    ``reads`` is the newest format of packs that the caller understands. A day that is not on offer is a 404.
    """
    answer = DayPacks(centre.database, centre.keys, centre.clock).pack(caller.cinema_code, business_day, have, reads)
    if answer is NoPack.NOT_ON_OFFER:
        raise ProblemError(HTTPStatus.NOT_FOUND, "no-such-pack", answer.value)
    if answer is NoPack.HELD:
        return Response(status_code=HTTPStatus.NOT_MODIFIED)
    headers = {"ETag": answer.etag, "Cache-Control": "private, no-cache"}
    if if_none_match is not None and answer.etag in {each.strip() for each in if_none_match.split(",")}:
        return Response(status_code=HTTPStatus.NOT_MODIFIED, headers=headers)
    return Response(answer.sealed, media_type=PACK_TYPE, headers=headers)


@router.post("/journal")
def journal(caller: OfCaller, body: Body, centre: OfCentre) -> JournalReceipt:
    """Take in a batch of journal entries and answer for each of them."""
    batch = _read(JournalBatch, body)
    if any(entry.sequence > _HIGHEST_SEQUENCE for entry in batch.entries):
        raise ProblemError(HTTPStatus.UNPROCESSABLE_ENTITY, "malformed", "no journal is that long")
    return take_batch(batch, caller, centre.database, centre.clock)


@router.get("/journal")
def standing(caller: OfCaller, centre: OfCentre) -> JournalStanding:
    """Tell how far the caller's journal is here: a witness of what it was."""
    return journal_standing(caller, centre.database)


@router.post("/farewell", status_code=HTTPStatus.NO_CONTENT, response_class=Response)
def farewell(body: Body, centre: OfCentre) -> None:
    """Hear of a terminal that gave itself up. It has no key any more: its last word bears its signature."""
    try:
        take_farewell(_read(SignedFarewell, body), centre.database, centre.clock)
    except SignatureRefusedError as refused:
        structlog.get_logger().info("farewell_refused", detail=str(refused))
        raise ProblemError(HTTPStatus.FORBIDDEN, "not-proven", str(refused)) from refused


def _read(kind: type[M], body: bytes) -> M:
    try:
        return kind.model_validate_json(body)
    except ValidationError as error:
        raise RequestValidationError(error.errors(include_input=False, include_url=False)) from error

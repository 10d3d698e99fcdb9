"""Errors as RFC 9457 problem details."""

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

import structlog
from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from sqlalchemy.exc import OperationalError
from starlette.exceptions import HTTPException

MEDIA_TYPE = "application/problem+json"


class ProblemError(Exception):
    """Ends a call with a problem. ``kind`` is stable, ``detail`` for a person; neither bears a secret."""

    def __init__(self, status: HTTPStatus, kind: str, detail: str) -> None:
        super().__init__(detail)
        self.status = status
        self.kind = kind
        self.detail = detail


def answer_with_problems(app: FastAPI) -> None:
    """Make every error of the app a problem."""
    app.add_exception_handler(ProblemError, _on_problem)
    app.add_exception_handler(RequestValidationError, _on_invalid)
    app.add_exception_handler(HTTPException, _on_http)
    app.add_exception_handler(OperationalError, _on_database)
    app.add_exception_handler(Exception, _on_fault)


def _answer(
    status: int, kind: str, detail: str, more: dict[str, Any] | None = None, headers: Mapping[str, str] | None = None
) -> Response:
    content = {"type": f"urn:willcall:problem:{kind}", "title": kind.replace("-", " "), "status": status}
    return JSONResponse(
        {**content, "detail": detail, **(more or {})}, status_code=status, media_type=MEDIA_TYPE, headers=headers
    )


def _on_problem(_request: Request, error: Exception) -> Response:
    assert isinstance(error, ProblemError)  # noqa: S101 - registered for it alone
    return _answer(error.status, error.kind, error.detail)


def _on_invalid(_request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)  # noqa: S101 - registered for it alone
    # what was sent is not repeated: it may hold a secret (R7)
    found = [{"place": ".".join(map(str, each["loc"])), "expected": each["msg"]} for each in error.errors()]
    return _answer(
        HTTPStatus.UNPROCESSABLE_ENTITY, "malformed", "the message is not what it should be", {"errors": found}
    )


def _on_http(_request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)  # noqa: S101 - registered for it alone
    kind = HTTPStatus(error.status_code).phrase.lower().replace(" ", "-")
    return _answer(error.status_code, kind, str(error.detail), headers=error.headers)


def _on_database(_request: Request, error: Exception) -> Response:
    """Name the fault (R9); the caller keeps what it has and comes again."""
    structlog.get_logger().error("database_failed", error=str(error))
    detail = "the centre's database cannot be reached or is busy; come again"
    return _answer(HTTPStatus.SERVICE_UNAVAILABLE, "database", detail, headers={"Retry-After": "30"})


def _on_fault(_request: Request, _error: Exception) -> Response:
    return _answer(HTTPStatus.INTERNAL_SERVER_ERROR, "fault", "the centre failed; its log says why")

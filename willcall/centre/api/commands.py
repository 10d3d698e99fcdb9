"""The command that serves terminals."""

import logging
from typing import Annotated

import structlog
import typer

from willcall.centre.console import opened, say


def serve_command(
    context: typer.Context,
    host: Annotated[str | None, typer.Option("--host", help="The address to listen on.")] = None,
    port: Annotated[int | None, typer.Option("--port", min=0, max=65535, help="The port; 0 takes a free one.")] = None,
) -> None:
    """Serve the terminals over HTTP until told to stop."""
    # half of what the program imports is for this one command
    import uvicorn  # noqa: PLC0415

    from willcall.centre.api.app import make_app  # noqa: PLC0415

    _log_as_json()
    with opened(context) as centre:
        config = uvicorn.Config(
            make_app(centre),
            host=centre.settings.host if host is None else host,
            port=centre.settings.port if port is None else port,
            log_config=None,
            access_log=False,
            server_header=False,
        )
        with config.bind_socket() as listening:
            # who reads the line below may call at once
            listening.listen(config.backlog)
            address, bound = listening.getsockname()[:2]
            say(f"The centre listens on http://{address}:{bound}")
            uvicorn.Server(config).run(sockets=[listening])


def _log_as_json() -> None:
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.JSONRenderer(ensure_ascii=False),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
    )

"""The centre's application: routes, problems, and the centre that they work on."""

from importlib.metadata import version

from fastapi import FastAPI

from willcall.centre.api.problems import answer_with_problems
from willcall.centre.api.terminal_routes import router
from willcall.centre.bootstrap import Centre


def make_app(centre: Centre) -> FastAPI:
    """Make the application for one centre."""
    app = FastAPI(title="Willcall centre", version=version("willcall"), docs_url=None, redoc_url=None, openapi_url=None)
    app.state.centre = centre
    app.include_router(router)
    answer_with_problems(app)
    return app

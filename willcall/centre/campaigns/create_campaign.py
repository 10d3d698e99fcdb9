"""Create a campaign from its plan, or say all that is wrong with the plan."""

import tomllib
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError
from pydantic_core import ErrorDetails
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from willcall.centre.campaigns.models import BookingRow, CampaignRow
from willcall.centre.campaigns.plan import CampaignPlan
from willcall.centre.clock import Clock
from willcall.centre.db.database import Database
from willcall.centre.schedules.models import CinemaRow, ScreenRow


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong with a plan: where in it, the value, and what was expected."""

    place: str
    value: str
    expected: str


@dataclass(frozen=True, slots=True)
class PlanRefused:
    """The campaign was not created, and all the reasons."""

    faults: tuple[Fault, ...]


@dataclass(frozen=True, slots=True)
class Created:
    """The campaign stands; ``new`` is False where it stood so already."""

    plan: CampaignPlan
    new: bool


class UnknownCampaignError(LookupError):
    """There is no campaign of this code."""


def create_campaign(file: Path, database: Database, clock: Clock) -> Created | PlanRefused:
    """Read the plan, check it against the cinemas that there are, and keep it.

    A campaign that has booked nothing yet can be created anew with another plan.
    """
    plan = read_plan(file)
    if isinstance(plan, PlanRefused):
        return plan
    with database.writing() as session:
        faults = _unknown_places(session, plan)
        if faults:
            return PlanRefused(faults)
        return _keep(session, plan, clock)


def read_plan(file: Path) -> CampaignPlan | PlanRefused:
    """Read a plan from TOML."""
    try:
        return CampaignPlan.model_validate(tomllib.loads(file.read_text("utf-8")))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        return PlanRefused((Fault(file.name, "", f"a TOML file in UTF-8: {error}"),))
    except ValidationError as error:
        return PlanRefused(
            tuple(
                Fault(".".join(map(str, each["loc"])) or "plan", _value(each), each["msg"])
                for each in error.errors(include_url=False)
            )
        )


def _value(fault: ErrorDetails) -> str:
    """Return what was given; what is missing, or wrong as a whole, is not shown by all that is around it."""
    given = fault["input"]
    return "" if isinstance(given, dict) else str(given)[:60]


def _unknown_places(session: Session, plan: CampaignPlan) -> tuple[Fault, ...]:
    codes = [cinema.cinema_code for cinema in plan.cinemas]
    cinemas = set(session.scalars(select(CinemaRow.cinema_code).where(CinemaRow.cinema_code.in_(codes))))
    screens = set(session.scalars(select(ScreenRow.screen_code).where(ScreenRow.cinema_code.in_(codes))))
    faults = []
    for number, cinema in enumerate(plan.cinemas):
        if cinema.cinema_code not in cinemas:
            faults.append(Fault(f"cinemas.{number}.cinema_code", cinema.cinema_code, "an imported cinema"))
        for place, screen in enumerate(cinema.screens or ()):
            if screen not in screens:
                faults.append(Fault(f"cinemas.{number}.screens.{place}", screen, "an imported screen"))
    return tuple(faults)


def _keep(session: Session, plan: CampaignPlan, clock: Clock) -> Created | PlanRefused:
    old = session.get(CampaignRow, plan.code)
    if old is None:
        session.add(CampaignRow(campaign_code=plan.code, plan=plan.model_dump(mode="json"), created_at=clock()))
        return Created(plan, new=True)
    if CampaignPlan.model_validate(old.plan) == plan:
        return Created(plan, new=False)
    booked = select(func.count()).select_from(BookingRow).where(BookingRow.campaign_code == plan.code)
    if session.execute(booked).scalar_one():
        return PlanRefused((Fault("code", plan.code, "another code: this campaign has booked showings already"),))
    old.plan = plan.model_dump(mode="json")
    return Created(plan, new=True)


def load_plan(session: Session, campaign_code: str) -> CampaignPlan:
    """Return a campaign's plan.

    Raises:
        UnknownCampaignError: there is none of this code.
    """
    row = session.get(CampaignRow, campaign_code)
    if row is None:
        raise UnknownCampaignError(f"no campaign {campaign_code}")
    return CampaignPlan.model_validate(row.plan)

"""A campaign's plan as a person reads it."""

from collections.abc import Iterator

from willcall.centre.campaigns.plan import CampaignPlan, PlannedCinema
from willcall.redemption.domain.money import yuan


def plan_lines(plan: CampaignPlan) -> Iterator[tuple[str, str]]:
    """Yield each thing of the plan with what it is; amounts in yuan."""
    yield "code", plan.code
    yield "channel", plan.channel
    yield "show days", ", ".join(day.isoformat() for day in plan.show_days)
    yield "a buyer pays", f"{yuan(plan.buyer_price_fen)} yuan a seat"
    yield "face value", "the schedule's" if plan.face_value_fen is None else f"{yuan(plan.face_value_fen)} yuan a seat"
    yield "the difference", f"is borne by the {plan.difference_borne_by.value}"
    yield "seats", f"at most {plan.limit_per_buyer} a buyer, {plan.seats_per_code} a code"
    yield "left out", ", ".join(plan.leave_out) or "no kind of screen"
    for cinema in plan.cinemas:
        yield f"cinema {cinema.cinema_code}", _screens(cinema)
    shares = sum(release.share for release in plan.releases)
    for number, release in enumerate(plan.releases, start=1):
        yield f"release {number}", f"{release.opens_at:%Y-%m-%d %H:%M %z}, {release.share} of {shares} parts"


def _screens(cinema: PlannedCinema) -> str:
    return "in full" if cinema.screens is None else f"screens {', '.join(cinema.screens)}"

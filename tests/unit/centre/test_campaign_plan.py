"""A campaign's plan: what cannot be is refused, all of it at once."""

import tomllib
from typing import Any

import pytest
from pydantic import ValidationError

from tests.support.centre_stage import NEAR, PLAN
from willcall.centre.campaigns.plan import Bearer, CampaignPlan, UnknownReleaseError
from willcall.centre.settlement.figures import SeatCounts, showing_figures


def _plan(**changes: Any) -> CampaignPlan:  # noqa: ANN401 - whatever stands in the file
    return CampaignPlan.model_validate(tomllib.loads(PLAN) | changes)


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"cinemas": [{"cinema_code": NEAR}, {"cinema_code": NEAR}]}, "cinemas named twice"),
        ({"cinemas": [{"cinema_code": NEAR, "screens": ["1000000200000001"]}]}, "is not one of cinema"),
        (
            {"releases": [{"opens_at": "2014-03-06T10:00:00Z"}, {"opens_at": "2014-03-05T10:00:00Z"}]},
            "follow one another",
        ),
        ({"releases": [{"opens_at": "2014-03-06T10:00:00"}]}, "timezone"),
        ({"face_value_fen": 379}, "above the face value"),
        ({"code": "Women Day"}, "pattern"),
        ({"show_days": []}, "at least 1"),
        ({"surprise": 1}, "not permitted"),
    ],
)
def test_a_plan_that_cannot_be_is_refused(changes: dict[str, Any], told: str) -> None:
    with pytest.raises(ValidationError, match=told):
        _plan(**changes)


def test_a_release_that_there_is_not_is_named() -> None:
    assert _plan().release(2).share == 2
    with pytest.raises(UnknownReleaseError, match="no such release: 3"):
        _plan().release(3)


def test_the_bearer_of_the_difference_decides_what_the_channel_owes() -> None:
    seats = SeatCounts(issued=10, collected=6, revoked=1, unconfirmed=1, sold=8, sold_collected=6, sold_revoked=1)
    for bearer, owed in (("channel", 7 * 8000), ("circuit", 7 * 380)):
        figures = showing_figures(seats, 8000, 380, Bearer(bearer), cancelled=False, exceptions=0)
        assert (figures.due, figures.channel_owes_fen, figures.open) == (7, owed, 3)
        assert figures.add_up
    cancelled = showing_figures(seats, 8000, 380, Bearer.CHANNEL, cancelled=True, exceptions=0)
    assert (cancelled.sold_refundable, cancelled.due) == (1, 6)

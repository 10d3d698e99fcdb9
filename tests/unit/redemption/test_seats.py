"""A seat's life: what may follow what."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from willcall.redemption.domain.seats import Act, IllegalActError, SeatState, after

ALLOWED = {
    (SeatState.OPEN, Act.CLAIM): (SeatState.CLAIMED, 0),
    (SeatState.OPEN, Act.REVOKE): (SeatState.REVOKED, 0),
    (SeatState.CLAIMED, Act.START_PRINT): (SeatState.PRINTING, +1),
    (SeatState.CLAIMED, Act.RELEASE): (SeatState.OPEN, 0),
    (SeatState.PRINTING, Act.CONFIRM): (SeatState.PRINTED, 0),
    (SeatState.PRINTING, Act.LOSE_TRACK): (SeatState.UNCONFIRMED, 0),
    (SeatState.PRINTING, Act.CALL_OFF): (SeatState.OPEN, -1),
    (SeatState.UNCONFIRMED, Act.SETTLE_PRINTED): (SeatState.PRINTED, 0),
    (SeatState.UNCONFIRMED, Act.SETTLE_NO_PAPER): (SeatState.OPEN, -1),
    (SeatState.PRINTED, Act.REPRINT): (SeatState.PRINTING, +1),
    (SeatState.REVOKED, Act.OPEN_REISSUE): (SeatState.OPEN, 0),
    (SeatState.OPEN, Act.ADMIT): (SeatState.ADMITTED, 0),
    (SeatState.ADMITTED, Act.TAKE_BACK): (SeatState.OPEN, 0),
}
BEFORE_PAPER = {SeatState.OPEN, SeatState.CLAIMED, SeatState.ADMITTED, SeatState.REVOKED}


@pytest.mark.parametrize(("state", "act"), list(itertools.product(SeatState, Act)))
def test_an_act_is_done_where_it_belongs_and_refused_everywhere_else(state: SeatState, act: Act) -> None:
    copies = 0 if state in BEFORE_PAPER else 1
    if (state, act) not in ALLOWED:
        with pytest.raises(IllegalActError, match=act.value):
            after(state, copies, act)
        return
    reached, more = ALLOWED[state, act]
    assert after(state, copies, act) == (reached, copies + more)


@pytest.mark.parametrize(
    ("state", "act"), [(SeatState.PRINTING, Act.CALL_OFF), (SeatState.UNCONFIRMED, Act.SETTLE_NO_PAPER)]
)
def test_a_reprint_that_never_became_paper_leaves_the_seat_printed(state: SeatState, act: Act) -> None:
    assert after(state, 3, act) == (SeatState.PRINTED, 2)


def test_r1_a_claim_not_yet_printing_cannot_open_a_seat_that_another_run_prints() -> None:
    with pytest.raises(IllegalActError):
        after(SeatState.PRINTING, 1, Act.RELEASE)


def test_r1_nothing_follows_an_admission_on_the_door_list_but_that_its_tick_was_a_mistake() -> None:
    for act in set(Act) - {Act.TAKE_BACK}:
        with pytest.raises(IllegalActError):
            after(SeatState.ADMITTED, 0, act)


@given(st.lists(st.sampled_from(Act), max_size=60))
def test_r1_whatever_is_tried_in_whatever_order_only_no_paper_leads_back_to_open(acts: list[Act]) -> None:
    state, copies, papers = SeatState.OPEN, 0, 0
    for act in acts:
        before = state
        try:
            state, copies = after(state, copies, act)
        except IllegalActError:
            assert state is before
            continue
        if act in {Act.CONFIRM, Act.SETTLE_PRINTED}:
            papers += 1
        assert copies >= papers
        assert (state is SeatState.OPEN) <= (papers == 0)
        assert (state is SeatState.PRINTED) <= (papers >= 1)
        assert (state in BEFORE_PAPER) <= (copies == 0)

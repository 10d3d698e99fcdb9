"""Bookkeeping by somebody else: the seats' states, told from the journal alone, with no code of the heart's."""

from collections import Counter
from collections.abc import Iterable, Sequence

from tests.support.papers import Paper
from willcall.redemption.domain.journal import Entry

_PAPERLESS = {"open", "revoked", "claimed"}
_TELLS = {
    "seat_claimed": "claimed",
    "ticket_printed": "printed",
    "print_unconfirmed": "unconfirmed",
    "seat_revoked": "revoked",
    "reissue_came_late": "revoked",
    "reissue_opened": "open",
}


def states_told(entries: Iterable[Entry]) -> dict[str, str]:
    """Return each ticket number's state as the journal tells it; others are as their pack brought them."""
    states: dict[str, str] = {}
    copies: Counter[str] = Counter()
    for entry in entries:
        number = str(entry.facts.get("ticket_no", ""))
        match entry.kind:
            case kind if kind in _TELLS:
                states[number] = _TELLS[kind]
            case "print_started" | "reprint_ordered":
                states[number] = "printing"
                copies[number] += 1
            case "seat_released":
                copies[number] -= states[number] == "printing"
                states[number] = "printed" if copies[number] else "open"
            case "print_settled" if entry.facts["came_out"]:
                states[number] = "printed"
            case "print_settled":
                copies[number] -= 1
                states[number] = "printed" if copies[number] else "open"
    return states


def assert_one_admission(papers: Sequence[Paper]) -> None:
    """R1: at most one original for a seat of a showing, whatever its ticket numbers; later copies count upwards."""
    copies: dict[tuple[str, str], list[int]] = {}
    for paper in papers:
        copies.setdefault((paper.showing_code, paper.seat_code), []).append(paper.copy_no)
    for seat, numbers in copies.items():
        assert numbers.count(1) == 1, f"{seat}: copies {numbers}"
        assert numbers == sorted(set(numbers)), f"{seat}: copies {numbers}"


def assert_states_are_true(states: dict[str, str], papers: Sequence[Paper]) -> None:
    """A seat that is open or revoked has no paper, and one that is printed has."""
    out = Counter(paper.ticket_no for paper in papers)
    for number, state in states.items():
        if state in _PAPERLESS:
            assert not out[number], f"{number} is {state} and has {out[number]} papers"
        if state == "printed":
            assert out[number], f"{number} is printed without a paper"

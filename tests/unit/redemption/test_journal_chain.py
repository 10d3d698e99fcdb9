"""The journal's chain: every gap, every change and every swap shows."""

from dataclasses import fields, replace
from datetime import UTC, datetime, timedelta, timezone
from typing import get_args, get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.packs import CINEMA, NOW, ticket_no
from willcall.redemption.domain.events import (
    Event,
    Fact,
    JournalOpened,
    PrintStarted,
    SeatClaimed,
    TicketPrinted,
    UnknownEventError,
    event_from,
    facts_of,
)
from willcall.redemption.domain.journal import (
    GENESIS,
    ChainError,
    Entry,
    check_chain,
    digest_of,
    write_entry,
    written_time,
)
from willcall.redemption.wire.journal import EntryMessage, to_entry, to_message


def chain(length: int) -> list[Entry]:
    entries: list[Entry] = []
    for sequence in range(1, length + 1):
        event: Event = PrintStarted(ticket_no(sequence), 1) if sequence > 1 else JournalOpened(CINEMA, "test")
        previous = entries[-1].digest if entries else GENESIS
        entries.append(write_entry(CINEMA, "01", sequence, NOW + timedelta(seconds=sequence), event, previous))
    return entries


def samples() -> list[Event]:
    made: list[Event] = []
    for kind in get_args(Event):
        hints = get_type_hints(kind)
        made.append(kind(**{field.name: 1 if hints[field.name] is int else "x" for field in fields(kind)}))
    return made


def test_r4_a_whole_chain_holds_from_the_start_and_from_any_entry_on() -> None:
    entries = chain(6)
    assert check_chain(entries) == (6, entries[-1].digest)
    assert check_chain(entries[3:], 3, entries[2].digest) == (6, entries[-1].digest)
    assert check_chain([]) == (0, GENESIS)


def test_r4_a_missing_entry_is_named() -> None:
    entries = chain(6)
    with pytest.raises(ChainError, match="entry 3: missing, the next one here is 4") as caught:
        check_chain(entries[:2] + entries[3:])
    assert caught.value.sequence == 3


def test_r4_an_entry_out_of_order_is_named() -> None:
    entries = chain(4)
    with pytest.raises(ChainError):
        check_chain([entries[0], entries[2], entries[1], entries[3]])


def test_r4_an_entry_that_follows_another_history_is_named() -> None:
    entries = chain(3)
    other = write_entry(CINEMA, "01", 3, NOW, PrintStarted(ticket_no(9), 1), "f" * 64)
    with pytest.raises(ChainError, match="entry 3: does not follow"):
        check_chain([*entries[:2], other])


@pytest.mark.parametrize(
    "change",
    [
        {"at": NOW - timedelta(days=1)},
        {"kind": "seat_claimed"},
        {"facts": {"ticket_no": ticket_no(99), "copy_no": 1}},
        {"cinema_code": "77777777"},
        {"terminal_no": "02"},
        {"digest": "0" * 64},
    ],
    ids=lambda change: next(iter(change)),
)
def test_r4_an_altered_entry_is_named(change: dict[str, object]) -> None:
    entries = chain(3)
    altered = replace(entries[1], **change)  # type: ignore[arg-type]
    with pytest.raises(ChainError, match="entry 2: was altered"):
        check_chain([entries[0], altered, entries[2]])


@given(st.data())
def test_r4_any_other_order_or_choice_of_entries_breaks_the_chain(data: st.DataObject) -> None:
    entries = chain(5)
    shuffled = data.draw(st.lists(st.sampled_from(entries), max_size=7))
    whole = [entry.sequence for entry in shuffled] == list(range(1, len(shuffled) + 1))
    if whole:
        check_chain(shuffled)
    else:
        with pytest.raises(ChainError):
            check_chain(shuffled)


def test_time_is_written_in_utc_to_the_microsecond_wherever_the_terminal_stands() -> None:
    here = datetime(2014, 3, 8, 19, 2, 3, 456, tzinfo=timezone(timedelta(hours=8)))
    assert written_time(here) == "2014-03-08T11:02:03.000456Z"
    assert datetime.fromisoformat(written_time(here)) == here


@pytest.mark.parametrize("event", samples(), ids=lambda event: event.kind)
def test_every_event_comes_back_from_its_facts_and_from_the_wire(event: Event) -> None:
    assert event_from(event.kind, facts_of(event)) == event
    entry = write_entry(CINEMA, "01", 1, NOW, event, GENESIS)
    arrived = EntryMessage.model_validate_json(to_message(entry).model_dump_json())
    again = to_entry(arrived, CINEMA, "01")
    assert again == entry
    assert digest_of(again) == entry.digest


def test_the_kinds_are_a_closed_set_with_one_name_each() -> None:
    kinds = [event.kind for event in samples()]
    assert len(set(kinds)) == len(kinds) == len(get_args(Event))
    assert all(len(kind) <= 40 for kind in kinds)


@pytest.mark.parametrize(
    ("kind", "facts"),
    [
        ("seat_sold", {}),
        ("print_started", {"ticket_no": "1"}),
        ("print_started", {"ticket_no": "1", "copy_no": 1, "code": "482109371605"}),
    ],
    ids=["a kind of tomorrow", "a fact missing", "a fact too many"],
)
def test_what_is_not_in_the_closed_set_is_refused_without_repeating_its_facts(
    kind: str, facts: dict[str, Fact]
) -> None:
    with pytest.raises(UnknownEventError) as caught:
        event_from(kind, facts)
    assert "482109371605" not in str(caught.value)


def test_r7_no_event_has_a_field_for_a_code_or_a_tag() -> None:
    names = {field.name for kind in get_args(Event) for field in fields(kind)}
    # the codes that the trade gives to cinemas, showings and seats are no secrets
    assert {name for name in names if "code" in name or "tag" in name} == {"cinema_code", "showing_code", "seat_code"}


@pytest.mark.parametrize(
    "change",
    [
        {"sequence": 0},
        {"at": "2014-03-08 11:02:03"},
        {"facts": {"x": 1.5}},
        {"facts": {"x": [1]}},
        {"previous": "xyz"},
        {"digest": "F" * 64},
        {"more": 1},
    ],
    ids=str,
)
def test_an_entry_with_a_wrong_shape_is_refused_at_the_door(change: dict[str, object]) -> None:
    good = to_message(write_entry(CINEMA, "01", 1, NOW.astimezone(UTC), TicketPrinted("1", 1, "confirms"), GENESIS))
    with pytest.raises(ValueError, match="validation error"):
        EntryMessage.model_validate(good.model_dump() | change)


def test_a_claim_names_its_seat_by_ticket_number_showing_seat_and_attempt() -> None:
    assert facts_of(SeatClaimed("1", "2", "3", "4")) == {
        "ticket_no": "1",
        "showing_code": "2",
        "seat_code": "3",
        "attempt": "4",
        "staff_no": "",
        "reason": "",
    }

"""The day pack: verified before a row of it is used, applied whole or not at all."""

import base64
import json
import struct
import zlib
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from unittest.mock import patch

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from tests.support.golden_database import FOLDER as GOLDEN
from tests.support.packs import (
    CENTRE_KEY,
    CINEMA_KEY,
    SCREEN,
    TODAY,
    Foyer,
    Issued,
    code_of,
    foyer,
    issued,
    pack,
    place,
    showing,
    showing_code,
    tag_of,
    ticket_no,
)
from tests.support.papers import CountingPrinter
from tests.support.staff import CLERK
from willcall.redemption.cache import packs
from willcall.redemption.domain.endings import Endings, endings_of, open_endings
from willcall.redemption.domain.faults import FaultCode, TerminalFaultError
from willcall.redemption.domain.showings import ShowingStatus
from willcall.redemption.domain.ticks import TickOrder, TicksEntered
from willcall.redemption.wire import day_pack
from willcall.redemption.wire.day_pack import (
    MAGIC,
    PACK_FORMAT,
    PackBody,
    PackHeader,
    PackRefusedError,
    PackSeats,
    open_pack,
    seal_pack,
)

HEADER, BODY = pack(issued(6, each=2), revoked=[5])
SEALED = seal_pack(HEADER, BODY, CENTRE_KEY)
PUBLIC = CENTRE_KEY.public_key()


def sealed_by_hand(header: dict[str, object], packed: bytes, magic: bytes = MAGIC) -> bytes:
    """Sign anything at all with the centre's key."""
    head = json.dumps(header).encode()
    unsigned = magic + struct.pack(">I", len(head)) + head + packed
    return unsigned + CENTRE_KEY.sign(unsigned)


def told(**changes: object) -> dict[str, object]:
    return HEADER.model_dump(mode="json") | changes


def body_bytes(**changes: object) -> bytes:
    return zlib.compress(json.dumps(BODY.model_dump(mode="json") | changes).encode())


def seats(**changes: object) -> dict[str, object]:
    return BODY.seats.model_dump(mode="json") | changes


def as_column(*numbers: int) -> str:
    """Return a column as it travels."""
    return base64.b64encode(struct.pack(f">{len(numbers)}I", *numbers)).decode()


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[Foyer]:
    opened = foyer(tmp_path, (HEADER, BODY))
    yield opened
    opened.close()


def everything(terminal: Foyer) -> list[tuple[object, ...]]:
    """Return every row of every table."""
    with terminal.engine.connect() as connection:
        tables = connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table'").scalars().all()
        return [
            (name, *row) for name in sorted(tables) for row in connection.exec_driver_sql(f'SELECT * FROM "{name}"')
        ]


def test_a_pack_comes_out_as_it_went_in_and_the_same_content_gives_the_same_bytes() -> None:
    assert open_pack(SEALED, PUBLIC) == (HEADER, BODY)
    assert seal_pack(*pack(issued(6, each=2), revoked=[5]), CENTRE_KEY) == SEALED
    assert BODY.seats.cut_tags() == [tag_of(number // 2) for number in range(6)]


def test_columns_travel_as_four_bytes_a_number_whatever_machine_wrote_them() -> None:
    written = BODY.seats.model_dump(mode="json")
    assert written["serials"] == as_column(*BODY.seats.serials) == as_column(*range(6))
    assert written["places"] == as_column(*BODY.seats.places)
    _, body = open_pack(SEALED, PUBLIC)
    assert list(body.seats.serials) == list(range(6))


@given(st.integers(0, len(SEALED) - 1), st.integers(1, 255))
def test_r10_one_byte_changed_anywhere_and_the_pack_is_refused(at: int, change: int) -> None:
    touched = SEALED[:at] + bytes([SEALED[at] ^ change]) + SEALED[at + 1 :]
    with pytest.raises(PackRefusedError):
        open_pack(touched, PUBLIC)


@given(st.integers(0, len(SEALED) - 1))
def test_r10_a_pack_cut_short_anywhere_is_refused(length: int) -> None:
    with pytest.raises(PackRefusedError):
        open_pack(SEALED[:length], PUBLIC)


@given(st.binary(max_size=200), st.booleans())
def test_r10_bytes_of_any_kind_are_refused(junk: bytes, magic: bool) -> None:  # noqa: FBT001
    with pytest.raises(PackRefusedError):
        open_pack(MAGIC + junk if magic else junk, PUBLIC)


def test_r10_a_pack_that_somebody_else_signed_is_refused() -> None:
    with pytest.raises(PackRefusedError, match="signature"):
        open_pack(seal_pack(HEADER, BODY, Ed25519PrivateKey.generate()), PUBLIC)
    with pytest.raises(PackRefusedError):
        open_pack(SEALED + b"\0", PUBLIC)
    with pytest.raises(PackRefusedError):
        open_pack(SEALED + SEALED, PUBLIC)


@pytest.mark.parametrize(
    "sealed",
    [
        sealed_by_hand(told(showings=2), body_bytes()),
        sealed_by_hand(told(seats=5), body_bytes()),
        sealed_by_hand(told(revoked=0), body_bytes()),
        sealed_by_hand(told(format=3), body_bytes()),
        sealed_by_hand(told(cinema_code="12"), body_bytes()),
        sealed_by_hand(told(version=0), body_bytes()),
        sealed_by_hand(told(roster=[]), body_bytes()),
        sealed_by_hand(told(timezone="Asia/Nowhere"), body_bytes()),
        sealed_by_hand(told(timezone="../../etc/passwd"), body_bytes()),
        sealed_by_hand(told(timezone="Asia"), body_bytes()),
        sealed_by_hand(told(tomorrow=1), body_bytes()),
        sealed_by_hand({}, body_bytes()),
        sealed_by_hand(told(), body_bytes(tomorrow=1)),
        sealed_by_hand(told(), body_bytes(seats=seats(showings=[0]))),
        sealed_by_hand(told(), body_bytes(seats=seats(tags=""))),
        sealed_by_hand(told(), body_bytes(seats=seats(places=[-1] * 6))),
        sealed_by_hand(told(), body_bytes(seats=seats(serials=[1, 2, 3, 4, 5, 10**8]))),
        sealed_by_hand(told(), body_bytes(seats=seats(serials=as_column(1, 2, 3, 4, 5, 10**8)))),
        sealed_by_hand(told(), body_bytes(seats=seats(serials=as_column(1, 2, 3, 4, 5)))),
        sealed_by_hand(told(), body_bytes(seats=seats(serials="*" * 32))),
        sealed_by_hand(told(), body_bytes(seats=seats(serials="AAAAAAA="))),
        sealed_by_hand(told(), body_bytes(seats=seats(showings=[0, 0, 0, 0, 0, 2**32]))),
        sealed_by_hand(told(), body_bytes(seats=seats(showings=[0, 0, 0, 0, 0, 0.5]))),
        sealed_by_hand(told(), body_bytes(seats=seats(showings=6))),
        sealed_by_hand(told(), b"not zlib"),
        sealed_by_hand(told(), b""),
        sealed_by_hand(told(), body_bytes()[:-10]),
        sealed_by_hand(told(), zlib.compress(b"[]")),
        sealed_by_hand(told(), zlib.compress(b"\xff\xfe")),
        sealed_by_hand(told(), zlib.compress(b"[" * 100_000)),
        MAGIC + CENTRE_KEY.sign(MAGIC),
    ],
)
def test_what_the_centre_signed_by_mistake_is_refused_too(sealed: bytes) -> None:
    with pytest.raises(PackRefusedError) as caught:
        open_pack(sealed, PUBLIC)
    assert len(str(caught.value)) < 200


def test_a_body_that_unpacks_without_end_is_stopped_at_the_limit() -> None:
    bomb = sealed_by_hand(told(), zlib.compress(b" " * 30_000_000, 9))
    assert len(bomb) < 100_000
    with patch.object(day_pack, "_LARGEST_BODY", 1_000_000), pytest.raises(PackRefusedError, match="larger"):
        open_pack(bomb, PUBLIC)


REFUSED = {
    "another cinema's": lambda: (HEADER.model_copy(update={"version": 2, "cinema_code": "77777777"}), BODY),
    "changes to a version that is not held": lambda: pack(issued(9), version=4, base=2),
    "changes to a day that is not held": lambda: pack(issued(9), day=TODAY + timedelta(days=1), version=4, base=3),
    "a showing that is not there": lambda: _moved(showings=(7,) * 6),
    "a place that is not there": lambda: _moved(places=(999,) * 6),
}


def _moved(**columns: tuple[int, ...]) -> tuple[PackHeader, PackBody]:
    header, body = pack(issued(6), version=2)
    return header, body.model_copy(update={"seats": body.seats.model_copy(update=columns)})


@pytest.mark.parametrize("make", REFUSED.values(), ids=REFUSED.keys())
def test_r9_a_pack_that_does_not_fit_changes_nothing(terminal: Foyer, make: object) -> None:
    before = everything(terminal)
    header, body = make()  # type: ignore[operator]
    with pytest.raises(TerminalFaultError) as caught:
        terminal.packs.apply(header, body)
    assert caught.value.code is FaultCode.PACK_REFUSED
    assert everything(terminal) == before


def test_tags_that_are_not_base64_change_nothing(terminal: Foyer) -> None:
    before = everything(terminal)
    header, body = pack(issued(6), version=2)
    broken = body.model_copy(update={"seats": body.seats.model_copy(update={"tags": "*" * len(body.seats.tags)})})
    with pytest.raises(PackRefusedError):
        terminal.packs.apply(header, broken)
    assert everything(terminal) == before


def test_the_same_version_again_or_an_older_one_changes_nothing(terminal: Foyer) -> None:
    assert terminal.packs.apply(*pack(issued(20), version=3))
    before = everything(terminal)
    assert not terminal.packs.apply(*pack(issued(30), version=3))
    assert not terminal.packs.apply(*pack(issued(30), version=2))
    assert not terminal.packs.apply(HEADER, BODY)
    assert everything(terminal) == before


def test_an_error_in_the_middle_changes_nothing(terminal: Foyer) -> None:
    before = everything(terminal)
    with (
        patch("willcall.redemption.cache.packs._Application._note", side_effect=MemoryError),
        pytest.raises(MemoryError),
    ):
        terminal.packs.apply(*pack(issued(20), version=2))
    assert everything(terminal) == before


def test_a_revoked_seat_comes_in_revoked_and_changes_come_on_top(terminal: Foyer) -> None:
    assert terminal.states()[ticket_no(5)] == "revoked"
    terminal.packs.apply(*pack([Issued(6, 3, 6)], version=2, base=1, revoked=[4, 999]))
    states = terminal.states()
    assert (states[ticket_no(4)], states[ticket_no(6)], len(states)) == ("revoked", "open", 7)
    applied = [entry.facts for entry in terminal.outbox.every_entry() if entry.kind == "pack_applied"]
    assert [(facts["version"], facts["base_version"], facts["seats"]) for facts in applied] == [(1, 0, 6), (2, 1, 1)]


def test_a_pack_goes_in_the_same_however_many_rows_go_in_at_once(tmp_path: Path) -> None:
    found = []
    for at_once in (1, 4, 5_000):
        (folder := tmp_path / str(at_once)).mkdir()
        opened = foyer(folder, (HEADER, BODY))
        with patch.object(packs, "_AT_ONCE", at_once):
            opened.packs.apply(*pack([*issued(6, each=2), *issued(16, each=2)[6:]], version=2, revoked=[5]))
        found.append(everything(opened))
        opened.close()
    assert found[0] == found[1] == found[2]
    assert len([row for row in found[0] if row[0] == "seats"]) == 16


def test_a_showing_is_cancelled_by_a_later_version(terminal: Foyer) -> None:
    terminal.packs.apply(*pack(version=2, base=1, showings=[showing(status=ShowingStatus.CANCELLED)]))
    with terminal.units.reading() as unit:
        found = unit.shelf.find(tag_of(0))
    assert found is not None
    assert found.showing.status is ShowingStatus.CANCELLED
    assert len(found.seats) == 2


def test_a_serial_that_is_in_two_packs_is_one_seat(terminal: Foyer) -> None:
    terminal.packs.apply(*pack(issued(8), version=2))
    assert len(terminal.states()) == 8
    assert "reissue_came_late" not in terminal.kinds()


def sold_here(terminal: Foyer) -> list[int]:
    with terminal.engine.connect() as connection:
        return list(connection.exec_driver_sql("SELECT serial FROM seats WHERE sold ORDER BY serial").scalars())


def endings_here(terminal: Foyer, number: int = 0) -> dict[int, Endings]:
    with terminal.units.reading() as unit:
        sealed = unit.house.sealed_endings(showing_code(number))
    return {} if sealed is None else open_endings(CINEMA_KEY, showing_code(number), sealed)


def test_a_pack_of_the_first_format_is_read_and_applied_and_says_nothing_of_sales(tmp_path: Path) -> None:
    header, body = open_pack((GOLDEN / "day-pack-1.wcpack").read_bytes(), PUBLIC)
    assert (header.format, header.seats, body.revoked) == (1, 6, (5,))
    assert (tuple(body.sold), body.endings) == ((), ())
    terminal = foyer(tmp_path, (header, body))
    assert (terminal.states()[ticket_no(5)], len(terminal.states())) == ("revoked", 6)
    assert (sold_here(terminal), endings_here(terminal)) == ([], {})
    terminal.close()


def test_a_pack_of_the_present_format_is_what_it_was_when_it_was_recorded() -> None:
    recorded = (GOLDEN / "day-pack-2.wcpack").read_bytes()
    header, body = open_pack(recorded, PUBLIC)
    assert (header.format, list(body.sold)) == (PACK_FORMAT, [0, 1])
    opened = open_endings(CINEMA_KEY, showing_code(), body.endings[0].cut_out())
    assert opened[0] == endings_of(code_of(0), "4711")
    assert seal_pack(*pack(issued(6, each=2), revoked=[5], sold=[0, 1], phones={0: "4711"}), CENTRE_KEY) == recorded


def test_a_terminal_that_reads_the_first_format_alone_finds_nothing_newer_in_it() -> None:
    header, body = pack(issued(6, each=2), revoked=[5], sold=[0, 1], phones={0: "4711"})
    sealed = seal_pack(header.model_copy(update={"format": 1}), body, CENTRE_KEY)
    assert sealed == (GOLDEN / "day-pack-1.wcpack").read_bytes()


def test_sales_come_with_the_seats_and_later_ones_as_changes(terminal: Foyer) -> None:
    terminal.packs.apply(*pack([Issued(6, 3, 6)], version=2, base=1, sold=[0, 6, 999]))
    assert sold_here(terminal) == [0, 6]
    terminal.packs.apply(*pack(issued(8), version=3, sold=[0, 1, 6, 7]))
    assert sold_here(terminal) == [0, 1, 6, 7]
    terminal.packs.apply(*pack(version=4, base=3, showings=[showing()]))
    assert sold_here(terminal) == [0, 1, 6, 7]


def test_a_seat_whose_right_was_used_under_another_code_comes_in_sold_all_the_same(terminal: Foyer) -> None:
    terminal.desk(CountingPrinter()).collect([ticket_no(0)], "a")
    terminal.packs.apply(*pack([Issued(7, 9, 0)], version=2, base=1, revoked=[0, 1], sold=[7]))
    assert (terminal.states()[ticket_no(7)], sold_here(terminal)) == ("revoked", [7])


def test_last_digits_are_replaced_where_a_later_version_has_others_and_else_stay(terminal: Foyer) -> None:
    assert endings_here(terminal) == {serial: endings_of(code_of(serial // 2)) for serial in range(6)}
    told = pack([Issued(6, 3, 6)], version=2, base=1, phones={3: "4711"})
    terminal.packs.apply(*told)
    assert endings_here(terminal) == {6: endings_of(code_of(3), "4711")}
    terminal.packs.apply(*pack(version=3, base=2, showings=[showing()]))
    assert endings_here(terminal) == {6: endings_of(code_of(3), "4711")}


def test_last_digits_of_a_showing_that_is_not_in_the_pack_are_refused() -> None:
    stray = BODY.endings[0].model_copy(update={"showing_code": showing_code(7)})
    sealed = seal_pack(HEADER, BODY.model_copy(update={"endings": (stray,)}), CENTRE_KEY)
    with pytest.raises(PackRefusedError):
        open_pack(sealed, PUBLIC)


def test_last_digits_that_are_not_base64_change_nothing(terminal: Foyer) -> None:
    before = everything(terminal)
    header, body = pack(issued(6), version=2)
    broken = body.model_copy(update={"endings": (body.endings[0].model_copy(update={"sealed": "*"}),)})
    with pytest.raises(PackRefusedError):
        terminal.packs.apply(header, broken)
    assert everything(terminal) == before


def test_r7_neither_the_pack_nor_the_database_has_the_end_of_a_phone_in_clear(tmp_path: Path) -> None:
    header, body = pack(issued(6, each=2), phones=dict.fromkeys(range(3), "4711"))
    terminal = foyer(tmp_path, (header, body))
    terminal.close()
    assert "4711" not in body.model_dump_json()
    assert b"4711" not in terminal.path.read_bytes()
    assert struct.pack(">H", 4711) * 2 not in terminal.path.read_bytes()


def test_a_place_that_a_later_plan_has_no_more_leaves_with_it_where_no_ticket_is_for_it(terminal: Foyer) -> None:
    header, body = pack(issued(6), version=2)
    shrunk = body.screens[0].model_copy(update={"places": body.screens[0].places[6:20]})
    ours = tuple(body.screens[0].places[:4])
    kept = shrunk.model_copy(update={"places": (*ours, *shrunk.places)})
    fewer = body.model_copy(update={"screens": (kept,), "seats": PackSeats(), "endings": ()})
    terminal.packs.apply(header.model_copy(update={"seats": 0}), fewer)
    with terminal.units.reading() as unit:
        spots = sorted(spot.place.seat_code for spot in unit.house.places(SCREEN))
    # 4 and 5 are on no plan any more, and have tickets
    assert spots == sorted(place(number).seat_code for number in range(20))


def test_r1_what_head_office_does_with_a_seat_that_was_let_in_on_the_door_list_comes_too_late(terminal: Foyer) -> None:
    order = TickOrder(showing_code(), (ticket_no(0), ticket_no(1)), CLERK)
    assert isinstance(terminal.box_office().enter_ticks(order), TicksEntered)
    terminal.packs.apply(*pack([Issued(7, 9, 0)], version=2, base=1, revoked=[0]))
    states = terminal.states()
    assert (states[ticket_no(0)], states[ticket_no(1)], states[ticket_no(7)]) == ("admitted", "admitted", "revoked")
    told = [entry.facts for entry in terminal.outbox.every_entry() if entry.kind.endswith("_came_late")]
    assert [each.get("state") or each["used_by"] for each in told] == ["admitted", ticket_no(0)]
    assert terminal.box_office().showings_on(TODAY).seats.collected == 2

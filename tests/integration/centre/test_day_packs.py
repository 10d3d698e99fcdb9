"""Day packs: built when something changed, the same bytes for the same content, and changes for who holds a version."""

import base64
from datetime import date, timedelta
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy.orm import Session

from tests.support.centre_stage import (
    CAMPAIGN,
    FAR,
    NEAR,
    OTHER,
    SEATS_A_SCREEN,
    CentreStage,
    SteppingClock,
    sale,
    showing_code,
)
from tests.support.terminal_stand_in import TerminalStandIn, enrolled
from willcall.centre.codes.revoke_tickets import revoke_tickets
from willcall.centre.db import migrate as migrations
from willcall.centre.db.migrate import migrate
from willcall.centre.schedules.change_showing import ShowingChange, cancel_showing, move_showing
from willcall.centre.terminals import day_packs
from willcall.centre.terminals.models import DayPackRow
from willcall.redemption.domain.codes import CollectionCode, code_tag
from willcall.redemption.domain.endings import Endings, open_endings
from willcall.redemption.domain.homes import home_terminal
from willcall.redemption.wire.day_pack import PACK_FORMAT, PackBody, open_pack, seal_pack
from willcall.redemption.wire.enrolment import PackIndex

DAY = date(2014, 3, 8)
PACK = "/terminal/v1/packs/2014-03-08"


def test_a_pack_carries_every_seat_of_the_cinema_under_its_own_tags(issued: CentreStage) -> None:
    terminal = enrolled(issued, NEAR)
    header, body = terminal.pack(DAY)
    assert (header.showings, header.seats, header.revoked, header.base_version) == (3, 3 * SEATS_A_SCREEN, 0, 0)
    key = terminal.enrolment.cinema_key
    expected = {
        code_tag(key, CollectionCode(code.code)): code for code in issued.delivered() if code.cinema_code == NEAR
    }
    rows = list(zip(body.seats.cut_tags(), body.seats.showings, body.seats.places, body.seats.serials, strict=True))
    assert {tag for tag, *_ in rows} == set(expected)
    assert all(body.showings[showing].showing_code == expected[tag].showing_code for tag, showing, *_ in rows)
    assert [serial for *_, serial in rows] == sorted(serial for *_, serial in rows)
    seats = {(showing, body.screens[0].places[place].seat_code) for _, showing, place, _ in rows}
    assert len(seats) == len(rows)
    assert home_terminal(rows[0][0], header.roster) == "K1"


def test_the_night_showing_belongs_to_the_evening_before(issued: CentreStage) -> None:
    _, body = enrolled(issued, NEAR).pack(DAY)
    assert body.showings[-1].starts_at.isoformat() == "2014-03-08T16:30:00Z".replace("Z", "+00:00")


def test_sister_cinemas_of_the_city_are_told_by_six_bytes_under_this_cinemas_key(issued: CentreStage) -> None:
    terminal = enrolled(issued, NEAR)
    _, body = terminal.pack(DAY)
    (sister,) = body.sisters
    codes = issued.delivered()
    tags = {
        cinema: {
            code_tag(terminal.enrolment.cinema_key, CollectionCode(code.code))[:6]
            for code in codes
            if code.cinema_code == cinema
        }
        for cinema in (FAR, OTHER)
    }
    assert sister.cinema.zh == "远处影城"
    assert set(sister.cut_tags()) == tags[FAR]
    assert not set(sister.cut_tags()) & tags[OTHER]


def test_the_same_content_is_the_same_bytes_and_no_new_version(issued: CentreStage) -> None:
    terminal = enrolled(issued, NEAR)
    first = terminal.call("GET", f"{PACK}?have=0")
    for _ in range(2):
        again = terminal.call("GET", f"{PACK}?have=0")
        assert (again.content, again.headers["etag"]) == (first.content, first.headers["etag"])
    # something was touched, and nothing is different
    issued.imported()
    assert terminal.call("GET", f"{PACK}?have=0").content == first.content
    assert len([row for row in issued.rows(DayPackRow) if row.business_day == DAY]) == 1


def test_who_holds_the_version_hears_that_nothing_changed(issued: CentreStage) -> None:
    terminal = enrolled(issued, NEAR)
    header, _ = terminal.pack(DAY)
    assert terminal.call("GET", f"{PACK}?have={header.version}").status_code == 304
    etag = terminal.call("GET", f"{PACK}?have=0").headers["etag"]
    headers = terminal.headers("GET", f"{PACK}?have=0") | {"If-None-Match": f'"other", {etag}'}
    assert terminal.client.request("GET", f"{PACK}?have=0", headers=headers).status_code == 304


def test_changes_tell_what_was_cancelled_moved_and_revoked_since(issued: CentreStage) -> None:
    terminal = enrolled(issued, NEAR)
    base, _ = terminal.pack(DAY)
    database, clock = issued.centre.database, issued.centre.clock
    first, second, third = (showing_code(NEAR, number) for number in (1, 2, 3))
    assert cancel_showing(first, database) is ShowingChange.DONE
    assert move_showing(second, third, database) is ShowingChange.DONE
    revoke_tickets([f"{third}/A-1", f"{NEAR}00000001"], "a broken seat", database, clock)
    header, body = terminal.pack(DAY, base.version)
    assert (header.base_version, header.version, header.seats) == (base.version, base.version + 1, 0)
    assert len(body.revoked) == header.revoked == 2
    assert {each.showing_code: (each.status.value, each.moved_to) for each in body.showings} == {
        first: ("cancelled", None),
        second: ("moved", third),
        third: ("scheduled", None),
    }
    full, whole = terminal.pack(DAY, 999)
    assert (full.base_version, full.seats, whole.revoked) == (0, 3 * SEATS_A_SCREEN, body.revoked)


def test_showings_change_once_and_only_where_it_makes_sense(issued: CentreStage) -> None:
    database = issued.centre.database
    first, second = showing_code(NEAR, 1), showing_code(NEAR, 2)
    assert cancel_showing("9999999999999999", database) is ShowingChange.UNKNOWN_SHOWING
    assert cancel_showing(first, database) is ShowingChange.DONE
    assert cancel_showing(first, database) is ShowingChange.ALREADY_SO
    assert move_showing(second, first, database) is ShowingChange.NOT_SCHEDULED
    assert move_showing(second, showing_code(FAR, 1), database) is ShowingChange.UNKNOWN_TARGET
    assert move_showing(second, showing_code(NEAR, 3), database) is ShowingChange.DONE
    assert move_showing(second, showing_code(NEAR, 3), database) is ShowingChange.ALREADY_SO
    assert cancel_showing(second, database) is ShowingChange.NOT_SCHEDULED


@pytest.mark.parametrize("name", ["1000000100000099x", "99", f"{NEAR}00009999", "x/1-1", "/", "", "x\0/1-1"])
def test_an_unknown_ticket_revokes_nothing_at_all(issued: CentreStage, name: str) -> None:
    done = revoke_tickets([f"{NEAR}00000001", name], "why", issued.centre.database, issued.centre.clock)
    assert (done.new, done.unknown) == (0, (name,))


def test_the_index_offers_today_and_the_next_two_days_and_the_time(issued: CentreStage) -> None:
    terminal = enrolled(issued, NEAR)
    index = PackIndex.model_validate_json(terminal.call("GET", "/terminal/v1/packs").content)
    assert [each.business_day for each in index.packs] == ["2014-03-08", "2014-03-09", "2014-03-10"]
    assert index.centre_time.startswith("2014-03-08T02:00")
    assert {each.version for each in index.packs} == {1}


def test_a_day_without_codes_has_an_empty_pack(issued: CentreStage) -> None:
    header, body = enrolled(issued, NEAR).pack(date(2014, 3, 10))
    assert (header.seats, header.showings, base64.b64decode(body.seats.tags)) == (0, 0, b"")


def test_days_that_are_not_on_offer_are_a_problem_and_leave_nothing_behind(issued: CentreStage) -> None:
    terminal = enrolled(issued, NEAR)
    before = len(issued.rows(DayPackRow))
    for day in ("2014-03-07", "2014-03-11", "0001-01-01", "9999-12-31"):
        answer = terminal.call("GET", f"/terminal/v1/packs/{day}?have=0")
        assert (answer.status_code, answer.json()["type"]) == (404, "urn:willcall:problem:no-such-pack")
    assert len(issued.rows(DayPackRow)) == before


@pytest.mark.parametrize(("days", "offered"), [(-61, False), (-60, True), (1, True), (2, False)])
def test_a_day_with_codes_is_on_offer_from_sixty_days_before_to_the_day_after(
    issued: CentreStage,
    days: int,
    offered: bool,  # noqa: FBT001
) -> None:
    terminal = enrolled(issued, NEAR)
    clock = issued.centre.clock
    assert isinstance(clock, SteppingClock)
    clock.now += timedelta(days=days)
    index = PackIndex.model_validate_json(terminal.call("GET", "/terminal/v1/packs").content)
    assert (DAY.isoformat() in [each.business_day for each in index.packs]) is offered
    assert terminal.call("GET", f"{PACK}?have=0").status_code == (200 if offered else 404)


def test_of_a_day_the_last_versions_are_kept_and_who_holds_an_older_one_gets_it_in_full(
    issued: CentreStage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(day_packs, "VERSIONS_KEPT", 3)
    terminal = enrolled(issued, NEAR)
    terminal.pack(DAY)
    for serial in range(1, 5):
        revoke_tickets([f"{NEAR}{serial:08d}"], "why", issued.centre.database, issued.centre.clock)
        terminal.pack(DAY)
    assert sorted(row.version for row in issued.rows(DayPackRow) if row.business_day == DAY) == [3, 4, 5]
    assert [terminal.pack(DAY, have)[0].base_version for have in (1, 2, 3, 4)] == [0, 0, 3, 4]


def test_a_day_that_is_none_is_a_problem(issued: CentreStage) -> None:
    terminal = enrolled(issued, NEAR)
    for path in ("/terminal/v1/packs/yesterday", f"{PACK}?have=-1", f"{PACK}?have=x", f"{PACK}?have={10**30}"):
        assert terminal.call("GET", path).status_code == 422


def test_no_pack_names_the_campaign_or_a_code(issued: CentreStage) -> None:
    _, body = enrolled(issued, NEAR).pack(DAY)
    text = body.model_dump_json()
    assert CAMPAIGN not in text
    assert not any(code.code in text for code in issued.delivered())


def endings_in(terminal: TerminalStandIn, body: PackBody) -> dict[int, Endings]:
    opened: dict[int, Endings] = {}
    for each in body.endings:
        opened |= open_endings(terminal.enrolment.cinema_key, each.showing_code, each.cut_out())
    return opened


def test_a_pack_tells_what_the_channel_sold_and_the_last_digits_of_every_code(issued: CentreStage) -> None:
    codes = [code for code in issued.delivered() if code.cinema_code == NEAR]
    issued.sell([sale(codes[0], "o1", phone="4711"), sale(codes[1], "o2"), sale(codes[0], "o3", phone="0815")])
    terminal = enrolled(issued, NEAR)
    _, body = terminal.pack(DAY)
    by_tag = {code_tag(terminal.enrolment.cinema_key, CollectionCode(code.code)): code for code in codes}
    found = {serial: by_tag[tag] for tag, serial in zip(body.seats.cut_tags(), body.seats.serials, strict=True)}
    assert list(body.sold) == [serial for serial, code in found.items() if code in codes[:2]]
    endings = endings_in(terminal, body)
    assert {serial: each.code for serial, each in endings.items()} == {
        serial: code.code[-3:] for serial, code in found.items()
    }
    phones = {serial: each.phone for serial, each in endings.items() if each.phone}
    assert phones == {serial: "4711" for serial, code in found.items() if code == codes[0]}


def test_changes_tell_what_was_sold_since_and_the_last_digits_of_those_showings_alone(issued: CentreStage) -> None:
    terminal = enrolled(issued, NEAR)
    codes = [code for code in issued.delivered() if code.cinema_code == NEAR]
    first = next(code for code in codes if code.showing_code == showing_code(NEAR, 1))
    second = next(code for code in codes if code.showing_code == showing_code(NEAR, 2))
    issued.sell([sale(second, "o1")])
    base, whole = terminal.pack(DAY)
    assert len(whole.sold) == second.seats
    issued.sell([sale(first, "o2", phone="4711")])
    header, body = terminal.pack(DAY, base.version)
    assert (header.version, header.seats, len(body.sold)) == (base.version + 1, 0, first.seats)
    assert not set(body.sold) & set(whole.sold)
    assert [each.showing_code for each in body.endings] == [showing_code(NEAR, 1)]
    assert {each.phone for each in endings_in(terminal, body).values()} == {"", "4711"}


def test_the_same_report_again_makes_no_new_version(issued: CentreStage) -> None:
    terminal = enrolled(issued, NEAR)
    lines = [sale(code, code.code[:6]) for code in issued.delivered()[:3]]
    issued.sell(lines)
    header, _ = terminal.pack(DAY)
    issued.sell(lines)
    assert terminal.call("GET", f"{PACK}?have={header.version}").status_code == 304


def test_a_terminal_of_an_earlier_version_gets_packs_and_changes_as_it_knows_them(issued: CentreStage) -> None:
    terminal = enrolled(issued, NEAR)
    codes = [code for code in issued.delivered() if code.cinema_code == NEAR]
    issued.sell([sale(codes[0], "o1")])
    header, body = terminal.pack(DAY, reads=1)
    assert (header.format, header.seats, body.sold, body.endings) == (1, 3 * SEATS_A_SCREEN, (), ())
    packed = terminal.call("GET", f"{PACK}?have=0").content
    assert b'"format":1' in packed
    issued.sell([sale(codes[1], "o2")])
    later, news = terminal.pack(DAY, header.version, reads=1)
    assert (later.format, later.base_version, news.sold, news.endings) == (1, header.version, (), ())
    assert terminal.pack(DAY, reads=7)[0].format == PACK_FORMAT
    # and once it is brought up to date, the whole of it
    assert len(terminal.pack(DAY)[1].sold) == codes[0].seats + codes[1].seats


def test_what_was_built_by_an_earlier_version_is_built_anew_after_the_migration(sqlite_stage: CentreStage) -> None:
    sqlite_stage.issued()
    terminal = enrolled(sqlite_stage, NEAR)
    header, _ = terminal.pack(DAY)
    with sqlite_stage.centre.database.writing() as session:
        row = session.get_one(DayPackRow, (NEAR, DAY, header.version))
        key = sqlite_stage.centre.keys.signing_key(session)
        older, body = open_pack(row.sealed, key.public_key())
        row.sealed, row.content = seal_pack(older.model_copy(update={"format": 1}), body, key), "as it was built then"
        _downgrade(session)
    migrate(sqlite_stage.centre.database)
    later, news = terminal.pack(DAY, header.version)
    assert (later.version, later.base_version, later.seats) == (header.version + 1, header.version, 0)
    assert len(endings_in(terminal, news)) == 3 * SEATS_A_SCREEN


def _downgrade(session: Session) -> None:
    config = Config()
    config.set_main_option("script_location", str(Path(migrations.__file__).parent / "migrations"))
    config.attributes["connection"] = session.connection()
    command.downgrade(config, "0001")

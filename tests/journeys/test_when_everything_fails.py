"""Head office, a cinema's terminal and its box office: the guest who lost the code, and the doors that open by paper.

Everything is real but the line, which is a call within the process, and the printer.
"""

import io
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from pypdf import PdfReader

from tests.support.centre_stage import CAMPAIGN, NEAR, CentreStage, DeliveredCode, open_stage, sale, showing_code
from tests.support.offices import office_over
from tests.support.paper_reading import plain
from tests.support.papers import CountingPrinter
from tests.support.staff import CLERK, SUPERVISOR
from tests.support.terminal_stand_in import TerminalStandIn, enrolled
from tests.support.turns import OpenTurn
from willcall.centre.desk.models import ExceptionRow
from willcall.centre.settlement.settle_campaign import settle_campaign
from willcall.printing.door_list import DoorListSetter, write_door_list
from willcall.redemption.cache.database import open_database
from willcall.redemption.cache.journal import SqlOutbox
from willcall.redemption.cache.packs import SqlPackShelf
from willcall.redemption.cache.terminal import Membership, SqlSyncLog, write_membership
from willcall.redemption.cache.units import SqlUnitsOfWork
from willcall.redemption.domain.exceptions import ExceptionKind
from willcall.redemption.domain.identity import TerminalIdentity
from willcall.redemption.domain.journal import check_chain
from willcall.redemption.domain.seat_queries import ByPhone, SeatsFound
from willcall.redemption.domain.showings import BilingualText
from willcall.redemption.domain.ticks import TickOrder, TicksEntered, read_ticks
from willcall.redemption.domain.verdicts import AlreadyCollected, Collectable
from willcall.redemption.service.box_office import BoxOffice
from willcall.redemption.service.collection_desk import CollectionDesk
from willcall.redemption.service.open_endings import EndingsOpener
from willcall.redemption.service.print_tickets import PrintDesk
from willcall.redemption.sync.rounds import SyncRound
from willcall.redemption.wire.day_pack import PACK_FORMAT
from willcall.redemption.wire.enrolment import PackIndex
from willcall.redemption.wire.journal import JournalBatch, JournalReceipt

SHOWING = showing_code(NEAR, 2)


@dataclass(frozen=True, slots=True)
class Line:
    """The centre as the terminal calls it, each call signed."""

    caller: TerminalStandIn

    def pack_index(self) -> PackIndex:
        return PackIndex.model_validate_json(self.caller.call("GET", "/terminal/v1/packs").content)

    def pack(self, day: date, have: int) -> bytes:
        return self.caller.call("GET", f"/terminal/v1/packs/{day}?have={have}&reads={PACK_FORMAT}").content

    def send_journal(self, batch: JournalBatch) -> JournalReceipt:
        answer = self.caller.call("POST", "/terminal/v1/journal", batch.model_dump_json().encode())
        return JournalReceipt.model_validate_json(answer.content)


@dataclass(slots=True)
class Cinema:
    """Head office and one terminal of a cinema."""

    centre: CentreStage
    round: SyncRound
    outbox: SqlOutbox
    printer: CountingPrinter
    desk: CollectionDesk
    office: BoxOffice


@pytest.fixture
def cinema(tmp_path: Path) -> Iterator[Cinema]:
    centre = open_stage(f"sqlite:///{tmp_path / 'centre.sqlite'}", tmp_path).issued()
    caller = enrolled(centre, NEAR)
    told, clock = caller.enrolment, centre.centre.clock
    who = TerminalIdentity(
        NEAR, BilingualText(told.cinema.zh, told.cinema.en), told.terminal_no, told.timezone, told.roster
    )
    engine = open_database(tmp_path / "terminal.sqlite")
    write_membership(engine, Membership(who, "http://centre.test", told.centre_public_key), "journey", clock())
    units, printer = SqlUnitsOfWork(engine, NEAR, told.terminal_no), CountingPrinter()
    outbox = SqlOutbox(engine, NEAR, told.terminal_no, clock)
    packs = SqlPackShelf(engine, NEAR, told.terminal_no, clock)
    centre_key = Ed25519PublicKey.from_public_bytes(told.centre_public_key)
    office = replace(
        office_over(units, clock),
        identity=who,
        endings=EndingsOpener(NEAR, told.cinema_key),
        cinema_key=told.cinema_key,
    )
    yield Cinema(
        centre,
        SyncRound(Line(caller), centre_key, outbox, packs, SqlSyncLog(engine), clock),
        outbox,
        printer,
        CollectionDesk(told.cinema_key, PrintDesk(who, caller.key.sign, printer, units, clock, OpenTurn())),
        office,
    )
    engine.dispose()
    centre.centre.database.close()


def codes_of(cinema: Cinema) -> list[DeliveredCode]:
    """Return the codes of two seats of the showing."""
    return [code for code in cinema.centre.delivered() if code.showing_code == SHOWING and code.seats == 2]


def tickets_of(cinema: Cinema, code: DeliveredCode) -> list[str]:
    """Return the tickets that a code opens."""
    verdict = cinema.desk.look_up(code.code)
    assert isinstance(verdict, Collectable)
    return [seat.ticket_no for seat in verdict.seats]


def test_a_guest_who_lost_the_code_is_found_by_the_phone_that_the_channel_gave(cinema: Cinema) -> None:
    lost, other = codes_of(cinema)[:2]
    cinema.round.run()
    (board,) = [each for each in cinema.office.showings_today().showings if each.showing.showing_code == SHOWING]
    assert board.seats.sold == 0
    cinema.centre.sell([sale(lost, "o1", phone="138****4711"), sale(other, "o2", phone="13912340815")])
    cinema.round.run()
    (board,) = [each for each in cinema.office.showings_today().showings if each.showing.showing_code == SHOWING]
    assert board.seats.sold == 4
    answer = cinema.office.find_seats(ByPhone(SHOWING, "4711"))
    assert isinstance(answer, SeatsFound)
    verdict = cinema.desk.look_up(lost.code)
    assert isinstance(verdict, Collectable)
    assert [found.seat for found in answer.seats] == list(verdict.seats)
    assert {(found.masked_phone, found.seat.sold) for found in answer.seats} == {("••11", True)}


def test_r1_r6_guests_let_in_on_the_door_list_are_keyed_in_and_settled_once(cinema: Cinema, tmp_path: Path) -> None:
    early, late, doubled = codes_of(cinema)[:3]
    cinema.centre.sell(sale(code, f"o{number}") for number, code in enumerate((early, late, doubled)))
    cinema.round.run()
    cinema.desk.collect(tickets_of(cinema, early), "early")
    made = cinema.office.door_list(SHOWING)
    assert made is not None
    file = write_door_list(made, DoorListSetter(), tmp_path / "lists")
    paper = plain(PdfReader(io.BytesIO(file.read_bytes())).pages[0].extract_text())
    to_come = {*tickets_of(cinema, late), *tickets_of(cinema, doubled)}
    wanted = [line for line in made.lines if line.ticket_no in to_come]
    assert {line.code_ending for line in wanted} == {late.code[-3:], doubled.code[-3:]}
    assert all(f"{line.place.row}-{line.place.number}{line.code_ending}" in paper for line in wanted)

    # the list is printed; somebody collects after all; then the lights go out, and the door ticks all that come
    cinema.desk.collect(tickets_of(cinema, doubled), "doubled")
    typed = "; ".join(f"{line.place.row}: {line.place.number}" for line in wanted)
    read = read_ticks(typed, made.lines)
    assert (set(read.ticket_nos), read.unread) == (to_come, ())
    entered = cinema.office.enter_ticks(TickOrder(SHOWING, read.ticket_nos, CLERK))
    assert isinstance(entered, TicksEntered)
    assert (len(entered.admitted), len(entered.disputed)) == (2, 2)
    assert isinstance(cinema.desk.look_up(late.code), AlreadyCollected)
    kinds = [each.key.kind for each in cinema.office.exceptions(SUPERVISOR)]
    assert kinds.count(ExceptionKind.ADMISSION_DISPUTED) == 2

    check_chain(cinema.outbox.every_entry())
    report = cinema.round.run()
    assert report.refused == 0
    settlement = settle_campaign(CAMPAIGN, cinema.centre.centre.database, cinema.centre.centre.clock)
    assert settlement.balanced, settlement.imbalances
    assert (settlement.total.collected, settlement.total.sold_collected) == (6, 6)
    assert settlement.exceptions == {"admission_disputed": 2}
    assert {row.evidence["facts"]["state"] for row in cinema.centre.rows(ExceptionRow)} == {"printed"}
    assert len(cinema.printer.papers) == 4

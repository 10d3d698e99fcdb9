"""Head office, a cinema's terminal and its box office: all real but the line, a call within the process, and paper."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from tests.support.centre_stage import NEAR, CentreStage, DeliveredCode, open_stage, showing_code
from tests.support.offices import office_over
from tests.support.papers import CountingPrinter
from tests.support.terminal_stand_in import TerminalStandIn, enrolled
from tests.support.turns import OpenTurn
from willcall.redemption.cache.database import open_database
from willcall.redemption.cache.journal import SqlOutbox
from willcall.redemption.cache.packs import SqlPackShelf
from willcall.redemption.cache.terminal import Membership, SqlSyncLog, write_membership
from willcall.redemption.cache.units import SqlUnitsOfWork
from willcall.redemption.domain.identity import TerminalIdentity
from willcall.redemption.domain.showings import BilingualText
from willcall.redemption.domain.verdicts import Collectable
from willcall.redemption.service.box_office import BoxOffice
from willcall.redemption.service.collection_desk import CollectionDesk
from willcall.redemption.service.open_endings import EndingsOpener
from willcall.redemption.service.print_tickets import PrintDesk
from willcall.redemption.service.staff_desk import StaffDesk
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
        """Ask."""
        return PackIndex.model_validate_json(self.caller.call("GET", "/terminal/v1/packs").content)

    def pack(self, day: date, have: int) -> bytes:
        """Ask."""
        return self.caller.call("GET", f"/terminal/v1/packs/{day}?have={have}&reads={PACK_FORMAT}").content

    def send_journal(self, batch: JournalBatch) -> JournalReceipt:
        """Send."""
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
    staff: StaffDesk
    office: BoxOffice


@contextmanager
def open_cinema(folder: Path) -> Iterator[Cinema]:
    """Open a cinema's day in a folder: seats are issued, and the terminal is enrolled."""
    centre = open_stage(f"sqlite:///{folder / 'centre.sqlite'}", folder).issued()
    caller = enrolled(centre, NEAR)
    told, clock = caller.enrolment, centre.centre.clock
    who = TerminalIdentity(
        NEAR, BilingualText(told.cinema.zh, told.cinema.en), told.terminal_no, told.timezone, told.roster
    )
    engine = open_database(folder / "terminal.sqlite")
    write_membership(engine, Membership(who, "http://centre.test", told.centre_public_key), "journey", clock())
    units, printer = SqlUnitsOfWork(engine, NEAR, told.terminal_no), CountingPrinter()
    outbox = SqlOutbox(engine, NEAR, told.terminal_no, clock)
    packs = SqlPackShelf(engine, NEAR, told.terminal_no, clock)
    centre_key = Ed25519PublicKey.from_public_bytes(told.centre_public_key)
    office = replace(
        office_over(units, clock, SqlSyncLog(engine)),
        identity=who,
        endings=EndingsOpener(NEAR, told.cinema_key),
        cinema_key=told.cinema_key,
    )
    printing = PrintDesk(who, caller.key.sign, printer, units, clock, OpenTurn())
    keys = {told.terminal_no: caller.key.public_key().public_bytes_raw()}.get
    yield Cinema(
        centre,
        SyncRound(Line(caller), centre_key, outbox, packs, SqlSyncLog(engine), clock),
        outbox,
        printer,
        CollectionDesk(told.cinema_key, printing),
        StaffDesk(printing, keys),
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

"""Puts a terminal together: settings in, use cases out. The only place that knows every part of the heart."""

import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from sqlalchemy import Engine

from willcall import __version__
from willcall.redemption.cache.database import open_database
from willcall.redemption.cache.journal import SqlOutbox
from willcall.redemption.cache.packs import SqlPackShelf
from willcall.redemption.cache.terminal import Membership, SqlSyncLog, read_membership, write_membership
from willcall.redemption.cache.units import SqlUnitsOfWork
from willcall.redemption.cache.written_books import SqlRecords
from willcall.redemption.domain.faults import FaultCode, TerminalFaultError
from willcall.redemption.domain.identity import TerminalIdentity
from willcall.redemption.domain.journal_findings import JournalCut, JournalReplaced
from willcall.redemption.domain.journal_words import journal_words
from willcall.redemption.domain.machine_standing import CrashReport
from willcall.redemption.domain.seats import Seat
from willcall.redemption.domain.showings import BilingualText
from willcall.redemption.domain.ticket_qr import TerminalKeys
from willcall.redemption.domain.tickets import Sign, Ticket
from willcall.redemption.domain.written_entries import JournalHead
from willcall.redemption.kept_head import KeptHead
from willcall.redemption.keys import CINEMA_KEY, KEY_BYTES, TERMINAL_KEY, KeyStore, hold_for, open_key_store
from willcall.redemption.pin_hashes import PinHashes
from willcall.redemption.print_turn import LockedTurn
from willcall.redemption.service.box_office import BoxOffice
from willcall.redemption.service.collection_desk import CollectionDesk
from willcall.redemption.service.journal_watch import JournalWatch
from willcall.redemption.service.machine_desk import MachineDesk
from willcall.redemption.service.note_crash import note_crash
from willcall.redemption.service.note_head import note_head
from willcall.redemption.service.open_endings import EndingsOpener
from willcall.redemption.service.ports import Clock, TicketPrinter
from willcall.redemption.service.print_evidence import may_have_torn
from willcall.redemption.service.print_tickets import PrintDesk
from willcall.redemption.service.printer_health import PrinterHealth, PrinterWatch, printer_health
from willcall.redemption.service.recover_seats import recover_in_turn
from willcall.redemption.service.staff_desk import StaffDesk
from willcall.redemption.service.staff_roll import StaffOffice
from willcall.redemption.service.terminal_health import TerminalHealth
from willcall.redemption.service.verify_journal import JournalAudit
from willcall.redemption.settings import TerminalSettings
from willcall.redemption.sync.centre_client import CentreClient, enrol_at
from willcall.redemption.sync.head_watch import HeadWatch
from willcall.redemption.sync.rounds import SyncRound
from willcall.redemption.sync.worker import SyncWorker
from willcall.redemption.wire.enrolment import EnrolmentRequest

if TYPE_CHECKING:
    from willcall.redemption.service.preflight import Preflight
    from willcall.redemption.sync.stick.exchange import StickExchange


@dataclass(frozen=True, slots=True)
class Terminal:
    """An enrolled terminal with its database open and its secrets at hand.

    ``sign`` is the terminal's signature, ``keys`` has what it takes to verify those of the terminals that it knows: so
    far itself.
    """

    settings: TerminalSettings
    identity: TerminalIdentity
    units: SqlUnitsOfWork
    outbox: SqlOutbox
    sync_log: SqlSyncLog
    sync_round: SyncRound
    audit: JournalAudit
    journal_watch: JournalWatch
    sign: Sign
    keys: TerminalKeys
    clock: Clock
    _cinema_key: bytes = field(repr=False)
    _keys: KeyStore
    _key: Ed25519PrivateKey
    _engine: Engine
    _client: CentreClient

    def desk(self, printer: TicketPrinter) -> CollectionDesk:
        """Return the use cases of a collecting screen, printing there."""
        return CollectionDesk(self._cinema_key, self._printing(printer))

    def staff_desk(self, printer: TicketPrinter) -> StaffDesk:
        """Return the use cases of a staff screen, printing there."""
        return StaffDesk(self._printing(printer), self.keys, self.settings.reprint_limit)

    def _printing(self, printer: TicketPrinter) -> PrintDesk:
        chosen = self.settings.printer
        return PrintDesk(
            identity=self.identity,
            sign=self.sign,
            printer=printer,
            units=self.units,
            clock=self.clock,
            turn=self._turn,
            rehearsal=self.settings.rehearsal,
            asks_in_turn=chosen.kind == "system",
            watch=PrinterWatch(chosen.name),
        )

    def machine_desk(self, printer: TicketPrinter, sample: Callable[[], Ticket]) -> MachineDesk:
        """Return the use cases of a machine in the foyer, printing there; ``sample`` makes what a test prints."""
        return MachineDesk(self.desk(printer), self._pins, self.health(), sample)

    def box_office(self) -> BoxOffice:
        """Return the use cases of the box office that print nothing."""
        return BoxOffice(
            identity=self.identity,
            units=self.units,
            clock=self.clock,
            endings=EndingsOpener(self.identity.cinema_code, self._cinema_key),
            looking=self.health(),
            cinema_key=self._cinema_key,
            turn=self._turn,
            journal=self.journal_watch.look,
            reprint_limit=self.settings.reprint_limit,
            rehearsal=self.settings.rehearsal,
        )

    def staff_office(self) -> StaffOffice:
        """Return the use cases of whoever keeps the list of staff."""
        return StaffOffice(self.units, self._pins, self.clock)

    def health(self) -> TerminalHealth:
        """Return what looks at every part of the terminal."""
        folder = self.settings.data_dir
        return TerminalHealth(
            identity=self.identity,
            version=__version__,
            units=self.units,
            sync_log=self.sync_log,
            free_bytes=lambda: free_bytes(folder),
            clock=self.clock,
            printer=self.settings.printer.name,
        )

    @property
    def _turn(self) -> LockedTurn:
        return LockedTurn(self.settings.data_dir)

    @property
    def _pins(self) -> PinHashes:
        return PinHashes(self._cinema_key)

    @property
    def centre_url(self) -> str:
        """Where the centre is."""
        return self._client.url

    @property
    def stick(self) -> "StickExchange":
        """What writes and takes USB sticks."""
        # no kiosk needs it, and its memory is counted
        from willcall.redemption.sync.stick.exchange import StickExchange  # noqa: PLC0415

        to_and_fro = self.sync_round
        return StickExchange(
            identity=self.identity,
            key=self._key,
            centre_key=to_and_fro.centre_key,
            outbox=self.outbox,
            packs=to_and_fro.packs,
            records=self.audit.records,
            log=self.sync_log,
            clock=self.clock,
        )

    def preflight(self) -> "Preflight":
        """Return what looks at the terminal before a day without a line."""
        from willcall.redemption.service.preflight import Preflight  # noqa: PLC0415 - as above

        folder = self.settings.data_dir
        return Preflight(self.audit, self.sync_log, self._exposed, lambda: free_bytes(folder), self.clock)

    def _exposed(self) -> bool:
        with _key_faults("the key store cannot be used"):
            return self._keys.exposed()

    def printer_health(self) -> PrinterHealth | None:
        """Return the printer's last noted state and since when; None where nobody has looked yet."""
        return printer_health(self.units, self.settings.printer.name)

    def recover(self) -> Iterable[Seat]:
        """Settle what ended runs left in hand; see ``service.recover_seats``. Whoever hands out tickets begins with it.

        Raises:
            TerminalFaultError: what that raises; and ``JOURNAL_TOUCHED``: by the note beside the key the database is an
                older one, and seats that are open in it may have been handed out (R1).
        """
        refused = self.audit.against_note()
        if isinstance(refused, JournalCut | JournalReplaced):
            raise TerminalFaultError(FaultCode.JOURNAL_TOUCHED, journal_words(refused))
        return recover_in_turn(self._turn, units=self.units, clock=self.clock)

    def may_have_torn(self) -> bool:
        """Say whether half a ticket may hang in the printer, from this run or any before."""
        return may_have_torn(self.units, self.settings.printer.name)

    def note_crash(self, report: CrashReport) -> None:
        """Note that the run before ended by a fault; see ``service.note_crash``."""
        note_crash(report, units=self.units, clock=self.clock)

    def sync_worker(self, run_round: Callable[[], object] | None = None) -> SyncWorker:
        """Return the background thread that synchronises, not started yet; ``run_round`` is for who wants to tell."""
        jitter = Random()  # noqa: S311 - no secret
        return SyncWorker(run_round or self.sync_round.run, self.settings.sync_every_s, jitter)

    def close(self) -> None:
        """Let go of the database and of the line."""
        self._client.close()
        self._engine.dispose()


def terminal_clock(settings: TerminalSettings) -> Clock:
    """Return the terminal's clock: the system's, moved where a day is being rehearsed."""
    shift = timedelta(seconds=settings.rehearsal_shift_s)
    return lambda: datetime.now(UTC) + shift


def open_terminal(settings: TerminalSettings) -> Terminal:
    """Open an enrolled terminal. Nothing here waits for the centre (R5).

    Raises:
        TerminalFaultError: not enrolled, a key is missing, or the database is in no state to be used.
    """
    engine = _database(settings)
    try:
        membership = _membership(engine)
        keys = _key_store(settings)
        key = Ed25519PrivateKey.from_private_bytes(_secret(keys, TERMINAL_KEY))
        return _assemble(settings, engine, membership, key, keys)
    except BaseException:
        engine.dispose()
        raise


def is_enrolled(settings: TerminalSettings) -> bool:
    """Say whether this machine is a terminal, whatever else is the matter with it.

    Raises:
        TerminalFaultError: the database is in no state to be read.
    """
    if not settings.database.exists():
        return False
    engine = open_database(settings.database)
    try:
        return read_membership(engine) is not None
    finally:
        engine.dispose()


def enrol_terminal(settings: TerminalSettings, centre_url: str, one_time_code: str) -> TerminalIdentity:
    """Make this machine a terminal: trade the one-time code for keys and identity.

    Safe to try again after it failed half-way. A key store that has another terminal's keys is left as it is, and the
    code is not spent; see ``keys.hold_for``.

    Raises:
        TerminalFaultError: enrolled already, the key store is another terminal's or cannot be used, the centre was not
            reached, or it refused the code.
    """
    engine = _database(settings)
    try:
        if (member := read_membership(engine)) is not None:
            raise TerminalFaultError(FaultCode.ALREADY_ENROLLED, f"this is terminal {member.identity.terminal_no}")
        key = Ed25519PrivateKey.generate()
        request = EnrolmentRequest(
            one_time_code=one_time_code, public_key=key.public_key().public_bytes_raw(), software=__version__
        )
        # a one-time code is spent by its answer: what could go wrong here has to go wrong before
        keys = _key_store(settings)
        with _key_faults("the key store cannot be used"):
            hold_for(keys, settings.data_dir)
        _keep(keys, TERMINAL_KEY, key.private_bytes_raw())
        answer = enrol_at(centre_url, request)
        _keep(keys, CINEMA_KEY, answer.cinema_key)
        identity = TerminalIdentity(
            answer.cinema_code,
            BilingualText(answer.cinema.zh, answer.cinema.en),
            answer.terminal_no,
            answer.timezone,
            answer.roster,
        )
        membership = Membership(identity, centre_url, answer.centre_public_key)
        write_membership(engine, membership, __version__, terminal_clock(settings)())
        note_head(SqlRecords(engine, identity.cinema_code), KeptHead(keys, key.private_bytes_raw()))
    finally:
        engine.dispose()
    return identity


def free_bytes(folder: Path) -> int:
    """Return what is free on the disk of a folder.

    Raises:
        TerminalFaultError: it cannot be asked.
    """
    try:
        return shutil.disk_usage(folder).free
    except OSError as error:
        raise TerminalFaultError(FaultCode.DATABASE_UNREACHABLE, f"{folder}: {error.strerror}") from error


def _database(settings: TerminalSettings) -> Engine:
    try:
        settings.data_dir.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        raise TerminalFaultError(FaultCode.DATABASE_UNREACHABLE, f"{settings.data_dir}: {error.strerror}") from error
    return open_database(settings.database)


def _membership(engine: Engine) -> Membership:
    membership = read_membership(engine)
    if membership is None:
        raise TerminalFaultError(FaultCode.NOT_ENROLLED, "run: willcall-sync enrol CENTRE_URL ONE_TIME_CODE")
    return membership


def _key_store(settings: TerminalSettings) -> KeyStore:
    return open_key_store(settings.keys, settings.key_dir, str(settings.data_dir))


def _secret(keys: KeyStore, name: str) -> bytes:
    with _key_faults(f"{name} cannot be read"):
        secret = keys.read(name)
    if secret is None:
        raise TerminalFaultError(FaultCode.KEY_MISSING, f"{name} is not in the key store")
    if len(secret) != KEY_BYTES:
        raise TerminalFaultError(FaultCode.KEY_MISSING, f"{name} is damaged: {len(secret)} bytes")
    return secret


def _keep(keys: KeyStore, name: str, secret: bytes) -> None:
    with _key_faults(f"{name} cannot be kept"):
        keys.write(name, secret)


@contextmanager
def _key_faults(what: str) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise TerminalFaultError(FaultCode.KEY_MISSING, f"{what}: {error.strerror}") from error


def _assemble(
    settings: TerminalSettings, engine: Engine, membership: Membership, key: Ed25519PrivateKey, keys: KeyStore
) -> Terminal:
    who, clock = membership.identity, terminal_clock(settings)
    client = CentreClient(membership.centre_url, f"{who.cinema_code}/{who.terminal_no}", key)
    outbox = SqlOutbox(engine, who.cinema_code, who.terminal_no, clock)
    log = SqlSyncLog(engine)
    head = KeptHead(keys, key.private_bytes_raw())
    audit = JournalAudit(who, SqlRecords(engine, who.cinema_code), head, log, lambda: _standing(client))
    packs = SqlPackShelf(engine, who.cinema_code, who.terminal_no, clock)
    centre_key = Ed25519PublicKey.from_public_bytes(membership.centre_public_key)
    return Terminal(
        settings=settings,
        identity=who,
        units=SqlUnitsOfWork(engine, who.cinema_code, who.terminal_no),
        outbox=outbox,
        sync_log=log,
        sync_round=SyncRound(client, centre_key, outbox, packs, log, clock, HeadWatch(audit.note_head)),
        audit=audit,
        journal_watch=JournalWatch(audit, clock),
        sign=key.sign,
        keys={who.terminal_no: key.public_key().public_bytes_raw()}.get,
        clock=clock,
        _cinema_key=_secret(keys, CINEMA_KEY),
        _keys=keys,
        _key=key,
        _engine=engine,
        _client=client,
    )


def _standing(client: CentreClient) -> JournalHead:
    told = client.journal_standing()
    return JournalHead(told.sequence, told.digest)

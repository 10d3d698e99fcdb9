"""A machine ceases to be a terminal: its last word signed, its keys removed, its books kept, head office told.

Each step is on disk before the next, and what was begun is gone on with by calling again: from the moment when the last
word is written there is no way back.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout
from pydantic import BaseModel, ConfigDict, ValidationError

from willcall.redemption.bootstrap import Terminal, open_terminal
from willcall.redemption.cache.seclusion import seclude
from willcall.redemption.domain.farewells import GivenUp, LostEntries
from willcall.redemption.domain.faults import FaultCode, TerminalFaultError
from willcall.redemption.domain.journal import GENESIS
from willcall.redemption.domain.written_entries import JournalHead
from willcall.redemption.durable_names import flush_names
from willcall.redemption.keys import forget_all, open_key_store
from willcall.redemption.service.would_be_lost import would_be_lost
from willcall.redemption.settings import TerminalSettings
from willcall.redemption.sync.centre_client import bid_farewell
from willcall.redemption.wire.farewell import Farewell, SignedFarewell, sign_farewell
from willcall.redemption.wire.journal import JournalStanding

_NOTES = "farewell-*.json"


class _Note(BaseModel):
    """The last word for the centre, and whether keys and books are out of the way."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    centre_url: str
    terminal_no: str
    kept_as: str
    signed: SignedFarewell
    finished: bool = False


def give_up(settings: TerminalSettings, agreed: LostEntries | None) -> GivenUp | LostEntries:
    """Give the terminal up, if nothing would be lost but what somebody agreed to lose; else return what would be.

    Raises:
        TerminalFaultError: a program uses the terminal, it cannot be opened, or the disk failed.
    """
    with _nobody_uses(settings):
        begun = next((each for each in _notes(settings).items() if not each[1].finished), None)
        if begun is None:
            lost = _begin(settings, agreed)
            if isinstance(lost, LostEntries):
                return lost
            begun = lost
        file, note = begun
        _finish(settings)
        if settings.database.exists():
            with _disk_faults(settings.data_dir):
                settings.database.replace(settings.data_dir / note.kept_as)
        _write(file, note.model_copy(update={"finished": True}))
    return GivenUp(note.terminal_no, note.kept_as)


def is_begun(settings: TerminalSettings) -> bool:
    """Say whether the last word is written already: then there is nothing to ask any more.

    Raises:
        TerminalFaultError: the data folder cannot be read.
    """
    return any(not note.finished for note in _notes(settings).values())


def tell_centre(settings: TerminalSettings) -> tuple[str, ...]:
    """Tell the centre of terminals that were given up here; return their numbers, none where all is told.

    Raises:
        TerminalFaultError: the centre was not reached or refused; it is still to be told.
    """
    told = []
    for file, note in _notes(settings).items():
        if note.finished:
            bid_farewell(note.centre_url, note.signed)
            with _disk_faults(settings.data_dir):
                file.unlink()
            told.append(note.terminal_no)
    return tuple(told)


@contextmanager
def _nobody_uses(settings: TerminalSettings) -> Iterator[None]:
    """Keep kiosks out for as long as it takes; a program that has the database open already is a fault."""
    lock = FileLock(settings.data_dir / "kiosk.lock")
    try:
        settings.data_dir.mkdir(parents=True, exist_ok=True, mode=0o700)
        lock.acquire(timeout=0)
    except Timeout:
        raise TerminalFaultError(FaultCode.DATABASE_BUSY, "a kiosk runs on this terminal: end it first") from None
    except OSError as error:
        raise _unusable(settings.data_dir, error) from error
    try:
        if settings.database.exists():
            seclude(settings.database)
        yield
    finally:
        lock.release()


def _begin(settings: TerminalSettings, agreed: LostEntries | None) -> tuple[Path, _Note] | LostEntries:
    """Write the last word, from where there is no way back."""
    terminal = open_terminal(settings)
    try:
        lost = would_be_lost(terminal.outbox)
        if lost is not None and lost != agreed:
            return lost
        who, farewell = terminal.identity, _farewell(terminal)
        name = f"{who.cinema_code}-{who.terminal_no}"
        note = _Note(
            centre_url=terminal.centre_url,
            terminal_no=who.terminal_no,
            kept_as=f"given-up-{name}.sqlite",
            signed=sign_farewell(farewell, terminal.sign),
        )
        file = settings.data_dir / _NOTES.replace("*", name)
        _write(file, note)
        return file, note
    finally:
        terminal.close()


def _farewell(terminal: Terminal) -> Farewell:
    with terminal.audit.records.reading() as books:
        end = books.end() or JournalHead(0, GENESIS)
    return Farewell(
        cinema_code=terminal.identity.cinema_code,
        terminal_no=terminal.identity.terminal_no,
        given_up_at=terminal.clock(),
        journal=JournalStanding(sequence=end.sequence, digest=end.digest),
    )


def _finish(settings: TerminalSettings) -> None:
    """Remove the keys, and make the books whole for whoever will read them."""
    with _disk_faults(settings.key_dir):
        forget_all(open_key_store(settings.keys, settings.key_dir, str(settings.data_dir)))
    if settings.database.exists():
        seclude(settings.database)


def _write(file: Path, note: _Note) -> None:
    with _disk_faults(file.parent):
        beside = file.with_suffix(".new")
        with beside.open("w", encoding="utf-8") as written:
            written.write(note.model_dump_json())
            written.flush()
            os.fsync(written.fileno())
        beside.replace(file)
        flush_names(file.parent)


def _notes(settings: TerminalSettings) -> dict[Path, _Note]:
    try:
        found = sorted(settings.data_dir.glob(_NOTES))
        return {file: _Note.model_validate_json(file.read_bytes()) for file in found}
    except OSError as error:
        raise _unusable(settings.data_dir, error) from error
    except ValidationError as error:
        raise TerminalFaultError(FaultCode.DATABASE_UNREACHABLE, f"{settings.data_dir}: {_NOTES} is damaged") from error


@contextmanager
def _disk_faults(folder: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise _unusable(folder, error) from error


def _unusable(folder: Path, error: OSError) -> TerminalFaultError:
    return TerminalFaultError(FaultCode.DATABASE_UNREACHABLE, f"{folder}: {error.strerror or error}")

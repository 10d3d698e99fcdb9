"""Write a stick for one terminal: the packs on offer, and how far its journal is here."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import select

from willcall.centre.bootstrap import Centre
from willcall.centre.journal.models import JournalEntryRow
from willcall.centre.journal.standing import journal_standing
from willcall.centre.sticks.known_terminal import key_of
from willcall.centre.terminals.admit_request import Caller
from willcall.centre.terminals.day_packs import DayPacks, NoPack
from willcall.redemption.wire.bundles import BundleHead, PacksLoad, seal_bundle
from willcall.redemption.wire.journal import EntryAnswer, EntryFate
from willcall.redemption.wire.stick_files import SUFFIX, write_on_stick


@dataclass(frozen=True, slots=True)
class PacksExported:
    """What is on the stick: packs (business day, version), and the entry up to which the journal is acknowledged."""

    file: str
    packs: tuple[tuple[str, int], ...]
    acknowledged: int


def export_packs(terminal: Caller, folder: Path, centre: Centre, progress: Callable[[int], None]) -> PacksExported:
    """Write every pack on offer, whole, sealed for that terminal alone; ``progress`` hears of each pack.

    Whole ones build on nothing: whichever sticks got lost before, this one is enough.

    Raises:
        StickRefusedError: there is no such terminal any more, or the stick cannot be written.
    """
    receiver, now = key_of(terminal, centre.database), centre.clock()
    packs = DayPacks(centre.database, centre.keys, centre.clock)
    offers, sealed = packs.on_offer(terminal.cinema_code), []
    for day, _ in offers:
        answer = packs.pack(terminal.cinema_code, day, have=0)
        if not isinstance(answer, NoPack):
            sealed.append(answer.sealed)
        progress(1)
    standing = journal_standing(terminal, centre.database)
    load = PacksLoad(acknowledged=standing, refused=_refused(terminal, standing.sequence, centre), packs=tuple(sealed))
    head = BundleHead(
        kind="packs", cinema_code=terminal.cinema_code, terminal_no=terminal.terminal_no, made_at=now, body_bytes=0
    )
    with centre.database.reading() as session:
        bundle = seal_bundle(head, load, centre.keys.signing_key(session), receiver)
    name = f"{terminal.cinema_code}-{terminal.terminal_no}-packs-{now:%Y%m%dT%H%M%S}{SUFFIX}"
    write_on_stick(folder, name, bundle)
    told = tuple((day.isoformat(), version) for day, version in offers)
    return PacksExported(name, told, standing.sequence)


def _refused(terminal: Caller, up_to: int, centre: Centre) -> tuple[EntryAnswer, ...]:
    """Return the entries that were refused, for the terminal to keep on its own list."""
    entry = JournalEntryRow
    statement = (
        select(entry.sequence, entry.refusal)
        .where(
            entry.cinema_code == terminal.cinema_code,
            entry.terminal_no == terminal.terminal_no,
            entry.refusal.is_not(None),
            entry.sequence <= up_to,
        )
        .order_by(entry.sequence)
    )
    with centre.database.reading() as session:
        rows = session.execute(statement).all()
    return tuple(EntryAnswer(sequence=number, fate=EntryFate.REFUSED, reason=why or "") for number, why in rows)

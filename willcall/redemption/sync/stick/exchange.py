"""Synchronising by stick: the journal out, packs and the centre's word in; the same content as over the line."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from willcall.redemption.domain.faults import FaultCode, TerminalFaultError
from willcall.redemption.domain.identity import TerminalIdentity
from willcall.redemption.domain.sticks import (
    Acknowledgement,
    JournalExported,
    PacksImported,
    StickFault,
    StickRefusedError,
)
from willcall.redemption.domain.written_entries import JournalHead
from willcall.redemption.service.journal_ports import Records
from willcall.redemption.service.ports import Clock, Outbox
from willcall.redemption.service.take_acknowledgement import take_acknowledgement
from willcall.redemption.sync.ports import PackShelf, StickLog
from willcall.redemption.wire.bundles import (
    BundleHead,
    JournalLoad,
    PacksLoad,
    open_bundle,
    read_head,
    seal_bundle,
)
from willcall.redemption.wire.day_pack import PackRefusedError, open_pack
from willcall.redemption.wire.journal import to_message
from willcall.redemption.wire.stick_files import SUFFIX, files_on_stick, read_from_stick, write_on_stick

Progress = Callable[[str, int], None]
"""Hears what is being done (``bytes`` or ``pack``) and how many more bytes or seats of it are done."""

_ALL = 2**31 - 1
"""Entries. No journal is that long."""


@dataclass(slots=True)
class _Packs:
    """What became of the packs on a stick."""

    applied: list[tuple[str, int]] = field(default_factory=list)
    held: int = 0
    older: int = 0
    refused: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class StickExchange:
    """Writes and takes sticks for one terminal. Beside a running kiosk or not."""

    identity: TerminalIdentity
    key: Ed25519PrivateKey
    centre_key: Ed25519PublicKey
    outbox: Outbox
    packs: PackShelf
    records: Records
    log: StickLog
    clock: Clock

    def export(self, folder: Path, progress: Progress = lambda *_: None) -> JournalExported:
        """Write what the centre has not acknowledged into a folder; again and again, until it has.

        Raises:
            StickRefusedError: the stick cannot be written; nothing there bears the file's name.
            TerminalFaultError: the database failed.
        """
        waiting = self.outbox.waiting(_ALL)
        who, now = self.identity, self.clock()
        head = BundleHead(
            kind="journal", cinema_code=who.cinema_code, terminal_no=who.terminal_no, made_at=now, body_bytes=0
        )
        load = JournalLoad(entries=tuple(to_message(entry) for entry in waiting))
        first, last = (waiting[0].sequence, waiting[-1].sequence) if waiting else (0, 0)
        name = f"{who.cinema_code}-{who.terminal_no}-journal-{last:08d}{SUFFIX}"
        sealed = seal_bundle(head, load, self.key, self.centre_key)
        write_on_stick(folder, name, sealed, lambda more: progress("bytes", more))
        return JournalExported(name, first, last)

    def take(self, place: Path, progress: Progress = lambda *_: None) -> PacksImported:
        """Take the centre's answer from a file, or the newest one for this terminal from a folder.

        Raises:
            StickRefusedError: there is none, or it cannot be believed; nothing of it was used.
            TerminalFaultError: the database failed; packs that were applied before stay applied.
        """
        file, head, bundle = self._newest(place)
        load = open_bundle(bundle, PacksLoad, self.centre_key, self.key, file.name)
        packs = self._apply(load, progress)
        word = self._acknowledge(load)
        self.log.note_stick(head.made_at)
        return PacksImported(
            made_at=head.made_at.astimezone(self.identity.zone),
            applied=tuple(packs.applied),
            held=packs.held,
            older=packs.older,
            refused=tuple(packs.refused),
            acknowledged=word,
            clock_behind=max(timedelta(), head.made_at - self.clock()),
        )

    def _newest(self, place: Path) -> tuple[Path, BundleHead, bytes]:
        """Return the newest bundle that is for this terminal; where none is, say what the last one looked at was."""
        found: list[tuple[Path, BundleHead, bytes]] = []
        refused = StickRefusedError(StickFault.NOTHING_THERE, str(place))
        for file in files_on_stick(place):
            try:
                bundle = read_from_stick(file)
                found.append((file, self._ours(read_head(bundle, file.name), file.name), bundle))
            except StickRefusedError as fault:
                refused = fault
        if not found:
            raise refused
        return max(found, key=lambda each: each[1].made_at)

    def _ours(self, head: BundleHead, name: str) -> BundleHead:
        if head.cinema_code != self.identity.cinema_code:
            raise StickRefusedError(StickFault.ANOTHER_CINEMA, head.cinema_code)
        if head.terminal_no != self.identity.terminal_no:
            raise StickRefusedError(StickFault.ANOTHER_TERMINAL, head.terminal_no)
        if head.kind != "packs":
            raise StickRefusedError(StickFault.WRONG_WAY, name)
        return head

    def _apply(self, load: PacksLoad, progress: Progress) -> _Packs:
        """Apply what is new; one day's bad pack keeps no other day's from arriving."""
        found, before = _Packs(), self.packs.versions()
        for sealed in load.packs:
            try:
                header, body = open_pack(sealed, self.centre_key)
                new = self.packs.apply(header, body)
            except PackRefusedError as error:
                found.refused.append(str(error))
                continue
            except TerminalFaultError as fault:
                if fault.code is not FaultCode.PACK_REFUSED:
                    raise
                found.refused.append(fault.detail)
                continue
            if new:
                found.applied.append((header.business_day.isoformat(), header.version))
            elif header.version == before.get(header.business_day):
                found.held += 1
            else:
                found.older += 1
            progress("pack", header.seats)
        return found

    def _acknowledge(self, load: PacksLoad) -> Acknowledgement:
        told = JournalHead(load.acknowledged.sequence, load.acknowledged.digest)
        refused = [(answer.sequence, answer.reason) for answer in load.refused]
        return take_acknowledgement(told, refused, records=self.records, outbox=self.outbox, sync_log=self.log)

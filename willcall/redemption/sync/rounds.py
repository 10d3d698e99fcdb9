"""One round of synchronising: the journal up first, then the packs down."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from willcall.redemption.domain.faults import BUG_REASON, FaultCode, TerminalFaultError
from willcall.redemption.service.ports import Clock, Outbox
from willcall.redemption.sync.ports import PackShelf, SyncLog
from willcall.redemption.wire.day_pack import PackRefusedError, open_pack
from willcall.redemption.wire.enrolment import PackIndex, PackOffer
from willcall.redemption.wire.journal import LARGEST_BATCH, EntryFate, JournalBatch, JournalReceipt, to_message

_FULL = 0
_OF_ONE_PACK = frozenset({FaultCode.PACK_REFUSED, FaultCode.CENTRE_REFUSED, FaultCode.CENTRE_FAILED})
"""Faults that say nothing about the next pack; after any other one there is no line, or no database, to go on with."""


class Centre(Protocol):
    """The calls of the centre that a round makes; each raises ``TerminalFaultError`` where it fails."""

    def pack_index(self) -> PackIndex:
        """Return what packs the centre has for this cinema."""
        ...

    def pack(self, day: date, have: int) -> bytes:
        """Return the sealed pack of a day."""
        ...

    def send_journal(self, batch: JournalBatch) -> JournalReceipt:
        """Hand in entries."""
        ...


@dataclass(frozen=True, slots=True)
class RoundReport:
    """What a round did: entries that the centre has now, those it refused, and packs applied (day, version)."""

    sent: int
    refused: int
    packs: tuple[tuple[str, int], ...]


def _nothing() -> None:
    """Note nothing."""


Progress = Callable[[str, int], None]
"""Hears what is being done (``journal`` or ``pack``) and how many more entries or seats of it are done."""


@dataclass(frozen=True, slots=True)
class SyncRound:
    """Synchronises once, when called.

    ``note_head`` is done before and after, whether the centre is reached or not: see ``service.note_head``.
    """

    centre: Centre
    centre_key: Ed25519PublicKey
    outbox: Outbox
    packs: PackShelf
    log: SyncLog
    clock: Clock
    note_head: Callable[[], object] = _nothing

    def run(self, progress: Progress = lambda *_: None) -> RoundReport:
        """Do one round and note how it went.

        A bug is noted too, by its type alone: whatever it says may hold what nobody should read (R7).

        Raises:
            TerminalFaultError: it failed; what was done stays done, and the failure is noted.
        """
        self.note_head()
        try:
            return self._run(progress)
        except TerminalFaultError as fault:
            self._note_failure(str(fault))
            raise
        except Exception as bug:
            self._note_failure(f"{BUG_REASON} bug: {type(bug).__name__}")
            raise
        finally:
            self.note_head()

    def _note_failure(self, reason: str) -> None:
        # a database that fails now as well must not hide what went wrong first
        with suppress(TerminalFaultError):
            self.log.note_failure(reason)

    def _run(self, progress: Progress) -> RoundReport:
        sent, refused = self._send_journal(progress)
        index = self.centre.pack_index()
        applied = self._fetch_packs(index, progress)
        if applied:
            # what the packs added to the journal need not wait for the next round
            more = self._send_journal(progress)
            sent, refused = sent + more[0], refused + more[1]
        now = self.clock()
        error = now - datetime.fromisoformat(index.centre_time)
        self.log.note_success(now, round(error.total_seconds() * 1000))
        return RoundReport(sent, refused, applied)

    def _send_journal(self, progress: Progress) -> tuple[int, int]:
        sent = refused = 0
        while waiting := self.outbox.waiting(LARGEST_BATCH):
            receipt = self.centre.send_journal(JournalBatch(entries=tuple(to_message(entry) for entry in waiting)))
            refusals = [(a.sequence, a.reason) for a in receipt.answers if a.fate is EntryFate.REFUSED]
            # never beyond what was sent: a centre that has more of our journal than we do has another one, and each of
            # our entries has to get its answer (R4)
            there = min(receipt.highest_contiguous, waiting[-1].sequence)
            self.outbox.acknowledge(there, refusals)
            taken = there - waiting[0].sequence + 1
            if taken <= 0:
                raise TerminalFaultError(
                    FaultCode.CENTRE_REFUSED, f"the centre has the journal up to {receipt.highest_contiguous} only"
                )
            sent, refused = sent + taken, refused + len(refusals)
            progress("journal", taken)
        return sent, refused

    def _fetch_packs(self, index: PackIndex, progress: Progress) -> tuple[tuple[str, int], ...]:
        """Fetch what is newer than what is held; one day's bad pack keeps no other day's from arriving."""
        held = self.packs.versions()
        applied = []
        faults: list[TerminalFaultError] = []
        for offer in index.packs:
            have = held.get(date.fromisoformat(offer.business_day), _FULL)
            if offer.version <= have:
                continue
            try:
                self._fetch(offer, have, progress)
                applied.append((offer.business_day, offer.version))
            except TerminalFaultError as fault:
                faults.append(fault)
                if fault.code not in _OF_ONE_PACK:
                    break
        if faults:
            raise faults[0]
        return tuple(applied)

    def _fetch(self, offer: PackOffer, have: int, progress: Progress) -> None:
        """Fetch the changes, and where they cannot be used the whole pack, once: that builds on nothing."""
        try:
            self._take(offer, have, progress)
        except TerminalFaultError as fault:
            if have == _FULL or fault.code is not FaultCode.PACK_REFUSED:
                raise
            self._take(offer, _FULL, progress)

    def _take(self, offer: PackOffer, have: int, progress: Progress) -> None:
        sealed = self.centre.pack(date.fromisoformat(offer.business_day), have)
        try:
            header, body = open_pack(sealed, self.centre_key)
            self.packs.apply(header, body)
        except PackRefusedError as error:
            raise TerminalFaultError(FaultCode.PACK_REFUSED, str(error)) from error
        progress("pack", header.seats)

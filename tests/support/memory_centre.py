"""A centre in memory with its own idea of a journal, and a line to it that loses, repeats, delays and reorders."""

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from typing import TypeVar

from tests.support.packs import CENTRE_KEY, CINEMA, NOW
from willcall.redemption.domain.faults import FaultCode, TerminalFaultError
from willcall.redemption.wire.day_pack import PackBody, PackHeader, seal_pack
from willcall.redemption.wire.enrolment import PackIndex, PackOffer
from willcall.redemption.wire.journal import (
    EntryAnswer,
    EntryFate,
    EntryMessage,
    JournalBatch,
    JournalReceipt,
    JournalStanding,
)

_Answer = TypeVar("_Answer")


def digest_by_hand(message: EntryMessage, terminal_no: str = "01") -> str:
    """Compute an entry's digest from the description alone: SHA-256 over canonical JSON."""
    fields = [CINEMA, terminal_no, message.sequence, message.at, message.kind, message.facts, message.previous]
    text = json.dumps(fields, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


@dataclass(slots=True)
class MemoryCentre:
    """Takes each entry once and in order; refuses the kinds that it is told to, and keeps them all the same."""

    refuses: frozenset[str] = frozenset()
    entries: dict[int, EntryMessage] = field(default_factory=dict)
    arrivals: list[int] = field(default_factory=list)
    packs: dict[date, dict[int, bytes]] = field(default_factory=dict)
    time: str = NOW.isoformat()
    asked: list[tuple[date, int]] = field(default_factory=list)

    @property
    def highest(self) -> int:
        """The highest sequence up to which nothing is missing."""
        sequence = 0
        while sequence + 1 in self.entries:
            sequence += 1
        return sequence

    def standing(self) -> JournalStanding:
        """Tell how far the journal is here."""
        digest = self.entries[self.highest].digest if self.entries else "0" * 64
        return JournalStanding(sequence=self.highest, digest=digest)

    def offer(self, header: PackHeader, body: PackBody) -> None:
        """Have a pack, by the version that it builds on."""
        self.packs.setdefault(header.business_day, {})[header.base_version] = seal_pack(header, body, CENTRE_KEY)

    def pack_index(self) -> PackIndex:
        """List the packs."""
        offers = (PackOffer(business_day=day.isoformat(), version=self._latest(day)) for day in sorted(self.packs))
        return PackIndex(packs=tuple(offers), centre_time=self.time)

    def _latest(self, day: date) -> int:
        sealed = next(iter(self.packs[day].values()))
        length = int.from_bytes(sealed[8:12], "big")
        return int(json.loads(sealed[12 : 12 + length])["version"])

    def pack(self, day: date, have: int) -> bytes:
        """Return the changes where there are some, else the whole."""
        self.asked.append((day, have))
        return self.packs[day].get(have) or self.packs[day][0]

    def send_journal(self, batch: JournalBatch) -> JournalReceipt:
        """Take what follows; answer for all."""
        answers = [self._take(message) for message in batch.entries]
        return JournalReceipt(
            answers=tuple(answer for answer in answers if answer is not None), highest_contiguous=self.highest
        )

    def _take(self, message: EntryMessage) -> EntryAnswer | None:
        known = self.entries.get(message.sequence)
        refused = message.kind in self.refuses
        if known is not None and known != message:
            return EntryAnswer(sequence=message.sequence, fate=EntryFate.REFUSED, reason="another one is here")
        if known is None:
            if message.sequence != self.highest + 1:
                return None
            before = self.entries[message.sequence - 1].digest if message.sequence > 1 else "0" * 64
            assert message.previous == before, "the chain is broken"
            assert message.digest == digest_by_hand(message), "the entry was altered"
            self.entries[message.sequence] = message
            self.arrivals.append(message.sequence)
        if refused:
            return EntryAnswer(sequence=message.sequence, fate=EntryFate.REFUSED, reason=f"no {message.kind} today")
        return EntryAnswer(sequence=message.sequence, fate=EntryFate.KNOWN if known else EntryFate.STORED)


class Weather(Enum):
    """What the line does to one call."""

    FINE = "arrives, and so does the answer"
    LOST = "never arrives"
    DEAF = "arrives, the answer is lost"
    TWICE = "arrives twice, the second answer comes back"
    LATE = "arrives after calls that were made later, and nobody hears the answer"
    FAILED = "the centre stumbles before it wrote anything"


@dataclass(slots=True)
class BadLine:
    """A line with weather, one for each call; when that has been used up it is fine."""

    centre: MemoryCentre
    weather: list[Weather] = field(default_factory=list)
    late: list[JournalBatch] = field(default_factory=list)

    def pack_index(self) -> PackIndex:
        """Ask through the weather."""
        return self._through(self.centre.pack_index)

    def pack(self, day: date, have: int) -> bytes:
        """Ask through the weather."""
        return self._through(lambda: self.centre.pack(day, have))

    def send_journal(self, batch: JournalBatch) -> JournalReceipt:
        """Send through the weather; a late batch comes out of order, the newest first."""
        if self.weather and self.weather[0] is Weather.LATE:
            self.weather.pop(0)
            self.late.append(batch)
            raise TerminalFaultError(FaultCode.CENTRE_UNREACHABLE, "ReadTimeout")
        return self._through(lambda: self.centre.send_journal(batch))

    def clear_up(self) -> None:
        """Let everything that was late arrive now."""
        while self.late:
            self.centre.send_journal(self.late.pop())

    def _through(self, call: Callable[[], _Answer]) -> _Answer:
        weather = self.weather.pop(0) if self.weather else Weather.FINE
        if weather is Weather.FAILED:
            raise TerminalFaultError(FaultCode.CENTRE_FAILED, "500")
        if weather in {Weather.LOST, Weather.LATE}:
            raise TerminalFaultError(FaultCode.CENTRE_UNREACHABLE, "ConnectTimeout")
        answer = call()
        if weather is Weather.TWICE:
            answer = call()
        if self.late:
            self.centre.send_journal(self.late.pop())
        if weather is Weather.DEAF:
            raise TerminalFaultError(FaultCode.CENTRE_UNREACHABLE, "ReadTimeout")
        return answer

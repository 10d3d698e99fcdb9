"""What every view asks: the terminal, who is signed in, what time it is. The only way from the window to the heart."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta, tzinfo
from threading import Event
from typing import TypeVar
from zoneinfo import ZoneInfo

from PySide6.QtCore import QObject, Signal

from willcall.boxoffice.counter import Counter, Desks
from willcall.boxoffice.notices import Notice
from willcall.boxoffice.tokens import Tone
from willcall.boxoffice.words.faults import fault_words
from willcall.qtkit.threads import WorkerDoor
from willcall.redemption.domain.faults import FaultCode, TerminalFaultError
from willcall.redemption.domain.identity import TerminalIdentity
from willcall.redemption.domain.sign_in import SignedIn
from willcall.redemption.domain.staff import StaffMember
from willcall.redemption.settings import TerminalSettings

T = TypeVar("T")
_LONGEST_S = 20.0
"""Seconds: longer than the longest ticket that may be under way."""

Failed = Callable[[FaultCode], None]


class Office(QObject):
    """Lives on the interface's thread. There are two workers, each of which does one thing after the other.

    One looks, and is never held up by paper; the other acts: it prints, asks the printer, changes what a seat is.

    ``opened`` tells that the terminal is there; ``changed`` that somebody did something and views should look anew;
    ``signed_in_changed`` that somebody has signed in; ``told`` has a word for whoever is at the window.
    """

    opened = Signal()
    changed = Signal()
    signed_in_changed = Signal()
    told = Signal(Notice)

    def __init__(self, counter: Counter, settings: TerminalSettings) -> None:
        super().__init__()
        self.settings = settings
        self.identity: TerminalIdentity | None = None
        self.signed_in: SignedIn | None = None
        self.language: str = settings.box_office.language
        self._counter = counter
        self._looking, self._acting = WorkerDoor("looking", self), WorkerDoor("acting", self)
        self._shift = timedelta(seconds=settings.rehearsal_shift_s)

    def look(self, work: Callable[[Desks], T], done: Callable[[T], None], failed: Failed | None = None) -> None:
        """Do ``work``, which needs no printer, then call ``done`` here; a known fault goes to ``failed``, or is told.

        A bug is raised here, where the crash guard sees it.
        """
        self._run(self._looking, work, done, failed)

    def act(self, work: Callable[[Desks], T], done: Callable[[T], None], failed: Failed | None = None) -> None:
        """Do ``work`` behind what is being printed, if anything is; the rest as with ``look``."""
        self._run(self._acting, work, done, failed)

    def _run(
        self, door: WorkerDoor, work: Callable[[Desks], T], done: Callable[[T], None], failed: Failed | None
    ) -> None:
        def with_desks() -> tuple[TerminalIdentity, T]:
            desks = self._counter.desks()
            return desks.identity, work(desks)

        def answered(answer: tuple[TerminalIdentity, T]) -> None:
            self._know(answer[0])
            done(answer[1])

        def not_done(error: Exception) -> None:
            if not isinstance(error, TerminalFaultError):
                raise error
            (failed or self.tell_fault)(error.code)

        door.run(with_desks, answered, not_done)

    def _know(self, identity: TerminalIdentity) -> None:
        if self.identity is None:
            self.identity = identity
            self.opened.emit()

    def tell_fault(self, code: FaultCode) -> None:
        """Say what is the matter with the machine (R9)."""
        self.told.emit(Notice(fault_words(code), Tone.BAD))

    def tell(self, text: str, tone: Tone = Tone.GOOD) -> None:
        """Say something to whoever is at the window."""
        self.told.emit(Notice(text, tone))

    def from_worker(self, call: Callable[[], None]) -> None:
        """Have a call made on the interface's thread; for what tells how far it is."""
        self._acting.post(call)

    @property
    def member(self) -> StaffMember:
        """Who is signed in; ask it only where somebody is.

        Raises:
            LookupError: nobody is.
        """
        if self.signed_in is None:
            raise LookupError("nobody is signed in")
        return StaffMember(self.signed_in.staff_no, self.signed_in.role)

    def let_in(self, who: SignedIn) -> None:
        """Somebody has signed in."""
        self.signed_in = who
        self.signed_in_changed.emit()

    def sign_out(self) -> None:
        """Note that whoever is signed in leaves; wait for it, for the program ends."""
        if self.signed_in is None or self.identity is None:
            return
        who, noted = self.member, Event()

        def note(desks: Desks) -> None:
            try:
                desks.office.sign_out(who)
            finally:
                noted.set()

        self.act(note, lambda _: None, lambda _: None)
        noted.wait(_LONGEST_S)

    def now(self) -> datetime:
        """Return the terminal's present."""
        return datetime.now(UTC) + self._shift

    @property
    def zone(self) -> tzinfo:
        """The cinema's time zone; UTC until the terminal is open."""
        return self.identity.zone if self.identity else ZoneInfo("UTC")

    def close(self) -> None:
        """Wait for the work under way; nobody is called back any more."""
        for door in (self._looking, self._acting):
            door.close()

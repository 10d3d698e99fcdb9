"""How the terminal stands with head office: the last talk, what waits, what it holds; and a talk right now."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QProgressBar
from typing_extensions import override

from willcall.boxoffice.counter import Desks
from willcall.boxoffice.house import House
from willcall.boxoffice.models.columns import Column
from willcall.boxoffice.tokens import Tone, Type
from willcall.boxoffice.widgets.buttons import Button, Kind
from willcall.boxoffice.widgets.facts import Facts
from willcall.boxoffice.widgets.page import Page
from willcall.boxoffice.widgets.table import Table
from willcall.boxoffice.widgets.texts import Text
from willcall.boxoffice.words import times
from willcall.boxoffice.words.faults import fault_words
from willcall.boxoffice.words.sticks import Told, exported_words, imported_words, refused_words
from willcall.redemption.domain.faults import FaultCode
from willcall.redemption.domain.staff import View
from willcall.redemption.domain.sticks import StickRefusedError
from willcall.redemption.domain.sync_status import HeldPack, SyncStatus

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class Standing:
    """How the terminal stands with head office, and in how many seconds it talks to it again."""

    status: SyncStatus
    due_in_s: float | None


def standing_of(desks: Desks) -> Standing:
    """Look at the terminal."""
    return Standing(desks.terminal.sync_log.status(), desks.worker.due_in_s())


class SyncPage(Page):
    """Nothing here waits for head office: a talk goes on behind the window (R5)."""

    icon = "sync"

    def __init__(self, house: House) -> None:
        super().__init__(house, View.SYNC)
        self.facts = Facts(5)
        self.run_now = Button(house.look, "run_now", Kind.PRIMARY, key="F9")
        self.run_now.clicked.connect(self._run_now)
        self.busy = QProgressBar()
        self.busy.setRange(0, 0)
        self.busy.setTextVisible(False)
        self.busy.hide()
        self._held = Text(Type.HEADING)
        self.packs = Table(house, "packs", self._columns(), lambda pack: pack.business_day)
        self.to_stick = Button(house.look, "to_stick", icon="save", key="F10")
        self.from_stick = Button(house.look, "from_stick", icon="codes", key="F11")
        self.to_stick.clicked.connect(self._export)
        self.from_stick.clicked.connect(self._import)
        for tool in (self.to_stick, self.from_stick, self.run_now):
            self.tools.addWidget(tool)
        for widget in (self.busy, self.facts, self._held):
            self.body.addWidget(widget)
        self.body.addWidget(self.packs, 1)
        self._standing: Standing | None = None
        self._done_with = 0

    def _columns(self) -> tuple[Column[HeldPack], ...]:
        office = self.house.office
        return (
            Column(
                "day",
                lambda: translate("Sync", "Business day"),
                lambda pack: times.day(pack.business_day, office.language),
                order=lambda pack: pack.business_day,
            ),
            Column(
                "version",
                lambda: translate("Sync", "Version"),
                lambda pack: str(pack.version),
                order=lambda pack: pack.version,
                right=True,
            ),
            Column(
                "showings",
                lambda: translate("Sync", "Showings"),
                lambda pack: f"{pack.showings:,}",
                order=lambda pack: pack.showings,
                right=True,
            ),
            Column(
                "seats",
                lambda: translate("Sync", "Seats"),
                lambda pack: f"{pack.seats:,}",
                order=lambda pack: pack.seats,
                right=True,
            ),
            Column(
                "applied",
                lambda: translate("Sync", "Brought"),
                lambda pack: times.day_and_second(pack.applied_at, office.zone),
                order=lambda pack: pack.applied_at,
                wide=True,
            ),
        )

    @override
    def label(self) -> str:
        return translate("Sync", "Head office")

    @override
    def retranslate(self) -> None:
        super().retranslate()
        self.run_now.say(translate("Sync", "Talk to head office now"))
        self.to_stick.say(translate("Sync", "Write a stick…"))
        self.from_stick.say(translate("Sync", "Take a stick…"))
        self._held.setText(translate("Sync", "Codes on this terminal"))
        self.packs.retranslate(translate("Sync", "There are no codes on this terminal yet."))
        if self._standing:
            self._show(self._standing)

    @override
    def refresh(self) -> None:
        self.house.office.look(standing_of, self._show)

    def _run_now(self) -> None:
        def poke(desks: Desks) -> Standing:
            desks.worker.poke()
            return Standing(desks.terminal.sync_log.status(), None)

        self.house.office.look(poke, self._show)

    # by stick

    def _export(self) -> None:
        folder = self.house.files.folder(translate("Sync", "Where is the stick?"))
        if folder is not None:
            self._exchange(lambda desks: exported_words(desks.terminal.stick.export(folder, self._heard)), taken=False)

    def _import(self) -> None:
        folder = self.house.files.folder(translate("Sync", "Where is the stick?"))
        if folder is not None:
            self._exchange(lambda desks: imported_words(desks.terminal.stick.take(folder, self._heard)), taken=True)

    def _exchange(self, work: Callable[[Desks], Told], *, taken: bool) -> None:
        who = self.house.office.member

        def told(desks: Desks) -> Told:
            try:
                answer: Told = work(desks)
            except StickRefusedError as refused:
                answer = refused_words(refused.why, refused.detail), Tone.BAD
            desks.office.note_stick(who, taken=taken)
            return answer

        self._done_with = 0
        for button in (self.to_stick, self.from_stick):
            button.setEnabled(False)
        self.house.office.act(told, self._exchanged, self._not_exchanged)

    def _heard(self, what: str, more: int) -> None:
        self.house.office.from_worker(lambda: self._further(what, more))

    def _further(self, what: str, more: int) -> None:
        self._done_with += more
        #: how far reading a stick is; %1 is a number of seats
        seats = translate("Sync", "%1 seats read")
        #: how far writing a stick is; %1 is a number of bytes
        sent = translate("Sync", "%1 bytes written")
        self.subtitle.setText((seats if what == "pack" else sent).replace("%1", f"{self._done_with:,}"))

    def _exchanged(self, told: Told) -> None:
        self._let_go()
        self.house.office.tell(*told)
        self.house.office.changed.emit()

    def _not_exchanged(self, code: FaultCode) -> None:
        self._let_go()
        self.house.office.tell_fault(code)

    def _let_go(self) -> None:
        self.subtitle.setText("")
        for button in (self.to_stick, self.from_stick):
            button.setEnabled(True)

    def _show(self, standing: Standing) -> None:
        self._standing = standing
        status, office = standing.status, self.house.office
        under_way = standing.due_in_s is None
        self.busy.setVisible(under_way)
        self.run_now.setEnabled(not under_way)
        never, none = translate("Sync", "never"), translate("Sync", "none")
        last = times.day_and_second(status.last_success, office.zone) if status.last_success else never
        self.facts.say(0, translate("Sync", "Last talk"), last, Tone.PLAIN if status.last_success else Tone.WARN)
        #: %1 is how many entries head office has not got yet, %2 how many there are in all
        waiting = translate("Sync", "%1 of %2").replace("%1", f"{status.waiting:,}")
        self.facts.say(1, translate("Sync", "Entries waiting"), waiting.replace("%2", f"{status.entries:,}"))
        self.facts.say(
            2,
            translate("Sync", "Refused entries"),
            f"{status.refused:,}" if status.refused else none,
            Tone.BAD if status.refused else Tone.PLAIN,
        )
        self.facts.say(3, translate("Sync", "Next try"), self._next(standing))
        failure = status.last_failure
        told = _failure_words(failure) if failure else none
        self.facts.say(4, translate("Sync", "Last failure"), told, Tone.WARN if failure else Tone.PLAIN)
        self.packs.put(status.packs)

    def _next(self, standing: Standing) -> str:
        if standing.due_in_s is None:
            return translate("Sync", "under way")
        #: %1 is a number of seconds
        return translate("Sync", "in %1 s").replace("%1", str(round(standing.due_in_s)))


def _failure_words(failure: str) -> str:
    """Return a failure in words where it begins with a fault's code, else as it was noted."""
    code = failure.split(" ", maxsplit=1)[0]
    return fault_words(FaultCode(code)) if code in set(FaultCode) else failure

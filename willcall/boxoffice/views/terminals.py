"""How this cinema's machines are, as far as this terminal knows: itself in every part, of the others who they are."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QCoreApplication
from typing_extensions import override

from willcall.boxoffice.house import House
from willcall.boxoffice.models.columns import Column
from willcall.boxoffice.tokens import SIGNS
from willcall.boxoffice.widgets.buttons import Button
from willcall.boxoffice.widgets.page import Page
from willcall.boxoffice.widgets.table import Table
from willcall.boxoffice.words.outcomes import told_of
from willcall.boxoffice.words.status import TONES
from willcall.qtkit.health_words import health_words, part_name
from willcall.redemption.domain.faults import FaultCode
from willcall.redemption.domain.health import HealthRow, Level
from willcall.redemption.domain.paper import PrintOutcome
from willcall.redemption.domain.staff import View

translate = QCoreApplication.translate

_LEVELS: Final = tuple(Level)


def level_name(level: Level) -> str:
    """Return how urgent something is."""
    names = {
        Level.GOOD: translate("Terminals", "Well"),
        Level.WARN: translate("Terminals", "See to it soon"),
        Level.BAD: translate("Terminals", "See to it now"),
    }
    return names[level]


def _columns() -> tuple[Column[HealthRow], ...]:
    return (
        Column("part", lambda: translate("Terminals", "Part"), lambda row: part_name(row.part)),
        Column(
            "level",
            lambda: translate("Terminals", "State"),
            lambda row: level_name(row.level),
            order=lambda row: -_LEVELS.index(row.level),
            tone=lambda row: TONES[row.level],
            sign=lambda row: SIGNS[TONES[row.level]],
        ),
        Column("how", lambda: translate("Terminals", "How it is"), lambda row: health_words(row)[0]),
        Column("to_do", lambda: translate("Terminals", "What to do"), lambda row: health_words(row)[1], wide=True),
        Column("code", lambda: translate("Terminals", "Code"), lambda row: row.code),
    )


class TerminalsPage(Page):
    """A row for each part of the terminal, the most urgent first; and a test print."""

    icon = "terminals"

    def __init__(self, house: House) -> None:
        super().__init__(house, View.TERMINALS)
        self.table = Table(house, "health", _columns(), lambda row: (row.part, row.code, row.fact("day")))
        self.test_print = Button(house.look, "test_print", icon="printer", key="Ctrl+T")
        self.test_print.clicked.connect(self._test_print)
        self.tools.addWidget(self.test_print)
        self.body.addWidget(self.table)

    @override
    def label(self) -> str:
        return translate("Terminals", "Terminals")

    @override
    def retranslate(self) -> None:
        super().retranslate()
        self.test_print.say(translate("Terminals", "Test print"))
        self.table.retranslate(translate("Terminals", "One moment…"))
        self._tell_who()

    def _tell_who(self) -> None:
        identity = self.house.office.identity
        if identity is None:
            return
        others = [number for number in identity.roster if number != identity.terminal_no]
        #: %1 is the number of this machine
        words = translate("Terminals", "This is terminal %1").replace("%1", identity.terminal_no)
        if others:
            #: %1 are the numbers of the cinema's other machines
            more = translate("Terminals", "How %1 are is seen at the machines themselves")
            words = f"{words} · {more.replace('%1', ', '.join(others))}"
        self.subtitle.setText(words)

    def show_health(self, rows: Sequence[HealthRow]) -> None:
        """Show how the terminal is."""
        self.table.put(rows)
        self._tell_who()

    def _test_print(self) -> None:
        office = self.house.office
        staff_no = office.member.staff_no
        self.test_print.setEnabled(False)

        def done(outcome: PrintOutcome) -> None:
            self.test_print.setEnabled(True)
            words, tone = told_of(outcome)
            #: %1 is what became of a sample ticket that was printed to try the printer
            office.tell(translate("Terminals", "Test print: %1").replace("%1", words), tone)

        office.act(lambda desks: desks.machine.test_print(staff_no), done, self._not_printed)

    def _not_printed(self, code: FaultCode) -> None:
        self.test_print.setEnabled(True)
        self.house.office.tell_fault(code)

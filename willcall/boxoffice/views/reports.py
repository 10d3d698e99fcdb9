"""End of shift, end of day: what was done, by whom, and a file of it."""

from collections.abc import Callable
from datetime import timedelta
from enum import Enum
from pathlib import Path
from typing import Literal

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout
from typing_extensions import override

from willcall.boxoffice.counter import Desks
from willcall.boxoffice.house import House
from willcall.boxoffice.models.report import report_columns, rows_of
from willcall.boxoffice.tokens import ROW, Tone, Type
from willcall.boxoffice.widgets.buttons import Button, Kind
from willcall.boxoffice.widgets.combo import Combo
from willcall.boxoffice.widgets.filter_field import FilterField
from willcall.boxoffice.widgets.page import Page
from willcall.boxoffice.widgets.table import Table
from willcall.boxoffice.widgets.texts import Text
from willcall.boxoffice.words.refusals import why_not
from willcall.printing.report_paper import ReportSetter
from willcall.redemption.domain.business_day import business_day
from willcall.redemption.domain.report_sheets import ReportSheets, report_sheets
from willcall.redemption.domain.reports import Deed, Report
from willcall.redemption.domain.staff import Right, RightMissing, StaffMember, View
from willcall.redemption.report_files import report_csv, report_xlsx

translate = QCoreApplication.translate

_DETAIL_COLUMNS = 12
_MOST_FIGURES = 7
"""Lines of figures before their table has to be scrolled."""


class Which(Enum):
    """What is reported."""

    MY_SHIFT = "my_shift"
    TODAY = "today"
    YESTERDAY = "yesterday"


class ReportsPage(Page):
    """The figures above, the deeds behind them below; both as they stood when the report was made."""

    icon = "reports"

    def __init__(self, house: House) -> None:
        super().__init__(house, View.REPORTS)
        look = house.look
        self.which, self.filter = Combo(look, "which_report"), FilterField(look)
        self.pdf = Button(look, "report_pdf", Kind.PRIMARY, key="F9")
        self.csv, self.xlsx = Button(look, "report_csv", icon="save"), Button(look, "report_xlsx", icon="save")
        self._sheets: ReportSheets | None = None
        self._report: Report | None = None
        self._setter: ReportSetter | None = None
        figures = report_columns(
            1 + len(Deed), lambda: self._sheets.figures[0].heads if self._sheets else (), figures=True
        )
        details = report_columns(_DETAIL_COLUMNS, lambda: self._sheets.details.heads if self._sheets else ())
        self.figures = Table(house, "figures", figures, lambda row: row[0])
        self.details = Table(house, "details", details, lambda row: row[0])
        self._span, self._below = Text(Type.BODY, Tone.SOFT), Text(Type.HEADING)
        for tool in (self.which, self.csv, self.xlsx, self.pdf):
            self.tools.addWidget(tool)
        below = QHBoxLayout()
        below.addWidget(self._below, 1)
        below.addWidget(self.filter)
        self.body.addWidget(self._span)
        self.body.addWidget(self.figures)
        self.body.addLayout(below)
        self.body.addWidget(self.details, 1)
        self.which.currentIndexChanged.connect(self._turn)
        self.filter.textChanged.connect(self.details.sifted.sift)
        self.pdf.clicked.connect(lambda: self._save("pdf", "PDF (*.pdf)", self._pdf))
        self.csv.clicked.connect(lambda: self._save("csv", "CSV (*.csv)", lambda _, sheets, __: report_csv(sheets)))
        self.xlsx.clicked.connect(
            lambda: self._save("xlsx", "Excel (*.xlsx)", lambda _, sheets, __: report_xlsx(sheets))
        )
        house.office.signed_in_changed.connect(self._forget)
        house.office.signed_in_changed.connect(self._offer)

    @property
    def language(self) -> Literal["zh", "en"]:
        """The language of the report: the window's."""
        return "zh" if self.house.office.language == "zh" else "en"

    @override
    def label(self) -> str:
        return translate("Reports", "Reports")

    @override
    def retranslate(self) -> None:
        super().retranslate()
        self._offer()
        self.which.setAccessibleName(translate("Reports", "Report"))
        self.pdf.say(translate("Reports", "Save as PDF"))
        self.csv.say("CSV", translate("Reports", "Save as CSV"))
        self.xlsx.say("XLSX", translate("Reports", "Save as XLSX"))
        self.filter.say(translate("Reports", "Filter"))
        self.figures.retranslate(translate("Reports", "One moment…"))
        self.details.retranslate(translate("Reports", "Nothing was done in this time."))
        if self._report:
            self._show(self._report)

    def _offer(self) -> None:
        """Offer what whoever is signed in may see."""
        office = self.house.office
        names = {
            Which.MY_SHIFT: translate("Reports", "My shift"),
            Which.TODAY: translate("Reports", "Today, everybody"),
            Which.YESTERDAY: translate("Reports", "Yesterday, everybody"),
        }
        everybody = office.signed_in is not None and office.member.may(Right.SEE_EVERYBODYS_REPORT)
        offered = list(Which) if everybody else [Which.MY_SHIFT]
        chosen = self.which.currentData()
        self.which.blockSignals(True)
        self.which.clear()
        for which in offered:
            self.which.addItem(names[which], which)
        self.which.setCurrentIndex(offered.index(chosen) if chosen in offered else 0)
        self.which.blockSignals(False)

    @override
    def refresh(self) -> None:
        office, which = self.house.office, self.which.currentData()
        if office.signed_in is not None and isinstance(which, Which):
            who = office.member

            def made(report: Report | RightMissing) -> None:
                if (which, who) == (self.which.currentData(), office.member):
                    self._made(report)

            office.look(lambda desks: _made(desks, which, who), made)

    def _turn(self) -> None:
        self._forget()
        self.refresh()

    def _forget(self) -> None:
        """Show no report: neither another than the one chosen, nor somebody else's."""
        self._report = self._sheets = None
        self.filter.clear()
        self.figures.put(())
        self.details.put(())
        for text in (self.subtitle, self._span, self._below):
            text.setText("")

    @override
    def look_again(self) -> None:
        """A report is of the moment when it was made."""

    def _made(self, report: Report | RightMissing) -> None:
        office = self.house.office
        if isinstance(report, RightMissing):
            office.tell(why_not(report, office.language, office.zone), Tone.WARN)
        else:
            self._show(report)

    def _show(self, report: Report) -> None:
        self._report, self._sheets = report, report_sheets(report, self.language)
        sheets = self._sheets
        self.subtitle.setText(sheets.title)
        self._span.setText("   ".join(f"{name} {fact}" for name, fact in sheets.facts[2:]))
        self._below.setText(f"{sheets.details.title} · {len(sheets.details.rows):,}")
        self.figures.put(rows_of(sheets.figures[0].rows))
        self.details.put(rows_of(tuple(reversed(sheets.details.rows))))
        for table in (self.figures, self.details):
            table.rows.speak()
            table.fit_again()
        lines = min(_MOST_FIGURES, len(sheets.figures[0].rows))
        self.figures.setFixedHeight((lines + 1) * ROW + 6)

    # saving it

    def _save(
        self, suffix: str, kinds: str, made: Callable[[Report, ReportSheets, Literal["zh", "en"]], bytes]
    ) -> None:
        report, sheets, language = self._report, self._sheets, self.language
        if report is None or sheets is None:
            return
        name = (
            f"{report.made_at.astimezone(self.house.office.zone):%Y%m%d-%H%M}-{self.which.currentData().value}.{suffix}"
        )
        path = self.house.files.to_save(translate("Reports", "Save the report"), name, kinds)
        if path is None:
            return
        self.house.office.look(lambda _: _written(path, made(report, sheets, language)), self._saved)

    def _pdf(self, report: Report, _: ReportSheets, language: Literal["zh", "en"]) -> bytes:
        self._setter = self._setter or ReportSetter()
        return self._setter.pdf(report, language)

    def _saved(self, told: tuple[Path, str]) -> None:
        path, why = told
        if why:
            #: %1 is the system's reason
            words = translate("Reports", "The report could not be written: %1")
            self.house.office.tell(words.replace("%1", why), Tone.BAD)
        else:
            self.house.office.tell(translate("Reports", "Written: %1").replace("%1", str(path)))


def _made(desks: Desks, which: Which, who: StaffMember) -> Report | RightMissing:
    office = desks.looks
    today = business_day(office.clock(), desks.identity.zone)
    match which:
        case Which.MY_SHIFT:
            return office.shift_report(who.staff_no, office.shift_began(who.staff_no), who)
        case Which.TODAY:
            return office.day_report(today, who)
        case Which.YESTERDAY:
            return office.day_report(today - timedelta(days=1), who)


def _written(path: Path, content: bytes) -> tuple[Path, str]:
    try:
        path.write_bytes(content)
    except OSError as error:
        return path, error.strerror or str(error)
    return path, ""

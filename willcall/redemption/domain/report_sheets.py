"""A report as tables of finished words and figures: the same for the screen, a file and paper."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, tzinfo

from willcall.redemption.domain.report_words import DEEDS, Language, reason_words
from willcall.redemption.domain.reports import Deed, Report, ReportLine, Tally
from willcall.redemption.domain.showings import BilingualText
from willcall.redemption.domain.spreadsheets import Cell

_DAY_REPORT = BilingualText("营业日报表", "Business day report")
_SHIFT_REPORT = BilingualText("交班报表", "Shift report")
_REHEARSAL = BilingualText("（演练）", " (REHEARSAL)")
_CINEMA, _TERMINAL = BilingualText("影院", "Cinema"), BilingualText("终端", "Terminal")
_DAY, _STAFF = BilingualText("营业日", "Business day"), BilingualText("员工", "Staff")
_FROM, _UNTIL = BilingualText("自", "From"), BilingualText("至", "Until")
_MADE = BilingualText("制表", "Made")
_BY_STAFF, _BY_TERMINAL = BilingualText("按员工", "By staff"), BilingualText("按终端", "By terminal")
_DETAILS, _TOTAL = BilingualText("明细", "Details"), BilingualText("合计", "Total")
_GUESTS = BilingualText("观众自助", "Guests, by themselves")
_COLUMNS = (
    BilingualText("时间", "Time"),
    _TERMINAL,
    _STAFF,
    BilingualText("事项", "Deed"),
    BilingualText("影片", "Film"),
    BilingualText("开映", "Starts"),
    BilingualText("影厅", "Screen"),
    BilingualText("排", "Row"),
    BilingualText("座", "Seat"),
    BilingualText("票号", "Ticket number"),
    BilingualText("原因", "Reason"),
    BilingualText("备注", "Note"),
)


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table; ``heads`` are as many as each row has cells."""

    title: str
    heads: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class ReportSheets:
    """A whole report: what it is, the facts that stand above it, figures, and the deeds behind them.

    The last row of figures sums up those before it.
    """

    title: str
    facts: tuple[tuple[str, str], ...]
    figures: tuple[Sheet, ...]
    details: Sheet
    made_at: datetime


def report_sheets(report: Report, language: Language) -> ReportSheets:
    """Set a report in a language; its times are the cinema's."""
    words = _Words(language, report.identity.zone)
    shift = report.span.staff_no is not None
    return ReportSheets(
        words.say(_SHIFT_REPORT if shift else _DAY_REPORT) + (words.say(_REHEARSAL) if report.rehearsal else ""),
        tuple(words.facts(report)),
        (
            words.figures(_BY_STAFF, _STAFF, report.by_staff(), report.total()),
            words.figures(_BY_TERMINAL, _TERMINAL, report.by_terminal(), report.total()),
        ),
        Sheet(
            words.say(_DETAILS),
            tuple(words.say(each) for each in _COLUMNS),
            tuple(words.line(each) for each in report.lines),
        ),
        report.made_at,
    )


@dataclass(frozen=True, slots=True)
class _Words:
    language: Language
    zone: tzinfo

    def say(self, text: BilingualText) -> str:
        return text.in_language(self.language)

    def facts(self, report: Report) -> list[tuple[str, str]]:
        who, span = report.identity, report.span
        whose = (_STAFF, span.staff_no) if span.day is None else (_DAY, span.day.isoformat())
        told = [
            (_CINEMA, self.say(who.cinema)),
            (_TERMINAL, who.terminal_no),
            whose,
            (_FROM, self._time(span.begin)),
            (_UNTIL, self._time(span.end)),
            (_MADE, self._time(report.made_at)),
        ]
        return [(self.say(name), fact or "") for name, fact in told]

    def figures(self, title: BilingualText, what: BilingualText, counted: Mapping[str, Tally], total: Tally) -> Sheet:
        named = [(name or self.say(_GUESTS), tally) for name, tally in counted.items()]
        named.append((self.say(_TOTAL), total))
        rows: list[tuple[Cell, ...]] = [(name, *(tally.get(deed, 0) for deed in Deed)) for name, tally in named]
        heads = (self.say(what), *(self.say(DEEDS[deed]) for deed in Deed))
        return Sheet(self.say(title), heads, tuple(rows))

    def line(self, line: ReportLine) -> tuple[Cell, ...]:
        told = line.occasion
        return (
            f"{told.at.astimezone(self.zone):%Y-%m-%d %H:%M:%S}",
            told.terminal_no,
            told.staff_no,
            self.say(DEEDS[told.deed]),
            *self._seat(line),
            told.ticket_no,
            reason_words(told.reason, self.language),
            told.note,
        )

    def _seat(self, line: ReportLine) -> tuple[str, ...]:
        showing, place = line.showing, line.place
        if showing is None or place is None:
            return ("",) * 5
        film, screen = self.say(showing.film), self.say(showing.screen)
        return film, self._time(showing.starts_at), screen, place.row, place.number

    def _time(self, moment: datetime) -> str:
        return f"{moment.astimezone(self.zone):%Y-%m-%d %H:%M}"

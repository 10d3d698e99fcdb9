"""A report on paper: figures, the deeds that somebody answers for, where to sign; nothing cut off on any page."""

import io
from dataclasses import replace

import pytest
from pypdf import PdfReader

from tests.support.paper_reading import plain
from tests.support.reports import LONG_FILM, evening, line
from willcall.printing.report_paper import ReportSetter
from willcall.redemption.domain.report_words import Language
from willcall.redemption.domain.reports import Deed, Report

SETTER = ReportSetter()


def pages(report: Report, language: Language = "en") -> list[str]:
    return [plain(page.extract_text()) for page in PdfReader(io.BytesIO(SETTER.pdf(report, language))).pages]


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", ["Business day report", "By staff", "By terminal", "Guests, by themselves", "Handed over by", "1 / 1"]),
        ("zh", ["营业日报表", "按员工", "按终端", "观众自助", "制表人签字", "主管签字", "冰雪奇缘"]),
    ],
)
def test_one_page_has_the_whole_of_an_evening(language: Language, words: list[str]) -> None:
    (page,) = pages(evening(), language)
    assert [word for word in words if plain(word) not in page] == []
    assert plain("2014-03-08 06:00") in page


def test_deeds_that_somebody_answers_for_are_listed_and_everyday_ones_only_counted() -> None:
    (page,) = pages(evening())
    assert all(plain(words) in page for words in ("torn or unreadable", "half a ticket, thrown away", "=1+1"))
    assert plain("两人在场，已撕毁") in page
    assert plain("unknown code") not in page
    assert page.count(plain("8888888800000000")) == 0


def test_a_long_evening_goes_on_over_pages_that_each_say_what_they_are_and_loses_no_line() -> None:
    more = [line(100 + n, Deed.EXCEPTION_CLOSED, "S1", "handed_out_already", "x" * 100, LONG_FILM) for n in range(60)]
    found = pages(evening(*more))
    assert len(found) > 2
    for number, page in enumerate(found, start=1):
        assert plain("Business day report") in page
        assert plain(f"{number} / {len(found)}") in page
    text = "".join(found)
    assert [n for n in range(100, 160) if text.count(f"88888888{n:08d}") != 1] == []


def test_a_quiet_evening_says_so_and_a_rehearsal_is_called_one() -> None:
    quiet = replace(evening(), lines=(), rehearsal=True)
    (page,) = pages(quiet)
    assert plain("Nothing that has to be answered for") in page
    assert plain("REHEARSAL") in page


def test_a_note_is_words_and_never_a_template() -> None:
    (page,) = pages(evening(line(60, Deed.SPOILED, "7", "other", "#panic() *bold* $x$")))
    assert plain("#panic() *bold* $x$") in page


def test_the_same_report_gives_the_same_bytes_and_a_picture_of_each_page() -> None:
    assert SETTER.pdf(evening(), "zh") == SETTER.pdf(evening(), "zh")
    (picture,) = SETTER.pictures(evening(), "zh", 60)
    assert picture.startswith(b"\x89PNG")

"""What a template receives."""

import json
from dataclasses import replace
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from willcall.printing.facts import facts_json, ticket_facts
from willcall.printing.sample import sample_ticket
from willcall.redemption.domain.showings import BilingualText, SeatKind


def test_facts_are_finished_strings() -> None:
    facts = ticket_facts(sample_ticket(copy_no=3))
    del facts["qr"]
    assert facts == {
        "cinema": {"zh": "万象影城（北京路店）", "en": "Wanxiang Cinema, Beijing Road"},
        "film": {"zh": "流浪地球", "en": "The Wandering Earth"},
        "version": "国语 IMAX 3D",
        "screen": {"zh": "3号激光厅", "en": "Screen 3 Laser"},
        "directions": {"zh": "二楼左转", "en": "2nd floor, turn left"},
        "date": {"zh": "2014年3月8日", "en": "8 Mar 2014"},
        "weekday": {"zh": "周六", "en": "Sat"},
        "time": "14:30",
        "row": "7",
        "seat": "12",
        "couple": False,
        "price": "3.80",
        "ticket_no": "8888888800000123",
        "copy_no": 3,
        "reprint": True,
        "rehearsal": False,
        "sample": True,
        "terminal_no": "K01",
        "printed_at": "2014-03-08 13:58:00",
    }


def test_a_showing_after_midnight_bears_its_own_date() -> None:
    start = datetime(2014, 3, 8, 16, 30, tzinfo=UTC).astimezone(ZoneInfo("Asia/Shanghai"))
    facts = ticket_facts(replace(sample_ticket(), starts_at=start))
    assert (facts["date"], facts["time"]) == ({"zh": "2014年3月9日", "en": "9 Mar 2014"}, "00:30")
    assert facts["weekday"] == {"zh": "周日", "en": "Sun"}


@pytest.mark.parametrize(
    ("zh", "en", "shown"),
    [
        ("白日焰火", "", {"zh": "白日焰火", "en": ""}),
        ("", "Gravity", {"zh": "Gravity", "en": ""}),
        ("Gravity", "Gravity", {"zh": "Gravity", "en": ""}),
        ("\n", " ", {"zh": "", "en": ""}),
    ],
)
def test_a_name_given_once_is_printed_once(zh: str, en: str, shown: dict[str, str]) -> None:
    ticket = sample_ticket()
    facts = ticket_facts(replace(ticket, showing=replace(ticket.showing, film=BilingualText(zh, en))))
    assert facts["film"] == shown


def test_the_paper_of_a_rehearsal_is_marked() -> None:
    assert ticket_facts(replace(sample_ticket(), rehearsal=True))["rehearsal"] is True


def test_half_of_a_sofa_is_marked() -> None:
    ticket = sample_ticket()
    assert ticket_facts(replace(ticket, place=replace(ticket.place, kind=SeatKind.COUPLE)))["couple"] is True


def test_the_facts_are_json_that_keeps_chinese_readable() -> None:
    text = facts_json(sample_ticket())
    assert "流浪地球" in text
    assert json.loads(text)["qr"]["quiet"] == 4

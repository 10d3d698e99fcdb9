"""The small words of the trade: business day, money, ticket numbers, names, homes."""

from datetime import UTC, date, datetime, timedelta
from typing import get_args
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.packs import CINEMA, IDENTITY, NOW, code_of, tag_of
from tests.support.stub_desk import SHOWING
from willcall.redemption.domain.business_day import business_day
from willcall.redemption.domain.codes import Misreading
from willcall.redemption.domain.faults import FaultCode, TerminalFaultError
from willcall.redemption.domain.homes import home_terminal
from willcall.redemption.domain.money import yuan
from willcall.redemption.domain.paper import PaperTrouble, PrinterState
from willcall.redemption.domain.showings import BilingualText, Place
from willcall.redemption.domain.tickets import Ticket, serial_of, ticket_number, ticket_qr
from willcall.redemption.domain.verdicts import REASON_CODES, MistypedCode, Verdict, reason_code, verdict_name

SHANGHAI = ZoneInfo("Asia/Shanghai")
BERLIN = ZoneInfo("Europe/Berlin")


@pytest.mark.parametrize(
    ("local", "day"),
    [
        ("2014-03-08T05:59:59.999999", "2014-03-07"),
        ("2014-03-08T06:00:00", "2014-03-08"),
        ("2014-03-08T23:59:59", "2014-03-08"),
        ("2014-03-09T00:00:00", "2014-03-08"),
        ("2014-03-09T00:30:00", "2014-03-08"),
        ("2014-03-09T05:59:00", "2014-03-08"),
        ("2014-03-09T06:00:00", "2014-03-09"),
        ("2014-01-01T03:00:00", "2013-12-31"),
        ("2016-03-01T03:00:00", "2016-02-29"),
    ],
)
def test_a_business_day_begins_at_six_in_the_morning(local: str, day: str) -> None:
    moment = datetime.fromisoformat(local).replace(tzinfo=SHANGHAI)
    assert business_day(moment, SHANGHAI) == date.fromisoformat(day)
    assert business_day(moment.astimezone(UTC), SHANGHAI) == date.fromisoformat(day)


@pytest.mark.parametrize("night", ["2024-03-31", "2024-10-27"], ids=["an hour is missing", "an hour comes twice"])
def test_the_night_when_clocks_change_still_ends_at_six_on_the_wall(night: str) -> None:
    today = date.fromisoformat(night)
    six = datetime(today.year, today.month, today.day, 6, tzinfo=BERLIN).astimezone(UTC)
    before = today - timedelta(days=1)
    assert business_day(six, BERLIN) == today
    assert business_day(six - timedelta(seconds=1), BERLIN) == before
    midnight = datetime(today.year, today.month, today.day, tzinfo=BERLIN).astimezone(UTC)
    hours = [midnight + timedelta(minutes=15 * step) for step in range(4 * 8)]
    assert [business_day(moment, BERLIN) for moment in hours] == sorted(business_day(m, BERLIN) for m in hours)
    assert {business_day(moment, BERLIN) for moment in hours if moment < six} == {before}


@given(st.datetimes(timezones=st.just(UTC), min_value=datetime(2000, 1, 1), max_value=datetime(2100, 1, 1)))  # noqa: DTZ001
def test_a_business_day_never_runs_backwards(moment: datetime) -> None:
    for zone in (SHANGHAI, BERLIN):
        assert business_day(moment, zone) <= business_day(moment + timedelta(minutes=30), zone)


@pytest.mark.parametrize(
    ("fen", "shown"),
    [(0, "0.00"), (5, "0.05"), (-5, "-0.05"), (99, "0.99"), (100, "1.00"), (380, "3.80"), (-12345, "-123.45")],
)
def test_fen_are_shown_as_yuan(fen: int, shown: str) -> None:
    assert yuan(fen) == shown


@given(st.integers())
def test_no_fen_is_lost_in_showing(fen: int) -> None:
    assert int(yuan(fen).replace(".", "")) == fen


@given(st.integers(0, 10**8 - 1))
def test_a_ticket_number_has_sixteen_digits_and_gives_its_serial_back(serial: int) -> None:
    number = ticket_number(CINEMA, serial)
    assert len(number) == 16
    assert serial_of(number, CINEMA) == serial


@pytest.mark.parametrize(
    "number",
    [
        "",
        "8888888",
        CINEMA,
        "7777777700000001",
        CINEMA + "0000000",
        CINEMA + "000000001",
        CINEMA + "0000000x",
        CINEMA + "٠٠٠٠٠٠٠١",
        CINEMA + "-0000001",
        CINEMA * 3,
    ],
)
def test_what_is_not_a_ticket_number_of_this_cinema_has_no_serial(number: str) -> None:
    assert serial_of(number, CINEMA) is None


def test_a_tickets_qr_says_number_copy_and_terminal_and_is_signed() -> None:
    signed: list[bytes] = []

    def sign(statement: bytes) -> bytes:
        signed.append(statement)
        return b"\xff" * 64

    text = ticket_qr(CINEMA + "00000001", 2, "01", sign)
    statement, _, signature = text.rpartition(":")
    assert statement == f"WILLCALL-TICKET:1:{CINEMA}00000001:2:01"
    assert signed == [statement.encode()]
    assert "=" not in signature


def test_the_qr_of_a_rehearsal_is_no_tickets_qr_and_its_signature_covers_that() -> None:
    signed: list[bytes] = []

    def sign(statement: bytes) -> bytes:
        signed.append(statement)
        return b"\xff" * 64

    number = CINEMA + "00000001"
    assert ticket_qr(number, 1, "01", sign, rehearsal=True).startswith(f"WILLCALL-REHEARSAL:1:{number}:1:01:")
    assert signed == [f"WILLCALL-REHEARSAL:1:{number}:1:01".encode()]


def test_the_second_copy_is_a_reprint_and_the_first_is_not() -> None:
    first = Ticket(
        CINEMA + "00000001", 1, IDENTITY.cinema, SHOWING, Place("1", "1", "1"), 380, "01", NOW, NOW, "WILLCALL-TICKET"
    )
    assert not first.is_reprint
    assert Ticket(*[getattr(first, n) if n != "copy_no" else 2 for n in Ticket.__slots__]).is_reprint  # type: ignore[arg-type]


def test_a_name_is_shown_in_the_language_asked_for_and_in_chinese_where_there_is_no_other() -> None:
    name = BilingualText("冰雪奇缘", "Frozen")
    assert name.in_language("zh") == name.in_language("zh_CN") == "冰雪奇缘"
    assert name.in_language("en") == "Frozen"
    assert BilingualText("冰雪奇缘").in_language("en") == "冰雪奇缘"


def test_a_terminal_knows_its_cinemas_zone() -> None:
    assert IDENTITY.zone == SHANGHAI


def test_a_printer_without_trouble_can_print() -> None:
    assert PrinterState().can_print
    assert PrinterState(paper_near_end=True).can_print
    assert not PrinterState(PaperTrouble.PAPER_END).can_print


def test_a_printers_codes_are_its_trouble_and_then_what_to_see_to_soon() -> None:
    assert PrinterState().codes == ()
    ill = PrinterState(PaperTrouble.COVER_OPEN, paper_near_end=True, template_replaced=True)
    assert ill.codes == ("P21", "P24", "P33")
    assert ill.notices == ("P24", "P33")


def test_every_verdict_has_a_code_and_a_name_of_its_own() -> None:
    kinds = get_args(Verdict)
    assert set(REASON_CODES) == set(kinds)
    assert len(set(REASON_CODES.values())) == len(kinds)
    mistyped = MistypedCode(Misreading.SHAPE)
    assert reason_code(mistyped) == "C41"
    assert verdict_name(mistyped) == "mistyped_code"


def test_r9_every_fault_has_a_code_of_its_own_and_says_it() -> None:
    codes = [code.value for code in FaultCode]
    assert len(set(codes) | {trouble.value for trouble in PaperTrouble}) == len(codes) + len(PaperTrouble)
    fault = TerminalFaultError(FaultCode.DISK_FULL, "no room")
    assert str(fault) == "D12 disk_full: no room"
    assert (fault.code, fault.detail) == (FaultCode.DISK_FULL, "no room")


TAGS = [tag_of(number) for number in range(3000)]


def test_a_lone_terminal_is_the_home_of_every_code() -> None:
    assert {home_terminal(tag, ["01"]) for tag in TAGS[:50]} == {"01"}


def test_homes_are_shared_about_evenly_and_do_not_depend_on_the_rosters_order() -> None:
    roster = ["01", "02", "03", "04"]
    homes = [home_terminal(tag, roster) for tag in TAGS]
    assert homes == [home_terminal(tag, roster[::-1]) for tag in TAGS]
    for terminal in roster:
        assert homes.count(terminal) == pytest.approx(len(TAGS) / 4, rel=0.15)


def test_a_terminal_that_joins_or_leaves_moves_only_its_own_share() -> None:
    before = [home_terminal(tag, ["01", "02", "03"]) for tag in TAGS]
    after = [home_terminal(tag, ["01", "02", "03", "04"]) for tag in TAGS]
    moved = [now for then, now in zip(before, after, strict=True) if then != now]
    assert set(moved) == {"04"}
    assert len(moved) == pytest.approx(len(TAGS) / 4, rel=0.15)


def test_a_code_has_no_home_where_there_is_no_terminal() -> None:
    with pytest.raises(ValueError, match="empty"):
        home_terminal(tag_of(1), [])


def test_the_test_codes_differ() -> None:
    assert len({code_of(number) for number in range(5000)}) == 5000

"""What the channel reports: taken in once, and whatever is odd about it an exception with its evidence."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from cryptography.exceptions import InvalidTag

from tests.support.centre_stage import NEAR, CentreStage, DeliveredCode, copy_of_issued, sale, showing_code
from willcall.centre.channel.import_sales import import_sales
from willcall.centre.channel.models import SaleRow
from willcall.centre.channel.phones import PhoneSealer
from willcall.centre.codes.revoke_tickets import revoke_tickets
from willcall.centre.desk.models import ExceptionRow
from willcall.centre.schedules.reading.findings import Findings
from willcall.redemption.domain.codes import CollectionCode, new_code


def _kinds(stage: CentreStage) -> list[str]:
    return sorted(row.kind for row in stage.rows(ExceptionRow))


def _code_from(number: int) -> CollectionCode:
    return new_code(lambda _: number)


def _double(codes: list[DeliveredCode]) -> DeliveredCode:
    return next(code for code in codes if code.seats == 2)


def test_the_same_report_twice_is_one_sale_each(issued: CentreStage) -> None:
    codes = issued.delivered()
    lines = [sale(code, f"o{number}") for number, code in enumerate(codes)]
    assert issued.sell(lines).new == len(codes)
    again = issued.sell(lines)
    assert (again.new, again.known, again.exceptions) == (0, len(codes), 0)
    assert len(issued.rows(SaleRow)) == len(codes)


def test_a_code_sold_twice_counts_once_and_is_an_exception(issued: CentreStage) -> None:
    code = _double(issued.delivered())
    issued.sell([sale(code, "first"), sale(code, "second")])
    issued.sell([sale(code, "second")])
    assert {row.order_no: row.counts for row in issued.rows(SaleRow)} == {"first": True, "second": False}
    assert _kinds(issued) == ["sold_twice"]


def test_a_sale_that_comes_again_otherwise_is_an_exception_and_the_first_one_stands(issued: CentreStage) -> None:
    code = _double(issued.delivered())
    issued.sell([sale(code, "o1")])
    issued.sell([sale(code, "o1", buyer="somebody else")])
    assert [row.buyer for row in issued.rows(SaleRow)] == ["buyer-o1"]
    assert _kinds(issued) == ["sale_changed"]


def test_r7_an_unknown_code_is_an_exception_that_does_not_show_it(issued: CentreStage) -> None:
    known = {code.code for code in issued.delivered()}
    stranger = next(code for code in map(_code_from, range(100)) if code.digits not in known)
    lines = [
        ("o1", "2014-03-06T12:00:00+08:00", stranger.digits, "b1", "7.60"),
        ("o2", "2014-03-06T12:00:00+08:00", "rubbish", "b2", "7.60"),
        ("o3", "2014-03-06T12:00:00+08:00", "123456789012", "b3", "7.60"),
    ]
    done = issued.sell(lines)
    assert (done.new, done.unknown_codes) == (0, 3)
    found = issued.rows(ExceptionRow)
    assert [row.kind for row in found] == ["unknown_code"] * 3
    shown = " ".join(f"{row.subject} {row.evidence}" for row in found)
    assert not any(code in shown for code in (stranger.digits, "rubbish", "123456789012"))
    issued.sell(lines)
    assert len(issued.rows(ExceptionRow)) == 3


def test_more_seats_than_a_buyer_may_have_is_an_exception_across_files(issued: CentreStage) -> None:
    first, second, third = [code for code in issued.delivered() if code.seats == 2][:3]
    issued.sell([sale(first, "o1", buyer="greedy"), sale(second, "o2", buyer="modest")])
    assert _kinds(issued) == []
    issued.sell([sale(third, "o3", buyer="greedy")])
    assert _kinds(issued) == ["sold_over_limit"]
    (found,) = issued.rows(ExceptionRow)
    assert (found.evidence["seats_so_far"], found.evidence["limit"]) == (4, 2)


def test_sold_before_its_release_or_at_another_price_is_an_exception(issued: CentreStage) -> None:
    first, second, third = [code for code in issued.delivered() if code.release == 2][:3]
    issued.sell(
        [sale(first, "o1", sold_at="2014-03-05T12:00:00+08:00"), sale(second, "o2", price="1.00"), sale(third, "o3")]
    )
    assert _kinds(issued) == ["sold_at_another_price", "sold_outside_release"]


def test_a_revoked_code_that_is_sold_is_an_exception(issued: CentreStage) -> None:
    codes = [code for code in issued.delivered() if code.showing_code == showing_code(NEAR, 1)]
    done = revoke_tickets([f"{showing_code(NEAR, 1)}/1-1"], "broken", issued.centre.database, issued.centre.clock)
    assert (done.new, done.before, done.unknown) == (1, 0, ())
    issued.sell(sale(code, f"o{number}") for number, code in enumerate(codes))
    assert _kinds(issued) == ["sold_revoked"]


def test_a_time_without_an_offset_is_the_cinemas_own(issued: CentreStage) -> None:
    code = _double(issued.delivered())
    issued.sell([sale(code, "o1", sold_at="2014-03-06 12:00:00")])
    assert [row.sold_at.isoformat()[:19] for row in issued.rows(SaleRow)] == ["2014-03-06T04:00:00"]


def test_every_line_of_a_wrong_form_is_told_at_once_and_nothing_is_kept(issued: CentreStage) -> None:
    code = _double(issued.delivered())
    report = issued.folder / "wrong.csv"
    lines = [
        "order_no,sold_at,code,buyer,price",
        ",".join(sale(code, "good")),
        f",yesterday,{code.code},,free",
        f"o2,2014-03-06T12:00:00+08:00,{code.code},b\x07,3.805",
    ]
    report.write_text("\n".join(lines), encoding="utf-8")
    centre = issued.centre
    findings = import_sales(report, centre.database, centre.keys, centre.clock)
    assert isinstance(findings, Findings)
    told = [(each.where.line, each.where.column) for each in findings]
    assert told == [(3, "buyer"), (3, "order_no"), (3, "price"), (3, "sold_at"), (4, "buyer"), (4, "price")]
    assert code.code not in " ".join(f"{each.value} {each.expected}" for each in findings)
    assert issued.rows(SaleRow) == []


@pytest.mark.parametrize(
    "text", ["", "order_no,sold_at,code,buyer\n", "a,b\n1,2\n", "\0\0\0", "order_no,code,code,buyer,price,sold_at\n"]
)
def test_a_file_that_is_no_report_is_said_to_be_none(sqlite_stage: CentreStage, text: str) -> None:
    report = sqlite_stage.folder / "none.csv"
    report.write_text(text, encoding="utf-8")
    centre = sqlite_stage.centre
    assert isinstance(import_sales(report, centre.database, centre.keys, centre.clock), Findings)


@pytest.fixture
def sqlite_issued(issued_sqlite: Path, tmp_path: Path) -> Iterator[CentreStage]:
    """For what has nothing to do with the kind of database."""
    made = copy_of_issued(issued_sqlite, tmp_path)
    yield made
    made.centre.database.close()


def phone_of(stage: CentreStage, order: str) -> str:
    (row,) = [row for row in stage.rows(SaleRow) if row.order_no == order]
    with stage.centre.database.reading() as session:
        return PhoneSealer(stage.centre.keys, session).open(row.cinema_code, row.code_no, row.phone)


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        *(("4711", "4711"), ("0042", "0042"), ("138****4711", "4711"), ("138 1234 4711", "4711")),
        *(("+86 138-1234-4711", "4711"), ("１３８＊＊＊＊４７１１", "4711"), ("", ""), (" ", "")),
    ],
)
def test_of_a_phone_the_last_four_digits_are_kept_however_it_is_written(
    sqlite_issued: CentreStage, written: str, kept: str
) -> None:
    sqlite_issued.sell([sale(sqlite_issued.delivered()[0], "o1", phone=written)])
    assert phone_of(sqlite_issued, "o1") == kept


def test_r7_a_phone_is_sealed_in_the_database_and_bound_to_its_code(issued: CentreStage) -> None:
    first, second = issued.delivered()[:2]
    issued.sell([sale(first, "o1", phone="13800004711"), sale(second, "o2", phone="4711")])
    one, other = sorted(issued.rows(SaleRow), key=lambda row: row.order_no)
    assert b"4711" not in one.phone + other.phone
    assert one.phone != other.phone
    with issued.centre.database.reading() as session, pytest.raises(InvalidTag):
        PhoneSealer(issued.centre.keys, session).open(one.cinema_code, one.code_no, other.phone)


@pytest.mark.parametrize("written", ["471", "my phone", "1234567890123456789012345", "13800004711x", "47\x0011"])
def test_what_is_no_phone_is_a_finding_that_does_not_repeat_it(
    sqlite_issued: CentreStage, tmp_path: Path, written: str
) -> None:
    report = tmp_path / "phones.csv"
    line = sale(sqlite_issued.delivered()[0], "o1", phone=written)
    report.write_text("order_no,sold_at,code,buyer,price,phone\n" + ",".join(line) + "\n", encoding="utf-8")
    found = import_sales(report, sqlite_issued.centre.database, sqlite_issued.centre.keys, sqlite_issued.centre.clock)
    assert isinstance(found, Findings)
    assert [each.where.column for each in found] == ["phone"]
    assert written not in " ".join(map(str, found))


def test_two_columns_of_phones_are_refused(sqlite_issued: CentreStage, tmp_path: Path) -> None:
    report = tmp_path / "phones.csv"
    report.write_text("order_no,sold_at,code,buyer,price,phone,Phone\n", encoding="utf-8")
    found = import_sales(report, sqlite_issued.centre.database, sqlite_issued.centre.keys, sqlite_issued.centre.clock)
    assert isinstance(found, Findings)
    assert "at most one column phone" in " ".join(map(str, found))


def test_a_report_that_comes_again_with_phones_adds_them_and_one_with_another_phone_is_an_exception(
    issued: CentreStage,
) -> None:
    code = issued.delivered()[0]
    issued.sell([sale(code, "o1")])
    assert issued.sell([sale(code, "o1", phone="4711")]).known == 1
    assert (phone_of(issued, "o1"), _kinds(issued)) == ("4711", [])
    issued.sell([sale(code, "o1", phone="0815")])
    assert (phone_of(issued, "o1"), _kinds(issued)) == ("4711", ["sale_changed"])
    assert "0815" not in str(issued.rows(ExceptionRow)[0].evidence)

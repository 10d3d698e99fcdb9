"""Files in the encodings in which cinemas send them, and in those in which they should not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from willcall.centre.schedules.reading.findings import MOST_KEPT, Findings, Where
from willcall.centre.schedules.reading.sheets import read_csv
from willcall.centre.schedules.reading.workbooks import read_sheets

TABLE = '影院编码,影院名称,城市\r\n10000001,"星光影城\n五道口",北京\r\n'
CELLS = [("影院编码", "影院名称", "城市"), ("10000001", "星光影城\n五道口", "北京")]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16", "utf-16-le", "utf-16-be"])
def test_every_usual_encoding_reads_the_same(encoding: str) -> None:
    findings = Findings()
    (sheet,) = read_csv("t.csv", TABLE.encode(encoding), findings)
    assert not findings
    assert [line.cells for line in sheet.lines] == CELLS
    assert [line.number for line in sheet.lines] == [1, 2]


@pytest.mark.parametrize("delimiter", [";", "\t"])
def test_semicolons_and_tabs_separate_too(delimiter: str) -> None:
    (sheet,) = read_csv("t.csv", TABLE.replace(",", delimiter).encode(), Findings())
    assert [line.cells for line in sheet.lines] == CELLS


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_a_file_cut_inside_a_character_is_damaged_utf8_and_not_some_other_encoding(encoding: str) -> None:
    findings = Findings()
    data = ("cinema_code,cinema_name,city\n10000001,影城影城影城,北京").encode(encoding)[:-1]
    assert read_csv("t.csv", data, findings) == []
    (found,) = findings
    assert (found.where.line, "damaged or cut short" in found.expected) == (2, True)


def test_a_file_cut_inside_a_quote_says_where_the_line_begins() -> None:
    findings = Findings()
    assert read_csv("t.csv", b'a,b\n1,"never ends\n2,3\n', findings) == []
    (found,) = findings
    assert found.where == Where("t.csv", "", 2)


@pytest.mark.parametrize("data", [b"\xff\xff\xff\xff", b"\xff\xfe\x00", b"\x80\x81\x82" * 50, b"\xfe\xff\xd8\x00"])
def test_what_is_no_text_is_said_to_be_none(data: bytes) -> None:
    findings = Findings()
    assert read_csv("t.csv", data, findings) == []
    assert findings


@given(st.binary(max_size=300), st.sampled_from(["t.csv", "t.xlsx"]))
def test_any_bytes_at_all_are_read_or_refused(data: bytes, name: str) -> None:
    findings = Findings()
    read_sheets(name, data, findings)


@given(st.binary(max_size=200))
def test_any_bytes_in_a_workbooks_coat_are_refused(data: bytes) -> None:
    findings = Findings()
    assert read_sheets("t.csv", b"PK\x03\x04" + data, findings) == []
    assert findings


def test_an_old_excel_file_is_told_what_to_do() -> None:
    findings = Findings()
    assert read_sheets("t.xls", b"\xd0\xcf\x11\xe0" + b"\0" * 600, findings) == []
    assert "save this old Excel file as XLSX" in next(iter(findings)).expected


def test_of_a_file_of_rubbish_the_first_faults_are_kept_and_the_rest_counted() -> None:
    findings = Findings()
    for line in range(MOST_KEPT + 10):
        findings.add(Where("f", "", line), "v" * 100, "x")
    assert (len(findings.kept), findings.count) == (MOST_KEPT, MOST_KEPT + 10)
    assert len(findings.kept[0].value) == 61

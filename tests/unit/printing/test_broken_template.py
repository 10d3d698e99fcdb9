"""What is said to whoever edits a template."""

from pathlib import Path

import pytest

from willcall.printing.broken_template import BrokenTemplateError
from willcall.printing.render import Renderer
from willcall.printing.sample import sample_ticket


def fault_of(path: Path) -> BrokenTemplateError:
    with pytest.raises(BrokenTemplateError) as refused:
        Renderer(str(path)).draw(sample_ticket()).picture()
    return refused.value


def written(folder: Path, text: str, name: str = "own.typ") -> Path:
    path = folder / name
    path.write_text(text, "utf-8")
    return path


def test_one_line_says_file_line_column_what_is_wrong_and_the_lines_text(tmp_path: Path) -> None:
    fault = fault_of(written(tmp_path, "#let x = 1\n  #nonsense(\n"))
    assert str(fault) == f"{tmp_path.resolve() / 'own.typ'}:2:12: unclosed delimiter: #nonsense("


def test_a_caret_stands_under_the_fault_where_chinese_takes_two_places(tmp_path: Path) -> None:
    fault = fault_of(written(tmp_path, "影厅 #nonsense"))
    place, line, caret = fault.shown.split("\n")
    assert place.endswith("own.typ:1:5: unknown variable: nonsense")
    assert line == "1 | 影厅 #nonsense"
    assert caret == "    " + " " * 6 + "^"


def test_a_fault_in_our_parts_is_told_by_the_cinemas_line_that_led_to_it(tmp_path: Path) -> None:
    fault = fault_of(
        written(tmp_path, '#import "@willcall/ticket:1.0.0": *\n#show: paper\n#pair("film", 9 * u, 6 * u)')
    )
    assert fault.at is not None
    assert (fault.at.line, fault.at.text) == (3, '#pair("film", 9 * u, 6 * u)')


def test_a_fault_in_a_file_beside_is_told_where_it_is(tmp_path: Path) -> None:
    written(tmp_path, "#let price() = {\n  nothing\n}", "prices.typ")
    fault = fault_of(written(tmp_path, '#import "prices.typ": price\n#price()'))
    assert "prices.typ:2:3" in str(fault)


def test_a_fault_that_goes_over_lines_is_told_by_its_first(tmp_path: Path) -> None:
    fault = fault_of(written(tmp_path, '#let f() = panic(\n  "no such seat",\n)\n#f()'))
    assert str(fault).endswith("""own.typ:1:12: panicked with: no such seat: #let f() = panic(""")


def test_typsts_hint_is_passed_on(tmp_path: Path) -> None:
    fault = fault_of(written(tmp_path, "#let a = 1\n#(a-b)"))
    assert "\nhint: " in fault.shown


def test_what_is_wrong_with_the_file_as_a_whole_has_no_line(tmp_path: Path) -> None:
    path = tmp_path / "own.typ"
    path.write_bytes(b"\xff\xfe")
    fault = fault_of(path)
    assert fault.at is None
    assert fault.shown == str(fault) == "file is not valid UTF-8"

"""Trying a printer from the command line: what the paper says, what the person is told, what the script gets."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.fake_printer import FakePrinter
from tests.support.paper_reading import qr_of
from willcall.kiosk.commands import main
from willcall.kiosk.heart import only_one
from willcall.kiosk.print_test import print_test as try_printer
from willcall.redemption.print_turn import LockedTurn
from willcall.redemption.settings import load_settings


@pytest.fixture
def fake() -> Iterator[FakePrinter]:
    with FakePrinter() as printer:
        yield printer


def settings_for(folder: Path, *printer: str) -> Path:
    file = folder / "terminal.toml"
    lines = (f'data_dir = "{(folder / "data").as_posix()}"', "[printer]", *printer)
    file.write_text("\n".join(lines) + "\n", "utf-8")
    return file


def over_network(folder: Path, fake: FakePrinter, *more: str) -> Path:
    return settings_for(folder, 'kind = "network"', f'host = "{fake.host}"', f"port = {fake.port}", *more)


def print_test(settings: Path) -> int:
    return main(["print-test", "--settings", str(settings)])


def test_a_printer_that_is_well_prints_a_sample_that_nobody_can_take_for_a_ticket(
    tmp_path: Path, fake: FakePrinter, capsys: pytest.CaptureFixture[str]
) -> None:
    assert print_test(over_network(tmp_path, fake)) == 0
    (paper,) = fake.papers
    assert not (qr_of(paper) or "").startswith("WILLCALL-TICKET")
    assert "ready" in capsys.readouterr().out


def test_the_settings_can_be_named_before_the_command_too(tmp_path: Path, fake: FakePrinter) -> None:
    assert main(["--settings", str(over_network(tmp_path, fake)), "print-test"]) == 0
    assert len(fake.papers) == 1


def test_a_printer_in_trouble_is_told_with_its_code_and_what_to_do(
    tmp_path: Path, fake: FakePrinter, capsys: pytest.CaptureFixture[str]
) -> None:
    fake.open_cover()
    assert print_test(over_network(tmp_path, fake)) == 1
    assert capsys.readouterr().out.startswith("P21  ")
    assert fake.papers == []


def test_paper_near_its_end_is_told_and_the_sample_printed(
    tmp_path: Path, fake: FakePrinter, capsys: pytest.CaptureFixture[str]
) -> None:
    fake.come_near_end()
    assert print_test(over_network(tmp_path, fake)) == 0
    assert "P24  " in capsys.readouterr().out


def test_r3_a_sample_that_broke_off_may_have_come_out(
    tmp_path: Path, fake: FakePrinter, capsys: pytest.CaptureFixture[str]
) -> None:
    fake.new_roll(200)
    assert print_test(over_network(tmp_path, fake)) == 1
    told = capsys.readouterr().out
    assert "may have come out" in told
    assert "P20  " in told


def test_a_spooler_is_not_believed_further_than_it_promises(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from willcall.printing.transports.memory import MemoryTransport  # noqa: PLC0415  # for this test alone
    from willcall.redemption.domain.paper import Promise  # noqa: PLC0415

    taking = MemoryTransport(promise=Promise.ACCEPTS)
    monkeypatch.setattr("willcall.printing.bootstrap._transport", lambda *_, **__: taking)
    assert print_test(settings_for(tmp_path, 'kind = "system"', 'queue = "tickets"')) == 0
    assert "Look whether it came out" in capsys.readouterr().out


@pytest.mark.expects_log("broken_template.*own.typ:1")
def test_a_template_that_was_replaced_is_told_with_the_place_of_its_fault(
    tmp_path: Path, fake: FakePrinter, capsys: pytest.CaptureFixture[str]
) -> None:
    own = tmp_path / "own.typ"
    own.write_text("#nonsense(", "utf-8")
    assert print_test(over_network(tmp_path, fake, f'template = "{own.as_posix()}"')) == 0
    assert "P33  " in capsys.readouterr().out
    assert len(fake.papers) == 1


def test_a_printer_at_which_a_kiosk_prints_is_left_alone(
    tmp_path: Path, fake: FakePrinter, capsys: pytest.CaptureFixture[str]
) -> None:
    settings = over_network(tmp_path, fake)
    with only_one(tmp_path / "data"):
        assert print_test(settings) == 1
    assert "runs on" in capsys.readouterr().err
    assert fake.papers == []


def test_a_sample_is_not_begun_while_a_box_office_prints(tmp_path: Path, fake: FakePrinter) -> None:
    settings, told = load_settings(over_network(tmp_path, fake)), list[str]()
    settings.data_dir.mkdir()
    with LockedTurn(settings.data_dir).take():
        assert not try_printer(settings, told.append, longest_wait_s=0)
    assert [line[:3] for line in told] == ["P12"]
    assert fake.papers == []
    assert try_printer(settings, told.append)


def test_settings_that_name_no_printer_are_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert print_test(settings_for(tmp_path)) == 1
    assert "where tickets come out" in capsys.readouterr().err


def test_a_preview_is_drawn(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    picture = tmp_path / "roll58.png"
    assert main(["ticket-preview", "roll58", "-o", str(picture)]) == 0
    assert picture.read_bytes().startswith(b"\x89PNG")
    assert "written" in capsys.readouterr().out


def test_a_preview_of_a_broken_template_shows_the_line_at_fault(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["ticket-template", "roll80", "-o", str(tmp_path)]) == 0
    own = tmp_path / "roll80.typ"
    lines = own.read_text("utf-8").splitlines()
    own.write_text("\n".join([*lines, "#panic-now(1)"]), "utf-8")
    assert main(["ticket-preview", str(own), "-o", str(tmp_path / "x.png")]) == 1
    told = capsys.readouterr().err
    assert f"{len(lines) + 1} | #panic-now(1)" in told
    assert "\n      ^\n" in told


@pytest.mark.parametrize(
    "arguments", [["ticket-preview", "nonsense", "-o", "x.png"], ["ticket-template", "nonsense", "-o", "x"]]
)
def test_a_template_that_is_not_there_is_told(
    arguments: list[str], capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(arguments) == 1
    assert "ours are" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []

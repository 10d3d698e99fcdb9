"""``willcall-sync door-lists``: a PDF for each showing that takes place, made with the line dead."""

import io
import json
from pathlib import Path

import pytest
from pypdf import PdfReader
from typer.testing import CliRunner, Result

from tests.support.kiosk_terminal import terminal_folder
from tests.support.packs import NOW, TODAY, Foyer, HandClock, Issued, code_of, issued, pack, showing, showing_code
from tests.support.paper_reading import plain
from willcall.redemption.domain.showings import ShowingStatus
from willcall.redemption.sync.commands import app

PACK = pack(
    [Issued(0, 0, 0), Issued(1, 0, 1), Issued(2, 1, 0, 1), Issued(3, 2, 0, 2)],
    showings=[
        showing(0),
        showing(1, starts_at=NOW),
        showing(2, status=ShowingStatus.CANCELLED),
        showing(3),
    ],
)


@pytest.fixture
def settings(tmp_path: Path) -> Path:
    return terminal_folder(tmp_path, packs=[PACK])


def door_lists(settings: Path, *more: str) -> Result:
    return CliRunner().invoke(app, ["door-lists", "--settings", str(settings), *more])


def text_of(file: Path) -> str:
    return plain("".join(page.extract_text() for page in PdfReader(io.BytesIO(file.read_bytes())).pages))


def test_each_showing_that_takes_place_and_has_codes_gets_its_list(settings: Path, tmp_path: Path) -> None:
    folder = tmp_path / "lists"
    answer = door_lists(settings, "-o", str(folder))
    assert answer.exit_code == 0, answer.output
    assert f"2 lists of {TODAY}, 3 seats, in {folder}." in answer.stdout
    assert "delete the files" in answer.stdout
    files = sorted(folder.iterdir())
    assert [file.name for file in files] == [
        f"20140308-1902-{showing_code(1)}.pdf",
        f"20140308-1930-{showing_code(0)}.pdf",
    ]
    ending = code_of(0).digits[-3:]
    assert f"1-1{ending}" in text_of(files[1])
    assert f"1-2{ending}" in text_of(files[1])
    # its clock stands at 19:02 of another day: so it rehearses, and says so on paper
    assert "REHEARSAL" in text_of(files[1])


def test_a_script_hears_which_files_there_are(settings: Path, tmp_path: Path) -> None:
    folder = tmp_path / "lists"
    answer = door_lists(settings, "-o", str(folder), "--day", "2014-03-08", "--json")
    assert answer.exit_code == 0
    told = json.loads(answer.stdout)
    assert told["business_day"] == "2014-03-08"
    assert [(each["showing_code"], each["seats"], each["with_last_digits"]) for each in told["lists"]] == [
        (showing_code(1), 1, True),
        (showing_code(0), 2, True),
    ]
    assert all(Path(each["file"]).is_file() for each in told["lists"])


def test_r10_the_journal_has_that_lists_were_made(settings: Path, tmp_path: Path) -> None:
    door_lists(settings, "-o", str(tmp_path / "lists"))
    foyer = Foyer(settings.parent / "data" / "terminal.sqlite", HandClock())
    last = list(foyer.outbox.every_entry())[-1]
    foyer.close()
    assert (last.kind, last.facts) == ("door_lists_made", {"business_day": "2014-03-08", "lists": 2, "staff_no": ""})


@pytest.mark.parametrize("how", [(), ("--json",)])
def test_a_day_without_a_pack_has_no_lists_and_is_no_success(
    settings: Path, tmp_path: Path, how: tuple[str, ...]
) -> None:
    answer = door_lists(settings, "-o", str(tmp_path / "lists"), "--day", "2014-03-09", *how)
    assert answer.exit_code == 1
    assert "There is no day pack of 2014-03-09 here" in answer.stderr
    assert not (tmp_path / "lists").exists()
    if how:
        assert "no day pack" in json.loads(answer.stdout)["refused"]


def test_a_day_without_showings_is_said_in_a_word(tmp_path: Path) -> None:
    settings = terminal_folder(tmp_path, packs=[pack(showings=[showing()])])
    answer = door_lists(settings, "-o", str(tmp_path / "lists"))
    assert (answer.exit_code, answer.stdout) == (0, f"0 lists of {TODAY}, 0 seats, in {tmp_path / 'lists'}.\n")


def test_a_pack_of_an_earlier_format_makes_lists_without_last_digits_and_names_them(tmp_path: Path) -> None:
    header, body = pack(issued(2))
    earlier = header.model_copy(update={"format": 1}), body.model_copy(update={"endings": ()})
    settings = terminal_folder(tmp_path, packs=[earlier])
    answer = door_lists(settings, "-o", str(tmp_path / "lists"))
    assert answer.exit_code == 0
    assert f"Without last digits, for no pack has brought them: 20140308-1930-{showing_code()}.pdf" in answer.stdout


def test_a_folder_that_cannot_be_written_to_is_named(settings: Path, tmp_path: Path) -> None:
    (tmp_path / "lists").write_text("a file")
    answer = door_lists(settings, "-o", str(tmp_path / "lists"))
    assert answer.exit_code == 1
    assert "lists cannot be written to: File exists" in answer.stderr

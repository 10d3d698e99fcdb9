"""``willcall-centre`` as a person types it."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer
from typer.testing import CliRunner, Result

from tests.support.centre_stage import CAMPAIGN, NEAR, PLAN, showing_code, write_circuit
from willcall.centre.commands import app


class Office:
    """A head office with its settings file."""

    def __init__(self, folder: Path, url: str) -> None:
        """Write the settings."""
        self.folder = folder
        self.settings = folder / "centre.toml"
        lines = {"data_dir": folder / "data", "master_key_file": folder / "keys" / "master.key", "database_url": url}
        self.settings.write_text(
            "".join(f"{key} = {json.dumps(str(value))}\n" for key, value in lines.items()), "utf-8"
        )

    def run(self, *words: str | Path, given: str = "") -> Result:
        """Run a command."""
        return CliRunner().invoke(app, ["--settings", str(self.settings), *map(str, words)], input=given)

    def done(self, *words: str | Path, given: str = "") -> str:
        """Run a command that has to succeed, and return what it printed."""
        result = self.run(*words, given=given)
        assert result.exit_code == 0, result.output
        assert result.exception is None
        return result.output

    def refused(self, *words: str | Path) -> str:
        """Run a command that has to be refused in plain words."""
        result = self.run(*words)
        assert result.exit_code == 1, result.output
        assert isinstance(result.exception, SystemExit)
        assert "Traceback" not in result.output
        return result.output


@pytest.fixture
def office(tmp_path: Path, centre_database_url: str, monkeypatch: pytest.MonkeyPatch) -> Office:
    """A head office on a database of either kind."""
    monkeypatch.setenv("COLUMNS", "200")
    return Office(tmp_path, centre_database_url)


def test_the_whole_way_by_commands(office: Office) -> None:
    schedule = write_circuit(office.folder / "schedule")
    plan = office.folder / "plan.toml"
    plan.write_text(PLAN, encoding="utf-8")
    assert "as before" in office.done("import-schedule", schedule)
    assert "No change" in office.done("import-schedule", schedule)
    assert "is created" in office.done("campaign", "create", plan)
    assert "No change" in office.done("campaign", "create", plan)
    assert "Booked 126 seats of 9 showings" in office.done("book", CAMPAIGN)
    assert "Issued 72 codes for 126 seats" in office.done("issue", CAMPAIGN)
    out = office.folder / "out"
    office.done("deliver", CAMPAIGN, "-o", out)
    manifest = json.loads((out / f"{CAMPAIGN}-manifest.json").read_text("utf-8"))
    assert sum(each["seats"] for each in manifest["files"]) == 126
    shown = json.loads(office.done("campaign", "show", CAMPAIGN, "--json"))
    assert (shown["seats_booked"], shown["showings_issued"], shown["limit_per_buyer"]) == (126, 9, 2)
    told = office.done("campaign", "show", CAMPAIGN)
    for words in ("三八节", "3.80 yuan a seat", "126 seats of 9 showings", "codes for 9 of them"):
        assert words in told
    report = office.folder / "sales.csv"
    first = (out / f"{CAMPAIGN}-release-01.csv").read_text("utf-8").splitlines()[1].split(",")
    report.write_text(
        f"order_no,sold_at,code,buyer,price\no1,2014-03-05T10:00:01+08:00,{first[0]},b1,{first[-1]}\n", "utf-8"
    )
    assert "1 sale is new, 0 were known; 0 name no code of ours." in office.done("import-sales", report)
    office.done("cancel-showing", showing_code(NEAR, 1))
    assert "No change" in office.done("cancel-showing", showing_code(NEAR, 1))
    office.done("move-showing", showing_code(NEAR, 2), "--to", showing_code(NEAR, 3))
    office.done("revoke", f"{showing_code(NEAR, 3)}/A-1", "--reason", "broken")
    assert "Revoked 1 ticket." in office.done("revoke", "-", "--reason", "x", given=f"{NEAR}00000001\n\n")
    code = json.loads(office.done("terminal", "enrol", NEAR, "K1", "--json"))["code"]
    assert len(code) == 19
    assert "Good once" in office.done("terminal", "enrol", NEAR, "K2")
    assert json.loads(office.done("terminal", "list", "--json")) == []
    settlement = json.loads(office.done("settle", CAMPAIGN, "--json"))
    assert (settlement["balanced"], settlement["issued"], settlement["revoked"]) == (True, 126, 2)
    assert "The books balance" in office.done("settle", CAMPAIGN, "-o", out)
    csv_lines = (out / f"{CAMPAIGN}-settlement.csv").read_text("utf-8-sig").splitlines()
    assert len(csv_lines) == 10


def test_what_cannot_be_is_refused_in_plain_words(office: Office) -> None:
    assert "no campaign nothing" in office.refused("book", "nothing")
    assert "no campaign nothing" in office.refused("settle", "nothing")
    assert "no such showing" in office.refused("cancel-showing", "1")
    assert "say why" in office.refused("revoke", "1")
    assert "no such tickets" in office.refused("revoke", "1", "--reason", "x")
    assert "No such file" in office.refused("revoke", "--file", office.folder / "nowhere", "--reason", "x")
    assert "no such cinema" in office.refused("terminal", "enrol", "99999999", "K1")
    assert "at most 8" in office.refused("terminal", "enrol", NEAR, "K/1")
    assert "no such terminal" in office.refused("terminal", "revoke", NEAR, "K1")
    assert "Nothing was imported" in office.refused("import-schedule", office.folder / "nowhere")
    assert "Nothing was imported" in office.refused("import-sales", office.folder / "nowhere")


def test_why_nothing_was_imported_goes_to_standard_error(office: Office) -> None:
    for command in ("import-schedule", "import-sales"):
        result = office.run(command, office.folder / "nowhere.csv")
        assert (result.exit_code, result.stdout) == (1, "")
        assert "Nothing was imported" in result.stderr
        assert "1 fault. Correct the files and import them again." in result.stderr
    office.done("import-schedule", write_circuit(office.folder / "schedule"))
    good = office.folder / "good.csv"
    good.write_text("order_no,sold_at,code,buyer,price\n", encoding="utf-8")
    result = office.run("import-sales", good, office.folder / "nowhere.csv")
    assert "good.csv: 0 sales are new" in result.stdout
    assert "Nothing of nowhere.csv was imported" in result.stderr


def test_a_file_without_a_line_end_is_imported_with_a_warning(office: Office) -> None:
    folder = write_circuit(office.folder / "schedule")
    file = folder / "showings.csv"
    file.write_bytes(file.read_bytes().rstrip(b"\n"))
    result = office.run("import-schedule", folder)
    assert result.exit_code == 0
    assert "showings.csv line 11: no line end at the end of the file; it may be cut short" in result.stderr
    assert "cut short" not in result.stdout
    report = office.folder / "sales.csv"
    report.write_bytes(b"order_no,sold_at,code,buyer,price")
    result = office.run("import-sales", report)
    assert (result.exit_code, "sales.csv line 1: no line end" in result.stderr) == (0, True)


def _commands(group: Any, *before: str) -> Iterator[tuple[str, Any]]:  # noqa: ANN401 - typer's own, which it does not export
    for name, command in group.commands.items():
        if hasattr(command, "commands"):
            yield from _commands(command, *before, name)
        else:
            yield " ".join((*before, name)), command


def test_every_argument_and_option_of_every_command_has_a_word_of_help() -> None:
    commands = dict(_commands(typer.main.get_command(app)))
    assert {"issue", "terminal enrol"} <= commands.keys()
    without = [(name, each.name) for name, command in commands.items() for each in command.params if not each.help]
    assert without == []


def test_a_plan_that_is_none_tells_every_fault(office: Office) -> None:
    plan = office.folder / "plan.toml"
    plan.write_text(PLAN, encoding="utf-8")
    assert office.refused("campaign", "create", plan).count("an imported cinema") == 3
    plan.write_text(
        PLAN.replace("= 2", "= 0").replace("marketplace", "").replace('channel"', 'nobody"'), encoding="utf-8"
    )
    told = office.refused("campaign", "create", plan)
    for place in ("limit_per_buyer", "seats_per_code", "channel", "difference_borne_by"):
        assert place in told
    plan.write_text('code = "../x"', encoding="utf-8")
    told = office.refused("campaign", "create", plan)
    assert "Field required" in told
    assert told.count("../x") == 1, "what is missing is not shown by all that is around it"
    plan.write_text("= no toml", encoding="utf-8")
    assert "a TOML file" in office.refused("campaign", "create", plan)


def test_a_release_that_there_is_not_is_refused(office: Office) -> None:
    office.done("import-schedule", write_circuit(office.folder / "schedule"))
    plan = office.folder / "plan.toml"
    plan.write_text(PLAN, encoding="utf-8")
    office.done("campaign", "create", plan)
    for number in ("0", "3", "-1"):
        assert "no such release" in office.refused("deliver", CAMPAIGN, "-o", office.folder, f"--release={number}")


def test_a_damaged_manifest_is_named_and_nothing_is_written_beside_it(office: Office) -> None:
    office.done("import-schedule", write_circuit(office.folder / "schedule"))
    plan, out = office.folder / "plan.toml", office.folder / "out"
    plan.write_text(PLAN, encoding="utf-8")
    office.done("campaign", "create", plan)
    out.mkdir()
    manifest = out / f"{CAMPAIGN}-manifest.json"
    for content in ("{", "[]", '{"files": [{"release": 1}]}'):
        manifest.write_text(content, encoding="utf-8")
        assert "is damaged" in office.refused("deliver", CAMPAIGN, "-o", out)
        assert list(out.iterdir()) == [manifest]


def test_settings_that_are_wrong_are_told_without_their_values(tmp_path: Path) -> None:
    settings = tmp_path / "centre.toml"
    for content, told in (("port = 99999\nmaster_keyy = 1", "master_keyy"), ("port =", "centre.toml"), ("", "")):
        settings.write_text(content, encoding="utf-8")
        if told:
            result = CliRunner().invoke(app, ["--settings", str(settings), "terminal", "list"])
            assert (result.exit_code, told in result.output) == (1, True)
    secret = "5ecret" * 3
    settings.write_text(f'master_key = "{secret}"\ndata_dir = "{tmp_path}"', encoding="utf-8")
    result = CliRunner().invoke(app, ["--settings", str(settings), "terminal", "list"])
    assert (result.exit_code, "64 hexadecimal digits" in result.output, secret in result.output) == (1, True, False)
    missing = CliRunner().invoke(app, ["--settings", str(tmp_path / "none.toml"), "terminal", "list"])
    assert (missing.exit_code, "there is no settings file" in missing.output) == (1, True)


def test_r9_a_database_that_is_not_there_is_named_as_the_fault(tmp_path: Path) -> None:
    office = Office(tmp_path, "postgresql+psycopg://nobody@127.0.0.1:9/nothing")
    assert "the database" in office.refused("terminal", "list")
    office = Office(tmp_path, f"sqlite:///{tmp_path / 'no' / 'folder' / 'centre.sqlite'}")
    assert "the database" in office.refused("terminal", "list")

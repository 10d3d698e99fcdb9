"""Sticks at head office: journals in, packs out, whatever was on the stick before and whoever brings it."""

import json
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from sqlalchemy import select
from typer.testing import CliRunner, Result

from tests.support.centre_stage import FAR, NEAR, SHOW_DAY_MORNING, CentreStage, showing_code
from tests.support.terminal_stand_in import TerminalStandIn, enrolled
from willcall.centre.commands import app
from willcall.centre.desk.models import ExceptionRow
from willcall.centre.journal.models import JournalEntryRow
from willcall.centre.sticks.export_packs import PacksExported, export_packs
from willcall.centre.sticks.import_journal import import_journal
from willcall.centre.terminals.admit_request import Caller
from willcall.centre.terminals.enrol_terminal import revoke_terminal
from willcall.redemption.domain.events import SeatClaimed
from willcall.redemption.domain.journal import GENESIS, Entry
from willcall.redemption.domain.sticks import JournalImported, StickFault, StickRefusedError
from willcall.redemption.domain.tickets import ticket_number
from willcall.redemption.wire.bundles import BundleHead, JournalLoad, PacksLoad, open_bundle, seal_bundle
from willcall.redemption.wire.day_pack import open_pack
from willcall.redemption.wire.journal import JournalStanding, to_message

SHOWING = showing_code(NEAR, 1)


def written(
    terminal: TerminalStandIn,
    folder: Path,
    entries: list[Entry] | None = None,
    key: Ed25519PrivateKey | None = None,
    **head: str,
) -> Path:
    """Write a terminal's stick."""
    chosen = terminal.journal if entries is None else entries
    who = {"cinema_code": terminal.enrolment.cinema_code, "terminal_no": terminal.enrolment.terminal_no}
    told = {"kind": "journal", **who, **head, "made_at": SHOW_DAY_MORNING, "body_bytes": 0}
    centre = Ed25519PublicKey.from_public_bytes(terminal.enrolment.centre_public_key)
    load = JournalLoad(entries=tuple(map(to_message, chosen)))
    file = folder / f"{len(list(folder.iterdir()))}.wcstick"
    file.write_bytes(seal_bundle(BundleHead.model_validate(told), load, key or terminal.key, centre))
    return file


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


def taken(stage: CentreStage, file: Path) -> JournalImported:
    return import_journal(file, stage.centre, lambda _: None)


def refusal(stage: CentreStage, file: Path) -> StickFault:
    before = len(stage.rows(JournalEntryRow))
    with pytest.raises(StickRefusedError) as caught:
        taken(stage, file)
    assert len(stage.rows(JournalEntryRow)) == before
    return caught.value.why


def test_r4_a_journal_on_a_stick_is_stored_once_however_often_it_is_brought(issued: CentreStage, stick: Path) -> None:
    terminal = enrolled(issued, NEAR)
    for serial in range(200):
        terminal.collect(serial % 30, SHOWING) if serial < 30 else terminal.write(
            SeatClaimed(ticket_number(NEAR, 999), SHOWING, "seat", f"{serial}")
        )
    heard: list[int] = []
    file, last = written(terminal, stick), len(terminal.journal)
    done = import_journal(file, issued.centre, heard.append)
    assert done == JournalImported(NEAR, "K1", 1, last, last, 0, last)
    assert sum(heard) == last
    assert taken(issued, file) == JournalImported(NEAR, "K1", 1, last, 0, 0, last)
    assert len(issued.rows(JournalEntryRow)) == last
    # over the line the same entries are known too
    assert {answer.fate.value for answer in terminal.send(terminal.journal[:5]).answers} == {"known"}


def test_r4_sticks_may_come_in_any_order_and_a_missing_one_is_named(sqlite_issued: CentreStage, stick: Path) -> None:
    terminal = enrolled(sqlite_issued, NEAR)
    for serial in (1, 2, 3):
        terminal.collect(serial, SHOWING)
    late, early = written(terminal, stick, terminal.journal[5:]), written(terminal, stick, terminal.journal[:5])
    done = taken(sqlite_issued, late)
    assert (done.stored, done.there, done.missing) == (5, 0, (1, 5))
    done = taken(sqlite_issued, early)
    assert (done.stored, done.there, done.missing) == (5, 10, None)


def test_r4_entries_of_another_history_are_refused_and_listed(sqlite_issued: CentreStage, stick: Path) -> None:
    terminal = enrolled(sqlite_issued, NEAR)
    terminal.collect(1, SHOWING)
    taken(sqlite_issued, written(terminal, stick))
    other = TerminalStandIn(terminal.client, terminal.enrolment, terminal.key, terminal.journal[:1])
    other.collect(2, SHOWING)
    done = taken(sqlite_issued, written(other, stick))
    assert (done.stored, done.refused, done.there) == (0, 3, 4)
    assert {row.kind for row in sqlite_issued.rows(ExceptionRow)} == {"sequence_conflict"}


def test_r10_a_stick_that_cannot_be_believed_is_refused_by_its_reason(sqlite_issued: CentreStage, stick: Path) -> None:
    terminal, far = enrolled(sqlite_issued, NEAR), enrolled(sqlite_issued, FAR, "K2")
    assert refusal(sqlite_issued, written(terminal, stick, terminal_no="K9")) is StickFault.UNKNOWN_TERMINAL
    assert refusal(sqlite_issued, written(terminal, stick, kind="packs")) is StickFault.WRONG_WAY
    assert refusal(sqlite_issued, written(terminal, stick, key=far.key)) is StickFault.DAMAGED
    # one that took over another's name, with its own key
    assert refusal(sqlite_issued, written(far, stick, cinema_code=NEAR, terminal_no="K1")) is StickFault.DAMAGED
    elsewhere = terminal.enrolment.model_copy(update={"centre_public_key": far.key.public_key().public_bytes_raw()})
    misled = TerminalStandIn(terminal.client, elsewhere, terminal.key, terminal.journal)
    assert refusal(sqlite_issued, written(misled, stick)) is StickFault.NOT_FOR_US
    revoke_terminal(NEAR, "K1", sqlite_issued.centre.database, sqlite_issued.centre.clock)
    assert refusal(sqlite_issued, written(terminal, stick)) is StickFault.REVOKED_TERMINAL


def test_an_empty_journal_stick_is_taken_as_what_it_is(sqlite_issued: CentreStage, stick: Path) -> None:
    terminal = enrolled(sqlite_issued, NEAR)
    assert taken(sqlite_issued, written(terminal, stick, [])) == JournalImported(NEAR, "K1", 0, 0, 0, 0, 0)


def answered(stage: CentreStage, terminal: TerminalStandIn, stick: Path) -> tuple[PacksExported, PacksLoad]:
    """Write head office's answer, and read it as that terminal."""
    who = Caller(terminal.enrolment.cinema_code, terminal.enrolment.terminal_no)
    done = export_packs(who, stick, stage.centre, lambda _: None)
    centre = Ed25519PublicKey.from_public_bytes(terminal.enrolment.centre_public_key)
    return done, open_bundle((stick / done.file).read_bytes(), PacksLoad, centre, terminal.key, done.file)


def test_the_answer_has_every_pack_on_offer_whole_and_how_far_the_journal_is_here(
    issued: CentreStage, stick: Path
) -> None:
    terminal = enrolled(issued, NEAR)
    done, load = answered(issued, terminal, stick)
    assert load.acknowledged == JournalStanding(sequence=0, digest=GENESIS)
    terminal.collect(1, SHOWING)
    taken(issued, written(terminal, stick, terminal.journal[:3]))
    done, load = answered(issued, terminal, stick)
    assert load.acknowledged == JournalStanding(sequence=3, digest=terminal.journal[2].digest)
    centre = Ed25519PublicKey.from_public_bytes(terminal.enrolment.centre_public_key)
    headers = [open_pack(sealed, centre)[0] for sealed in load.packs]
    assert [(header.business_day.isoformat(), header.version) for header in headers] == list(done.packs)
    assert len(headers) == 3
    assert {header.base_version for header in headers} == {0}
    assert headers[0].seats == 42


def test_r4_the_answer_tells_what_was_refused(sqlite_issued: CentreStage, stick: Path) -> None:
    terminal = enrolled(sqlite_issued, NEAR)
    terminal.write(SeatClaimed(ticket_number(NEAR, 1), SHOWING, "seat", "a"))
    forged = to_message(terminal.journal[1]).model_copy(update={"kind": "seat_conjured"})
    with sqlite_issued.centre.database.reading() as session:
        centre = sqlite_issued.centre.keys.signing_key(session).public_key()
    head = BundleHead(kind="journal", cinema_code=NEAR, terminal_no="K1", made_at=SHOW_DAY_MORNING, body_bytes=0)
    load = JournalLoad(entries=(to_message(terminal.journal[0]), forged))
    (stick / "0.wcstick").write_bytes(seal_bundle(head, load, terminal.key, centre))
    assert taken(sqlite_issued, stick / "0.wcstick").refused == 1
    _, answer = answered(sqlite_issued, terminal, stick)
    assert [(each.sequence, each.reason) for each in answer.refused] == [(2, "was altered")]


def test_r10_no_answer_is_written_for_a_terminal_that_does_not_belong(sqlite_issued: CentreStage, stick: Path) -> None:
    enrolled(sqlite_issued, NEAR)
    revoke_terminal(NEAR, "K1", sqlite_issued.centre.database, sqlite_issued.centre.clock)
    for number, why in (("K1", StickFault.REVOKED_TERMINAL), ("K9", StickFault.UNKNOWN_TERMINAL)):
        with pytest.raises(StickRefusedError) as caught:
            export_packs(Caller(NEAR, number), stick, sqlite_issued.centre, lambda _: None)
        assert caught.value.why is why
    assert not list(stick.iterdir())


# -- commands


def typed(stage: CentreStage, *words: str | Path) -> Result:
    settings = stage.folder / "centre.toml"
    told = {
        "data_dir": stage.folder / "data",
        "database_url": str(stage.centre.database.engine.url),
        "master_key_file": stage.folder / "keys" / "master.key",
    }
    settings.write_text("".join(f"{name} = {json.dumps(str(value))}\n" for name, value in told.items()), "utf-8")
    return CliRunner().invoke(app, ["--settings", str(settings), *map(str, words)], env={"COLUMNS": "200"})


def test_the_commands_say_what_came_and_what_is_on_the_stick(sqlite_issued: CentreStage, stick: Path) -> None:
    terminal = enrolled(sqlite_issued, NEAR)
    terminal.collect(1, SHOWING)
    file = written(terminal, stick)
    done = typed(sqlite_issued, "import-bundle", file)
    assert (done.exit_code, "Of entries 1 to 4 of terminal K1" in done.stdout) == (0, True)
    told = json.loads(typed(sqlite_issued, "import-bundle", file, "--json").stdout)
    assert (told["stored"], told["there"], told["missing"]) == (0, 4, None)
    late = written(
        terminal, stick, [terminal.write(SeatClaimed(ticket_number(NEAR, 2), SHOWING, "s", "b")) for _ in "ab"][1:]
    )
    done = typed(sqlite_issued, "import-bundle", late)
    assert (done.exit_code, "Not here: entry 5." in done.stderr) == (0, True)
    done = typed(sqlite_issued, "export-bundle", NEAR, "K1", "-o", stick)
    assert (done.exit_code, "Journal acknowledged up to entry 4." in done.stdout) == (0, True)
    told = json.loads(typed(sqlite_issued, "export-bundle", NEAR, "K1", "-o", stick, "--json").stdout)
    assert (told["acknowledged"], len(told["packs"])) == (4, 3)
    # a whole stick, with head office's own answers on it
    done = typed(sqlite_issued, "import-bundle", stick)
    assert (done.exit_code, done.stdout.count("all were here already"), done.stderr.count("Not here")) == (0, 1, 1)
    for journal in (file, late):
        journal.unlink()
    refused = typed(sqlite_issued, "import-bundle", stick)
    assert (refused.exit_code, "has packs alone" in refused.stderr) == (1, True)
    (stick / "x.wcstick.part").write_bytes(b"")
    refused = typed(sqlite_issued, "import-bundle", stick)
    assert (refused.exit_code, "x.wcstick.part was never finished" in refused.stderr) == (1, True)
    refused = typed(sqlite_issued, "import-bundle", stick / told["file"])
    assert (refused.exit_code, "goes the other way" in refused.stderr) == (1, True)
    refused = typed(sqlite_issued, "export-bundle", NEAR, "K9", "-o", stick, "--json")
    assert (refused.exit_code, json.loads(refused.stdout)["refused"]) == (1, "unknown_terminal")


def test_nothing_of_a_code_is_on_a_stick(sqlite_issued: CentreStage, stick: Path) -> None:
    terminal = enrolled(sqlite_issued, NEAR)
    codes = [each.code.encode() for each in sqlite_issued.delivered()]
    done, load = answered(sqlite_issued, terminal, stick)
    contents = [(stick / done.file).read_bytes(), load.model_dump_json().encode()]
    assert not [code for code in codes for content in contents if code in content]
    with sqlite_issued.centre.database.reading() as session:
        assert session.scalars(select(JournalEntryRow)).all() == []

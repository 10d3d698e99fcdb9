"""A day without a line, everything real: packs come by USB stick, tickets come out, the journal goes back."""

import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from threading import Event, Thread

import pytest
import uvicorn
from typer.testing import CliRunner, Result

from tests.support.centre_stage import CAMPAIGN, NEAR, SHOW_DAY_MORNING, CentreStage, DeliveredCode, open_stage, sale
from tests.support.loopback_centre import settings_text
from tests.support.terminal_stand_in import one_time_code
from willcall.centre.api.app import make_app
from willcall.centre.codes.revoke_tickets import revoke_tickets
from willcall.centre.settlement.settle_campaign import settle_campaign
from willcall.centre.sticks.export_packs import export_packs
from willcall.centre.sticks.import_journal import import_journal
from willcall.centre.terminals.admit_request import Caller
from willcall.printing.bootstrap import open_printer
from willcall.redemption.bootstrap import open_terminal
from willcall.redemption.domain.sticks import JournalImported
from willcall.redemption.domain.verdicts import Collectable, Revoked, Verdict
from willcall.redemption.settings import load_settings
from willcall.redemption.sync.commands import app

TERMINAL = Caller(NEAR, "K1")


class Started(uvicorn.Server):
    """A server that says when it answers."""

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.answers = Event()

    async def startup(self, sockets: list[object] | None = None) -> None:  # type: ignore[override]  # uvicorn's own, looser
        await super().startup(sockets)  # type: ignore[arg-type]  # as above
        self.answers.set()


@contextmanager
def line(office: CentreStage) -> Iterator[str]:
    """Have a line to head office for as long as the block lasts."""
    config = uvicorn.Config(make_app(office.centre), host="127.0.0.1", port=0, log_config=None, access_log=False)
    server = Started(config)
    with config.bind_socket() as listening:
        serving = Thread(target=server.run, kwargs={"sockets": [listening]})
        serving.start()
        assert server.answers.wait(20)
        try:
            yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        finally:
            server.should_exit = True
            serving.join()


class Foyer:
    """A terminal with a printer, and head office, with nothing between them but a stick."""

    def __init__(self, room: Path) -> None:
        self.room, self.stick = room, room / "stick"
        self.stick.mkdir()
        self.office = open_stage(f"sqlite:///{room / 'centre.sqlite'}", room).issued()
        self.guests = [code for code in self.office.delivered() if code.cinema_code == NEAR and code.seats == 2]
        self.settings = room / "terminal.toml"
        shift = round((SHOW_DAY_MORNING - datetime.now(UTC)).total_seconds())
        printer = f'[printer]\nkind = "pdf_folder"\nfolder = {json.dumps(str(room / "tickets"))}\n'
        self.settings.write_text(settings_text(str(room), rehearsal_shift_s=shift) + printer, encoding="utf-8")

    def typed(self, *words: str | Path) -> Result:
        return CliRunner().invoke(app, [*map(str, words), "--settings", str(self.settings)], env={"COLUMNS": "200"})

    def done(self, *words: str | Path) -> dict[str, object]:
        """Run a command that has to succeed."""
        result = self.typed(*words, "--json")
        assert result.exit_code == 0, result.output
        told: dict[str, object] = json.loads(result.stdout)
        return told

    def answer(self) -> Path:
        """Have head office write a stick for the terminal."""
        return self.stick / export_packs(TERMINAL, self.stick, self.office.centre, lambda _: None).file

    def delivered(self, file: str) -> JournalImported:
        """Carry the terminal's stick to head office."""
        return import_journal(self.stick / file, self.office.centre, lambda _: None)

    def look_up(self, guest: DeliveredCode, *, collect: bool = False) -> Verdict:
        """Let a moviegoer come with a code; ``collect`` has the tickets printed."""
        terminal, printer = (
            open_terminal(load_settings(self.settings)),
            open_printer(load_settings(self.settings).printer),
        )
        desk = terminal.desk(printer)
        found = desk.look_up(guest.code)
        if collect:
            assert isinstance(found, Collectable)
            run = desk.collect([seat.ticket_no for seat in found.seats], guest.code[:4])
            assert run.printed == guest.seats
        printer.close()
        terminal.close()
        return found

    def papers(self) -> int:
        return len(list((self.room / "tickets").glob("*.pdf")))

    def close(self) -> None:
        self.office.centre.database.close()


@pytest.fixture
def foyer(tmp_path: Path) -> Iterator[Foyer]:
    made = Foyer(tmp_path)
    yield made
    made.close()


def test_r4_r5_r6_a_day_on_a_stick_alone_and_the_books_balance(foyer: Foyer) -> None:
    with line(foyer.office) as url:
        foyer.done("enrol", url, one_time_code(foyer.office, NEAR, "K1"))
    # from here on there is no line; what a guest would find in the morning is red, with what to do
    before = json.loads(foyer.typed("preflight", "--json").stdout)
    assert {each["check"] for each in before["checks"] if not each["passed"]} == {"pack", "clock", "upload"}

    # the morning: a stick from head office
    told = foyer.done("import", foyer.answer())
    assert [version for _, version in told["applied"]] == [1, 1, 1]  # type: ignore[attr-defined]
    after = json.loads(foyer.typed("preflight", "--json").stdout)
    assert [each["check"] for each in after["checks"] if not each["passed"]] == ["clock"]
    first, second, taken_back, last = foyer.guests[:4]
    for guest in (first, second):
        foyer.look_up(guest, collect=True)
    assert foyer.papers() == 4

    # noon: a code is taken back; the first stick to head office gets lost, the one after it has all of it
    tickets = foyer.look_up(taken_back)
    assert isinstance(tickets, Collectable)
    revoked = [seat.ticket_no for seat in tickets.seats]
    revoke_tickets(revoked, "sold by mistake", foyer.office.centre.database, foyer.office.centre.clock)
    lost = foyer.done("export", foyer.stick)
    (foyer.stick / str(lost["file"])).unlink()
    foyer.done("import", foyer.answer())
    assert isinstance(foyer.look_up(taken_back), Revoked)
    foyer.look_up(last, collect=True)

    # the evening: the journal to head office, twice by mistake, and its answer back
    out = foyer.done("export", foyer.stick)
    assert out["first"] == 1
    came = foyer.delivered(str(out["file"]))
    assert (came.stored, came.there, came.refused) == (out["last"], out["last"], 0)
    assert foyer.delivered(str(out["file"])).stored == 0
    answer = foyer.answer()
    foyer.done("import", answer)
    status = foyer.done("status")
    assert (status["acknowledged"], status["waiting"], status["refused"]) == (status["entries"], 0, 0)
    again = foyer.done("import", answer)
    assert (again["news"], again["old"]) == (False, False)
    assert foyer.done("verify", "--offline")["findings"] == []

    # the settlement: every paper is accounted for
    foyer.office.sell([sale(guest, f"o{number}") for number, guest in enumerate((first, second, last))])
    settled = settle_campaign(CAMPAIGN, foyer.office.centre.database, foyer.office.centre.clock)
    assert settled.balanced
    assert (settled.total.collected, settled.total.revoked, settled.total.sold_collected) == (6, 2, 6)
    assert foyer.papers() == 6

    # and when the line is back nothing is sent again but what is new: a pack that tells of the sales
    with line(foyer.office) as url:
        terminal = open_terminal(load_settings(foyer.settings))
        terminal.sync_round.centre.url = url  # type: ignore[attr-defined]  # another port than the morning's
        report = terminal.sync_round.run()
        assert (report.sent, report.refused, report.packs) == (1, 0, (("2014-03-08", 3),))
        assert terminal.audit.verify().findings == ()
        terminal.close()
    shutil.rmtree(foyer.stick)

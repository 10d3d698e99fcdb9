"""Everything real: head office, a terminal, its window, its papers; and the line that comes and goes."""

import csv
import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime
from pathlib import Path
from random import Random

import pytest

from demo.channel import Offer, StandInChannel
from demo.day import CAMPAIGN, KIOSK, LOCAL, SAMPLES, at
from demo.stage import Actor, KioskWindow, Stage
from willcall.redemption.domain.codes import QR_PREFIX

pytestmark = [pytest.mark.timeout(170), pytest.mark.xdist_group("whole-way")]

NOW = at("9:00")
LATE = datetime(2014, 3, 8, 18, tzinfo=LOCAL)


class Foyer:
    """A stage with one enrolled terminal, its pack applied, and moviegoers who hold codes of late showings."""

    def __init__(self, room: Path) -> None:
        self.stage = Stage(room)
        self.kiosk = Actor(KIOSK, "01", room / "kiosk")
        self._guests: list[Offer] = []

    def set_up(self) -> None:
        self.stage.clear()
        self.stage.write_centre_settings(NOW)
        self.stage.centre("import-schedule", SAMPLES)
        self.stage.centre("campaign", "create", SAMPLES / "campaign.toml")
        for command in (("book",), ("issue",), ("deliver", "-o", self.stage.room / "delivered")):
            self.stage.centre(command[0], CAMPAIGN, *command[1:])
        self.kiosk.write_settings(NOW)
        with self.stage:
            self.stage.open_line()
            code = json.loads(self.stage.centre("terminal", "enrol", KIOSK, "01", "--json"))["code"]
            self.stage.run("willcall-sync", "enrol", self.stage.url, code, "--settings", self.kiosk.settings)
            self.sync()
        offers = StandInChannel(self.stage.room / "delivered", Random(0)).offers
        self._guests = [o for o in offers if o.cinema_code == KIOSK and o.starts_at > LATE and o.seats > 1]

    def guest(self) -> Offer:
        return self._guests.pop()

    def sync(self) -> None:
        self.stage.run("willcall-sync", "run", "--settings", self.kiosk.settings)

    def window(self, *words: str) -> KioskWindow:
        self.kiosk.write_settings(NOW)
        return KioskWindow(self.kiosk, *words)

    def papers(self) -> set[str]:
        return {paper.stem for paper in self.kiosk.papers.glob("*.pdf")}

    def rows(self, statement: str, database: Path | None = None) -> list[tuple[object, ...]]:
        with closing(sqlite3.connect(database or self.kiosk.database)) as connection:
            return connection.execute(statement).fetchall()

    def sell(self, offer: Offer) -> None:
        report = self.stage.room / "sales.csv"
        with report.open("w", encoding="utf-8", newline="") as out:
            writer = csv.writer(out)
            writer.writerow(("order_no", "sold_at", "code", "buyer", "price"))
            sold_at = datetime(2014, 3, 7, 20, tzinfo=LOCAL).isoformat()
            writer.writerow(
                (f"order-{offer.showing_code}-{offer.seat_codes[0]}", sold_at, offer.code, "b", offer.amount)
            )
        self.stage.centre("import-sales", report)


@pytest.fixture(scope="module")
def foyer(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Foyer]:
    made = Foyer(tmp_path_factory.mktemp("foyer"))
    made.set_up()
    with made.stage:
        yield made


def _collect(kiosk: KioskWindow, shown: str) -> None:
    kiosk.do("scan", text=shown)
    kiosk.do("wait", state="found", timeout=20)
    kiosk.do("press", object="printButton")
    kiosk.do("wait", state="take_tickets", timeout=20)
    kiosk.do("key", key="Escape")
    kiosk.do("key", key="Escape")
    kiosk.do("wait", state="welcome")


def test_r5_tickets_come_out_with_the_line_dead_and_the_books_balance_when_it_is_back(foyer: Foyer) -> None:
    guest, before = foyer.guest(), foyer.papers()
    foyer.sell(guest)
    with foyer.window() as kiosk:
        _collect(kiosk, QR_PREFIX + guest.code)
    assert len(foyer.papers() - before) == guest.seats
    foyer.stage.open_line()
    foyer.sync()
    foyer.stage.cut_line()
    ((entries, acknowledged),) = foyer.rows("SELECT max(sequence), (SELECT acknowledged FROM sync_state) FROM journal")
    assert entries == acknowledged
    settlement = json.loads(foyer.stage.centre("settle", CAMPAIGN, "--json"))
    assert settlement["balanced"]
    assert settlement["sold_collected"] >= guest.seats
    ((printed, unconfirmed),) = foyer.rows(
        "SELECT count(*) FILTER (WHERE state = 'printed'), count(*) FILTER (WHERE state = 'unconfirmed') FROM seats"
    )
    assert (settlement["collected"], settlement["unconfirmed"]) == (printed, unconfirmed)
    papers = len(foyer.papers())
    assert papers - int(str(unconfirmed)) <= int(str(printed)) <= papers


@pytest.mark.parametrize("step", ["claimed", "started", "sent"])
def test_r2_r3_a_kiosk_killed_on_the_way_to_paper_never_prints_a_second_original(foyer: Foyer, step: str) -> None:
    guest, before = foyer.guest(), foyer.papers()
    with foyer.window("--die-at", step) as kiosk:
        kiosk.do("scan", text=guest.code)
        kiosk.do("wait", state="found", timeout=20)
        assert kiosk.do_last("press", object="printButton") == -9
    came_out = foyer.papers() - before
    with foyer.window() as kiosk:
        _collect(kiosk, guest.code)
    # the first seat's paper is certain only where nothing had begun; the second was never begun
    unconfirmed = 0 if step == "claimed" else 1
    assert len(came_out) == (1 if step == "sent" else 0)
    assert len(foyer.papers() - before - came_out) == guest.seats - unconfirmed
    serials = "SELECT count(*) FROM seats WHERE state = 'unconfirmed' AND showing_code = '{}' AND seat_code IN ({})"
    seats = ", ".join(f"'{seat}'" for seat in guest.seat_codes)
    assert foyer.rows(serials.format(guest.showing_code, seats)) == [(unconfirmed,)]


def test_r1_a_code_collected_once_is_refused_with_when_and_where(foyer: Foyer) -> None:
    guest = foyer.guest()
    with foyer.window() as kiosk:
        _collect(kiosk, guest.code)
        papers = foyer.papers()
        kiosk.do("type", text=guest.code)
        kiosk.do("key", key="Return")
        answer = kiosk.do("wait", state="refused")
    assert (answer["verdict"], answer["reason"]) == ("already_collected", "C10")
    assert foyer.papers() == papers


def test_r7_no_code_is_anywhere_in_the_cinema(foyer: Foyer) -> None:
    guest = foyer.guest()
    with foyer.window() as kiosk:
        _collect(kiosk, guest.code)
    offers = StandInChannel(foyer.stage.room / "delivered", Random(0)).offers
    codes = [offer.code.encode() for offer in offers if offer.cinema_code == KIOSK]
    for file in foyer.kiosk.room.rglob("*"):
        if file.is_file():
            content = file.read_bytes()
            assert not [code for code in codes if code in content], file

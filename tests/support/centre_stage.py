"""A centre to test with: small schedules, a campaign, a channel that sells, and terminals that talk to it."""

import csv
import shutil
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.support.postgres import PostgresServer
from willcall.centre.bootstrap import Centre, open_centre
from willcall.centre.campaigns.book_showings import book_showings
from willcall.centre.campaigns.create_campaign import Created, create_campaign
from willcall.centre.channel.deliver_codes import deliver_codes
from willcall.centre.channel.import_sales import SalesImported, import_sales
from willcall.centre.codes.issue_codes import issue_codes
from willcall.centre.schedules.import_schedule import Imported, import_schedule
from willcall.centre.settings import CentreSettings

CAMPAIGN = "women-day"
NEAR, FAR, OTHER = "10000001", "10000002", "10000003"
"""Two cinemas of one city, and one of another."""

CINEMAS = f"""影院编码,影院名称,影院英文名,城市
{NEAR},近处影城,Near Cinema,北京
{FAR},远处影城,Far Cinema,北京
{OTHER},外地影城,Other Cinema,上海
"""
SCREENS = f"""影厅编码,影厅名称,影厅类型,指引
{NEAR}00000001,1号厅,普通,二层
{NEAR}00000002,巨幕,IMAX,三层
{FAR}00000001,1号厅,普通,一层
{OTHER}00000001,1号厅,普通,一层
"""
GRID = """1,1,2,,3,4,5
2,1,2,3,,4,5
,,,,,,
A,1C,2C,,3C,4C,
"""
"""14 seats: 1 has 2+3, 2 has 3+2, and A two couples."""
SEATS_A_SCREEN = 14
PLAN = f"""code = "{CAMPAIGN}"
name = "三八节"
channel = "marketplace"
show_days = [2014-03-08]
buyer_price_fen = 380
difference_borne_by = "channel"
limit_per_buyer = 2
seats_per_code = 2
leave_out = ["imax", "vip"]
cinemas = [{{ cinema_code = "{NEAR}" }}, {{ cinema_code = "{FAR}" }}, {{ cinema_code = "{OTHER}" }}]
releases = [
  {{ opens_at = 2014-03-05T10:00:00+08:00 }},
  {{ opens_at = 2014-03-06T10:00:00+08:00, share = 2 }},
]
"""
SHOWING_COLUMNS = "场次编码,影厅编码,影片编码,影片名称,英文片名,版本,放映日期,开始时间,片长,票价\n"
SHOW_DAY_MORNING = datetime(2014, 3, 8, 2, tzinfo=UTC)


def showing_code(cinema: str, number: int) -> str:
    """Return the code of a showing of the small circuit."""
    return f"{cinema}0308{number:04d}"


def showing_lines() -> str:
    """Return the showings: three in each normal screen, one of them after midnight, and one in the IMAX screen."""
    film = "001100142014,北京爱情故事,Beijing Love Story,国语2D"
    lines = [
        f"{showing_code(cinema, number)},{cinema}00000001,{film},2014-03-08,{at},121,80.00"
        for cinema in (NEAR, FAR, OTHER)
        for number, at in enumerate(("10:30", "19:00", "24:30"), start=1)
    ]
    lines.append(
        f"{showing_code(NEAR, 9)},{NEAR}00000002,051100162014,霍比特人,The Hobbit,英语3D,2014-03-08,20:00,161,150"
    )
    return SHOWING_COLUMNS + "\n".join(lines) + "\n"


def seat_map_lines() -> str:
    """Return the seat maps of every screen, one below the other."""
    screens = [line.split(",")[0] for line in SCREENS.splitlines()[1:]]
    return "\n".join(f"影厅编码,{screen}\n{GRID}" for screen in screens)


def write_circuit(folder: Path) -> Path:
    """Write the small circuit's files."""
    folder.mkdir(parents=True, exist_ok=True)
    files = {"cinemas": CINEMAS, "screens": SCREENS, "seats": seat_map_lines(), "showings": showing_lines()}
    for name, text in files.items():
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    return folder


@dataclass(frozen=True, slots=True, repr=False)
class DeliveredCode:
    """A code as the channel got it."""

    code: str
    cinema_code: str
    showing_code: str
    seats: int
    release: int


@dataclass(slots=True)
class CentreStage:
    """A centre with its folder, and short ways to bring it to where a test begins."""

    centre: Centre
    folder: Path

    def imported(self) -> "CentreStage":
        """Import the small circuit."""
        result = import_schedule([write_circuit(self.folder / "schedule")], self.centre.database, self.centre.keys)
        assert isinstance(result, Imported), [*result.findings]
        return self

    def planned(self, plan: str = PLAN) -> "CentreStage":
        """Create the campaign."""
        file = self.folder / "campaign.toml"
        file.write_text(plan, encoding="utf-8")
        result = create_campaign(file, self.centre.database, self.centre.clock)
        assert isinstance(result, Created), result
        return self

    def issued(self) -> "CentreStage":
        """Import, plan, book and issue."""
        self.imported().planned()
        book_showings(CAMPAIGN, self.centre.database, self.centre.clock, lambda _: None)
        issue_codes(CAMPAIGN, self.centre.database, self.centre.keys, self.centre.clock, lambda _: None)
        return self

    def delivered(self) -> list[DeliveredCode]:
        """Deliver every release and read what the channel reads."""
        centre, out = self.centre, self.folder / "out"
        files = deliver_codes(CAMPAIGN, out, [], centre.database, centre.keys, centre.clock)
        return [code for file in files for code in _read_delivered(out / file.file)]

    def sell(self, lines: Iterable[Sequence[str]], name: str = "sales.csv") -> SalesImported:
        """Report sales: lines of order_no, sold_at, code, buyer, price, and phone where the channel gives it."""
        report = self.folder / name
        with report.open("w", encoding="utf-8", newline="") as out:
            csv.writer(out).writerows([("order_no", "sold_at", "code", "buyer", "price", "phone"), *lines])
        result = import_sales(report, self.centre.database, self.centre.keys, self.centre.clock)
        assert isinstance(result, SalesImported), [*result]
        return result

    def rows(self, table: type[Any]) -> list[Any]:
        """Return all rows of a table."""
        with self.centre.database.reading() as session:
            rows = list(session.query(table))
            session.expunge_all()
            return rows


def sale(code: DeliveredCode, order: str, **changes: str) -> tuple[str, ...]:
    """Return an honest line of the channel's report, less what ``changes`` says."""
    line = {
        "order_no": order,
        "sold_at": "2014-03-06T12:00:00+08:00",
        "code": code.code,
        "buyer": f"buyer-{order}",
        "price": f"{3.8 * code.seats:.2f}",
    }
    return tuple((line | changes).values())


def _read_delivered(file: Path) -> Iterator[DeliveredCode]:
    with file.open(encoding="utf-8", newline="") as lines:
        for line in csv.DictReader(lines):
            yield DeliveredCode(
                line["code"], line["cinema_code"], line["showing_code"], int(line["seat_count"]), int(line["release"])
            )


class SteppingClock:
    """A clock that goes on by a millisecond with every look, so that nothing depends on how fast the machine is."""

    def __init__(self, start: datetime = SHOW_DAY_MORNING) -> None:
        """Stand at ``start``."""
        self.now = start

    def __call__(self) -> datetime:
        """Return the time."""
        self.now += timedelta(milliseconds=1)
        return self.now


def open_stage(url: str, folder: Path) -> CentreStage:
    """Open a centre on a database, with its keys below ``folder``."""
    settings = CentreSettings(
        data_dir=folder / "data", database_url=url, master_key_file=folder / "keys" / "master.key"
    )
    return CentreStage(replace(open_centre(settings), clock=SteppingClock()), folder)


@pytest.fixture
def stage(centre_database_url: str, tmp_path: Path) -> Iterator[CentreStage]:
    """A centre on a fresh database of either kind."""
    made = open_stage(centre_database_url, tmp_path)
    yield made
    made.centre.database.close()


@pytest.fixture
def sqlite_stage(tmp_path: Path) -> Iterator[CentreStage]:
    """A centre on SQLite alone, for what has nothing to do with the kind of database."""
    made = open_stage(f"sqlite:///{tmp_path / 'centre.sqlite'}", tmp_path)
    yield made
    made.centre.database.close()


@pytest.fixture(scope="session")
def issued_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a SQLite database in which the campaign is issued, and its keys; to be copied."""
    folder = tmp_path_factory.mktemp("issued-sqlite")
    made = open_stage(f"sqlite:///{folder / 'centre.sqlite'}", folder).issued()
    made.centre.database.close()
    return folder


@pytest.fixture(scope="session")
def issued_postgres(
    postgres_server: PostgresServer, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[str, Path]]:
    """The name of a PostgreSQL database in which the campaign is issued, to be copied, and the folder of its keys."""
    folder, name = tmp_path_factory.mktemp("issued-postgresql"), postgres_server.create_database()
    made = open_stage(postgres_server.url(name), folder).issued()
    made.centre.database.close()
    yield name, folder
    postgres_server.drop_database(name)


def copy_of_issued(template: Path, folder: Path) -> CentreStage:
    """Open a copy of the SQLite database in which the campaign is issued."""
    shutil.copytree(template, folder, dirs_exist_ok=True)
    return open_stage(f"sqlite:///{folder / 'centre.sqlite'}", folder)


@pytest.fixture
def sqlite_issued(issued_sqlite: Path, tmp_path: Path) -> Iterator[CentreStage]:
    """A centre on SQLite alone in which the campaign is issued."""
    made = copy_of_issued(issued_sqlite, tmp_path)
    yield made
    made.centre.database.close()


@pytest.fixture(params=["sqlite", "postgresql"])
def issued(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[CentreStage]:
    """A centre, on a database of either kind, in which the campaign is issued."""
    if request.param == "sqlite":
        made = copy_of_issued(request.getfixturevalue("issued_sqlite"), tmp_path)
        yield made
        made.centre.database.close()
        return
    server: PostgresServer = request.getfixturevalue("postgres_server")
    template, keys = request.getfixturevalue("issued_postgres")
    shutil.copytree(keys, tmp_path, dirs_exist_ok=True)
    name = server.create_database(template)
    made = open_stage(server.url(name), tmp_path)
    yield made
    made.centre.database.close()
    server.drop_database(name)

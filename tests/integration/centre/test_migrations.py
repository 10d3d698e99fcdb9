"""The schema: made by the program itself, on both databases, and what a later version made is left alone."""

from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from sqlalchemy import inspect, text

from tests.support.centre_stage import CentreStage
from willcall.centre.db import migrate as migrations
from willcall.centre.db.migrate import SchemaTooNewError, migrate
from willcall.centre.db.tables import all_tables

LARGE = ("booked_seats", "codes", "tickets", "sales", "revocations", "journal_entries", "seat_states", "day_packs")


def test_the_migrations_make_what_the_models_say(stage: CentreStage) -> None:
    with stage.centre.database.reading() as session:
        context = MigrationContext.configure(session.connection(), opts={"compare_type": True})
        assert compare_metadata(context, all_tables()) == []


def test_a_second_start_changes_nothing(stage: CentreStage) -> None:
    stage.issued()
    migrate(stage.centre.database)
    assert len(stage.delivered()) == 72


def test_a_schema_of_a_later_version_is_refused_and_left_alone(stage: CentreStage) -> None:
    with stage.centre.database.writing() as session:
        session.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(SchemaTooNewError, match="made by a later version"):
        migrate(stage.centre.database)
    with stage.centre.database.reading() as session:
        assert session.execute(text("SELECT version_num FROM alembic_version")).scalar_one() == "9999"


def test_the_first_step_can_be_taken_back(stage: CentreStage) -> None:
    config = Config()
    config.set_main_option("script_location", str(Path(migrations.__file__).parent / "migrations"))
    with stage.centre.database.writing() as session:
        config.attributes["connection"] = session.connection()
        command.downgrade(config, "base")
    with stage.centre.database.reading() as session:
        assert inspect(session.connection()).get_table_names() == ["alembic_version"]


@pytest.mark.parametrize("name", LARGE)
def test_the_key_of_every_large_table_begins_with_the_cinema(name: str) -> None:
    assert next(iter(all_tables().tables[name].primary_key.columns)).name == "cinema_code"

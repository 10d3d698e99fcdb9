"""Alembic brings the schema up to date; ``migrations/`` has one file for each step."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Engine

from willcall.redemption.cache.models import SCHEMA_VERSION
from willcall.redemption.cache.transactions import writing


def migrate(engine: Engine) -> None:
    """Run every step that is missing, all in one transaction; two programs that start at once wait for each other."""
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    with writing(engine) as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
        connection.exec_driver_sql(f"PRAGMA user_version = {SCHEMA_VERSION}")
        connection.commit()

"""Alembic brings the schema up to date when the program starts; ``migrations/`` has one file for each step."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

from willcall.centre.db.database import Database

_ONE_AT_A_TIME = 7_204_114
"""The PostgreSQL advisory lock that a program holds while it migrates."""


class SchemaTooNewError(Exception):
    """A newer version of the program has been at this database."""


def migrate(database: Database) -> None:
    """Run every step that is missing, all in one transaction; two programs that start at once wait for each other.

    Raises:
        SchemaTooNewError: the database was made by a later version; nothing was touched.
    """
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    with database.writing() as session:
        connection = session.connection()
        if database.is_postgresql:
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_ONE_AT_A_TIME})")
        if _is_current(connection, ScriptDirectory.from_config(config)):
            return
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def _is_current(connection: Connection, script: ScriptDirectory) -> bool:
    found = MigrationContext.configure(connection).get_current_revision()
    known = {step.revision for step in script.walk_revisions()}
    if found is not None and found not in known:
        raise SchemaTooNewError(
            f"the database has the schema {found}, made by a later version; this program knows up to "
            f"{script.get_current_head()}. Use the later version, or restore a backup."
        )
    return found == script.get_current_head()

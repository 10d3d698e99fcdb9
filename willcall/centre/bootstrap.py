"""Puts the centre together: settings, clock, keys, database."""

from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy.engine import make_url

from willcall.centre.clock import Clock, shifted_clock
from willcall.centre.codes.keys import KeyCabinet, master_key_from, read_master_key
from willcall.centre.db.database import Database
from willcall.centre.db.migrate import migrate
from willcall.centre.settings import CentreSettings


@dataclass(frozen=True, slots=True)
class Centre:
    """The parts that every use case is handed from."""

    settings: CentreSettings
    database: Database
    keys: KeyCabinet
    clock: Clock


def open_centre(settings: CentreSettings) -> Centre:
    """Open the database, bring its schema up to date, and have the keys at hand.

    Raises:
        KeyFaultError: the master key is not one.
        SchemaTooNewError: a later version made the database.
        sqlalchemy.exc.OperationalError: the database cannot be reached.
    """
    if make_url(settings.database).get_backend_name() == "sqlite":
        settings.data_dir.mkdir(parents=True, exist_ok=True, mode=0o700)
    master_key = (
        read_master_key(settings.master_key.get_secret_value())
        if settings.master_key
        else master_key_from(settings.master_key_file)
    )
    database = Database(settings.database)
    migrate(database)
    keys = KeyCabinet(master_key)
    with database.writing() as session:
        keys.make_shared_keys(session)
    return Centre(settings, database, keys, shifted_clock(timedelta(seconds=settings.rehearsal_shift_s)))

"""All tables of the centre in one place, for the migrations."""

from sqlalchemy import MetaData

from willcall.centre.campaigns import models as campaigns
from willcall.centre.channel import models as channel
from willcall.centre.codes import models as codes
from willcall.centre.db.rows import Row
from willcall.centre.desk import models as desk
from willcall.centre.journal import models as journal
from willcall.centre.schedules import models as schedules
from willcall.centre.terminals import models as terminals

SUBJECTS = (schedules, campaigns, codes, channel, terminals, journal, desk)


def all_tables() -> MetaData:
    """Return every table; importing this module has made them known."""
    return Row.metadata

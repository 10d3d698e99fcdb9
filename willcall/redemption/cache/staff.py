"""Who may sign in, and what the machine remembers of itself, inside a unit of work; see the ports."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, select, update
from sqlalchemy import Row as ResultRow
from sqlalchemy.dialects.sqlite import insert

from willcall.redemption.cache.models import MachineRow, StaffRow
from willcall.redemption.domain.machine_standing import MachineStanding, NotedCrash
from willcall.redemption.domain.sign_in import PinTries
from willcall.redemption.domain.staff import StaffRole
from willcall.redemption.domain.staff_roll import StaffAccess

_STAFF = select(*StaffRow.__table__.columns).order_by(StaffRow.staff_no)
_MACHINE = select(*MachineRow.__table__.columns)


class SqlStaffRoll:
    """The staff that may sign in at this terminal."""

    def __init__(self, connection: Connection) -> None:
        """Stand on a unit's connection."""
        self._connection = connection

    def find(self, staff_no: str) -> StaffAccess | None:
        """Return whoever has or had a number."""
        row = self._connection.execute(_STAFF.where(StaffRow.staff_no == staff_no)).one_or_none()
        return None if row is None else _access(row)

    def everybody(self) -> Sequence[StaffAccess]:
        """Return all that are or were on the list, by number."""
        return [_access(row) for row in self._connection.execute(_STAFF)]

    def put(self, access: StaffAccess) -> None:
        """Write one member of staff, new or known."""
        values = {
            "role": access.role.value,
            "pin_hash": access.pin_hash,
            "since": access.since,
            "revoked_at": access.revoked_at,
            "wrong_pins": access.tries.wrong,
            "paused_until": access.tries.until,
        }
        new = insert(StaffRow).values(staff_no=access.staff_no, **values)
        self._connection.execute(new.on_conflict_do_update(index_elements=[StaffRow.staff_no], set_=values))


class SqlMachineBook:
    """What the machine remembers from one run of the program to the next."""

    def __init__(self, connection: Connection) -> None:
        """Stand on a unit's connection."""
        self._connection = connection

    def read(self) -> MachineStanding:
        """Return it."""
        row = self._connection.execute(_MACHINE).one()
        crash = None
        if row.crash_noted_at is not None:
            crash = NotedCrash(row.crash_noted_at, row.crash_error, row.crash_under_way)
        return MachineStanding(PinTries(row.wrong_pins, row.paused_until), row.out_of_service_since, crash)

    def write(self, standing: MachineStanding) -> None:
        """Write it."""
        crash = standing.crash
        self._connection.execute(
            update(MachineRow).values(
                wrong_pins=standing.tries.wrong,
                paused_until=standing.tries.until,
                out_of_service_since=standing.out_of_service_since,
                crash_noted_at=crash and crash.noted_at,
                crash_error=crash and crash.error,
                crash_under_way=crash and crash.under_way,
            )
        )


def _access(row: ResultRow[*tuple[Any, ...]]) -> StaffAccess:
    tries = PinTries(row.wrong_pins, row.paused_until)
    return StaffAccess(row.staff_no, StaffRole(row.role), row.pin_hash, row.since, row.revoked_at, tries)

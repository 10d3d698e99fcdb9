"""Check who stands at the machine. Every try is counted, on disk, before its PIN is looked at."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from willcall.redemption.domain.desk_events import ScreenUnlocked, StaffSignedOut
from willcall.redemption.domain.events import Event
from willcall.redemption.domain.journal import written_time
from willcall.redemption.domain.machine_events import SignInRefused, StaffSignedIn, StaffThrottled
from willcall.redemption.domain.sign_in import (
    FREE_PINS,
    FREE_PINS_OF_ONE,
    NoStaffYet,
    PinTries,
    SignedIn,
    SignIn,
    Throttled,
    WrongPin,
)
from willcall.redemption.domain.staff_roll import StaffAccess
from willcall.redemption.service.ports import Clock, PinKeeper, UnitOfWork, UnitsOfWork


@dataclass(frozen=True, slots=True)
class _Try:
    """A try that was counted. ``access`` is whose PIN it has to be, as it was counted; None where it is nobody's."""

    machine: PinTries
    access: StaffAccess | None


def sign_in(
    staff_no: str, pin: str, *, units: UnitsOfWork, pins: PinKeeper, clock: Clock, locked_by: str = ""
) -> SignIn:
    """Say whether the PIN is that member of staff's; the answer is in the journal, the PIN nowhere.

    ``locked_by`` is whoever locked the screen, where it is locked: they unlock it, anybody else takes their place.

    From the fifth wrong PIN in a row on each one pauses the machine, twice as long as the one before; from the tenth
    wrong one for one number, that number. Both outlive a restart. A good sign-in ends both. A number that nobody has
    takes as long as one that somebody has; it is not written down, for it may be a PIN, or a good part of a code (R7).

    Raises:
        TerminalFaultError: the database failed; whoever it is, they are not signed in.
    """
    counted = _count(staff_no, units, clock())
    if not isinstance(counted, _Try):
        return counted
    if counted.access and pins.fits(counted.access.pin_hash, staff_no, counted.access.role, pin):
        return _let_in(counted.access, units, clock(), locked_by)
    if counted.access is None:
        pins.waste_time(pin)
    return _refuse(counted, units, clock())


def _count(staff_no: str, units: UnitsOfWork, now: datetime) -> _Try | Throttled | NoStaffYet:
    """Count a try as a wrong one, whatever comes of it: a plug pulled now wins nobody a free one."""
    with units.writing() as unit:
        if not any(each.is_valid for each in unit.staff.everybody()):
            return NoStaffYet()
        machine, access = unit.machine.read().tries, _valid(staff_no, unit)
        paused = machine.paused_until(now) or (access and access.tries.paused_until(now))
        if paused:
            return Throttled(paused)
        counted = _Try(machine.counted(FREE_PINS, now), _counted(access, now))
        _write(counted, unit)
        unit.commit()
    return counted


def _valid(staff_no: str, unit: UnitOfWork) -> StaffAccess | None:
    found = unit.staff.find(staff_no)
    return found if found and found.is_valid else None


def _counted(access: StaffAccess | None, now: datetime) -> StaffAccess | None:
    return access and replace(access, tries=access.tries.counted(FREE_PINS_OF_ONE, now))


def _write(counted: _Try, unit: UnitOfWork) -> None:
    unit.machine.write(replace(unit.machine.read(), tries=counted.machine))
    if counted.access:
        unit.staff.put(counted.access)


def _let_in(proved: StaffAccess, units: UnitsOfWork, now: datetime, locked_by: str) -> SignedIn | WrongPin:
    with units.writing() as unit:
        access = _valid(proved.staff_no, unit)
        if access is None or access.pin_hash != proved.pin_hash:  # removed, or another PIN, while this one was checked
            return WrongPin()
        _write(_Try(PinTries(), replace(access, tries=PinTries())), unit)
        unit.journal.append(_coming(access, locked_by), now)
        unit.commit()
    return SignedIn(access.staff_no, access.role)


def _coming(access: StaffAccess, locked_by: str) -> Sequence[Event]:
    if access.staff_no == locked_by:
        return [ScreenUnlocked(locked_by)]
    leaving: list[Event] = [StaffSignedOut(locked_by)] if locked_by else []
    return [*leaving, StaffSignedIn(access.staff_no, access.role.value)]


def _refuse(counted: _Try, units: UnitsOfWork, now: datetime) -> WrongPin | Throttled:
    pauses = _pauses(counted)
    with units.writing() as unit:
        staff_no = counted.access.staff_no if counted.access else ""
        events: list[Event] = [SignInRefused(staff_no, counted.machine.wrong)]
        unit.journal.append([*events, *pauses], now)
        unit.commit()
    return Throttled(max(datetime.fromisoformat(pause.until) for pause in pauses)) if pauses else WrongPin()


def _pauses(counted: _Try) -> Sequence[StaffThrottled]:
    """Return the pauses that the wrong PIN brought."""
    tries = [("", counted.machine)]
    if counted.access:
        tries.append((counted.access.staff_no, counted.access.tries))
    return [StaffThrottled(who, each.wrong, written_time(each.until)) for who, each in tries if each.until]

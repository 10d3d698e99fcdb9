"""Keep the list of who may sign in at this terminal. For commands at the machine; each change is in the journal."""

from dataclasses import dataclass, replace

from willcall.redemption.domain.machine_events import StaffAdded, StaffPinSet, StaffRemoved
from willcall.redemption.domain.pins import pin_fault
from willcall.redemption.domain.sign_in import PinTries
from willcall.redemption.domain.staff import StaffRole
from willcall.redemption.domain.staff_roll import (
    NotOnTheRoll,
    NumberUnfit,
    OnTheRoll,
    PinUnfit,
    RollAnswer,
    RollChanged,
    StaffAccess,
    fits_a_keypad,
)
from willcall.redemption.service.ports import Clock, PinKeeper, UnitsOfWork


@dataclass(frozen=True, slots=True)
class StaffOffice:
    """The use cases of whoever keeps the list. Each works beside a running kiosk, which goes by it at once.

    Each call raises ``TerminalFaultError`` where the database failed, and then has changed nothing.
    """

    units: UnitsOfWork
    pins: PinKeeper
    clock: Clock

    def check(self, staff_no: str, pin: str) -> NumberUnfit | PinUnfit | None:
        """Say what is wrong with a number or a PIN, before anybody has to repeat it."""
        if not fits_a_keypad(staff_no):
            return NumberUnfit()
        fault = pin_fault(pin, staff_no)
        return PinUnfit(fault) if fault else None

    def find(self, staff_no: str) -> StaffAccess | None:
        """Return whoever has the number now."""
        with self.units.reading() as unit:
            found = unit.staff.find(staff_no)
        return found if found and found.is_valid else None

    def everybody(self) -> tuple[StaffAccess, ...]:
        """Return all that are or were on the list, by number."""
        with self.units.reading() as unit:
            return tuple(unit.staff.everybody())

    def add(self, staff_no: str, role: StaffRole, pin: str) -> RollAnswer:
        """Let somebody sign in; a number that was taken away can be given out again."""
        if refused := self.check(staff_no, pin):
            return refused
        access = StaffAccess(staff_no, role, self.pins.make(staff_no, role, pin), self.clock())
        with self.units.writing() as unit:
            held = unit.staff.find(staff_no)
            if held and held.is_valid:
                return OnTheRoll(held.role)
            unit.staff.put(access)
            unit.journal.append([StaffAdded(staff_no, role.value)], access.since)
            unit.commit()
        return RollChanged(access)

    def set_pin(self, staff_no: str, pin: str) -> RollAnswer:
        """Give somebody another PIN; pauses after wrong ones, theirs and the machine's, are over."""
        held = self.find(staff_no)
        if held is None:
            return NotOnTheRoll()
        if refused := self.check(staff_no, pin):
            return refused
        now = self.clock()
        changed = StaffAccess(staff_no, held.role, self.pins.make(staff_no, held.role, pin), now)
        with self.units.writing() as unit:
            still = unit.staff.find(staff_no)
            if still is None or (still.is_valid, still.role) != (True, held.role):
                return NotOnTheRoll()  # taken off the list while the hash was made
            unit.staff.put(changed)
            unit.machine.write(replace(unit.machine.read(), tries=PinTries()))
            unit.journal.append([StaffPinSet(staff_no)], now)
            unit.commit()
        return RollChanged(changed)

    def remove(self, staff_no: str) -> RollAnswer:
        """Let somebody sign in no longer; who is signed in just now stays so until they leave the panel."""
        now = self.clock()
        with self.units.writing() as unit:
            held = unit.staff.find(staff_no)
            if held is None or not held.is_valid:
                return NotOnTheRoll()
            removed = replace(held, revoked_at=now)
            unit.staff.put(removed)
            unit.journal.append([StaffRemoved(staff_no)], now)
            unit.commit()
        return RollChanged(removed)

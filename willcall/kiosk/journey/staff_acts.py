"""What each member of staff is offered at the machine."""

from willcall.kiosk.journey.states import StaffAct, StaffPanel
from willcall.redemption.domain.staff import StaffRole

_FOR_ALL = (StaffAct.TEST_PRINT,)
_OF_THE_PROGRAM = (StaffAct.RESTART, StaffAct.LEAVE)
_MAY_END_THE_PROGRAM = frozenset({StaffRole.SUPERVISOR, StaffRole.TECHNICIAN})


def acts_offered(panel: StaffPanel) -> tuple[StaffAct, ...]:
    """Return what can be done now: nothing while something is under way.

    Anybody on duty tries the printer and takes the machine out of service; whoever ends the program leaves guests
    before a dark screen, and is a supervisor or a technician.
    """
    if panel.doing:
        return ()
    service = StaffAct.OUT_OF_SERVICE if panel.in_service else StaffAct.IN_SERVICE
    ending = _OF_THE_PROGRAM if panel.staff.role in _MAY_END_THE_PROGRAM else ()
    return (*_FOR_ALL, service, *ending)

"""Which acts on a seat are open to a member of staff, and why the others are barred."""

from dataclasses import dataclass
from datetime import datetime
from typing import assert_never

from willcall.redemption.domain.desk_acts import Bar, DeskAct, OfferedAct
from willcall.redemption.domain.identity import TerminalIdentity
from willcall.redemption.domain.releases import PaperIsOut, release_bar
from willcall.redemption.domain.seats import Seat, SeatState
from willcall.redemption.domain.settlements import NothingToSettle
from willcall.redemption.domain.staff import Right, RightMissing, StaffMember
from willcall.redemption.domain.verdicts import Collectable
from willcall.redemption.service.look_up import judge_seat
from willcall.redemption.service.move_seat import SeatGoneError
from willcall.redemption.service.ports import CodeOnShelf, CodeShelf, UnitOfWork
from willcall.redemption.service.reprint_ticket import limit_bar, reprint_bar, without_paper


@dataclass(frozen=True, slots=True)
class ActsFor:
    """Says what one member of staff may do at one terminal, at one moment."""

    staff: StaffMember
    identity: TerminalIdentity
    reprint_limit: int
    now: datetime

    def offered(self, seat: Seat, unit: UnitOfWork) -> tuple[OfferedAct, ...]:
        """Return every act on a seat, in the order in which a screen has them."""
        code = unit.shelf.find_code_of(seat.ticket_no)
        if code is None:
            raise SeatGoneError(seat.ticket_no)
        return tuple(OfferedAct(act, self._bar(act, seat, code, unit.shelf)) for act in DeskAct)

    def _bar(self, act: DeskAct, seat: Seat, code: CodeOnShelf, shelf: CodeShelf) -> Bar | None:
        match act:
            case DeskAct.COLLECT:
                return self._unclaimable(seat, code, shelf) or self._lacking(Right.COLLECT)
            case DeskAct.SETTLE_BY_SCAN | DeskAct.STATE_NO_PAPER:
                return _settled(seat)
            case DeskAct.VOUCH:
                return _settled(seat) or self._lacking(Right.VOUCH)
            case DeskAct.REPRINT:
                bar = reprint_bar(code.showing, seat, shelf, self.now)
                return bar or self._lacking(Right.REPRINT) or self._limit(seat)
            case DeskAct.RELEASE:
                return release_bar(seat) or self._lacking(Right.RELEASE)
            case DeskAct.ADMIT:
                return _not_admitted(seat) or self._lacking(Right.ENTER_TICKS)
            case _:
                assert_never(act)

    def _unclaimable(self, seat: Seat, code: CodeOnShelf, shelf: CodeShelf) -> Bar | None:
        verdict = judge_seat(seat.ticket_no, code, shelf, self.identity, self.now)
        return None if isinstance(verdict, Collectable) else verdict

    def _limit(self, seat: Seat) -> Bar | None:
        return None if self.staff.may(Right.LIFT_LIMIT) else limit_bar(seat, self.reprint_limit)

    def _lacking(self, right: Right) -> RightMissing | None:
        return None if self.staff.may(right) else RightMissing(self.staff, right)


def _settled(seat: Seat) -> NothingToSettle | None:
    return None if seat.state is SeatState.UNCONFIRMED else NothingToSettle(seat)


def _not_admitted(seat: Seat) -> Bar | None:
    """Say why a tick on the door list would be an exception, where it would."""
    if seat.state is SeatState.OPEN:
        return None
    return PaperIsOut(seat) if seat.state is SeatState.PRINTED else without_paper(seat)

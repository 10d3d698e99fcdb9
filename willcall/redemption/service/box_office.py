"""All that the box office needs to see: the day, the house, a seat."""

from dataclasses import dataclass, field
from datetime import date, datetime

from willcall.redemption.domain.business_day import business_day
from willcall.redemption.domain.desk_events import DoorListsMade, ScreenLocked, StaffSignedOut, StickUsed
from willcall.redemption.domain.door_lists import DoorList
from willcall.redemption.domain.events import Event
from willcall.redemption.domain.exceptions import (
    CloseAnswer,
    ClosedException,
    ClosingReason,
    ExceptionKey,
    NoteAnswer,
    OpenException,
)
from willcall.redemption.domain.identity import TerminalIdentity
from willcall.redemption.domain.releases import ReleaseAnswer, ReleaseOrder
from willcall.redemption.domain.reports import Report
from willcall.redemption.domain.reprints import REPRINT_LIMIT
from willcall.redemption.domain.seat_plans import SeatPlan
from willcall.redemption.domain.seat_queries import FindAnswer, SeatQuery
from willcall.redemption.domain.seat_story import SeatStory, SeatUnknown
from willcall.redemption.domain.staff import RightMissing, StaffMember, TicketUnknown
from willcall.redemption.domain.tallies import DayBoard
from willcall.redemption.domain.ticks import TickAnswer, TickOrder
from willcall.redemption.domain.verdicts import Verdict
from willcall.redemption.service.close_exception import close_exception, closed_exceptions, note_exception
from willcall.redemption.service.collect_for_guest import look_up_for_guest
from willcall.redemption.service.desk_acts import ActsFor
from willcall.redemption.service.door_list import door_list
from willcall.redemption.service.enter_ticks import enter_ticks
from willcall.redemption.service.find_seats import find_seats
from willcall.redemption.service.make_report import ReportMaker
from willcall.redemption.service.open_endings import EndingsOpener
from willcall.redemption.service.open_exceptions import ExceptionList, LookAtJournal
from willcall.redemption.service.ports import Clock, PrintTurn, UnitsOfWork
from willcall.redemption.service.release_seat import release_seat
from willcall.redemption.service.seat_plan import seat_plan
from willcall.redemption.service.seat_story import story_of_seat, story_of_ticket
from willcall.redemption.service.showings_today import showings_on
from willcall.redemption.service.terminal_health import TerminalHealth


@dataclass(frozen=True, slots=True)
class BoxOffice:
    """The use cases of the box office, bound to one terminal. Safe to call from any one thread at a time.

    Nothing here prints: collecting and reprinting are the staff desk's to do. ``looking`` is what sees how each part of
    the terminal is, ``journal`` what sees to the journal, ``turn`` what keeps a release from a run that goes on. That
    whoever a call is for is signed in, is the screen's to see to. Each call raises ``TerminalFaultError`` where the
    database failed, and then has changed nothing.
    """

    identity: TerminalIdentity
    units: UnitsOfWork
    clock: Clock
    endings: EndingsOpener
    looking: TerminalHealth
    cinema_key: bytes = field(repr=False)
    turn: PrintTurn
    journal: LookAtJournal
    reprint_limit: int = REPRINT_LIMIT
    rehearsal: bool = False

    def showings_today(self) -> DayBoard:
        """Return the business day that it is now in the cinema; see ``service.showings_today``."""
        return self.showings_on(business_day(self.clock(), self.identity.zone))

    def showings_on(self, day: date) -> DayBoard:
        """Return any business day."""
        return showings_on(day, self.identity.zone, self.units)

    def seat_plan(self, showing_code: str) -> SeatPlan | None:
        """Return a showing's house, each seat in its place and as it stands; see ``service.seat_plan``."""
        return seat_plan(showing_code, self.units)

    def find_seats(self, query: SeatQuery) -> FindAnswer:
        """Find a guest's seat without the code; see ``service.find_seats``."""
        return find_seats(query, opener=self.endings, units=self.units)

    def door_list(self, showing_code: str) -> DoorList | None:
        """Return a showing's list for the door; see ``service.door_list``."""
        return door_list(showing_code, identity=self.identity, opener=self.endings, units=self.units, clock=self.clock)

    def note_door_lists(self, day: date, lists: int, staff: StaffMember | None) -> None:
        """Note that door lists were written, and by whom; nobody is an operator's command."""
        self._note(DoorListsMade(day.isoformat(), lists, staff.staff_no if staff else ""))

    def enter_ticks(self, order: TickOrder) -> TickAnswer:
        """Enter who was let in on a door list; see ``service.enter_ticks``."""
        return enter_ticks(order, terminal_no=self.identity.terminal_no, units=self.units, clock=self.clock)

    def look_up(self, text: str, staff: StaffMember) -> Verdict:
        """Answer for the code that a guest shows to staff; see ``service.collect_for_guest``."""
        return look_up_for_guest(
            text,
            staff,
            units=self.units,
            cinema_key=self.cinema_key,
            identity=self.identity,
            clock=self.clock,
        )

    def seat_story(self, ticket_no: str, staff: StaffMember) -> SeatStory | TicketUnknown:
        """Return all that is known of the seat of a ticket, and what this member of staff can do with it now."""
        return story_of_ticket(ticket_no, self._acts(staff), self.units, self.looking.sync_log)

    def story_of_seat(self, showing_code: str, seat_code: str, staff: StaffMember) -> SeatStory | SeatUnknown:
        """Return the same by showing and seat."""
        return story_of_seat(showing_code, seat_code, self._acts(staff), self.units, self.looking.sync_log)

    def release_seat(self, order: ReleaseOrder) -> ReleaseAnswer:
        """Open a seat again on a supervisor's word; see ``service.release_seat``."""
        return release_seat(order, units=self.units, turn=self.turn, clock=self.clock)

    def note_stick(self, staff: StaffMember, *, taken: bool) -> None:
        """Note that somebody wrote a stick, or had one taken; afterwards: a full disk keeps no journal from a stick."""
        self._note(StickUsed(int(taken), staff.staff_no))

    def exceptions(self, staff: StaffMember) -> tuple[OpenException, ...]:
        """Return all that needs a person, as far as this terminal knows, the newest first."""
        with self.units.reading() as unit:
            return self._exceptions(staff).open(unit)

    def close_exception(
        self, key: ExceptionKey, reason: ClosingReason, staff: StaffMember, note: str = ""
    ) -> CloseAnswer:
        """Close one that a person may close, for a reason."""
        return close_exception(key, reason, note, exceptions=self._exceptions(staff), units=self.units)

    def note_exception(self, key: ExceptionKey, staff: StaffMember, note: str = "") -> NoteAnswer:
        """Say on one that is open that somebody has seen it."""
        return note_exception(key, note, exceptions=self._exceptions(staff), units=self.units)

    def closed_exceptions(self, since: datetime) -> tuple[ClosedException, ...]:
        """Return what was closed or settled from a time on, the newest first."""
        return closed_exceptions(since, self.units)

    def day_report(self, day: date, staff: StaffMember) -> Report | RightMissing:
        """Return all that was done at this terminal on a business day; see ``service.make_report``."""
        return self._reports.of_day(day, staff)

    def shift_report(self, of: str, since: datetime, staff: StaffMember) -> Report | RightMissing:
        """Return what one member of staff did from a time until now."""
        return self._reports.of_shift(of, since, staff)

    def shift_began(self, staff_no: str) -> datetime:
        """Return when somebody signed in first on this business day; else when the day began."""
        return self._reports.shift_began(staff_no)

    @property
    def _reports(self) -> ReportMaker:
        return ReportMaker(self.identity, self.units, self.looking.sync_log, self.clock, self.rehearsal)

    def lock_screen(self, staff: StaffMember, *, idle: bool) -> None:
        """Note that the screen is locked, by hand or because nobody touched it; ``MachineDesk.sign_in`` unlocks it."""
        self._note(ScreenLocked(staff.staff_no, int(idle)))

    def sign_out(self, staff: StaffMember) -> None:
        """Note that a member of staff leaves the screen."""
        self._note(StaffSignedOut(staff.staff_no))

    def _note(self, event: Event) -> None:
        with self.units.writing() as unit:
            unit.journal.append([event], self.clock())
            unit.commit()

    def _exceptions(self, staff: StaffMember) -> ExceptionList:
        return ExceptionList(self.looking, self.journal, self._acts(staff))

    def _acts(self, staff: StaffMember) -> ActsFor:
        return ActsFor(staff, self.identity, self.reprint_limit, self.clock())

"""Whatever people, scanners, faults and time do: no dead end, nothing half applied, no ticket lost or doubled."""

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from tests.support.kiosk_steps import Steps
from tests.support.stub_desk import (
    LATE_SHOWING,
    MISTYPED,
    NOW,
    PIN,
    SHOWING,
    STAFF_NO,
    StubDesk,
    code_number,
    collectable,
)
from willcall.kiosk.journey.basket import MOST_CODES, Basket
from willcall.kiosk.journey.states import (
    Entry,
    Found,
    LookingUp,
    OutOfOrder,
    OutOfService,
    PrinterTrouble,
    PrintIncomplete,
    Printing,
    Refused,
    StaffAct,
    StaffPanel,
    StaffSignIn,
    State,
    TakeTickets,
    TerminalFault,
    Thanks,
    Welcome,
    basket_of,
)
from willcall.redemption.domain.codes import CODE_DIGITS
from willcall.redemption.domain.faults import FaultCode, TerminalFaultError
from willcall.redemption.domain.paper import (
    CameOut,
    MayHaveComeOut,
    NeverStarted,
    PaperTrouble,
    PrinterState,
    PrintOutcome,
    Promise,
)
from willcall.redemption.domain.verdicts import TooManyTries

FAULT = TerminalFaultError(FaultCode.DATABASE_BUSY, "locked")
CODES = [code_number(7 * number + 1) for number in range(MOST_CODES + 2)]
FINDS = {
    code: collectable(2, first=2 * number, showing=LATE_SHOWING if number % 3 else SHOWING)
    for number, code in enumerate(CODES)
}
SEAT_OF = {seat.ticket_no: code for code, found in FINDS.items() for seat in found.seats}
OUTCOMES: list[PrintOutcome] = [
    CameOut(Promise.CONFIRMS),
    CameOut(Promise.CONFIRMS),
    MayHaveComeOut(1, 2, PaperTrouble.CUTTER),
    NeverStarted(PaperTrouble.PAPER_END),
]


def held(state: State) -> Basket:
    """Return the basket that is shown, or that waits while staff are at the machine."""
    return basket_of(state.behind) if isinstance(state, StaffSignIn | StaffPanel) else basket_of(state)


class AnyVisit(RuleBasedStateMachine):
    """One machine; ``expected`` are the codes that the guest before it has found and not given up."""

    @initialize()
    def begin(self) -> None:
        self.steps = Steps(StubDesk(dict(FINDS)))
        self.expected: list[str] = []
        self.pressed = 0
        self.ended = 0
        self.left_by_a_run = False

    # people

    @rule(digit=st.sampled_from("0123456789"))
    def types_a_digit(self, digit: str) -> None:
        self.steps.flow.type_digit(digit)

    @rule(code=st.sampled_from([*CODES[:3], MISTYPED, "200000000023"]))
    def types_a_code(self, code: str) -> None:
        self.steps.flow.clear()
        self.steps.type(code)
        self.steps.flow.submit()

    @rule(code=st.sampled_from([*CODES, CODES[0], MISTYPED, "200000000023", "no code at all"]))
    def scans(self, code: str) -> None:
        self.steps.flow.scan(code)

    @rule(codes=st.lists(st.sampled_from(CODES), min_size=1, max_size=5))
    def a_family_scans(self, codes: list[str]) -> None:
        for code in codes:
            self.steps.now += 5
            self.steps.scan(code)
            self.no_code_is_in_the_basket_twice_and_no_ticket_is_half_in()
            self.the_basket_changes_by_whole_codes_and_only_one_at_a_time()

    @rule()
    @precondition(lambda self: isinstance(self.steps.state(), Found))
    def everybody_scans(self) -> None:
        self.a_family_scans(CODES)

    @rule(act=st.sampled_from(["begin", "erase", "clear", "submit", "retry", "more_time", "switch_language", "touch"]))
    def acts(self, act: str) -> None:
        getattr(self.steps.flow, act)()

    @rule()
    def leaves(self) -> None:
        self.steps.flow.leave()

    @rule(index=st.integers(-1, 3))
    def takes_out(self, index: int) -> None:
        self.steps.flow.take_out(index)

    @rule(times=st.integers(1, 3))
    def presses_print(self, times: int) -> None:
        was_found = isinstance(self.steps.state(), Found)
        for _ in range(times):
            self.steps.flow.print_tickets()
        self.pressed += was_found

    # staff

    @rule()
    def calls_staff(self) -> None:
        self.steps.flow.call_staff()

    @rule(pin=st.sampled_from([PIN, "0000"]))
    @precondition(lambda self: isinstance(self.steps.state(), StaffSignIn))
    def signs_in(self, pin: str) -> None:
        self.steps.flow.clear()
        self.steps.type(STAFF_NO)
        self.steps.flow.submit()
        self.steps.type(pin)
        self.steps.flow.submit()

    @rule(act=st.sampled_from(list(StaffAct)))
    def staff_do(self, act: StaffAct) -> None:
        self.steps.flow.do(act)

    # the world

    @rule(trouble=st.sampled_from([None, None, *PaperTrouble]))
    def the_printer_changes(self, trouble: PaperTrouble | None) -> None:
        self.steps.desk.printer = PrinterState(trouble)

    @rule(fault=st.sampled_from([None, FAULT]), what=st.sampled_from(["look_up", "collect", "printer", "staff"]))
    def the_database_changes(self, fault: Exception | None, what: str) -> None:
        setattr(self.steps.desk, f"{what}_fault", fault)

    @rule(paused=st.booleans())
    def the_desk_pauses(self, *, paused: bool) -> None:
        self.steps.desk.look_up_verdict = TooManyTries(NOW) if paused else None

    @rule(outcomes=st.lists(st.sampled_from(OUTCOMES), max_size=4), fault_at=st.integers(1, 4))
    def papers_will_fare(self, outcomes: list[PrintOutcome], fault_at: int) -> None:
        self.steps.desk.outcomes, self.steps.desk.fault_at = outcomes, fault_at

    @rule()
    def the_worker_works(self) -> None:
        self.steps.door.work()

    @rule()
    def the_worker_does_one_thing(self) -> None:
        if self.steps.door.waiting:
            self.steps.door.waiting.pop(0)()

    @rule(seconds=st.sampled_from([0.25, 3, 9, 46, 56]))
    def time_passes(self, seconds: float) -> None:
        self.steps.now += seconds
        self.steps.flow.tick()

    @rule()
    @precondition(lambda self: self.steps.now > 1100)
    def a_bug_comes_up(self) -> None:
        self.steps.flow.crashed()

    # what holds all the time

    @invariant()
    def no_code_is_in_the_basket_twice_and_no_ticket_is_half_in(self) -> None:
        numbers = [ticket.seat.ticket_no for ticket in held(self.steps.flow.state).wanted]
        assert len(numbers) == len(set(numbers))
        in_basket = {SEAT_OF[number] for number in numbers}
        whole = {seat.ticket_no for code in in_basket for seat in FINDS[code].seats}
        self.left_by_a_run = isinstance(self.steps.flow.state, PrintIncomplete) or (
            self.left_by_a_run and bool(numbers)
        )
        assert set(numbers) <= whole if self.left_by_a_run else set(numbers) == whole
        assert len(in_basket) <= MOST_CODES

    @invariant()
    def the_states_facts_fit_together(self) -> None:
        match self.steps.flow.state:
            case Entry(digits, mistyped, _):
                assert len(digits) <= CODE_DIGITS
                assert not mistyped or len(digits) == CODE_DIGITS
            case Found(basket):
                assert basket.finds
            case Printing(number, total):
                assert 1 <= number <= total + 1
            case TakeTickets() as taking:
                assert taking.count >= 1
            case PrintIncomplete() as run:
                told = run.printed + run.unconfirmed + run.released + run.doubtful
                assert run.printed < run.asked
                assert told <= run.asked
            case _:
                pass

    @invariant()
    def each_press_is_one_attempt_with_all_its_tickets_in_one_order(self) -> None:
        tickets: dict[str, set[tuple[str, ...]]] = {}
        for attempt, numbers in self.steps.desk.attempts:
            tickets.setdefault(attempt, set()).add(numbers)
        assert all(len(each) == 1 for each in tickets.values())
        assert len(tickets) <= self.pressed

    @invariant()
    def the_basket_changes_by_whole_codes_and_only_one_at_a_time(self) -> None:
        now = [SEAT_OF[found.seats[0].ticket_no] for found in held(self.steps.flow.state).finds]
        before, self.expected = self.expected, now
        gained, lost = set(now) - set(before), set(before) - set(now)
        assert len(gained) <= 1 or isinstance(self.steps.flow.state, PrintIncomplete)
        assert not (gained and lost)
        assert len(lost) <= 1 or not now

    @invariant()
    def nothing_is_a_dead_end(self) -> None:
        """Each state is left by an answer that is under way, by time, by the machine's own look, or by an act."""
        steps, state = self.steps, self.steps.flow.state
        match state:
            case LookingUp() | Printing():
                assert steps.door.waiting
            case StaffSignIn(asking=True):
                assert steps.door.waiting
            case StaffPanel(doing=doing) if doing:
                assert steps.door.waiting or steps.endings
            case Welcome() | OutOfService() | PrinterTrouble():
                pass
            case Entry() | Found() | Refused() | PrintIncomplete() | TakeTickets() | Thanks() | TerminalFault():
                assert steps.flow.stage._left() < float("inf")
            case StaffSignIn() | StaffPanel() | OutOfOrder():
                assert steps.flow.stage._left() < float("inf")

    def teardown(self) -> None:
        """Let the world be well again: within minutes nobody is at the machine and the next guest is served."""
        if not hasattr(self, "steps"):
            return
        steps, desk = self.steps, self.steps.desk
        desk.printer, desk.look_up_verdict, desk.outcomes = PrinterState(), None, []
        desk.look_up_fault = desk.collect_fault = desk.printer_fault = desk.staff_fault = None
        steps.door.work()
        steps.wait(200)
        if steps.endings or isinstance(steps.state(), OutOfOrder):
            return
        if isinstance(steps.state(), OutOfService):
            desk.serving = True
            steps.wait(4)
        assert steps.state() == Welcome()
        steps.scan(CODES[0])
        steps.flow.print_tickets()
        steps.door.work()
        assert isinstance(steps.state(), TakeTickets)


TestAnyVisit = AnyVisit.TestCase
TestAnyVisit.settings = settings(stateful_step_count=40)

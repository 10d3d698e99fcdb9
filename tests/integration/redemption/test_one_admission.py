"""R1 as a property: whatever happens in whatever order, one seat has at most one original ticket."""

import shutil
from collections import Counter, deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from enum import Enum
from pathlib import Path
from tempfile import mkdtemp
from typing import assert_never

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from tests.support.ledger import assert_one_admission, assert_states_are_true, states_told
from tests.support.packs import (
    Foyer,
    HandClock,
    Issued,
    code_of,
    foyer,
    issued,
    pack,
    showing,
    showing_code,
    ticket_no,
)
from tests.support.papers import CountingPrinter, Paper, Play, PowerCutError
from tests.support.staff import CLERK, SUPERVISOR, it_came_out, none_came_out, settle_honestly, torn
from willcall.redemption.domain.faults import FaultCode, TerminalFaultError
from willcall.redemption.domain.journal import Entry, check_chain
from willcall.redemption.domain.paper import PaperTrouble, PrinterState
from willcall.redemption.domain.reprints import REPRINT_LIMIT, Reprinted
from willcall.redemption.domain.seats import IllegalActError, Seat
from willcall.redemption.domain.settlements import Settled
from willcall.redemption.domain.showings import ShowingStatus
from willcall.redemption.domain.tickets import Ticket
from willcall.redemption.domain.verdicts import Collectable, Revoked, ShowingCancelled
from willcall.redemption.service.claim_seats import ClaimedSeat, claim_seats
from willcall.redemption.service.collection_desk import CollectionDesk
from willcall.redemption.service.recover_seats import recover_seats
from willcall.redemption.service.staff_desk import StaffDesk

CODES = 4
EACH = 2
PLACES = CODES * EACH

screens = st.sampled_from([0, 1])
codes = st.integers(0, CODES - 1)
plays = st.lists(st.sampled_from(list(Play)), max_size=3)
calm = [play for play in Play if not play.name.startswith("DARK")]
calm_plays = st.lists(st.sampled_from(calm), max_size=2)
moments = st.sampled_from(["on_prepare", "on_first_byte"])


class Story(Enum):
    """What became of a code, or of its first seat, before the test looks on."""

    NOBODY_CAME = "nobody came"
    CLAIMED_AND_GIVEN_AWAY = "claimed, and given to another code meanwhile"
    LOST = "bytes left, no answer, the paper is out"
    LOST_WITHOUT_PAPER = "bytes left, no answer, no paper"
    LOST_AND_GIVEN_AWAY = "lost without paper, and given to another code meanwhile"
    REPRINT_LOST = "collected, and a reprint of it lost"
    REPRINTED_TO_THE_LIMIT = "collected, and reprinted as often as a clerk may"
    COLLECTED_AND_WANTED_BACK = "collected, and revoked too late"


class OneAdmission(RuleBasedStateMachine):
    """Two screens and a member of staff at one terminal with one printer, and a centre that changes its mind."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(mkdtemp(prefix="one-admission-"))
        self.clock = HandClock()
        # every row that was ever issued, in the order of serials; the centre's own books
        self.issued = [Issued(serial, serial // EACH, serial) for serial in range(PLACES)]
        self.revoked: list[int] = []
        self.version = 1
        self.foyer = foyer(self.folder, pack(self.issued), clock=self.clock)
        self.printer = CountingPrinter(on_first_byte=self.look_at_the_disk)
        self.attempts = 0
        self.stale: list[tuple[ClaimedSeat, ...]] = []
        self.answers: list[object] = []

    def teardown(self) -> None:
        self.foyer.close()
        shutil.rmtree(self.folder, ignore_errors=True)

    def look_at_the_disk(self, ticket: Ticket) -> None:
        """R2: whoever opens the file at the first byte finds that this copy is being printed."""
        assert self.foyer.states()[ticket.ticket_no] == "printing"
        begun = [e for e in self.foyer.outbox.every_entry() if e.facts.get("ticket_no") == ticket.ticket_no]
        assert begun[-1].kind == ("reprint_ordered" if ticket.is_reprint else "print_started")
        assert begun[-1].facts["copy_no"] == ticket.copy_no
        assert any(entry.kind == "seat_claimed" for entry in begun)

    # -- the moviegoers

    @rule(code=codes, plays=plays)
    def collect(self, code: int, plays: list[Play]) -> None:
        verdict = self.desk.look_up(self.shown(code))
        if isinstance(verdict, Collectable):
            self.run(lambda: self.desk.collect(self.numbers(verdict), self.attempt()), plays)

    @rule(code=codes)
    def claim_and_walk_away(self, code: int) -> None:
        verdict = self.desk.look_up(self.shown(code))
        if isinstance(verdict, Collectable):
            self.stale.append(self.claim(self.numbers(verdict), self.attempt()))

    @precondition(lambda self: self.stale)
    @rule(data=st.data(), plays=plays)
    def retry_the_same_attempt(self, data: st.DataObject, plays: list[Play]) -> None:
        mine = data.draw(st.sampled_from(self.stale))
        if mine:
            attempt = mine[0].seat.attempt
            assert attempt is not None
            self.run(lambda: self.desk.collect([seat.seat.ticket_no for seat in mine], attempt), plays)

    @precondition(lambda self: self.stale)
    @rule(data=st.data(), plays=plays)
    def print_what_was_claimed_a_while_ago(self, data: st.DataObject, plays: list[Play]) -> None:
        mine = data.draw(st.sampled_from(self.stale))
        self.run(lambda: self.desk.printing.print_claimed(mine), plays)

    @rule(code=codes, moment=moments, play=st.sampled_from([Play.CONFIRMS, *Play]), their_play=st.sampled_from(calm))
    def a_screen_that_hung_wakes_up_while_another_prints(
        self, code: int, moment: str, play: Play, their_play: Play
    ) -> None:
        verdict = self.desk.look_up(self.shown(code))
        if isinstance(verdict, Collectable):
            stale = self.claim(self.numbers(verdict), self.attempt())
            recover_seats(units=self.foyer.units, clock=self.clock)
            with self.meanwhile(moment, lambda desk: desk.printing.print_claimed(stale), their_play):
                self.run(lambda: self.desk.collect(self.numbers(verdict), self.attempt()), [play])

    @rule(code=codes, moment=moments, play=st.sampled_from(Play), their_play=st.sampled_from(calm))
    def two_screens_try_the_same_attempt(self, code: int, moment: str, play: Play, their_play: Play) -> None:
        verdict = self.desk.look_up(self.shown(code))
        if isinstance(verdict, Collectable):
            numbers, attempt = self.numbers(verdict), self.attempt()
            with self.meanwhile(moment, lambda desk: desk.collect(numbers, attempt), their_play):
                self.run(lambda: self.desk.collect(numbers, attempt), [play])

    @rule(code=codes, moment=moments, play=st.sampled_from(Play), their_play=st.sampled_from(calm))
    def two_screens_are_shown_the_same_code(self, code: int, moment: str, play: Play, their_play: Play) -> None:
        verdict = self.desk.look_up(self.shown(code))
        if isinstance(verdict, Collectable):
            numbers = self.numbers(verdict)
            with self.meanwhile(moment, lambda desk: desk.collect(numbers, self.attempt()), their_play):
                self.run(lambda: self.desk.collect(numbers, self.attempt()), [play])

    @rule(code=codes, moment=moments, play=st.sampled_from(Play), revoked=st.booleans())
    def a_second_program_starts_or_a_revocation_comes_while_one_prints(
        self, code: int, moment: str, play: Play, *, revoked: bool
    ) -> None:
        verdict = self.desk.look_up(self.shown(code))
        if isinstance(verdict, Collectable):
            serial = self.newest(code * EACH).serial
            act: Callable[[CollectionDesk], object] = (
                (lambda _: self.apply(base=self.version, rows=[], revoke=[serial]))
                if revoked
                else (lambda _: recover_seats(units=self.foyer.units, clock=self.clock))
            )
            with self.meanwhile(moment, act, Play.CONFIRMS):
                self.run(lambda: self.desk.collect(self.numbers(verdict), self.attempt()), [play])

    @contextmanager
    def meanwhile(self, moment: str, act: Callable[[CollectionDesk], object], play: Play) -> Iterator[None]:
        """Let somebody else act once at a moment of this screen's next ticket; the tray is the same."""
        kept = getattr(self.printer, moment)

        def interrupt(ticket: Ticket) -> None:
            setattr(self.printer, moment, kept)
            kept(ticket)
            other = CountingPrinter(deque([play]), self.printer.papers, on_first_byte=self.look_at_the_disk)
            with suppress(IllegalActError):
                act(self.foyer.desk(other))

        setattr(self.printer, moment, interrupt)
        try:
            yield
        finally:
            setattr(self.printer, moment, kept)

    # -- the staff

    @precondition(lambda self: self.printer.papers)
    @rule(data=st.data(), plays=plays, lifted=st.booleans())
    def reprint_a_paper_that_is_out(self, data: st.DataObject, plays: list[Play], *, lifted: bool) -> None:
        numbers = sorted({paper.ticket_no for paper in self.printer.papers})
        number = data.draw(st.sampled_from(numbers))
        self.reprint(next(row.place for row in self.issued if ticket_no(row.serial) == number), plays, lifted=lifted)

    @rule(place=st.integers(0, PLACES - 1), plays=plays, lifted=st.booleans())
    def reprint(self, place: int, plays: list[Play], *, lifted: bool) -> None:
        """Whatever the seat's state: only what is printed, within the limit, gets another copy."""
        before, papers = self.seat(place), len(self.printer.papers)
        order = torn(before.ticket_no, SUPERVISOR if lifted else None)
        self.run(lambda: self.answers.append(self.staff.reprint(order)), plays)
        allowed = before.copies <= REPRINT_LIMIT or lifted
        if before.state != "printed" or before.revoked_late is not None or not allowed:
            assert not isinstance(self.answers[-1], Reprinted)
            assert len(self.printer.papers) == papers

    @rule(place=st.integers(0, PLACES - 1), play=st.sampled_from([Play.CONFIRMS, *Play]), theirs=st.sampled_from(calm))
    def two_people_reprint_the_same_ticket_at_once(self, place: int, play: Play, theirs: Play) -> None:
        order = torn(self.seat(place).ticket_no)
        with self.meanwhile(
            "on_prepare", lambda desk: replace(self.staff, printing=desk.printing).reprint(order), theirs
        ):
            self.run(lambda: self.answers.append(self.staff.reprint(order)), [play])

    @rule(place=st.integers(0, PLACES - 1), play=st.sampled_from([Play.CONFIRMS, *Play]))
    def a_seat_is_revoked_while_it_is_reprinted(self, place: int, play: Play) -> None:
        serial, order = self.newest(place).serial, torn(self.seat(place).ticket_no)
        with self.meanwhile(
            "on_prepare", lambda _: self.apply(base=self.version, rows=[], revoke=[serial]), Play.CONFIRMS
        ):
            self.run(lambda: self.answers.append(self.staff.reprint(order)), [play])

    @rule(vouched=st.booleans())
    def honest_people_settle_what_is_unconfirmed(self, *, vouched: bool) -> None:
        """By scanning the paper, by a supervisor's word where it was handed out, or by stating that there is none."""
        for each in self.staff.unconfirmed_prints():
            number, copy_no = each.seat.ticket_no, each.evidence.copy_no
            out = any((p.ticket_no, p.copy_no) == (number, copy_no) for p in self.printer.papers)
            if vouched and out:
                answer = self.staff.settle_by_statement(it_came_out(number, copy_no))
            else:
                answer = settle_honestly(number, copy_no, self.printer.papers, self.foyer.units, self.clock)
            assert isinstance(answer, Settled)
            assert answer.came_out is out
        assert self.staff.unconfirmed_prints() == ()

    @precondition(lambda self: self.printer.papers)
    @rule(data=st.data(), place=st.integers(0, PLACES - 1))
    def somebody_scans_whatever_paper_lies_about(self, data: st.DataObject, place: int) -> None:
        """Only the paper in question settles a question, and no statement about another copy does."""
        in_doubt = [each.seat for each in self.staff.unconfirmed_prints()]
        before = data.draw(st.sampled_from([*in_doubt, self.seat(place)]))
        paper = data.draw(st.sampled_from(self.printer.papers))
        in_question = before.state == "unconfirmed" and (paper.ticket_no, paper.copy_no) == (
            before.ticket_no,
            before.copies,
        )
        answer = self.staff.settle_by_scan(before.ticket_no, paper.qr, CLERK)
        assert isinstance(answer, Settled) is in_question
        assert not isinstance(
            self.staff.settle_by_statement(none_came_out(before.ticket_no, before.copies + 1)), Settled
        )

    @rule(state=st.sampled_from([PrinterState(), PrinterState(PaperTrouble.PAPER_END), PrinterState(None, True)]))
    def the_idle_screen_asks_the_printer(self, state: PrinterState) -> None:
        self.printer.now = state
        assert self.desk.printer_state() == state

    @rule(code=codes, moment=moments, play=st.sampled_from(calm), their_fault=st.booleans())
    def a_fault_of_the_database_ends_a_run(self, code: int, moment: str, play: Play, *, their_fault: bool) -> None:
        """The next commit fails; between two runs the desk settles what was left, revoked meanwhile or not."""
        verdict = self.desk.look_up(self.shown(code))
        if isinstance(verdict, Collectable):
            numbers, attempt = self.numbers(verdict), self.attempt()

            def fail(_: CollectionDesk) -> None:
                if their_fault:
                    self.apply(base=self.version, rows=[], revoke=[self.newest(code * EACH).serial])
                raise TerminalFaultError(FaultCode.DISK_FULL, "played by a test")

            with self.meanwhile(moment, fail, play), suppress(TerminalFaultError):
                self.run(lambda: self.desk.collect(numbers, attempt), [play])
            self.desk.settle_leftovers()
            self.stale.clear()
            assert not {"claimed", "printing"} & set(self.foyer.states().values())
            self.run(lambda: self.desk.collect(numbers, attempt), [play])

    @rule()
    def the_power_goes(self) -> None:
        self.restart()

    # -- the centre

    @rule()
    def the_full_pack_comes_again(self) -> None:
        self.apply(base=0, rows=self.issued, revoke=[])

    @rule(place=st.integers(0, PLACES - 1))
    def a_seat_is_revoked(self, place: int) -> None:
        self.apply(base=self.version, rows=[], revoke=[self.newest(place).serial])

    @rule(place=st.integers(0, PLACES - 1), in_one_pack=st.booleans(), full=st.booleans())
    def a_seat_is_given_to_another_code(self, place: int, *, in_one_pack: bool, full: bool) -> None:
        old = self.newest(place)
        row = Issued(len(self.issued), (old.code + 1) % CODES, place)
        if not in_one_pack:
            self.apply(base=self.version, rows=[], revoke=[old.serial])
        self.issued.append(row)
        self.apply(base=0 if full else self.version, rows=self.issued if full else [row], revoke=[old.serial])

    @rule(code=codes)
    def a_showing_is_cancelled_between_look_up_and_press_and_takes_place_after_all(self, code: int) -> None:
        verdict, papers = self.desk.look_up(self.shown(code)), len(self.printer.papers)
        self.announce(ShowingStatus.CANCELLED)
        if isinstance(verdict, Collectable):
            run = self.desk.collect(self.numbers(verdict), self.attempt())
            assert (run.outcomes, len(run.withdrawn)) == ((), len(verdict.seats))
        assert len(self.printer.papers) == papers
        self.announce(ShowingStatus.SCHEDULED)

    @rule(wait=st.integers(1, 10))
    def time_passes(self, wait: int) -> None:
        self.clock.wait(minutes=wait / 10)

    # -- how it is done

    @initialize(stories=st.lists(st.sampled_from(Story), min_size=CODES, max_size=CODES))
    def an_evening_so_far(self, stories: list[Story]) -> None:
        """Begin amid things: what takes many steps to come about is not left to luck."""
        assert set(self.foyer.states().values()) == {"open"}
        for code, story in enumerate(stories):
            self.live(code, story)

    def live(self, code: int, story: Story) -> None:
        first = code * EACH
        match story:
            case Story.NOBODY_CAME:
                return
            case Story.CLAIMED_AND_GIVEN_AWAY:
                self.claim_and_walk_away(code)
                self.a_seat_is_given_to_another_code(first, in_one_pack=True, full=False)
            case Story.LOST | Story.LOST_WITHOUT_PAPER:
                play = Play.LOST_WITH_PAPER if story is Story.LOST else Play.LOST_WITHOUT_PAPER
                self.collect(code, [play])
            case Story.LOST_AND_GIVEN_AWAY:
                self.collect(code, [Play.LOST_WITHOUT_PAPER])
                self.a_seat_is_given_to_another_code(first, in_one_pack=False, full=True)
            case Story.REPRINT_LOST:
                self.collect(code, [])
                self.reprint(first, [Play.LOST_WITH_PAPER], lifted=False)
            case Story.REPRINTED_TO_THE_LIMIT:
                self.collect(code, [])
                for _ in range(REPRINT_LIMIT):
                    self.reprint(first, [], lifted=False)
            case Story.COLLECTED_AND_WANTED_BACK:
                self.collect(code, [])
                self.a_seat_is_revoked(first)
            case _:
                assert_never(story)

    @property
    def staff(self) -> StaffDesk:
        return self.foyer.staff_desk(self.printer)

    @property
    def desk(self) -> CollectionDesk:
        return self.foyer.desk(self.printer)

    def shown(self, code: int) -> str:
        return code_of(code).digits

    def numbers(self, verdict: Collectable) -> list[str]:
        return [seat.ticket_no for seat in verdict.seats]

    def attempt(self) -> str:
        self.attempts += 1
        return f"attempt-{self.attempts}"

    def claim(self, numbers: list[str], attempt: str) -> tuple[ClaimedSeat, ...]:
        return claim_seats(numbers, attempt, units=self.foyer.units, terminal_no="01", clock=self.clock).seats

    def seats(self, numbers: list[str]) -> list[ClaimedSeat]:
        with self.foyer.units.reading() as unit:
            return [ClaimedSeat(*pair) for pair in unit.shelf.find_seats(numbers)]

    def seat(self, place: int) -> Seat:
        """Return the row of a place that has had paper, else the newest."""
        rows = [mine.seat for mine in self.seats([ticket_no(row.serial) for row in self.issued if row.place == place])]
        return max(rows, key=lambda row: (row.copies, row.ticket_no))

    def newest(self, place: int) -> Issued:
        return [row for row in self.issued if row.place == place][-1]

    def run(self, act: Callable[[], object], plays: list[Play]) -> None:
        """Do it with these plays of the printer; a stale screen crashes, and a power cut takes all screens with it."""
        self.printer.plays = deque(plays)
        try:
            with suppress(IllegalActError):
                act()
        except PowerCutError:
            self.restart()
        finally:
            self.printer.plays = deque()

    def restart(self) -> None:
        self.foyer.close()
        self.foyer = Foyer(self.foyer.path, self.clock)
        recover_seats(units=self.foyer.units, clock=self.clock)
        self.stale.clear()
        assert not {"claimed", "printing"} & set(self.foyer.states().values())

    def apply(self, base: int, rows: list[Issued], revoke: list[int]) -> None:
        self.version += 1
        self.revoked += [serial for serial in revoke if serial not in self.revoked]
        assert self.foyer.packs.apply(
            *pack(rows, version=self.version, base=base, revoked=self.revoked if base == 0 else revoke)
        )

    def announce(self, status: ShowingStatus) -> None:
        self.version += 1
        told = [showing(status=status)]
        assert self.foyer.packs.apply(*pack([], version=self.version, base=self.version - 1, showings=told))

    # -- what always holds

    @invariant()
    def r1_r3_r4_r6_hold(self) -> None:
        states, entries = self.foyer.states(), list(self.foyer.outbox.every_entry())
        assert_one_admission(self.printer.papers)
        assert_states_are_true(states, self.printer.papers)
        assert not [number for number in map(ticket_no, self.revoked) if states[number] == "open"]
        self.assert_the_chain_holds_and_tells_every_state(states, entries)
        self.assert_the_books_balance(states)

    def assert_the_chain_holds_and_tells_every_state(self, states: dict[str, str], entries: list[Entry]) -> None:
        check_chain(entries)
        told = states_told(entries)
        assert {number: states[number] for number in told} == told
        assert {state for number, state in states.items() if number not in told} <= {"open", "revoked"}

    def assert_the_books_balance(self, states: dict[str, str]) -> None:
        assert set(states) == {ticket_no(row.serial) for row in self.issued}
        live = [row.place for row in self.issued if states[ticket_no(row.serial)] != "revoked"]
        assert len(live) == len(set(live)), "two live rows for one seat"
        nobodys = [
            place for place in range(PLACES) if place not in live and self.newest(place).serial not in self.revoked
        ]
        assert not nobodys, "the centre gave these to a code, and no code opens them"
        count = Counter(states.values())
        in_hand = count["claimed"] + count["printing"] + count["unconfirmed"]
        assert len(self.issued) == count["printed"] + count["open"] + in_hand + count["revoked"]


# each step looks at all of the journal and all of the papers: two thirds of the usual examples, twenty steps each
OneAdmission.TestCase.settings = settings(
    max_examples=settings().max_examples * 2 // 3,
    stateful_step_count=20,
    suppress_health_check=list(HealthCheck),
)


class TestR1OneSeatOneAdmission(OneAdmission.TestCase):  # type: ignore[misc,valid-type]  # made at run time
    """Runs the machine."""


def test_r1_a_late_reissue_opens_nothing_and_is_named_on_the_books(tmp_path: Path) -> None:
    terminal = foyer(tmp_path, pack([Issued(0, 0, 0)]))
    printer = CountingPrinter()
    terminal.desk(printer).collect([ticket_no(0)], "a")
    terminal.packs.apply(*pack([Issued(1, 1, 0)], version=2, base=1, revoked=[0]))
    assert terminal.states() == {ticket_no(0): "printed", ticket_no(1): "revoked"}
    late = [(entry.kind, entry.facts) for entry in terminal.outbox.every_entry() if entry.kind.endswith("came_late")]
    assert late == [
        ("revocation_came_late", {"ticket_no": ticket_no(0), "pack_version": 2, "state": "printed"}),
        ("reissue_came_late", {"ticket_no": ticket_no(1), "used_by": ticket_no(0), "pack_version": 2}),
    ]
    assert terminal.desk(printer).collect([ticket_no(1)], "b").outcomes == ()
    terminal.close()


def test_r1_r6_a_seat_that_was_wanted_back_while_it_was_claimed_is_revoked_at_its_release(tmp_path: Path) -> None:
    terminal = foyer(tmp_path, pack([Issued(0, 0, 0)]))
    desk = terminal.desk(CountingPrinter())
    claim_seats([ticket_no(0)], "a", units=terminal.units, terminal_no="01", clock=terminal.clock)
    terminal.packs.apply(*pack([], version=2, base=1, revoked=[0]))
    terminal.packs.apply(*pack([Issued(0, 0, 0)], version=3, revoked=[0]))
    assert terminal.states() == {ticket_no(0): "claimed"}
    desk.settle_leftovers()
    assert terminal.states() == {ticket_no(0): "revoked"}
    assert isinstance(desk.look_up(code_of(0).digits), Revoked)
    assert desk.collect([ticket_no(0)], "b").outcomes == ()
    told = [(entry.kind, entry.facts.get("pack_version")) for entry in terminal.outbox.every_entry()]
    assert [each for each in told if each[0] != "pack_applied"][2:] == [
        ("revocation_came_late", 2),
        ("seat_released", None),
        ("seat_revoked", 2),
        ("code_refused", None),
        ("code_refused", None),
    ]
    # and so the seat is free for another code
    terminal.packs.apply(*pack([Issued(1, 1, 0)], version=4, base=3))
    assert desk.collect([ticket_no(1)], "c").printed == 1
    terminal.close()


@pytest.mark.parametrize("taken_back_since", [False, True])
def test_r1_r6_a_reissue_that_came_too_late_opens_its_seat_once_that_is_free(
    tmp_path: Path, *, taken_back_since: bool
) -> None:
    terminal, printer = foyer(tmp_path, pack([Issued(0, 0, 0)])), CountingPrinter(deque([Play.LOST_WITHOUT_PAPER]))
    desk = terminal.desk(printer)
    desk.collect([ticket_no(0)], "a")
    terminal.packs.apply(*pack([Issued(1, 1, 0)], version=2, base=1, revoked=[0]))
    assert isinstance(desk.look_up(code_of(1).digits), Revoked)
    if taken_back_since:
        terminal.packs.apply(*pack([], version=3, base=2, revoked=[1]))
    settle_honestly(ticket_no(0), 1, printer.papers, terminal.units, terminal.clock)
    told = [(e.kind, e.facts["ticket_no"]) for e in terminal.outbox.every_entry() if "ticket_no" in e.facts][-2:]
    if taken_back_since:
        assert terminal.states() == {ticket_no(0): "revoked", ticket_no(1): "revoked"}
        assert told == [("print_settled", ticket_no(0)), ("seat_revoked", ticket_no(0))]
    else:
        assert terminal.states() == {ticket_no(0): "revoked", ticket_no(1): "open"}
        assert told == [("seat_revoked", ticket_no(0)), ("reissue_opened", ticket_no(1))]
        assert desk.collect([ticket_no(1)], "b").printed == 1
    assert desk.collect([ticket_no(0)], "c").outcomes == ()
    check_chain(terminal.outbox.every_entry())
    terminal.close()


def test_r1_of_two_late_reissues_each_opens_its_own_seat(tmp_path: Path) -> None:
    terminal, printer = foyer(tmp_path, pack([Issued(0, 0, 0), Issued(1, 1, 1)])), CountingPrinter()
    desk = terminal.desk(printer)
    for serial in (0, 1):
        printer.plays.append(Play.LOST_WITHOUT_PAPER)
        desk.collect([ticket_no(serial)], "a")
    terminal.packs.apply(*pack([Issued(2, 2, 0), Issued(3, 3, 1)], version=2, base=1, revoked=[0, 1]))
    settle_honestly(ticket_no(0), 1, printer.papers, terminal.units, terminal.clock)
    assert [terminal.states()[ticket_no(serial)] for serial in (2, 3)] == ["open", "revoked"]
    settle_honestly(ticket_no(1), 1, printer.papers, terminal.units, terminal.clock)
    assert [terminal.states()[ticket_no(serial)] for serial in (2, 3)] == ["open", "open"]
    terminal.close()


def test_r1_an_early_reissue_goes_to_the_new_code_alone(tmp_path: Path) -> None:
    terminal = foyer(tmp_path, pack([Issued(0, 0, 0)]))
    printer = CountingPrinter()
    terminal.packs.apply(*pack([Issued(1, 1, 0)], version=2, base=1, revoked=[0]))
    assert terminal.desk(printer).collect([ticket_no(0)], "a").outcomes == ()
    assert terminal.desk(printer).collect([ticket_no(1)], "b").printed == 1
    assert [(paper.ticket_no, paper.showing_code) for paper in printer.papers] == [(ticket_no(1), showing_code())]
    terminal.close()


def test_r1_the_database_itself_refuses_a_second_live_row_for_a_seat(tmp_path: Path) -> None:
    terminal = foyer(tmp_path, pack([Issued(0, 0, 0)]))
    with terminal.engine.connect() as connection, pytest.raises(Exception, match="UNIQUE"):
        connection.exec_driver_sql(
            "INSERT INTO seats (serial, tag, showing_code, seat_code, home, state) "
            "SELECT 1, tag, showing_code, seat_code, home, state FROM seats"
        )
    terminal.close()


def test_r1_the_machine_sees_a_second_original_and_a_copy_number_that_comes_twice() -> None:
    first = Paper(showing_code(), "seat", ticket_no(0), 1)
    assert_one_admission([first, replace(first, copy_no=2), replace(first, seat_code="other")])
    for wrong in (replace(first, ticket_no=ticket_no(1)), replace(first, copy_no=2)):
        with pytest.raises(AssertionError, match="copies"):
            assert_one_admission([first, replace(first, copy_no=2), wrong])


def test_a_showing_that_a_pack_cancels_between_look_up_and_press_gives_no_paper_and_its_seats_stay_open(
    tmp_path: Path,
) -> None:
    terminal, printer = foyer(tmp_path, pack(issued(2, each=2))), CountingPrinter()
    desk = terminal.desk(printer)
    found = desk.look_up(code_of(0).digits)
    assert isinstance(found, Collectable)
    terminal.packs.apply(*pack([], version=2, base=1, showings=[showing(status=ShowingStatus.CANCELLED)]))
    run = desk.collect([seat.ticket_no for seat in found.seats], "a")
    assert (run.outcomes, [type(why) for why in run.withdrawn]) == ((), [ShowingCancelled] * 2)
    assert (set(terminal.states().values()), printer.papers) == ({"open"}, [])
    assert terminal.kinds()[-1] == "code_refused"
    assert desk.look_up(code_of(0).digits) == run.withdrawn[0]
    terminal.close()

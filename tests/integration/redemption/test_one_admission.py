"""R1 as a property: whatever happens in whatever order, one seat has at most one original ticket."""

import shutil
from collections import Counter, deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from tempfile import mkdtemp

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from tests.support.ledger import assert_one_admission, assert_states_are_true, states_told
from tests.support.packs import Foyer, HandClock, Issued, code_of, foyer, pack, showing_code, ticket_no
from tests.support.papers import CountingPrinter, Paper, Play, PowerCutError
from willcall.redemption.domain.faults import FaultCode, TerminalFaultError
from willcall.redemption.domain.journal import Entry, check_chain
from willcall.redemption.domain.seats import IllegalActError
from willcall.redemption.domain.tickets import Ticket
from willcall.redemption.domain.verdicts import Collectable, Revoked
from willcall.redemption.service.claim_seats import ClaimedSeat, claim_seats
from willcall.redemption.service.collection_desk import CollectionDesk
from willcall.redemption.service.recover_seats import recover_seats
from willcall.redemption.service.settle_print import settle_print

CODES = 4
EACH = 2
PLACES = CODES * EACH

screens = st.sampled_from([0, 1])
codes = st.integers(0, CODES - 1)
plays = st.lists(st.sampled_from(list(Play)), max_size=3)
calm = [play for play in Play if not play.name.startswith("DARK")]
calm_plays = st.lists(st.sampled_from(calm), max_size=2)
moments = st.sampled_from(["on_prepare", "on_first_byte"])


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

    @rule(place=st.integers(0, PLACES - 1), plays=plays)
    def reprint(self, place: int, plays: list[Play]) -> None:
        for seat in self.printed(place):
            self.run(lambda seat=seat: self.desk.printing.reprint(seat, "7", "torn"), plays)  # type: ignore[misc]

    @rule(place=st.integers(0, PLACES - 1), plays=calm_plays)
    def two_people_reprint_the_same_ticket(self, place: int, plays: list[Play]) -> None:
        for seat in self.printed(place):
            for _ in range(2):
                self.run(lambda seat=seat: self.desk.printing.reprint(seat, "7", "torn"), plays)  # type: ignore[misc]

    @rule()
    def an_honest_person_settles_what_is_unconfirmed(self) -> None:
        for number, state in self.foyer.states().items():
            if state == "unconfirmed":
                copies = next(seat.seat.copies for seat in self.seats([number]))
                out = any((p.ticket_no, p.copy_no) == (number, copies) for p in self.printer.papers)
                settle_print(
                    number, came_out=out, staff_no="7", reason="tray", units=self.foyer.units, clock=self.clock
                )

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

    @rule(wait=st.integers(1, 10))
    def time_passes(self, wait: int) -> None:
        self.clock.wait(minutes=wait / 10)

    # -- how it is done

    @initialize()
    def begin(self) -> None:
        assert set(self.foyer.states().values()) == {"open"}

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
        return claim_seats(numbers, attempt, units=self.foyer.units, terminal_no="01", clock=self.clock)

    def seats(self, numbers: list[str]) -> list[ClaimedSeat]:
        with self.foyer.units.reading() as unit:
            return [ClaimedSeat(*pair) for pair in unit.shelf.find_seats(numbers)]

    def printed(self, place: int) -> list[ClaimedSeat]:
        numbers = [ticket_no(row.serial) for row in self.issued if row.place == place]
        return [seat for seat in self.seats(numbers) if seat.seat.state == "printed"]

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
    ]
    # and so the seat is free for another code
    terminal.packs.apply(*pack([Issued(1, 1, 0)], version=4, base=3))
    assert desk.collect([ticket_no(1)], "c").printed == 1
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
            "INSERT INTO seats SELECT 1, tag, showing_code, seat_code, home, state, copies, attempt, changed_at, "
            "terminal_no, revoked_late FROM seats"
        )
    terminal.close()


def test_r1_the_machine_sees_a_second_original_and_a_copy_number_that_comes_twice() -> None:
    first = Paper(showing_code(), "seat", ticket_no(0), 1)
    assert_one_admission([first, replace(first, copy_no=2), replace(first, seat_code="other")])
    for wrong in (replace(first, ticket_no=ticket_no(1)), replace(first, copy_no=2)):
        with pytest.raises(AssertionError, match="copies"):
            assert_one_admission([first, replace(first, copy_no=2), wrong])

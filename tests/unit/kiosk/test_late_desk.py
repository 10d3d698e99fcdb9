"""The desk opens itself when it is needed, and puts in order what a fault left in hand before it goes on."""

from pathlib import Path

import pytest
from sqlalchemy import event

from tests.support.packs import code_of, foyer, issued, pack, ticket_no
from tests.support.papers import CountingPrinter
from tests.support.stub_desk import CODE, PIN, STAFF_NO, StubDesk
from willcall.kiosk.journey.ports import Desk, Ending
from willcall.kiosk.late_desk import LateDesk
from willcall.redemption.domain.faults import FaultCode, TerminalFaultError
from willcall.redemption.domain.tickets import Ticket
from willcall.redemption.domain.verdicts import Collectable

FULL = TerminalFaultError(FaultCode.DISK_FULL, "played by a test")


def stopped(stub: StubDesk) -> LateDesk:
    """Return a desk whose last collection a fault has ended."""
    desk = LateDesk(lambda: stub)
    stub.collect_fault = FULL
    with pytest.raises(TerminalFaultError):
        desk.collect(["1"], "a")
    stub.collect_fault = None
    assert stub.settled == 0
    return desk


def test_r9_it_is_opened_once_and_says_why_while_it_cannot() -> None:
    answers: list[Desk | TerminalFaultError] = [FULL, StubDesk()]

    def open_desk() -> Desk:
        answer = answers.pop(0)
        if isinstance(answer, TerminalFaultError):
            raise answer
        return answer

    desk = LateDesk(open_desk)
    with pytest.raises(TerminalFaultError):
        desk.printer_state()
    assert desk.printer_state().can_print
    assert isinstance(desk.look_up(CODE), Collectable)
    assert answers == []


def test_after_a_good_collection_there_is_nothing_to_settle() -> None:
    stub = StubDesk()
    desk = LateDesk(lambda: stub)
    desk.collect(["1"], "a")
    desk.look_up(CODE)
    assert stub.settled == 0
    desk.settle_leftovers()
    assert stub.settled == 1


@pytest.mark.parametrize("next_call", ["look_up", "collect", "printer_state"])
def test_r3_after_a_fault_the_first_thing_done_is_to_settle_what_was_left_in_hand(next_call: str) -> None:
    stub = StubDesk()
    desk = stopped(stub)
    for _ in range(2):
        match next_call:
            case "look_up":
                desk.look_up(CODE)
            case "collect":
                desk.collect(["1"], "a")
            case _:
                desk.printer_state()
    assert stub.settled == 1


def test_r9_while_it_cannot_be_settled_every_call_says_so_and_nothing_else_is_done() -> None:
    stub = StubDesk(settle_fault=FULL)
    desk = stopped(stub)
    for _ in range(2):
        with pytest.raises(TerminalFaultError):
            desk.look_up(CODE)
    assert stub.looked_up == []
    stub.settle_fault = None
    desk.look_up(CODE)
    assert (stub.settled, stub.looked_up) == (1, [CODE])


@pytest.mark.parametrize(("moment", "first"), [("on_prepare", "open"), ("on_first_byte", "unconfirmed")])
def test_r1_r3_a_database_fault_amid_a_collection_needs_no_restart(tmp_path: Path, moment: str, first: str) -> None:
    terminal, printer = foyer(tmp_path, pack(issued(3, each=3))), CountingPrinter()
    desk, numbers = (
        LateDesk(lambda: terminal.machine_desk(printer)),
        [ticket_no(serial) for serial in range(3)],
    )
    ill = False
    pragma = {True: "PRAGMA query_only = ON", False: "PRAGMA query_only = OFF"}
    event.listen(terminal.engine, "checkout", lambda connection, *_: connection.execute(pragma[ill]))

    def fall_ill(_: Ticket) -> None:
        nonlocal ill
        ill = True

    setattr(printer, moment, fall_ill)
    with pytest.raises(TerminalFaultError):
        desk.collect(numbers, "a")
    with pytest.raises(TerminalFaultError):
        desk.look_up(code_of(0).digits)
    setattr(printer, moment, lambda _: None)
    ill = False
    verdict = desk.look_up(code_of(0).digits)
    assert isinstance(verdict, Collectable)
    assert [terminal.states()[number] for number in numbers] == [first, "open", "open"]
    desk.collect(numbers, "a")
    assert sorted(paper.ticket_no for paper in printer.papers) == numbers
    assert terminal.states()[numbers[0]] == ("printed" if first == "open" else "unconfirmed")
    terminal.close()


def test_what_staff_do_goes_to_the_desk_behind_it() -> None:
    stub = StubDesk()
    desk = LateDesk(lambda: stub)
    assert desk.sign_in(STAFF_NO, PIN) == stub.answer
    assert desk.health() == stub.rows
    assert desk.test_print(STAFF_NO) == stub.test_outcome
    desk.set_in_service(STAFF_NO, in_service=False)
    assert not desk.in_service()
    desk.sign_out(STAFF_NO)
    desk.leave(STAFF_NO, Ending.LEAVE)
    assert [what for _, what in stub.staff_log] == ["sign_in", "test_print", "out_of_service", "sign_out", "leave"]


def test_r9_while_something_is_left_in_hand_staff_are_told_so_too() -> None:
    stub = StubDesk(settle_fault=FULL)
    desk = stopped(stub)
    with pytest.raises(TerminalFaultError):
        desk.health()

"""What proves a ticket's paper, and what does not."""

from itertools import islice

from willcall.printing.answers import Answer, Block, InOrder, RealTime, Report
from willcall.printing.escpos import ASK_IN_ORDER, ask_process_id
from willcall.printing.transports.proof import PROCESS_IDS, Proof, process_ids

MINE = Block(b"\x22" + b"0042")
OLDER = Block(b"\x22" + b"0041")
PAPER, NO_PAPER = InOrder(0), InOrder(0x0C)


def after(process_id: bytes | None, *answers: Answer) -> Proof:
    proof = Proof(process_id)
    for answer in answers:
        proof.note(answer)
    return proof


def test_with_ids_the_id_and_the_sensors_after_it_are_the_proof() -> None:
    assert after(b"0042", MINE, PAPER).paper is PAPER
    assert after(b"0042", MINE, NO_PAPER).paper is NO_PAPER


def test_r3_with_ids_nothing_older_proves_anything() -> None:
    for answers in ([PAPER], [OLDER, PAPER], [PAPER, OLDER, PAPER], [RealTime(0x12), Report(0x10, 0, 0)], [MINE]):
        assert after(b"0042", *answers).paper is None


def test_sensors_that_were_told_before_the_id_have_to_be_asked_anew() -> None:
    assert after(b"0042", PAPER, MINE).lacks_paper
    assert not after(b"0042", PAPER).lacks_paper
    assert not after(b"0042", MINE).lacks_paper
    assert not after(b"0042", PAPER, MINE, PAPER).lacks_paper


def test_without_ids_the_answer_in_order_is_the_proof() -> None:
    assert after(None, PAPER).paper is PAPER
    assert after(None, MINE, Block(b"\x25")).paper is None


def test_the_question_fits_the_printer() -> None:
    assert Proof(None).question == ASK_IN_ORDER
    assert Proof(b"0042").question == ask_process_id(b"0042") + ASK_IN_ORDER


def test_process_ids_are_four_signs_in_order_and_come_again_late() -> None:
    assert list(islice(process_ids(35), 3)) == [b"000Z", b"0010", b"0011"]
    assert list(islice(process_ids(PROCESS_IDS - 1), 2)) == [b"ZZZZ", b"0000"]
    some = list(islice(process_ids(0), 5000))
    assert len(set(some)) == len(some)
    assert all(32 <= sign <= 126 for process_id in some for sign in process_id)

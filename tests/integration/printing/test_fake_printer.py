"""The printer that others are judged by, judged: it obeys, forgets and stands still as Epson says that printers do."""

import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PIL import Image

from tests.support.fake_printer import FakePrinter
from tests.support.fake_printer_program import PaperTray, obey
from willcall.printing.escpos import (
    ASK_IN_ORDER,
    ASK_STATUS,
    CLEAR_BUFFERS,
    FILL_BAND,
    RESET,
    ask_process_id,
    ticket_bytes,
)

PICTURE = Image.new("1", (576, 128))
TICKET = ticket_bytes(PICTURE)
BAND = TICKET[len(RESET) : -4]
CUT = TICKET[-4:]
CLEARED = b"\x37\x25\x00"


@contextmanager
def cable(fake: FakePrinter) -> Iterator[socket.socket]:
    with socket.create_connection((fake.host, fake.port), timeout=5.0) as line:
        yield line


def answer(line: socket.socket, size: int) -> bytes:
    received = b""
    while len(received) < size:
        received += line.recv(size - len(received))
    return received


def test_a_command_in_real_time_is_obeyed_in_a_picture_and_stays_in_the_picture() -> None:
    unlucky = bytearray(BAND)
    unlucky[100:103] = ASK_STATUS[0]
    with FakePrinter() as fake, cable(fake) as line:
        line.sendall(bytes(unlucky) + CUT + ASK_IN_ORDER)
        assert answer(line, 2) == b"\x12\x00"
        assert fake.obeyed_in_pictures == 1
        (paper,) = fake.papers
        # eight bytes of header and a row of 72 before: the twentieth byte of the second row
        burnt = ["1" if grey == 0 else "0" for grey in paper.crop((160, 1, 184, 2)).tobytes()]
        assert int("".join(burnt), 2).to_bytes(3) == ASK_STATUS[0]


def test_a_picture_that_says_clear_throws_the_ticket_away() -> None:
    unlucky = bytearray(BAND)
    unlucky[100:110] = CLEAR_BUFFERS
    with FakePrinter() as fake, cable(fake) as line:
        line.sendall(bytes(unlucky[:110]))
        assert answer(line, 3) == CLEARED
        line.sendall(TICKET + ASK_IN_ORDER)
        answer(line, 4 + 1)
        assert len(fake.papers) == 1
        assert fake.obeyed_in_pictures == 1


def test_a_picture_that_came_in_half_takes_what_comes_next_for_dots_even_after_the_power_was_gone() -> None:
    with FakePrinter(knows_clear=False) as fake:
        with cable(fake) as line:
            line.sendall(BAND[:5000])
            fake.wait_for(lambda _: fake.bytes_received == 5000)
        fake.power_cycle(buffer_survives=True)
        with cable(fake) as line:
            line.sendall(ASK_IN_ORDER + FILL_BAND + ASK_IN_ORDER)
            assert answer(line, 1) == b"\x00"
            line.sendall(ASK_STATUS[0])
            assert answer(line, 1) == b"\x12"


def test_without_power_everything_is_forgotten() -> None:
    with FakePrinter(knows_clear=False) as fake:
        fake.open_cover()
        with cable(fake) as line:
            line.sendall(TICKET + BAND[:5000])
            fake.wait_for(lambda _: fake.bytes_received == len(TICKET) + 5000)
        fake.power_cycle()
        fake.close_cover()
        with cable(fake) as line:
            line.sendall(ASK_IN_ORDER)
            assert answer(line, 1) == b"\x00"
        assert fake.papers == []


def test_the_roll_ends_to_the_millimetre_and_a_new_one_goes_on() -> None:
    with FakePrinter(paper_mm=10) as fake, cable(fake) as line:
        line.sendall(BAND + CUT + ASK_IN_ORDER)
        fake.wait_for(lambda _: not fake.can_go_on)
        hanging = fake.hanging
        assert hanging is not None
        assert hanging.height == 80
        fake.new_roll(paper_mm=10)
        assert answer(line, 1) == b"\x00"
        assert [paper.height for paper in fake.papers] == [128]


def test_what_is_no_command_is_text_that_comes_out_unless_the_printer_is_reset() -> None:
    question = ask_process_id(b"0001")
    with FakePrinter(knows_ids=False) as fake, cable(fake) as line:
        line.sendall(question + ASK_IN_ORDER + RESET)
        assert answer(line, 5) == b"\x00" + b"\x10\x00\x00\x00"
        assert fake.strange == []
        line.sendall(question + BAND + ASK_IN_ORDER)
        answer(line, 1)
        assert b"".join(fake.strange) == question.replace(b"\x00", b"")


def test_a_reset_ends_the_reports() -> None:
    with FakePrinter() as fake, cable(fake) as line:
        line.sendall(RESET)
        assert answer(line, 4) == b"\x10\x00\x00\x00"
        fake.come_near_end()
        assert answer(line, 4) == b"\x10\x00\x03\x00"
        line.sendall(b"\x1b@" + ASK_IN_ORDER)
        assert answer(line, 1) == b"\x03"
        fake.open_cover()
        line.sendall(ASK_STATUS[1])
        assert answer(line, 1) == b"\x16"


@pytest.mark.parametrize(("last", "answers"), [(False, b"\x37\x22ABCD\x00\x00"), (True, b"\x00\x37\x22ABCD\x00")])
def test_process_ids_come_back_before_or_behind_the_sensors(answers: bytes, *, last: bool) -> None:
    with FakePrinter(ids_last=last) as fake, cable(fake) as line:
        line.sendall(ask_process_id(b"ABCD") + ASK_IN_ORDER)
        assert answer(line, len(answers)) == answers


def test_the_mechanisms_pauses_between_tickets_are_measured() -> None:
    with FakePrinter() as fake, cable(fake) as line:
        for _ in range(3):
            line.sendall(BAND + CUT + ASK_IN_ORDER)
            answer(line, 1)
        assert len(fake.idle_gaps) == 2
        assert all(gap > 0 for gap in fake.idle_gaps)


def test_what_is_typed_happens_to_it(tmp_path: Path) -> None:
    with FakePrinter() as fake, cable(fake) as line:
        for typed in (
            "near",
            "jam",
            "heat",
            "mend",
            "offline",
            "online",
            "feed",
            "unfeed",
            "hush",
            "speak",
            "stop",
            "go",
        ):
            assert obey(fake, typed) == ""
        for typed, status in (
            ("cover open", b"\x16"),
            ("cover close", b"\x12"),
            ("paper 0", b"\x32"),
            ("paper", b"\x12"),
        ):
            assert obey(fake, typed) == ""
            line.sendall(ASK_STATUS[1])
            assert answer(line, 1) == status
        assert "a number is missing" in obey(fake, "unplug soon")
        assert "cover open" in obey(fake, "help")
        assert obey(fake, "break") == ""
        assert not fake.can_go_on
        assert obey(fake, "unplug 1") == obey(fake, "power keep") == obey(fake, "power") == ""


def test_its_papers_are_laid_into_a_folder_and_never_written_over(tmp_path: Path) -> None:
    said: list[str] = []
    for _ in range(2):
        tray = PaperTray(tmp_path, said.append)
        with FakePrinter() as fake, cable(fake) as line:
            line.sendall(TICKET + ASK_IN_ORDER)
            answer(line, 5)
            tray.collect(fake)
            tray.collect(fake)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["paper-001.png", "paper-002.png"]
    assert len(said) == 2


def test_it_is_a_program_too(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tests.support.fake_printer", "--port", "0", "--out", str(tmp_path), "--simple"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as program:
        assert program.stdout is not None
        first = program.stdout.readline()
        port = int("".join(filter(str.isdigit, first)))
        with socket.create_connection(("127.0.0.1", port), timeout=20.0) as line:
            line.sendall(TICKET + ASK_IN_ORDER)
            assert answer(line, 1) == b"\x00"
        said, _ = program.communicate("cover open\nquit\n", timeout=20.0)
    assert program.returncode == 0
    assert "cut a paper of 16 mm" in said
    assert "cover open: done" in said
    assert [path.name for path in tmp_path.iterdir()] == ["paper-001.png"]

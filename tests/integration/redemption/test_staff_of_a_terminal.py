"""Staff on a real terminal: real hashes, the commands that keep the list, a restart, and no PIN anywhere (R7)."""

import json
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

import pytest
from typer.testing import CliRunner, Result

from tests.support.kiosk_terminal import terminal_folder
from tests.support.packs import CINEMA_KEY, HandClock, foyer
from tests.support.papers import CountingPrinter
from willcall.printing.sample import sample_ticket
from willcall.redemption.bootstrap import open_terminal
from willcall.redemption.domain.events import Fact
from willcall.redemption.domain.faults import FaultCode, TerminalFaultError
from willcall.redemption.domain.journal import check_chain
from willcall.redemption.domain.sign_in import NoStaffYet, SignedIn, SignIn, Throttled, WrongPin
from willcall.redemption.domain.staff import StaffRole
from willcall.redemption.pin_hashes import PinHashes
from willcall.redemption.settings import load_settings
from willcall.redemption.sync.commands import app

PIN, OTHER, WRONG = "48291573", "90417263", "55512398"


@pytest.fixture
def settings(tmp_path: Path) -> Path:
    return terminal_folder(tmp_path)


@pytest.fixture
def staff(settings: Path) -> Callable[..., Result]:
    """Return a way to give ``willcall-sync staff`` commands, with what is typed at its questions."""

    def command(*words: str, typed: str = "") -> Result:
        return CliRunner().invoke(app, ["staff", *words, "--settings", str(settings)], input=typed)

    return command


def signs_in(settings: Path, number: str, pin: str) -> SignIn:
    terminal = open_terminal(load_settings(settings))
    try:
        return terminal.machine_desk(CountingPrinter(), sample_ticket).sign_in(number, pin)
    finally:
        terminal.close()


def journal(settings: Path) -> list[tuple[str, dict[str, Fact]]]:
    terminal = open_terminal(load_settings(settings))
    try:
        check_chain(terminal.outbox.every_entry())
        found = [(entry.kind, dict(entry.facts)) for entry in terminal.outbox.every_entry()]
    finally:
        terminal.close()
    return [entry for entry in found if entry[0] not in {"journal_opened", "pack_applied"}]


# hashes


def test_a_hash_fits_its_own_pin_number_and_role_and_no_other() -> None:
    pins = PinHashes(CINEMA_KEY)
    made = pins.make("7", StaffRole.CLERK, PIN)
    assert made.startswith("$argon2id$v=19$m=65536,t=3,p=1$")
    assert pins.fits(made, "7", StaffRole.CLERK, PIN)
    assert made != pins.make("7", StaffRole.CLERK, PIN)
    assert not pins.fits(made, "7", StaffRole.CLERK, OTHER)
    assert not pins.fits(made, "8", StaffRole.CLERK, PIN)
    assert not pins.fits(made, "7", StaffRole.SUPERVISOR, PIN)


def test_r7_a_copy_of_the_database_without_the_key_store_tells_no_pin() -> None:
    made = PinHashes(CINEMA_KEY).make("7", StaffRole.CLERK, PIN)
    assert not PinHashes(bytes(32)).fits(made, "7", StaffRole.CLERK, PIN)


def test_r9_what_is_no_hash_is_a_damaged_database_and_no_wrong_pin() -> None:
    with pytest.raises(TerminalFaultError) as caught:
        PinHashes(CINEMA_KEY).fits("scribbled over", "7", StaffRole.CLERK, PIN)
    assert caught.value.code is FaultCode.DATABASE_DAMAGED


def test_r10_a_number_that_nobody_has_takes_as_long_as_one_that_somebody_has(tmp_path: Path) -> None:
    terminal = foyer(tmp_path, clock=HandClock())
    terminal.staff_office().add("7", StaffRole.CLERK, PIN)
    desk = terminal.machine_desk(CountingPrinter())

    def seconds(number: str) -> float:
        taken = []
        for _ in range(3):
            begun = time.thread_time()
            assert desk.sign_in(number, WRONG) == WrongPin()
            taken.append(time.thread_time() - begun)
            terminal.staff_office().set_pin("7", PIN)  # so that nothing pauses
        return median(taken)

    assert 0.5 < seconds("555") / seconds("7") < 2
    terminal.close()


# commands


def test_a_member_of_staff_is_added_with_a_pin_typed_twice_and_signs_in(
    settings: Path, staff: Callable[..., Result]
) -> None:
    assert signs_in(settings, "7", PIN) == NoStaffYet()
    done = staff("add", "7", "--role", "supervisor", typed=f"{PIN}\n{PIN}\n")
    assert done.exit_code == 0, done.output
    assert "Staff 7 may sign in as supervisor." in done.output
    assert signs_in(settings, "7", PIN) == SignedIn("7", StaffRole.SUPERVISOR)
    assert journal(settings) == [
        ("staff_added", {"staff_no": "7", "role": "supervisor"}),
        ("staff_signed_in", {"staff_no": "7", "role": "supervisor"}),
    ]


def test_it_asks_again_until_the_pin_is_one_and_came_twice_the_same(
    settings: Path, staff: Callable[..., Result]
) -> None:
    typed = ["1234", "12", "7777", PIN, OTHER, PIN, PIN]
    done = staff("add", "7", "--role", "clerk", typed="\n".join(typed) + "\n")
    assert done.exit_code == 0, done.output
    for told in ("in a row", "4 to 8 digits", "repeats itself", "two different PINs"):
        assert told in done.stderr
    assert signs_in(settings, "7", PIN) == SignedIn("7", StaffRole.CLERK)


def test_a_script_gives_the_pin_on_standard_input_and_has_one_try(settings: Path, staff: Callable[..., Result]) -> None:
    refused = staff("add", "7", "--role", "clerk", "--pin-stdin", typed="0000\n")
    assert refused.exit_code == 1
    assert "guessed first" in refused.stderr
    done = staff("add", "7", "--role", "clerk", "--pin-stdin", "--json", typed=f"{PIN}\n")
    told = json.loads(done.stdout)
    assert (told["staff_no"], told["role"], told["revoked_at"], told["wrong_pins"]) == ("7", "clerk", None, 0)
    assert [each["staff_no"] for each in json.loads(staff("list", "--json").stdout)] == ["7"]


def test_the_list_says_who_may_sign_in_and_who_might_once(settings: Path, staff: Callable[..., Result]) -> None:
    assert "Nobody yet" in staff("list").output
    for number, role in (("7", "clerk"), ("8", "technician")):
        staff("add", number, "--role", role, "--pin-stdin", typed=PIN)
    assert "Staff 8 can sign in no longer." in staff("remove", "8").output
    signs_in(settings, "7", WRONG)
    shown = staff("list").output
    assert "2014-03-08 19:" in shown
    told = json.loads(staff("list", "--json").stdout)
    assert [(each["staff_no"], each["role"], each["wrong_pins"]) for each in told] == [
        ("7", "clerk", 1),
        ("8", "technician", 0),
    ]
    assert [each["revoked_at"] is None for each in told] == [True, False]
    assert signs_in(settings, "8", PIN) == WrongPin()


def test_another_pin_is_good_at_once_and_the_old_one_no_more(settings: Path, staff: Callable[..., Result]) -> None:
    staff("add", "7", "--role", "clerk", "--pin-stdin", typed=PIN)
    tried = [signs_in(settings, "7", WRONG) for _ in range(5)]
    assert isinstance(tried[-1], Throttled)
    assert isinstance(signs_in(settings, "7", PIN), Throttled)  # a restart does not help
    done = staff("set-pin", "7", typed=f"{OTHER}\n{OTHER}\n")
    assert "Staff 7 has another PIN." in done.output
    assert signs_in(settings, "7", PIN) == WrongPin()
    assert signs_in(settings, "7", OTHER) == SignedIn("7", StaffRole.CLERK)


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (["add", "S1", "--role", "clerk", "--pin-stdin"], "1 to 10 digits"),
        (["add", "7", "--role", "clerk", "--pin-stdin"], "on the list already, as supervisor"),
        (["set-pin", "9", "--pin-stdin"], "Nobody on the list"),
        (["set-pin", "7", "--pin-stdin"], "must not be like the staff number"),
        (["remove", "9"], "Nobody on the list"),
    ],
)
def test_r8_what_cannot_be_done_says_why_and_what_next(
    staff: Callable[..., Result], words: list[str], why: str
) -> None:
    staff("add", "7", "--role", "supervisor", "--pin-stdin", typed=PIN)
    done = staff(*words, typed="0007\n")
    assert done.exit_code == 1
    assert why in " ".join(done.stderr.split())


def test_a_role_that_there_is_not_is_a_wrong_command_line(staff: Callable[..., Result]) -> None:
    assert staff("add", "7", "--role", "manager", "--pin-stdin", typed=PIN).exit_code == 2


def test_it_works_beside_a_machine_that_runs(settings: Path, staff: Callable[..., Result]) -> None:
    terminal = open_terminal(load_settings(settings))
    desk = terminal.machine_desk(CountingPrinter(), sample_ticket)
    assert desk.sign_in("7", PIN) == NoStaffYet()
    command = [sys.executable, "-c", "from willcall.redemption.sync.commands import main; main()", "staff", "add", "7"]
    words = ["--role", "clerk", "--pin-stdin", "--settings", str(settings)]
    subprocess.run([*command, *words], input=PIN, text=True, check=True, capture_output=True, timeout=60)
    assert desk.sign_in("7", PIN) == SignedIn("7", StaffRole.CLERK)
    staff("remove", "7")
    assert desk.sign_in("7", PIN) == NoStaffYet()
    terminal.close()


def test_r7_no_pin_and_no_hash_is_said_journaled_or_lies_in_a_file(
    settings: Path, staff: Callable[..., Result]
) -> None:
    said = [staff("add", "7", "--role", "clerk", typed=f"1357\n{PIN}\n{OTHER}\n{PIN}\n{PIN}\n").output]
    said.append(staff("set-pin", "7", "--pin-stdin", "--json", typed=OTHER).output)
    said += [repr(signs_in(settings, number, pin)) for number, pin in (("7", PIN), ("7", OTHER), (PIN, WRONG))]
    said += [staff("list").output, staff("list", "--json").output, staff("remove", "7").output]
    said.append(json.dumps(journal(settings)))
    for text in said:
        assert not [secret for secret in (PIN, OTHER, WRONG, "argon2") if secret in text], text
    for path in (path for path in settings.parent.rglob("*") if path.is_file()):
        content = path.read_bytes()
        assert not [pin for pin in (PIN, OTHER, WRONG) if pin.encode() in content], path

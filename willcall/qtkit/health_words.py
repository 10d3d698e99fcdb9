"""What staff read about each part of the terminal: its name, how it is, and what to do about it."""

from typing import assert_never

from PySide6.QtCore import QCoreApplication

from willcall.qtkit.fault_words import fault_title, printer_words
from willcall.redemption.domain.camera_trouble import CameraTrouble
from willcall.redemption.domain.faults import BUG_REASON, FaultCode
from willcall.redemption.domain.health import HealthRow, Level, Part
from willcall.redemption.domain.paper import PaperNotice, PaperTrouble

translate = QCoreApplication.translate

_MINUTE, _HOUR = 60, 3600


def part_name(part: Part) -> str:
    """Return what a part is called."""
    names = {
        Part.PROGRAM: translate("Health", "Program"),
        Part.PRINTER: translate("Health", "Printer"),
        Part.PACK: translate("Health", "Codes"),
        Part.OUTBOX: translate("Health", "To be reported"),
        Part.LINE: translate("Health", "Head office"),
        Part.CLOCK: translate("Health", "Clock"),
        Part.DISK: translate("Health", "Disk"),
        Part.DATABASE: translate("Health", "Records"),
        Part.UNFINISHED: translate("Health", "Unfinished prints"),
        Part.TRIES: translate("Health", "Wrong codes"),
        Part.CAMERA: translate("Health", "Camera"),
    }
    return names[part]


def health_words(row: HealthRow) -> tuple[str, str]:
    """Return how a part is, and what to do about it; nothing to do where it is well."""
    how, to_do = _words(row)
    return how, "" if row.level is Level.GOOD else to_do


def _words(row: HealthRow) -> tuple[str, str]:
    match row.part:
        case Part.PRINTER:
            how, to_do = _printer(row.code)
            return _and(_and(how, _paper(row)), _lasting(row)), to_do
        case Part.PACK | Part.OUTBOX | Part.LINE:
            return _supply(row)
        case Part.CLOCK | Part.DISK | Part.DATABASE | Part.PROGRAM:
            return _machine(row)
        case Part.UNFINISHED | Part.TRIES:
            return _guests(row)
        case Part.CAMERA:
            return _camera(row.code)
        case _:
            assert_never(row.part)


def _printer(code: str) -> tuple[str, str]:
    if not code:
        return translate("Health", "Ready"), ""
    if code == PaperNotice.NEAR_END:
        return translate("Health", "Paper near its end"), translate("Health", "Have a new roll at hand.")
    if code == PaperNotice.TEMPLATE_REPLACED:
        return (
            translate("Health", "The cinema's own ticket form cannot be used; ours stands in"),
            translate("Health", "Correct the form: the log has file and line."),
        )
    trouble = PaperTrouble(code)
    return printer_words(trouble)[0], _printer_task(trouble)


def _paper(row: HealthRow) -> str:
    if row.fact("tickets") is None or row.code not in {"", PaperNotice.NEAR_END}:
        return ""
    #: %1 is how many tickets came out since new paper was put into the printer
    return _with(translate("Health", "%1 tickets since new paper"), row, "tickets")


def _printer_task(trouble: PaperTrouble) -> str:
    tasks = {
        PaperTrouble.NOT_ANSWERING: translate("Health", "Check its power, its cable and its address."),
        PaperTrouble.OFF_LINE: translate("Health", "Press its on-line key."),
        PaperTrouble.BUSY: translate("Health", "Wait; if it stays busy, switch it off and on."),
        PaperTrouble.NO_ANSWERS: translate("Health", "Look for the paper, then settle the seat."),
        PaperTrouble.PAPER_END: translate("Health", "Put in a new roll and close the cover."),
        PaperTrouble.COVER_OPEN: translate("Health", "Close it."),
        PaperTrouble.CUTTER: translate("Health", "Clear the way of the paper, then switch it off and on."),
        PaperTrouble.OVERHEATED: translate("Health", "Wait until it is cool."),
        PaperTrouble.FAILED: translate("Health", "Switch it off and on; if the fault stays, call a technician."),
        PaperTrouble.NO_ROOM: translate("Health", "Make room on the disk of the tickets."),
        PaperTrouble.TEMPLATE: translate("Health", "Correct the form: the log has file and line."),
    }
    return tasks[trouble]


def _supply(row: HealthRow) -> tuple[str, str]:
    call = translate("Health", "Guests are served all the same. If it stays so, call head office.")
    if row.part is Part.PACK and row.level is not Level.GOOD:
        #: %1 is a date
        return _with(translate("Health", "None for %1"), row, "day"), translate(
            "Health", "Bring the codes by the line or by stick."
        )
    if row.part is Part.PACK:
        #: %1 is how long ago this machine was given its codes
        brought = translate("Health", "Updated %1 ago").replace("%1", _age(row.fact("age_s")))
        return _and(str(row.fact("day") or ""), brought), call
    if row.part is Part.OUTBOX:
        #: %1 is a number of entries that head office has not got yet
        waiting = _with(translate("Health", "%1 entries wait"), row, "waiting")
        #: %1 is a number of entries that head office would not take
        refused = _with(translate("Health", "%1 refused"), row, "refused")
        return _and(waiting, refused if row.fact("refused") else ""), call
    if row.fact("age_s") is None:
        return translate("Health", "Never reached"), call
    #: %1 is how long ago
    return translate("Health", "Last talk %1 ago").replace("%1", _age(row.fact("age_s"))), call


def _machine(row: HealthRow) -> tuple[str, str]:
    match row.part:
        case Part.CLOCK:
            return _clock(row), translate("Health", "Set the clock, or call a technician.")
        case Part.DISK:
            #: %1 is a number of megabytes
            return _with(translate("Health", "%1 MB free"), row, "free_mb"), translate(
                "Health", "Make room on the disk."
            )
        case Part.PROGRAM:
            return _program(row)
        case _:
            return _fault(row.code), translate("Health", "Restart; if it stays so, call a technician.")


def _program(row: HealthRow) -> tuple[str, str]:
    age = row.fact("age_s")
    if row.code != BUG_REASON:
        #: %1 is how long ago the machine was switched off, or lost its power, amid its work
        cut_off = translate("Health", "Cut off %1 ago").replace("%1", _age(age))
        return _and(_with("%1", row, "version"), cut_off if age is not None else ""), ""
    if age is None:
        to_do = translate("Health", "Look for paper, then restart. The log has the rest.")
    else:  # it was started again since
        to_do = translate("Health", "Look for paper. The log has the rest.")
    return _crash(row.fact("under_way") or row.fact("error")), to_do


def _clock(row: HealthRow) -> str:
    if row.fact("error_ms") is None:
        return translate("Health", "Not compared yet")
    seconds = round(int(row.fact("error_ms") or 0) / 1000)
    if not seconds:
        return translate("Health", "Right")
    #: %1 is a number of seconds, with its sign
    return translate("Health", "%1 s off").replace("%1", f"{seconds:+d}")


def _crash(under_way: str | int | None) -> str:
    if under_way == "printing":
        return translate("Health", "Failed while tickets were printed")
    if under_way == "hung":
        #: the program, which was killed and started again for that
        return translate("Health", "Did not answer any more")
    #: %1 is the name of a screen, such as entry, or of an error
    return translate("Health", "Failed (%1)").replace("%1", str(under_way))


def _guests(row: HealthRow) -> tuple[str, str]:
    if row.level is Level.GOOD:
        #: no wrong codes, no unfinished prints
        return translate("Health", "None"), ""
    if row.part is Part.UNFINISHED:
        #: %1 is a number of seats whose paper may or may not be out
        text = _with(translate("Health", "%1 seats in doubt"), row, "seats")
        return text, translate("Health", "Look for the paper, then settle them at the box office.")
    #: %1 is a number of wrong codes in a row
    codes = _with(translate("Health", "%1 in a row"), row, "wrong")
    #: %1 is a number of wrong PINs of staff in a row
    pins = _with(translate("Health", "%1 wrong PINs"), row, "wrong_pins")
    return _and(codes, pins if row.fact("wrong_pins") else ""), translate("Health", "See who stands at the machine.")


def _camera(code: str) -> tuple[str, str]:
    if not code:
        return translate("Health", "Ready"), ""
    trouble = CameraTrouble(code)
    match trouble:
        case CameraTrouble.NOT_INSTALLED:
            task = translate("Health", "Call a technician: the log says what is missing.")
            return translate("Health", "The program for it is not installed"), task
        case CameraTrouble.NOT_THERE:
            return translate("Health", "Not found"), translate("Health", "Check its cable.")
        case CameraTrouble.NO_PICTURE:
            return translate("Health", "Gives no picture"), translate(
                "Health", "Pull its cable out and put it in again."
            )
        case _:
            assert_never(trouble)


def _fault(code: str) -> str:
    return fault_title(FaultCode(code)) if code else translate("Health", "Readable")


def _lasting(row: HealthRow) -> str:
    if row.level is Level.GOOD or int(row.fact("age_s") or 0) < _MINUTE:
        return ""
    #: %1 is how long something has been so
    return translate("Health", "for %1").replace("%1", _age(row.fact("age_s")))


def _and(first: str, second: str) -> str:
    return " · ".join(filter(None, [first, second]))


def _with(text: str, row: HealthRow, name: str) -> str:
    fact = row.fact(name)
    return text.replace("%1", "–" if fact is None else str(fact))


def _age(seconds: str | int | None) -> str:
    if not isinstance(seconds, int):
        return "–"
    if seconds < 2 * _MINUTE:
        #: seconds; keep it short
        return translate("Health", "%1 s").replace("%1", str(seconds))
    if seconds < 2 * _HOUR:
        #: minutes; keep it short
        return translate("Health", "%1 min").replace("%1", str(seconds // _MINUTE))
    #: hours; keep it short
    return translate("Health", "%1 h").replace("%1", str(seconds // _HOUR))

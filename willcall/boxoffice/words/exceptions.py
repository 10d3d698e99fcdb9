"""What a person must look at: what happened, what they can go by, what to do."""

from datetime import tzinfo
from typing import assert_never

from PySide6.QtCore import QCoreApplication

from willcall.boxoffice.words import times
from willcall.boxoffice.words.reasons import reason_words
from willcall.boxoffice.words.refusals import why_not
from willcall.boxoffice.words.seats import grouped, place_words, showing_words, state_name
from willcall.qtkit.health_words import health_words, part_name
from willcall.redemption.domain.exceptions import (
    CloseBar,
    EndsByItself,
    Evidence,
    ExceptionKind,
    GivenOutTooLate,
    Guessing,
    JournalBroken,
    OpenException,
    SettlesByAct,
    TakenBackTooLate,
    TickedTooLate,
)
from willcall.redemption.domain.health import HealthRow, Part
from willcall.redemption.domain.print_evidence import PrintEvidence, StaffsReprint, UnconfirmedSeat
from willcall.redemption.domain.seats import Seat, SeatState
from willcall.redemption.domain.showings import Showing
from willcall.redemption.domain.staff import RightMissing
from willcall.redemption.domain.sync_status import RefusedEntry

translate = QCoreApplication.translate


def kind_name(kind: ExceptionKind) -> str:
    """Return what happened, in a few words."""
    names = {
        ExceptionKind.UNCONFIRMED_PRINT: translate("Exceptions", "Print in doubt"),
        ExceptionKind.LATE_REVOCATION: translate("Exceptions", "Taken back after it was collected"),
        ExceptionKind.LATE_REISSUE: translate("Exceptions", "Given out anew after it was collected"),
        ExceptionKind.ADMISSION_DISPUTED: translate("Exceptions", "Ticked at the door, and not open"),
        ExceptionKind.ENTRY_REFUSED: translate("Exceptions", "Entry refused by head office"),
        ExceptionKind.CODES_GUESSED: translate("Exceptions", "Codes were guessed"),
        ExceptionKind.PINS_GUESSED: translate("Exceptions", "PINs were guessed"),
        ExceptionKind.JOURNAL: translate("Exceptions", "The journal was changed"),
    }
    return names[kind] if kind in names else part_name(Part(kind.value))


def subject_words(evidence: Evidence) -> str:
    """Return what it is about, for a list."""
    match evidence:
        case UnconfirmedSeat() | TakenBackTooLate() | GivenOutTooLate() | TickedTooLate():
            return place_words(evidence.seat.place)
        case RefusedEntry():
            #: %1 is the number of an entry of the journal
            return translate("Exceptions", "entry %1").replace("%1", str(evidence.sequence))
        case Guessing():
            #: %1 is how often a machine paused
            return translate("Exceptions", "pauses: %1").replace("%1", str(evidence.pauses))
        case JournalBroken():
            #: %1 is a number
            return translate("Exceptions", "findings: %1").replace("%1", str(evidence.count))
        case HealthRow():
            return health_words(evidence)[0]
        case _:
            assert_never(evidence)


def ticket_of(evidence: Evidence) -> str:
    """Return the number of the ticket that it is about; empty where it is about none."""
    match evidence:
        case UnconfirmedSeat() | TakenBackTooLate() | GivenOutTooLate() | TickedTooLate():
            return evidence.seat.ticket_no
        case RefusedEntry():
            return evidence.ticket_no or ""
        case _:
            return ""


class EvidenceWords:
    """Speaks one language in one time zone."""

    def __init__(self, language: str, zone: tzinfo) -> None:
        self._language, self._zone = language, zone

    def lines(self, evidence: Evidence) -> list[str]:  # noqa: PLR0911  # a line for each kind
        """Return what a person can go by, line by line."""
        match evidence:
            case UnconfirmedSeat():
                return [*self._seat(evidence.showing, evidence.seat), *self._print(evidence.evidence)]
            case TakenBackTooLate():
                return [*self._seat(evidence.showing, evidence.seat), self._stood(evidence.state)]
            case GivenOutTooLate():
                #: %1 is a ticket's number
                used = translate("Exceptions", "Its right was used under ticket %1.")
                return [*self._seat(evidence.showing, evidence.seat), used.replace("%1", grouped(evidence.used_by))]
            case TickedTooLate():
                #: %1 is a staff number
                by = translate("Exceptions", "Entered by no. %1.").replace("%1", evidence.staff_no)
                return [*self._seat(evidence.showing, evidence.seat), self._stood(evidence.state), by]
            case RefusedEntry():
                return self._entry(evidence)
            case Guessing():
                return self._guessing(evidence)
            case JournalBroken():
                #: %1 is a number
                words = translate("Exceptions", "Findings: %1. willcall-sync verify names each.")
                return [words.replace("%1", str(evidence.count))]
            case HealthRow():
                where = (str(fact) for name, fact in evidence.facts if name == "printer")
                return [line for line in (evidence.code, *where) if line]
            case _:
                assert_never(evidence)

    def _seat(self, showing: Showing, seat: Seat) -> list[str]:
        clock = times.clock(showing.starts_at, self._zone)
        return [showing_words(showing, self._language, clock), grouped(seat.ticket_no)]

    def _stood(self, state: str) -> str:
        name = state_name(SeatState(state)) if state in set(SeatState) else state
        #: %1 is how a seat stood then, such as collected
        return translate("Exceptions", "It stood then: %1.").replace("%1", name)

    def _print(self, evidence: PrintEvidence) -> list[str]:
        #: %1 is a copy's number, %2 a time of day
        begun = translate("Exceptions", "Copy %1, begun at %2").replace("%1", str(evidence.copy_no))
        lines = [begun.replace("%2", times.second(evidence.begun_at, self._zone))]
        if isinstance(evidence.begun_by, StaffsReprint):
            #: %1 is a staff number
            by = translate("Exceptions", "A reprint by no. %1").replace("%1", evidence.begun_by.staff_no)
            lines.append(f"{by} · {reason_words(evidence.begun_by.reason)}")
        if evidence.bytes_sent:
            #: %1 of %2 bytes reached the printer
            sent = translate("Exceptions", "%1 of %2 bytes left for the printer")
            sent = sent.replace("%1", f"{evidence.bytes_sent.sent:,}")
            lines.append(sent.replace("%2", f"{evidence.bytes_sent.total:,}"))
        else:
            lines.append(translate("Exceptions", "How much left for the printer is not known"))
        return [*lines, reason_words(evidence.ended_by.value)]

    def _entry(self, entry: RefusedEntry) -> list[str]:
        #: %1 is head office's reason
        why = translate("Exceptions", "Head office says: %1").replace("%1", entry.reason)
        lines = [f"{entry.kind} · {times.day_and_second(entry.at, self._zone)}", why]
        return [*lines, grouped(entry.ticket_no)] if entry.ticket_no else lines

    def _guessing(self, told: Guessing) -> list[str]:
        #: %1 and %2 are times of day
        span = translate("Exceptions", "From %1 to %2").replace("%1", times.second(told.first_at, self._zone))
        #: %1 is a number
        wrong = translate("Exceptions", "%1 wrong ones in a row in the end").replace("%1", str(told.wrong))
        lines = [span.replace("%2", times.second(told.last_at, self._zone)), wrong]
        if told.staff_nos:
            #: %1 are staff numbers
            lines.append(translate("Exceptions", "Staff: %1").replace("%1", ", ".join(told.staff_nos)))
        return lines

    def barred(self, bar: CloseBar) -> str:
        """Return why it cannot be closed."""
        match bar:
            case SettlesByAct():
                return translate("Exceptions", "What is done with the seat settles it.")
            case EndsByItself():
                return translate("Exceptions", "It is gone by itself once it is mended.")
            case RightMissing():
                return why_not(bar, self._language, self._zone)
            case _:
                assert_never(bar)


def to_do_words(exception: OpenException) -> str:
    """Return what to do now."""
    evidence = exception.evidence
    if isinstance(evidence, HealthRow):
        return health_words(evidence)[1]
    tasks = {
        ExceptionKind.UNCONFIRMED_PRINT: translate(
            "Exceptions", "Look for the paper: scan it, or state that none came out."
        ),
        ExceptionKind.LATE_REVOCATION: translate("Exceptions", "The guest may be in. Tell head office, then close it."),
        ExceptionKind.LATE_REISSUE: translate(
            "Exceptions", "Two buyers may have paid for this seat. Seat the second one elsewhere and tell head office."
        ),
        ExceptionKind.ADMISSION_DISPUTED: translate(
            "Exceptions", "Two people may have been let in. Ask at the door, then close it."
        ),
        ExceptionKind.ENTRY_REFUSED: translate("Exceptions", "Tell head office the entry's number, then close it."),
        ExceptionKind.CODES_GUESSED: translate("Exceptions", "See who stood at the machine, then close it."),
        ExceptionKind.PINS_GUESSED: translate("Exceptions", "Ask whose number it was. Give them another PIN."),
        ExceptionKind.JOURNAL: translate("Exceptions", "Call a technician, and change nothing on this machine."),
    }
    return tasks.get(exception.key.kind, "")


def since_words(exception: OpenException, zone: tzinfo) -> str:
    """Return since when it is so."""
    return times.day_and_second(exception.since, zone) if exception.since else "–"

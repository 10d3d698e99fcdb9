"""What a terminal does, as facts: the closed set of journal kinds (version 1). No event bears a code or a tag (R7).

A seat is named by its ``ticket_no``, which the centre gave it when the code was issued. What staff do at the machine,
and how its program ended, is in ``machine_events``; what they do at the box office in ``desk_events``.
"""

from dataclasses import dataclass, fields
from typing import ClassVar

from willcall.redemption.domain.desk_events import (
    DoorListsMade,
    ExceptionClosed,
    ExceptionNoted,
    ScreenLocked,
    ScreenUnlocked,
    StaffSignedOut,
    StickUsed,
)
from willcall.redemption.domain.door_events import AdmissionDisputed, AdmittedOnList, TickTakenBack
from willcall.redemption.domain.machine_events import (
    ProgramCrashed,
    ProgramLeft,
    PutInService,
    SamplePrinted,
    SignInRefused,
    StaffAdded,
    StaffPinSet,
    StaffRemoved,
    StaffSignedIn,
    StaffThrottled,
    TakenOutOfService,
    TornTicketVoided,
)

Fact = str | int | None


@dataclass(frozen=True, slots=True)
class JournalOpened:
    """The terminal was enrolled and began its journal."""

    kind: ClassVar[str] = "journal_opened"
    cinema_code: str
    software: str


@dataclass(frozen=True, slots=True)
class PackApplied:
    """A day pack was verified and applied; ``base_version`` is 0 for a full pack.

    ``content`` is a digest of the day's showings and codes as they stood in the books then. It came later: an older
    entry has none.
    """

    kind: ClassVar[str] = "pack_applied"
    business_day: str
    version: int
    base_version: int
    seats: int
    revoked: int
    content: str = ""


@dataclass(frozen=True, slots=True)
class SeatClaimed:
    """The right to one seat was used. ``attempt`` makes a retry the same claim.

    ``staff_no`` is who collected it for a guest, and ``reason`` why that guest showed no code; both are empty where
    they do not apply, and came later: an older entry has neither, and was made by a guest at the machine.
    """

    kind: ClassVar[str] = "seat_claimed"
    ticket_no: str
    showing_code: str
    seat_code: str
    attempt: str
    staff_no: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class PrintStarted:
    """The first byte of this copy may leave now."""

    kind: ClassVar[str] = "print_started"
    ticket_no: str
    copy_no: int


@dataclass(frozen=True, slots=True)
class TicketPrinted:
    """The paper is out, as far as the transport promises (``confirms`` or ``accepts``)."""

    kind: ClassVar[str] = "ticket_printed"
    ticket_no: str
    copy_no: int
    promise: str


@dataclass(frozen=True, slots=True)
class PrintUnconfirmed:
    """Nobody knows whether this copy came out; bytes sent of total where known, and why."""

    kind: ClassVar[str] = "print_unconfirmed"
    ticket_no: str
    copy_no: int
    bytes_sent: int
    bytes_total: int
    reason: str


@dataclass(frozen=True, slots=True)
class SeatReleased:
    """It is certain that no byte of the copy left; the seat can be claimed again.

    ``staff_no`` is the supervisor on whose word it was, empty where the program knew by itself. It, ``note`` and
    ``role`` came later: an older entry has none of them.
    """

    kind: ClassVar[str] = "seat_released"
    ticket_no: str
    reason: str
    staff_no: str = ""
    note: str = ""
    role: str = ""


@dataclass(frozen=True, slots=True)
class PrintSettled:
    """A person decided an unconfirmed print; ``came_out`` is 1 or 0.

    ``evidence`` is ``scan``, ``statement`` or, of a supervisor's release, ``release``. It, ``note`` and ``role`` came
    later: an older entry has none of them, and was somebody's statement.
    """

    kind: ClassVar[str] = "print_settled"
    ticket_no: str
    copy_no: int
    came_out: int
    staff_no: str
    reason: str
    evidence: str = "statement"
    note: str = ""
    role: str = ""


@dataclass(frozen=True, slots=True)
class ReprintOrdered:
    """Staff ordered another copy of a printed ticket, and its first byte may leave now.

    ``lifted_by`` is the staff number of whoever let it be more than the limit allows, empty where nobody had to. It,
    ``note`` and ``role`` came later: an older entry has none of them.
    """

    kind: ClassVar[str] = "reprint_ordered"
    ticket_no: str
    copy_no: int
    staff_no: str
    reason: str
    note: str = ""
    role: str = ""
    lifted_by: str = ""


@dataclass(frozen=True, slots=True)
class SeatRevoked:
    """A pack took an open seat back."""

    kind: ClassVar[str] = "seat_revoked"
    ticket_no: str
    pack_version: int


@dataclass(frozen=True, slots=True)
class RevocationCameLate:
    """A pack wanted a seat back whose right was used already: an exception on both sides, nothing is taken back."""

    kind: ClassVar[str] = "revocation_came_late"
    ticket_no: str
    pack_version: int
    state: str


@dataclass(frozen=True, slots=True)
class ReissueCameLate:
    """A pack brought a new code for a seat whose right was used under ``used_by`` already: it opens nothing (R1)."""

    kind: ClassVar[str] = "reissue_came_late"
    ticket_no: str
    used_by: str
    pack_version: int


@dataclass(frozen=True, slots=True)
class ReissueOpened:
    """The right used under ``used_by`` was given back and revoked: the code that came too late opens its seat now."""

    kind: ClassVar[str] = "reissue_opened"
    ticket_no: str
    used_by: str


@dataclass(frozen=True, slots=True)
class PrinterChanged:
    """The printer was seen in another state than the last one noted.

    ``trouble`` is its code, empty while it can print; ``notices`` are the codes of what to see to soon, with a blank
    between them. ``printer`` says which one, for a terminal's programs may each have their own; it came later.
    """

    kind: ClassVar[str] = "printer_changed"
    trouble: str
    notices: str
    printer: str = ""


@dataclass(frozen=True, slots=True)
class CodeRefused:
    """Somebody showed a code and got a refusal; its verdict's name, and nothing of the code.

    ``staff_no`` is who typed or scanned it at the box office, empty at a machine; it came later.
    """

    kind: ClassVar[str] = "code_refused"
    verdict: str
    staff_no: str = ""


@dataclass(frozen=True, slots=True)
class TriesExceeded:
    """Too many wrong codes; the machine, or the box office to ``staff_no``, answers nobody until then (ISO 8601).

    ``staff_no`` came later: an older entry has none, and is about a machine.
    """

    kind: ClassVar[str] = "tries_exceeded"
    wrong: int
    until: str
    staff_no: str = ""


@dataclass(frozen=True, slots=True)
class MistypingsExceeded:
    """So many mistyped codes in a row that the machine rests until then (ISO 8601): a child, or a wrong barcode."""

    kind: ClassVar[str] = "mistypings_exceeded"
    mistyped: int
    until: str


Event = (
    JournalOpened
    | PackApplied
    | SeatClaimed
    | PrintStarted
    | TicketPrinted
    | PrintUnconfirmed
    | SeatReleased
    | PrintSettled
    | ReprintOrdered
    | SeatRevoked
    | RevocationCameLate
    | ReissueCameLate
    | ReissueOpened
    | PrinterChanged
    | CodeRefused
    | TriesExceeded
    | MistypingsExceeded
    | StaffAdded
    | StaffPinSet
    | StaffRemoved
    | StaffSignedIn
    | SignInRefused
    | StaffThrottled
    | SamplePrinted
    | TornTicketVoided
    | TakenOutOfService
    | PutInService
    | ProgramLeft
    | ProgramCrashed
    | AdmittedOnList
    | TickTakenBack
    | AdmissionDisputed
    | StaffSignedOut
    | ScreenLocked
    | ScreenUnlocked
    | DoorListsMade
    | StickUsed
    | ExceptionClosed
    | ExceptionNoted
)

_KINDS: dict[str, type[Event]] = {kind.kind: kind for kind in Event.__args__}


class UnknownEventError(ValueError):
    """A kind or a set of facts that is not in this version's closed set."""


def facts_of(event: Event) -> dict[str, Fact]:
    """Return the event's facts as the journal stores them."""
    return {field.name: getattr(event, field.name) for field in fields(event)}


def event_from(kind: str, facts: dict[str, Fact]) -> Event:
    """Rebuild an event from a journal entry.

    Raises:
        UnknownEventError: the kind is not known, or the facts are not its facts.
    """
    try:
        return _KINDS[kind](**facts)  # type: ignore[arg-type]  # the facts' types are checked where they enter (wire)
    except (KeyError, TypeError) as error:
        raise UnknownEventError(f"{kind} with {sorted(facts)}") from error

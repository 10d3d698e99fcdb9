"""Why something cannot be done, in one sentence to staff, for every answer of the heart that is a no."""

from datetime import tzinfo
from typing import assert_never

from PySide6.QtCore import QCoreApplication

from willcall.boxoffice.words import times
from willcall.boxoffice.words.people import role_name
from willcall.boxoffice.words.seats import state_name
from willcall.redemption.domain.collecting import NotCollectable
from willcall.redemption.domain.notes import NoteFault, NoteMissing, NoteUnfit
from willcall.redemption.domain.releases import NothingToRelease, NoTick, PaperIsOut, ReleaseRefusal, RunGoesOn
from willcall.redemption.domain.reprints import (
    AnotherCopyBegun,
    LetInOnList,
    LimitReached,
    NotPrintedYet,
    PrintUnderWay,
    ReprintRefusal,
    SettleFirst,
    TakenBack,
)
from willcall.redemption.domain.settlements import (
    AnotherCopyInQuestion,
    AnotherSeatsPaper,
    AnotherTerminalsPaper,
    NothingToSettle,
    RehearsalsPaper,
    SettleRefusal,
)
from willcall.redemption.domain.staff import RightMissing, TicketUnknown
from willcall.redemption.domain.ticket_qr import NotATicketQr, SignatureWrong, TerminalUnknown
from willcall.redemption.domain.verdicts import (
    AlreadyCollected,
    AnotherCinema,
    AnotherDay,
    CacheTooOld,
    HeldElsewhere,
    MistypedCode,
    Refusal,
    Revoked,
    ShowingCancelled,
    ShowingMoved,
    ShowingOver,
    TooManyTries,
    UnconfirmedPrint,
    UnknownCode,
)

translate = QCoreApplication.translate

No = Refusal | ReprintRefusal | ReleaseRefusal | SettleRefusal | NotCollectable


def why_not(no: No, language: str, zone: tzinfo) -> str:  # noqa: PLR0911  # a line for each family
    """Return the sentence."""
    match no:
        case NotCollectable():
            return why_not(no.refusal, language, zone)
        case ShowingCancelled() | ShowingMoved() | ShowingOver() | AnotherDay() | AnotherCinema():
            return _elsewhere(no, language, zone)
        case AlreadyCollected() | UnconfirmedPrint() | Revoked() | UnknownCode() | MistypedCode() | HeldElsewhere():
            return _of_the_code(no)
        case TooManyTries() | CacheTooOld():
            return _of_the_terminal(no, zone)
        case RightMissing() | TicketUnknown() | NoteMissing() | NoteUnfit():
            return _of_the_order(no)
        case NotPrintedYet() | PrintUnderWay() | SettleFirst() | TakenBack() | LimitReached() | AnotherCopyBegun():
            return _of_the_copy(no)
        case (
            NothingToRelease()
            | PaperIsOut()
            | RunGoesOn()
            | NothingToSettle()
            | AnotherCopyInQuestion()
            | LetInOnList()
            | NoTick()
        ):
            return _of_the_seat(no)
        case _:
            return _of_the_paper(no)


def _elsewhere(
    no: ShowingCancelled | ShowingMoved | ShowingOver | AnotherDay | AnotherCinema, language: str, zone: tzinfo
) -> str:
    match no:
        case ShowingCancelled():
            return translate("No", "The showing is cancelled. The channel refunds it.")
        case ShowingMoved():
            if no.to is None:
                return translate("No", "The showing has moved. Exchange the seats by hand.")
            #: %1 is a time of day and a screen
            where = f"{times.clock(no.to.starts_at, zone)} {no.to.screen.in_language(language)}"
            return translate("No", "The showing has moved to %1. Exchange the seats by hand.").replace("%1", where)
        case ShowingOver():
            return translate("No", "The showing is over.")
        case AnotherDay():
            #: %1 is a date
            return translate("No", "The code is for another day: %1.").replace("%1", times.day(no.day, language))
        case AnotherCinema():
            #: %1 is the name of another cinema
            name = no.cinema.in_language(language)
            return translate("No", "The code is for another cinema: %1.").replace("%1", name)
        case _:
            assert_never(no)


def _of_the_code(
    no: AlreadyCollected | UnconfirmedPrint | Revoked | UnknownCode | MistypedCode | HeldElsewhere,
) -> str:
    match no:
        case AlreadyCollected():
            return translate("No", "Already collected.")
        case UnconfirmedPrint():
            return translate("No", "The print is in doubt, or under way. Settle it first.")
        case Revoked():
            return translate("No", "Head office took it back. The buyer asks where they bought it.")
        case UnknownCode():
            return translate("No", "No such code is known here.")
        case MistypedCode():
            return translate("No", "That is no collection code: check the digits.")
        case HeldElsewhere():
            #: %1 is the number of a machine
            return translate("No", "Machine %1 holds this code.").replace("%1", no.terminal_no)
        case _:
            assert_never(no)


def _of_the_terminal(no: TooManyTries | CacheTooOld, zone: tzinfo) -> str:
    if isinstance(no, TooManyTries):
        #: %1 is a time of day
        words = translate("No", "Too many wrong codes. Codes are looked up again at %1.")
        return words.replace("%1", times.second(no.until, zone))
    return translate("No", "There are no codes for today on this terminal.")


def _of_the_order(no: RightMissing | TicketUnknown | NoteMissing | NoteUnfit) -> str:
    match no:
        case RightMissing():
            #: %1 are roles of staff
            roles = " / ".join(role_name(role) for role in no.held_by)
            return translate("No", "Only for: %1.").replace("%1", roles)
        case TicketUnknown():
            return translate("No", "This terminal knows no such ticket.")
        case NoteMissing():
            return translate("No", "This reason needs a note.")
        case NoteUnfit():
            return _note_fault(no.fault)
        case _:
            assert_never(no)


def _note_fault(fault: NoteFault) -> str:
    faults = {
        NoteFault.TOO_LONG: translate("No", "The note is too long: 120 characters at most."),
        NoteFault.NOT_ONE_LINE: translate("No", "The note has to be one line."),
        NoteFault.LIKE_A_CODE: translate("No", "Leave codes and phone numbers out of the note."),
    }
    return faults[fault]


def _of_the_copy(
    no: NotPrintedYet | PrintUnderWay | SettleFirst | TakenBack | LimitReached | AnotherCopyBegun,
) -> str:
    match no:
        case NotPrintedYet():
            return translate("No", "No ticket is out yet.")
        case PrintUnderWay():
            return translate("No", "A print is under way.")
        case SettleFirst():
            return translate("No", "The last copy is in doubt: settle it first.")
        case TakenBack():
            return translate("No", "Head office took the seat back.")
        case LimitReached():
            #: %1 is a number of reprints
            words = translate("No", "Reprinted %1 times already: a supervisor can allow one more.")
            return words.replace("%1", str(no.reprints))
        case AnotherCopyBegun():
            return translate("No", "Somebody else was quicker: another copy was begun.")
        case _:
            assert_never(no)


def _of_the_seat(  # noqa: PLR0911  # a sentence for each
    no: NothingToRelease | PaperIsOut | RunGoesOn | NothingToSettle | AnotherCopyInQuestion | LetInOnList | NoTick,
) -> str:
    match no:
        case NothingToRelease():
            return translate("No", "It is in nobody's hands.")
        case PaperIsOut():
            return translate("No", "A ticket is out.")
        case LetInOnList():
            return translate("No", "Somebody was let in on the door list.")
        case NoTick():
            return translate("No", "No tick stands at this seat any more.")
        case RunGoesOn():
            return translate("No", "Somebody is collecting just now: try again in a moment.")
        case NothingToSettle():
            #: %1 is how a seat stands, such as open
            return translate("No", "Nothing is in doubt: %1.").replace("%1", state_name(no.seat.state))
        case AnotherCopyInQuestion():
            #: %1 and %2 are numbers of copies
            words = translate("No", "That is about copy %1; copy %2 is in doubt.")
            return words.replace("%1", str(no.answered)).replace("%2", str(no.in_question))
        case _:
            assert_never(no)


def _of_the_paper(
    no: NotATicketQr | SignatureWrong | TerminalUnknown | RehearsalsPaper | AnotherTerminalsPaper | AnotherSeatsPaper,
) -> str:
    match no:
        case NotATicketQr():
            return translate("No", "That is no ticket's code.")
        case SignatureWrong():
            return translate("No", "The ticket's signature is wrong: forged or damaged.")
        case TerminalUnknown() | AnotherTerminalsPaper():
            #: %1 is the number of a machine
            return translate("No", "That paper is from machine %1.").replace("%1", no.terminal_no)
        case RehearsalsPaper():
            return translate("No", "That paper and this terminal are not of the same day: one is a rehearsal's.")
        case AnotherSeatsPaper():
            return translate("No", "That is another seat's ticket.")
        case _:
            assert_never(no)

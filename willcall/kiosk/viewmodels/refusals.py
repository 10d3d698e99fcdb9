"""The words for each refusal: what happened, what to do now, the facts. No personal data, ever (R8)."""

from itertools import groupby
from typing import assert_never

from PySide6.QtCore import QCoreApplication

from willcall.kiosk.viewmodels.advice import Advice
from willcall.kiosk.viewmodels.phrases import Phrases
from willcall.kiosk.viewmodels.pictures import refusal_picture
from willcall.redemption.domain.codes import Misreading
from willcall.redemption.domain.seats import Seat
from willcall.redemption.domain.showings import Showing
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
    reason_code,
)

translate = QCoreApplication.translate

Fact = tuple[str, str]


def refusal_advice(verdict: Refusal, say: Phrases) -> Advice:
    """Return what the refusal screen says for a verdict."""
    title, happened, next_step = _words(verdict)
    return Advice(
        title,
        happened,
        next_step,
        facts=_facts(verdict, say),
        reason=reason_code(verdict),
        broken=isinstance(verdict, CacheTooOld),
        retriable=isinstance(verdict, MistypedCode | UnknownCode),
        picture=refusal_picture(verdict, say),
    )


def _words(verdict: Refusal) -> tuple[str, str, str]:
    match verdict:
        case AlreadyCollected() | UnconfirmedPrint():
            return _paper_words(verdict)
        case Revoked() | ShowingCancelled() | ShowingMoved() | ShowingOver():
            return _showing_words(verdict)
        case AnotherDay() | AnotherCinema() | HeldElsewhere():
            return _elsewhere_words(verdict)
        case UnknownCode() | MistypedCode():
            return _code_words(verdict)
        case TooManyTries() | CacheTooOld():
            return _machine_words(verdict)
        case _:
            assert_never(verdict)


def _paper_words(verdict: AlreadyCollected | UnconfirmedPrint) -> tuple[str, str, str]:
    match verdict:
        case AlreadyCollected():
            return (
                translate("Refusal", "Already collected"),
                translate("Refusal", "All seats of this code have been given out."),
                translate("Refusal", "Was it not you? Our staff can help: show them this screen."),
            )
        case UnconfirmedPrint():
            return (
                translate("Refusal", "Please see our staff"),
                translate("Refusal", "We cannot be sure whether these tickets came out of the printer."),
                translate("Refusal", "Staff can check and give you your tickets. Nothing is lost."),
            )
        case _:
            assert_never(verdict)


def _showing_words(verdict: Revoked | ShowingCancelled | ShowingMoved | ShowingOver) -> tuple[str, str, str]:
    match verdict:
        case Revoked():
            return (
                translate("Refusal", "This code was withdrawn"),
                translate("Refusal", "It no longer opens any seats."),
                translate("Refusal", "Please ask where you bought it; they can tell you about a refund."),
            )
        case ShowingCancelled():
            return (
                translate("Refusal", "This showing is cancelled"),
                translate("Refusal", "We are sorry: the film does not play."),
                translate("Refusal", "Please ask where you bought it about a refund, or our staff."),
            )
        case ShowingMoved():
            return (
                translate("Refusal", "This showing has moved"),
                translate("Refusal", "Your tickets have to be exchanged."),
                translate("Refusal", "Please see our staff for your new seats."),
            )
        case ShowingOver():
            return (
                translate("Refusal", "This showing is over"),
                translate("Refusal", "Its tickets can no longer be collected."),
                translate("Refusal", "Any questions? Our staff will help."),
            )
        case _:
            assert_never(verdict)


def _elsewhere_words(verdict: AnotherDay | AnotherCinema | HeldElsewhere) -> tuple[str, str, str]:
    match verdict:
        case AnotherDay():
            return (
                translate("Refusal", "Your tickets are for another day"),
                translate("Refusal", "This code is good, but not today."),
                translate("Refusal", "Come back that day; the same code works then."),
            )
        case AnotherCinema():
            return (
                translate("Refusal", "This code is for another cinema"),
                translate("Refusal", "Your seats are waiting there."),
                translate("Refusal", "Please collect your tickets at that cinema."),
            )
        case HeldElsewhere():
            return (
                translate("Refusal", "Please go to another machine"),
                translate("Refusal", "Your tickets are waiting at another machine in this foyer."),
                translate("Refusal", "Use the same code there."),
            )
        case _:
            assert_never(verdict)


def _code_words(verdict: UnknownCode | MistypedCode) -> tuple[str, str, str]:
    match verdict:
        case UnknownCode():
            return (
                translate("Refusal", "We do not know this code"),
                translate("Refusal", "No tickets are waiting under it here."),
                translate("Refusal", "Compare it with your message, cinema and day included. Staff will help, too."),
            )
        case MistypedCode(Misreading.CHECK_DIGIT):
            return (
                translate("Refusal", "There is a slip in the code"),
                translate("Refusal", "At least one digit is not right."),
                translate("Refusal", "Hold the code to the scanner again, or type it as your message has it."),
            )
        case MistypedCode():
            return (
                translate("Refusal", "That is not a collection code"),
                translate("Refusal", "A collection code has 12 digits."),
                translate("Refusal", "Look for it in the message from where you bought, or scan the QR code there."),
            )
        case _:
            assert_never(verdict)


def _machine_words(verdict: TooManyTries | CacheTooOld) -> tuple[str, str, str]:
    match verdict:
        case TooManyTries():
            return (
                translate("Refusal", "Please wait a moment"),
                translate("Refusal", "Too many codes in a row did not work at this machine."),
                translate("Refusal", "Try again then, use another machine, or ask our staff."),
            )
        case CacheTooOld():
            return (
                translate("Refusal", "This machine has no codes for today"),
                translate("Refusal", "It is not your code: this machine was not supplied."),
                translate("Refusal", "Please use another machine, or see our staff."),
            )
        case _:
            assert_never(verdict)


def _facts(verdict: Refusal, say: Phrases) -> tuple[Fact, ...]:
    match verdict:
        case AlreadyCollected(showing, seats):
            return (*_showing_facts(showing, say), *_collected_facts(seats, say))
        case UnconfirmedPrint(showing, seats):
            return (*_showing_facts(showing, say), (translate("Refusal", "Seats"), say.seats(seats)))
        case Revoked(showing) | ShowingCancelled(showing) | ShowingOver(showing):
            return _showing_facts(showing, say)
        case ShowingMoved(showing, to):
            return _moved_facts(showing, to, say)
        case UnknownCode() | MistypedCode():
            return ()
        case _:
            return (_single_fact(verdict, say),)


def _single_fact(
    verdict: AnotherDay | AnotherCinema | HeldElsewhere | TooManyTries | CacheTooOld, say: Phrases
) -> Fact:
    match verdict:
        case AnotherDay(day):
            return translate("Refusal", "Day"), say.day(day)
        case AnotherCinema(cinema):
            return translate("Refusal", "Cinema"), say.name(cinema)
        case HeldElsewhere(terminal_no):
            return translate("Refusal", "Go to"), say.machine(terminal_no)
        case TooManyTries(until):
            return translate("Refusal", "Again from"), f"{until.astimezone(say.zone):%H:%M:%S}"
        case CacheTooOld(day):
            return translate("Refusal", "Missing"), say.day(day)
        case _:
            assert_never(verdict)


def _showing_facts(showing: Showing, say: Phrases) -> tuple[Fact, ...]:
    return (
        (translate("Refusal", "Film"), say.name(showing.film)),
        (translate("Refusal", "Showing"), say.time_and_screen(showing)),
    )


def _moved_facts(showing: Showing, to: Showing | None, say: Phrases) -> tuple[Fact, ...]:
    film = (translate("Refusal", "Film"), say.name(showing.film))
    #: where and when a moved showing was planned
    before = (translate("Refusal", "Before"), say.time_and_screen(showing))
    if to is None:
        return film, before
    #: where and when a moved showing takes place
    return film, before, (translate("Refusal", "Now"), say.time_and_screen(to))


def _collected_facts(seats: tuple[Seat, ...], say: Phrases) -> tuple[Fact, ...]:
    """Group the seats by when and where their paper came out."""

    def out(seat: Seat) -> str:
        when = say.when(seat.changed_at) if seat.changed_at else ""
        where = say.machine(seat.terminal_no) if seat.terminal_no else ""
        return " · ".join(part for part in (when, where) if part)

    collected = translate("Refusal", "Collected")
    facts: list[Fact] = []
    for occasion, together in groupby(seats, key=out):
        facts += [(collected, occasion), (translate("Refusal", "Seats"), say.seats(tuple(together)))]
    return tuple(facts)

"""The words for a print run that ended early: what came out, what is certain, what was withdrawn meanwhile (R3, R9)."""

from collections import Counter
from typing import assert_never

from PySide6.QtCore import QCoreApplication

from willcall.kiosk.journey.basket import Tally
from willcall.kiosk.journey.states import PrintIncomplete
from willcall.kiosk.viewmodels.advice import Advice
from willcall.kiosk.viewmodels.counts import Counts
from willcall.kiosk.viewmodels.phrases import Phrases
from willcall.kiosk.viewmodels.pictures import incomplete_picture
from willcall.redemption.domain.verdicts import (
    REASON_CODES,
    Revoked,
    ShowingCancelled,
    ShowingMoved,
    UnconfirmedPrint,
    Withdrawn,
    reason_code,
)

translate = QCoreApplication.translate

GONE_REASON = "C12"
"""The reason code when seats were taken by another attempt between looking up and printing."""


def incomplete_advice(state: PrintIncomplete, say: Phrases) -> Advice:
    """Return what the screen says when not every paper came out, ticket by ticket."""
    return Advice(
        _incomplete_title(state),
        _incomplete_happened(state),
        _incomplete_next(state),
        facts=(*_incomplete_facts(state), *_withdrawn_facts(state, say), *_facts_by_showing(state, say)),
        reason=incomplete_reason(state),
        broken=state.trouble is not None or state.doubtful > 0,
        picture=incomplete_picture(state),
    )


def incomplete_reason(state: PrintIncomplete) -> str:
    """Return the reason code: the printer's trouble, a paper in doubt, what was withdrawn, or somebody else's haste."""
    if state.trouble:
        return state.trouble.value
    if state.doubtful:
        return REASON_CODES[UnconfirmedPrint]
    return reason_code(state.withdrawn[0]) if state.withdrawn else GONE_REASON


def _incomplete_title(state: PrintIncomplete) -> str:
    if state.printed:
        #: %1 tickets of %2 were printed
        text = translate("Trouble", "%1 of %2 tickets came out")
        return text.replace("%1", str(state.printed)).replace("%2", str(state.asked))
    if state.unconfirmed:
        return translate("Trouble", "The printer stopped")
    if state.doubtful:
        return translate("Trouble", "Printing broke off")
    return translate("Trouble", "Nothing was printed")


def _incomplete_happened(state: PrintIncomplete) -> str:
    if state.unconfirmed:
        return translate("Trouble", "The printer stopped in the middle of a ticket.")
    if state.doubtful:
        return translate("Trouble", "This machine failed in the middle of a ticket. Please count your tickets.")
    if state.released:
        return translate("Trouble", "The printer stopped. What did not come out is still yours.")
    if state.withdrawn:
        return translate("Trouble", "Meanwhile a showing was cancelled or moved, or a code was withdrawn.")
    return translate("Trouble", "The other seats have just been collected with the same code.")


def _incomplete_next(state: PrintIncomplete) -> str:
    if state.withdrawn and not (state.uncertain or state.released):
        return translate("Trouble", "Please see our staff about an exchange or a refund.")
    if state.uncertain or not state.released:
        return translate("Trouble", "Please see our staff: they can check and give you your tickets.")
    return translate(
        "Trouble", "You can print again when the printer is ready: your code stays good. Or see our staff."
    )


def _incomplete_facts(state: PrintIncomplete) -> tuple[tuple[str, str], ...]:
    counts = (
        #: label of a count of tickets
        (translate("Trouble", "Came out"), state.printed),
        #: label of a count of tickets that may or may not have been printed
        (translate("Trouble", "Not certain"), state.uncertain),
        #: label of a count of tickets that were certainly not printed
        (translate("Trouble", "Still to collect"), state.released),
        #: label of a count of tickets that another attempt took meanwhile
        (translate("Trouble", "Collected elsewhere"), state.gone),
    )
    return tuple((label, str(count)) for label, count in counts if count)


def _withdrawn_facts(state: PrintIncomplete, say: Phrases) -> tuple[tuple[str, str], ...]:
    """Return what was withdrawn, showing by showing."""
    return tuple(
        (_withdrawn_label(why), f"{say.time_and_screen(why.showing)} · {Counts().tickets(count)}")
        for why, count in Counter(state.withdrawn).items()
    )


def _withdrawn_label(why: Withdrawn) -> str:
    match why:
        case Revoked():
            #: label over tickets whose code was withdrawn before they were printed
            return translate("Trouble", "Code withdrawn")
        case ShowingCancelled():
            #: label over tickets whose showing was cancelled before they were printed
            return translate("Trouble", "Showing cancelled")
        case ShowingMoved():
            #: label over tickets whose showing was moved before they were printed
            return translate("Trouble", "Showing moved")
        case _:
            assert_never(why)


def _facts_by_showing(state: PrintIncomplete, say: Phrases) -> tuple[tuple[str, str], ...]:
    """Return how many came out of which showing, where there are several and it is certain."""
    if len(state.tallies) < 2:  # noqa: PLR2004  # several
        return ()
    return tuple((say.time_and_screen(tally.showing), _came_out(tally)) for tally in state.tallies)


def _came_out(tally: Tally) -> str:
    #: of one showing's tickets, %1 of %2 were printed; keep it short
    text = translate("Trouble", "%1 of %2 came out")
    return text.replace("%1", str(tally.printed)).replace("%2", str(tally.asked))

"""What happened to a seat, entry by entry, and what can be done with it."""

from PySide6.QtCore import QCoreApplication

from willcall.boxoffice.tokens import Tone
from willcall.boxoffice.words.reasons import reason_words
from willcall.redemption.domain.desk_acts import DeskAct
from willcall.redemption.domain.door_events import AdmissionDisputed, AdmittedOnList, TickTakenBack
from willcall.redemption.domain.events import (
    Event,
    PrintSettled,
    PrintStarted,
    PrintUnconfirmed,
    ReissueCameLate,
    ReissueOpened,
    ReprintOrdered,
    RevocationCameLate,
    SeatClaimed,
    SeatReleased,
    SeatRevoked,
    TicketPrinted,
)
from willcall.redemption.domain.seat_story import StoryStep, Upload

translate = QCoreApplication.translate


def act_name(act: DeskAct) -> str:
    """Return what a button says."""
    names = {
        DeskAct.COLLECT: translate("Act", "Collect and print"),
        DeskAct.SETTLE_BY_SCAN: translate("Act", "Scan the paper"),
        DeskAct.STATE_NO_PAPER: translate("Act", "No paper came out"),
        DeskAct.VOUCH: translate("Act", "A paper came out"),
        DeskAct.REPRINT: translate("Act", "Reprint"),
        DeskAct.RELEASE: translate("Act", "Release"),
        DeskAct.ADMIT: translate("Act", "Let in on paper"),
    }
    return names[act]


def step_words(event: Event) -> str:
    """Return what happened."""
    match event:
        case (
            SeatClaimed() | SeatReleased() | SeatRevoked() | RevocationCameLate() | ReissueCameLate() | ReissueOpened()
        ):
            return _of_the_right(event)
        case PrintStarted() | TicketPrinted() | PrintUnconfirmed() | PrintSettled() | ReprintOrdered():
            return _of_the_paper(event)
        case AdmittedOnList():
            return translate("Story", "Let in on the door list")
        case TickTakenBack():
            return _because(translate("Story", "Its tick was taken back"), event.reason)
        case AdmissionDisputed():
            return translate("Story", "Ticked on the door list, though it was not open")
        case _:
            return event.kind


def _of_the_right(
    event: SeatClaimed | SeatReleased | SeatRevoked | RevocationCameLate | ReissueCameLate | ReissueOpened,
) -> str:
    match event:
        case SeatClaimed():
            words = translate("Story", "Collecting begun")
            return _because(words, event.reason)
        case SeatReleased():
            return _because(translate("Story", "Open again, nothing was printed"), event.reason)
        case SeatRevoked():
            return translate("Story", "Taken back by head office")
        case RevocationCameLate():
            return translate("Story", "Head office wanted it back, too late")
        case ReissueCameLate():
            return translate("Story", "Head office gave it to a new code, too late")
        case ReissueOpened():
            return translate("Story", "The new code opens it now")


def _of_the_paper(event: PrintStarted | TicketPrinted | PrintUnconfirmed | PrintSettled | ReprintOrdered) -> str:
    match event:
        case PrintStarted():
            return _copy(translate("Story", "Printing of copy %1 begun"), event.copy_no)
        case TicketPrinted():
            return _copy(translate("Story", "Copy %1 came out"), event.copy_no)
        case PrintUnconfirmed():
            return _because(_copy(translate("Story", "Copy %1 in doubt"), event.copy_no), event.reason)
        case ReprintOrdered():
            return _because(_copy(translate("Story", "Reprint ordered: copy %1"), event.copy_no), event.reason)
        case PrintSettled():
            if event.came_out:
                settled = translate("Story", "Settled: copy %1 came out")
            else:
                settled = translate("Story", "Settled: no copy %1 came out")
            return _because(_copy(settled, event.copy_no), event.reason)


def _copy(words: str, copy_no: int) -> str:
    return words.replace("%1", str(copy_no))


def _because(words: str, reason: str) -> str:
    return f"{words} · {reason_words(reason)}" if reason else words


def step_tone(event: Event) -> Tone:
    """Return how urgent what happened is."""
    match event:
        case TicketPrinted() | AdmittedOnList():
            return Tone.GOOD
        case PrintSettled():
            return Tone.GOOD if event.came_out else Tone.INFO
        case PrintUnconfirmed() | RevocationCameLate() | ReissueCameLate() | AdmissionDisputed():
            return Tone.WARN
        case _:
            return Tone.PLAIN


def step_by(step: StoryStep) -> str:
    """Return who did it, and at which machine: staff by number, else a guest, or the machine by itself."""
    return " · ".join(filter(None, [_who(step.event), step.terminal_no]))


def _who(event: Event) -> str:
    staff_no = getattr(event, "staff_no", "")
    if not staff_no:
        return translate("Story", "guest") if isinstance(event, SeatClaimed) else ""
    #: %1 is a staff number
    who = translate("Story", "no. %1").replace("%1", staff_no)
    lifted_by = getattr(event, "lifted_by", "")
    #: who allowed one more reprint; %1 is a staff number
    return f"{who}, " + translate("Story", "allowed by %1").replace("%1", lifted_by) if lifted_by else who


def upload_words(step: StoryStep) -> str:
    """Return what head office has of an entry."""
    if step.upload is Upload.REFUSED:
        #: %1 is head office's reason
        return translate("Story", "refused: %1").replace("%1", step.refusal)
    if step.upload is Upload.ACKNOWLEDGED:
        return translate("Story", "yes")
    return translate("Story", "not yet")

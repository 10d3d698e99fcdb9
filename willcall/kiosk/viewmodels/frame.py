"""What stands around every screen: cinema, clock, machine, language, comfort, countdown, a word over the screen."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import assert_never

from PySide6.QtCore import QCoreApplication

from willcall.kiosk.flow import Flow
from willcall.kiosk.journey.basket import MOST_CODES
from willcall.kiosk.journey.states import Comfort, Found, Notice, OutOfOrder, Refused, TerminalFault, basket_of
from willcall.kiosk.viewmodels.counts import Counts
from willcall.kiosk.viewmodels.phrases import Phrases
from willcall.redemption.domain.identity import TerminalIdentity

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What stands around every screen. ``clock`` gives aware times."""

    identity: TerminalIdentity
    clock: Callable[[], datetime]
    rehearsal: bool = False


@dataclass(frozen=True, slots=True)
class Frame:
    """What the journey itself shows, whichever screen it is."""

    screen: str
    cinema: str
    clock: str
    machine: str
    language: str
    language_offered: str
    notice: str
    countdown: str
    can_wait: bool
    can_retry: bool
    can_add: bool
    in_basket: bool
    comfort: Comfort
    rehearsal: bool


def framed(flow: Flow, around: Surroundings, languages: Mapping[str, str], say: Phrases) -> Frame:
    """Return what stands around the screen at this moment."""
    state, identity = flow.state, around.identity
    return Frame(
        screen=type(state).__name__,
        cinema=say.name(identity.cinema),
        clock=say.clock(say.now),
        machine=say.machine(identity.terminal_no) if identity.terminal_no else "",
        language=flow.language,
        language_offered=languages[flow.next_language],
        notice=_notice(flow.notice),
        countdown=_countdown(flow),
        can_wait=flow.can_wait,
        can_retry=isinstance(state, TerminalFault) and state.press is not None,
        can_add=isinstance(state, Found) and not state.basket.is_full,
        in_basket=bool(basket_of(state).finds),
        comfort=flow.comfort,
        rehearsal=around.rehearsal,
    )


def _countdown(flow: Flow) -> str:
    left = flow.seconds_left
    if left is None:
        return ""
    match flow.state:
        case Refused() if not flow.can_wait:
            return Counts().again_in(left)
        case OutOfOrder():
            return Counts().starts_anew_in(left)
        case _:
            return Counts().back_in(left)


def _notice(notice: Notice | None) -> str:  # noqa: PLR0911  # a sentence for each
    match notice:
        case None:
            return ""
        case Notice.ONE_MOMENT:
            return translate("Frame", "One moment, please. Scan again afterwards.")
        case Notice.TAKE_TICKETS:
            return translate("Frame", "Please take the tickets first. Then scan.")
        case Notice.READ_FIRST:
            return translate("Frame", "Please read this first, then go back to start and scan.")
        case Notice.NOT_NOW:
            return translate("Frame", "This machine cannot take a code now.")
        case Notice.STAFF_AT_WORK:
            return translate("Frame", "Our staff are at work here. One moment, please.")
        case Notice.IN_BASKET:
            return translate("Frame", "These tickets are in your list already.")
        case Notice.JUST_READ:
            return translate("Frame", "This code has just been read. Take it away, then show it again.")
        case Notice.BASKET_FULL:
            return Counts().codes_at_most(MOST_CODES)
        case _:
            assert_never(notice)

"""Where the machine is and how it shows it: state, language, comfort, the word over the screen, and the time it has.

No Qt, one thread. Everything that happens in the machine ends in ``go``, ``home`` or ``note``.
"""

import math
from collections.abc import Callable

from willcall.kiosk.journey.ports import FlowTimes, Program
from willcall.kiosk.journey.screen_times import rests, time_allowed
from willcall.kiosk.journey.states import (
    Comfort,
    Cue,
    Notice,
    OutOfOrder,
    OutOfService,
    State,
    Welcome,
)


class Stage:
    """One machine's screen, before any window.

    Args:
        program: The program's clock.
        languages: The screen's languages, the cinema's own first.
        times: How long the screens wait.
    """

    def __init__(self, program: Program, languages: tuple[str, ...], times: FlowTimes) -> None:
        self.state: State = Welcome()
        self.in_service = True
        self.language, self.comfort = languages[0], Comfort()
        self.times = times
        self._clock, self._languages = program.clock, languages
        self._usual_comfort = Comfort()
        self._crashed: OutOfOrder | None = None
        self._notice: tuple[Notice, float] | None = None
        self._touched, self._until = self._clock(), math.inf
        self._more_time = False
        self.changed: Callable[[], None] = lambda: None
        self.heard: Callable[[Cue], None] = lambda _: None

    def settle(self, times: FlowTimes, languages: tuple[str, ...], comfort: Comfort) -> None:
        """Take over the cinema's own times, languages and comfort; what a guest chose stays."""
        if self.language == self._languages[0]:
            self.language = languages[0]
        if self.comfort == self._usual_comfort:
            self.comfort = comfort
        self.times, self._languages, self._usual_comfort = times, languages, comfort
        self.changed()

    # what is shown beside the state

    @property
    def notice(self) -> Notice | None:
        """A short word over the screen, while it stands."""
        return self._notice[0] if self._notice else None

    @property
    def next_language(self) -> str:
        """The language that one touch switches to."""
        return self._languages[(self._languages.index(self.language) + 1) % len(self._languages)]

    @property
    def is_limited(self) -> bool:
        """Whether the screen ends at a moment that nobody can put off: a pause, a restart."""
        return self._until < math.inf

    @property
    def seconds_left(self) -> int | None:
        """Seconds until the screen goes by itself, once that is near enough to show; always where it is limited."""
        left = self._left()
        if left == math.inf or rests(self.state) or (left > self.times.countdown and not self.is_limited):
            return None
        return max(1, math.ceil(left))

    @property
    def is_time_up(self) -> bool:
        """Whether the screen has had its time."""
        return self._left() <= 0

    def _left(self) -> float:
        if self.is_limited:
            return self._until - self._clock()
        allowed = time_allowed(self.state, self.times, altered=self._altered, more_time=self._more_time)
        return math.inf if allowed is None else self._touched + allowed - self._clock()

    @property
    def _altered(self) -> bool:
        return (self.language, self.comfort) != (self._languages[0], self._usual_comfort)

    # what changes it

    def touch(self) -> None:
        """Somebody is there: the wait for an idle machine begins anew."""
        self._touched = self._clock()

    def give_time(self) -> None:
        """Somebody needs longer: this screen waits at least as long as any other, from now."""
        self._more_time = True
        self.touch()
        self.changed()

    def show_in(self, language: str) -> None:
        """Show another language, until the machine is back at rest."""
        self.touch()
        self.language = language
        self.changed()

    def show_with(self, comfort: Comfort) -> None:
        """Show the screen otherwise, until the machine is back at rest."""
        self.touch()
        self.comfort = comfort
        self.changed()

    def note(self, notice: Notice, cue: Cue = Cue.REFUSED) -> None:
        """Show a short word over the screen."""
        self._notice = (notice, self._clock() + self.times.notice)
        self.heard(cue)
        self.changed()

    def go(self, state: State, *, for_seconds: float = math.inf) -> None:
        """Show a state; ``for_seconds`` where it ends then, whatever anybody touches."""
        if type(state) is not type(self.state):  # the next ticket of a run takes no word away
            self._notice, self._more_time = None, False
        self.state = state
        self._until = self._clock() + for_seconds
        self.touch()
        self.changed()

    def show(self, state: State) -> None:
        """Show the same state with something new in it; it has no more time for it."""
        self.state = state
        self.changed()

    def home(self) -> None:
        """Go back to where nobody is, in the cinema's own language; after a bug, to being out of order."""
        if self._crashed:
            self.go(self._crashed, for_seconds=self.times.restart)
        else:
            self.rest(Welcome() if self.in_service else OutOfService())

    def rest(self, state: State) -> None:
        """Show a state with nobody before it."""
        self.language, self.comfort = self._languages[0], self._usual_comfort
        self.go(state)

    def crash(self, out: OutOfOrder) -> None:
        """Be out of order, until the program starts anew; a bug that comes again and again does not put that off."""
        self._crashed = self._crashed or out
        if self.state is not self._crashed:
            self.home()

    def pass_time(self) -> None:
        """Take back a word that has stood long enough."""
        if self._notice and self._clock() >= self._notice[1]:
            self._notice = None

"""The flow without a window: time and the worker stand still until the test moves them."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import count
from typing import TypeVar

from tests.support.stub_desk import NOW, PIN, STAFF_NO, StubDesk
from willcall.kiosk.flow import Flow
from willcall.kiosk.journey.ports import Ending, FlowTimes, Program
from willcall.kiosk.journey.states import Cue, Notice

T = TypeVar("T")


class HandDoor:
    """Keeps work until the test lets it be done."""

    def __init__(self) -> None:
        self.waiting: list[Callable[[], None]] = []

    def run(self, work: Callable[[], T], done: Callable[[T], None], failed: Callable[[Exception], None]) -> None:
        """Keep the work."""

        def errand() -> None:
            try:
                result = work()
            except Exception as error:  # noqa: BLE001  # the door's promise
                failed(error)
            else:
                done(result)

        self.waiting.append(errand)

    def post(self, call: Callable[[], None]) -> None:
        """Call at once: the test is the only thread."""
        call()

    def work(self) -> None:
        """Do all that waits."""
        while self.waiting:
            self.waiting.pop(0)()


@dataclass
class Steps:
    """A flow with its desk, its door and its time in the test's hands.

    ``seen`` are the states it went through, ``heard`` the moments that could be heard, ``endings`` how the program was
    told to end.
    """

    desk: StubDesk = field(default_factory=StubDesk)
    door: HandDoor = field(default_factory=HandDoor)
    began: float = 1000.0
    now: float = 1000.0
    times: FlowTimes = field(default_factory=FlowTimes)
    seen: list[object] = field(default_factory=list)
    heard: list[Cue] = field(default_factory=list)
    endings: list[Ending] = field(default_factory=list)
    flow: Flow = field(init=False)

    def __post_init__(self) -> None:
        numbers = count(1)
        program = Program(
            clock=lambda: self.now,
            present=lambda: NOW + timedelta(seconds=self.now - self.began),
            new_attempt=lambda: f"attempt-{next(numbers)}",
            ended=self.endings.append,
        )
        self.flow = Flow(self.desk, self.door, program, times=self.times)
        self.flow.subscribe(lambda: self.seen.append(self.flow.state), self.heard.append)

    def state(self) -> object:
        """Where the flow is; of no narrower type, because every step changes it."""
        return self.flow.state

    def notice(self) -> Notice | None:
        """Return the word over the screen."""
        return self.flow.notice

    def seconds_left(self) -> int | None:
        """Return the countdown."""
        return self.flow.seconds_left

    def wait(self, seconds: float) -> None:
        """Let time pass, as the window's timer would, and the worker work."""
        for _ in range(round(seconds * 4)):
            self.now += 0.25
            self.flow.tick()
            self.door.work()

    def type(self, digits: str) -> None:
        """Type digits."""
        for digit in digits:
            self.flow.type_digit(digit)

    def scan(self, text: str) -> None:
        """Scan, and let the worker answer."""
        self.flow.scan(text)
        self.door.work()

    def sign_in(self, pin: str = PIN) -> None:
        """Sign in as a member of staff whom the stub desk knows, and let the worker answer."""
        self.flow.call_staff()
        self.type(STAFF_NO)
        self.flow.submit()
        self.type(pin)
        self.flow.submit()
        self.door.work()

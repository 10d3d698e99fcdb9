"""The machine as a state machine without Qt: the moviegoer's journey, and staff. Change docs/diagrams/kiosk.md with it.

Everything here happens on one thread. What takes time goes through the door and comes back as a call; the passage of
time comes as ``tick``. An act that does not fit the state is ignored wholly.
"""

from collections.abc import Callable

from willcall.kiosk.journey.backstage import Backstage
from willcall.kiosk.journey.basket import Basket
from willcall.kiosk.journey.collecting import Collecting
from willcall.kiosk.journey.machine_watch import MachineWatch
from willcall.kiosk.journey.ports import Desk, Door, Ending, FlowTimes, Program
from willcall.kiosk.journey.scans import Scans
from willcall.kiosk.journey.stage import Stage
from willcall.kiosk.journey.states import (
    Comfort,
    Cue,
    Entry,
    Found,
    Notice,
    OutOfOrder,
    PrinterTrouble,
    PrintIncomplete,
    Refused,
    StaffAct,
    StaffPanel,
    StaffSignIn,
    State,
    TakeTickets,
    TerminalFault,
    Thanks,
    Welcome,
    basket_of,
    state_name,
)
from willcall.redemption.domain.codes import CODE_DIGITS, Misreading, read_code


class Flow:
    """Where the machine is, and what each act leads to.

    Args:
        desk: The heart; called only through ``door``.
        door: Where work that takes time is done.
        program: Clocks, keys of attempts, and how the program ends.
        languages: The screen's languages, the cinema's own first.
        times: How long the screens wait.
    """

    def __init__(
        self,
        desk: Desk,
        door: Door,
        program: Program,
        languages: tuple[str, ...] = ("zh", "en"),
        times: FlowTimes | None = None,
    ) -> None:
        self._program = program
        self.stage = Stage(program, languages, times or FlowTimes())
        self._collecting = Collecting(self.stage, desk, door, program)
        self._backstage = Backstage(self.stage, desk, door, program)
        self._scans = Scans(self.stage, self._collecting, program)
        self._watch = MachineWatch(self.stage, desk, door, program)

    # what the screen shows

    @property
    def state(self) -> State:
        """Where the machine is."""
        return self.stage.state

    @property
    def language(self) -> str:
        """The language that the moviegoer chose, or the cinema's own."""
        return self.stage.language

    @property
    def next_language(self) -> str:
        """The language that one touch switches to."""
        return self.stage.next_language

    @property
    def comfort(self) -> Comfort:
        """How the moviegoer wants the screen, or the cinema's own way."""
        return self.stage.comfort

    @property
    def notice(self) -> Notice | None:
        """A short word over the screen, while it stands."""
        return self.stage.notice

    @property
    def seconds_left(self) -> int | None:
        """Seconds until the screen goes by itself, once that is near enough to show."""
        return self.stage.seconds_left

    @property
    def can_wait(self) -> bool:
        """Whether the time that runs out is a wait for somebody, of which they can have more."""
        return self.seconds_left is not None and not self.stage.is_limited

    def subscribe(self, listener: Callable[[], None], hears: Callable[[Cue], None] = lambda _: None) -> None:
        """Call ``listener`` after each change, and ``hears`` at each moment that may be heard."""
        self.stage.changed, self.stage.heard = listener, hears

    def settle(self, times: FlowTimes, languages: tuple[str, ...], comfort: Comfort | None = None) -> None:
        """Take over the cinema's own times, languages (its own first) and comfort; what a guest chose stays."""
        self.stage.settle(times, languages, comfort or Comfort())

    # what a person does, whoever it is

    def touch(self) -> None:
        """Somebody is there: the wait for an idle machine begins anew."""
        self.stage.touch()

    def more_time(self) -> None:
        """Somebody needs longer than the screen would wait."""
        if not self.stage.is_limited:
            self.stage.give_time()

    def switch_language(self) -> None:
        """Show the next language, until the machine is at rest again."""
        self.stage.show_in(self.stage.next_language)

    def speak(self, language: str) -> None:
        """Show one of the languages, until the machine is at rest again."""
        self.stage.show_in(language)

    def show_with(self, comfort: Comfort) -> None:
        """Show the screen otherwise, until the machine is at rest again."""
        self.stage.show_with(comfort)

    def type_digit(self, digit: str) -> None:
        """Add a digit; the first one leads to the entry from wherever a code can be given."""
        match self.state:
            case Welcome() | Found() | Refused() | Thanks():
                self._enter(digit)
            case Entry(digits, _, basket) if len(digits) < CODE_DIGITS:
                self._typed(digits + digit, basket)
            case StaffSignIn():
                self._backstage.type_digit(digit)
            case _:
                return

    def erase(self) -> None:
        """Take back the last digit; nothing is marked any more."""
        match self.state:
            case Entry(digits, _, basket):
                self._edit(Entry(digits[:-1], basket=basket))
            case StaffSignIn():
                self._backstage.erase()
            case _:
                return

    def clear(self) -> None:
        """Take back all digits."""
        match self.state:
            case Entry(_, _, basket):
                self._edit(Entry(basket=basket))
            case StaffSignIn():
                self._backstage.clear()
            case _:
                return

    def submit(self) -> None:
        """Look up what was typed, once it is whole and not marked as mistyped; or have a PIN checked."""
        match self.state:
            case Entry(digits, False, basket) if len(digits) == CODE_DIGITS:
                self._collecting.look_up(digits, basket)
            case StaffSignIn():
                self._backstage.submit()
            case _:
                return

    def leave(self) -> None:
        """Take a step back: to the basket where there is one, else to where nobody is.

        What is being looked up or printed is not interrupted.
        """
        match self.state:
            case TakeTickets():
                self.stage.go(Thanks())
            case Entry() | Refused() | PrintIncomplete() | TerminalFault() if basket_of(self.state).finds:
                self.stage.go(Found(basket_of(self.state)))
            case PrinterTrouble(trouble, basket) if basket.finds:
                self.stage.rest(PrinterTrouble(trouble))
            case Entry() | Found() | Refused() | PrintIncomplete() | TerminalFault() | Thanks():
                self.stage.home()
            case StaffSignIn() | StaffPanel():
                self._backstage.leave()
            case _:
                return

    # what a guest does

    def begin(self) -> None:
        """Go and type a code, the first one or another one."""
        if isinstance(self.state, Welcome | Thanks | Refused | Found):
            self._enter("")

    def scan(self, text: str) -> None:
        """Take what was scanned, whole, or say why not."""
        self._scans.take(text)

    def take_out(self, index: int) -> None:
        """Take one code out of the basket."""
        self._collecting.take_out(index)

    def print_tickets(self) -> None:
        """Print all that was found."""
        self._collecting.print_tickets()

    def retry(self) -> None:
        """Try the same press again, by the same key."""
        self._collecting.retry()

    # what staff do

    def call_staff(self) -> None:
        """Ask who is there, by the hidden corner or the chord of keys."""
        self._backstage.open()

    def do(self, act: StaffAct) -> None:
        """Do what the signed-in member of staff may do."""
        self._backstage.do(act)

    # what happens by itself

    def crashed(self) -> None:
        """A bug came up somewhere in the program."""
        self.stage.crash(OutOfOrder(state_name(self.state)))

    def tick(self) -> None:
        """Let time pass: take back words, go back from screens nobody uses, ask after the machine."""
        self.stage.pass_time()
        if self.stage.is_time_up:
            self._time_is_up()
        self._backstage.look_after_health()
        self._watch.look()

    def _time_is_up(self) -> None:
        match self.state:
            case TakeTickets():
                self.stage.go(Thanks())
            case OutOfOrder():
                self.stage.home()  # asked again where the program does not end
                self._program.ended(Ending.RESTART)
            case PrinterTrouble(trouble):
                self.stage.rest(PrinterTrouble(trouble))
            case Refused(basket=basket) if self.stage.is_limited and basket.finds:
                self.stage.go(Found(basket))
            case StaffSignIn() | StaffPanel():
                self._backstage.leave()
            case _:
                self.stage.home()

    def _enter(self, digits: str) -> None:
        basket = basket_of(self.state)
        if basket.is_full:
            self.stage.note(Notice.BASKET_FULL)
        else:
            self._typed(digits, basket)

    def _typed(self, digits: str, basket: Basket) -> None:
        mistyped = len(digits) == CODE_DIGITS and isinstance(read_code(digits), Misreading)
        self._edit(Entry(digits, mistyped, basket), Cue.REFUSED if mistyped else Cue.KEY)
        if mistyped:
            self._collecting.note_mistyped(digits)

    def _edit(self, entry: Entry, cue: Cue = Cue.KEY) -> None:
        self.stage.go(entry)
        self.stage.heard(cue)

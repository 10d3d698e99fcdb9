"""What a person can do on any screen: each act of the flow, as QML calls it."""

from dataclasses import replace

from PySide6.QtCore import QObject, Slot
from PySide6.QtQml import QmlAnonymous

from willcall.kiosk.flow import Flow
from willcall.kiosk.journey.states import StaffAct

QML_IMPORT_NAME = "Willcall.Kiosk"
QML_IMPORT_MAJOR_VERSION = 1


@QmlAnonymous
class Acts(QObject):
    """The acts, and nothing that shows."""

    def __init__(self, flow: Flow) -> None:
        super().__init__()
        self._flow = flow

    @Slot()
    def begin(self) -> None:
        """Go and type a code, the first one or another one."""
        self._flow.begin()

    @Slot(str)
    def typeDigit(self, digit: str) -> None:
        """Add a digit."""
        self._flow.type_digit(digit)

    @Slot()
    def erase(self) -> None:
        """Take back the last digit."""
        self._flow.erase()

    @Slot()
    def clear(self) -> None:
        """Take back all digits."""
        self._flow.clear()

    @Slot()
    def submit(self) -> None:
        """Look up what was typed, or have a PIN checked."""
        self._flow.submit()

    @Slot(int)
    def takeOut(self, index: int) -> None:
        """Take one code out of the basket."""
        self._flow.take_out(index)

    @Slot()
    def printTickets(self) -> None:
        """Print all that was found."""
        self._flow.print_tickets()

    @Slot()
    def retry(self) -> None:
        """Try the same press again."""
        self._flow.retry()

    @Slot()
    def leave(self) -> None:
        """Take a step back, or be done."""
        self._flow.leave()

    @Slot()
    def moreTime(self) -> None:
        """Need longer than the screen would wait."""
        self._flow.more_time()

    @Slot()
    def switchLanguage(self) -> None:
        """Show the next language."""
        self._flow.switch_language()

    @Slot(str)
    def speak(self, language: str) -> None:
        """Show one of the languages."""
        self._flow.speak(language)

    @Slot()
    def toggleLargeText(self) -> None:
        """Show everything larger, or as usual."""
        self._flow.show_with(replace(self._flow.comfort, large_text=not self._flow.comfort.large_text))

    @Slot()
    def toggleHighContrast(self) -> None:
        """Show everything in strong contrast, or as usual."""
        self._flow.show_with(replace(self._flow.comfort, high_contrast=not self._flow.comfort.high_contrast))

    @Slot()
    def toggleLowReach(self) -> None:
        """Bring every control to the lower half, or back."""
        self._flow.show_with(replace(self._flow.comfort, low_reach=not self._flow.comfort.low_reach))

    @Slot()
    def callStaff(self) -> None:
        """Ask who is there."""
        self._flow.call_staff()

    @Slot(str)
    def staffDo(self, act: str) -> None:
        """Do what the signed-in member of staff may do; ``act`` is a name of ``StaffAct``."""
        self._flow.do(StaffAct(act))

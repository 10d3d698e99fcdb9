"""The spooler of Windows as far as a ticket needs it, played as Microsoft and pywin32 document it.

A job is paused, resumed, retained, released and deleted; it prints look by look. Put it in the place of pywin32's
modules with :meth:`PlayedWindows.install`.
"""

import sys
from collections import deque
from dataclasses import dataclass, field
from types import SimpleNamespace

import pytest
from PIL import Image, ImageWin

PAUSED, DELETING, SPOOLING, PRINTING, PRINTED, RETAINED = 0x1, 0x4, 0x8, 0x10, 0x80, 0x2000
_PAUSE, _RESUME, _DELETE, _RETAIN, _RELEASE = 1, 2, 5, 8, 9
_ENDED = PRINTED | DELETING
NO_SUCH_JOB, NO_SUCH_PRINTER = 87, 1801
CONSTANTS = {
    "LOGPIXELSX": 88,
    "LOGPIXELSY": 90,
    "PHYSICALOFFSETX": 112,
    "PHYSICALOFFSETY": 113,
    "DM_ORIENTATION": 1,
    "DM_PAPERSIZE": 2,
    "DM_PAPERLENGTH": 4,
    "DM_PAPERWIDTH": 8,
    "DM_SCALE": 16,
    "DM_COPIES": 256,
    "DMORIENT_PORTRAIT": 1,
    "DMPAPER_USER": 256,
    "DM_IN_BUFFER": 8,
    "DM_OUT_BUFFER": 2,
}


class PywinError(Exception):
    """As pywintypes.error is."""

    def __init__(self, winerror: int, funcname: str, strerror: str) -> None:
        super().__init__(winerror, funcname, strerror)
        self.winerror, self.funcname, self.strerror = winerror, funcname, strerror


@dataclass(slots=True)
class Sheet:
    """A page as it was drawn: the picture, and where on the printer's dots."""

    picture: Image.Image
    place: tuple[int, int, int, int]
    paper: SimpleNamespace


@dataclass(slots=True)
class Document:
    """A job and what is in it."""

    number: int
    name: str
    machine: str
    status: int = SPOOLING
    kept: bool = False
    pages: list[Sheet] = field(default_factory=list)


class PlayedWindows:
    """One printer with its queue. ``papers`` are the pages that came out, in order.

    Attributes:
        printer: its status; ``attributes`` are its attributes.
        steps: the flags that a released job shows, look by look, before it is printed.
        stuck: the flags that it shows instead, for ever.
        codes: by the name of a function, the error that it ends with.
        called: functions that change something.
    """

    def __init__(self, dots: tuple[int, int] = (203, 203)) -> None:
        self.papers: list[Sheet] = []
        self.documents: dict[int, Document] = {}
        self.printer = 0
        self.attributes = 0
        self.steps: deque[int] = deque([0, PRINTING])
        self.stuck: int | None = None
        self.codes: dict[str, int] = {}
        self.called: list[str] = []
        self.open_handles = 0
        self.settings: SimpleNamespace | None = SimpleNamespace(Fields=0x10000, FormName="A4")
        self._caps = {88: dots[0], 90: dots[1], 112: 8, 113: 16}
        self._context: SimpleNamespace | None = None

    def install(self, patch: pytest.MonkeyPatch) -> None:
        """Stand in for pywin32 and for Pillow's way onto a device context."""
        names = ("OpenPrinter", "ClosePrinter", "GetPrinter", "EnumJobs", "GetJob", "SetJob", "DocumentProperties")
        drawing = ("StartDoc", "StartPage", "EndPage", "EndDoc", "AbortDoc", "GetDeviceCaps")
        modules = {
            "pywintypes": SimpleNamespace(error=PywinError),
            "win32con": SimpleNamespace(**CONSTANTS),
            "win32gui": SimpleNamespace(CreateDC=self.CreateDC, DeleteDC=self.DeleteDC),
            "win32print": SimpleNamespace(**{name: getattr(self, name) for name in (*names, *drawing)}),
        }
        for name, module in modules.items():
            patch.setitem(sys.modules, name, module)
        played = self

        class Dib:
            def __init__(self, picture: Image.Image) -> None:
                self._picture = picture

            def draw(self, context: int, place: tuple[int, int, int, int]) -> None:
                played.draw(context, self._picture, place)

        patch.setattr(ImageWin, "Dib", Dib)

    def somebody_prints(self, name: str = "report", machine: str = "OTHER") -> Document:
        """Put in a job that is not ours."""
        document = Document(len(self.documents) + 1, name, f"\\\\{machine}", PRINTING)
        self.documents[document.number] = document
        return document

    # pywin32's names

    def OpenPrinter(self, name: str) -> int:  # noqa: N802
        self._fails("OpenPrinter")
        if name != "tickets":
            raise PywinError(NO_SUCH_PRINTER, "OpenPrinter", "The printer name is invalid.")
        self.open_handles += 1
        return 11

    def ClosePrinter(self, handle: int) -> None:  # noqa: N802
        self.open_handles -= 1

    def GetPrinter(self, handle: int, level: int) -> dict[str, object]:  # noqa: N802
        assert level == 2
        return {"Status": self.printer, "Attributes": self.attributes, "pDevMode": self.settings}

    def EnumJobs(self, handle: int, first: int, most: int, level: int) -> tuple[dict[str, object], ...]:  # noqa: N802
        return tuple(_told(each) for each in list(self.documents.values())[first:most])

    def GetJob(self, handle: int, number: int, level: int) -> dict[str, object]:  # noqa: N802
        self._fails("GetJob")
        document = self._document(number, "GetJob")
        if not document.status & (PAUSED | _ENDED):
            self._prints(document)
        return _told(document)

    def SetJob(self, handle: int, number: int, level: int, info: None, command: int) -> None:  # noqa: N802
        assert (level, info) == (0, None)
        self._fails(f"SetJob {int(command)}")
        document = self._document(number, "SetJob")
        self.called.append(f"SetJob {int(command)}")
        if command == _PAUSE:
            document.status |= PAUSED
        elif command == _RESUME:
            document.status &= ~PAUSED
        elif command in (_RETAIN, _RELEASE):
            document.kept = command == _RETAIN
        elif command == _DELETE:
            del self.documents[number]

    def DocumentProperties(  # noqa: N802
        self, window: int, handle: int, name: str, output: SimpleNamespace, given: SimpleNamespace, mode: int
    ) -> int:
        assert (window, name, mode) == (0, "tickets", 10)
        assert output is given
        return 1

    def CreateDC(self, driver: str, name: str, settings: SimpleNamespace) -> int:  # noqa: N802
        assert (driver, name) == ("WINSPOOL", "tickets")
        self._fails("CreateDC")
        self._context = SimpleNamespace(paper=settings, document=None)
        return 22

    def DeleteDC(self, context: int) -> None:  # noqa: N802
        assert context == 22
        self._context = None

    def StartDoc(self, context: int, about: tuple[str, None, None, int]) -> int:  # noqa: N802
        import platform  # noqa: PLC0415

        document = Document(len(self.documents) + 1, about[0], f"\\\\{platform.node().upper()}")
        self.documents[document.number] = document
        self._drawn().document = document
        return document.number

    def StartPage(self, context: int) -> None:  # noqa: N802
        self._fails("StartPage")
        assert self._drawn().document.status & PAUSED, "a job that prints while it is drawn"

    def EndPage(self, context: int) -> None:  # noqa: N802
        self._fails("EndPage")

    def EndDoc(self, context: int) -> None:  # noqa: N802
        self._drawn().document.status &= ~SPOOLING

    def AbortDoc(self, context: int) -> None:  # noqa: N802
        del self.documents[self._drawn().document.number]

    def GetDeviceCaps(self, context: int, index: int) -> int:  # noqa: N802
        return self._caps[index]

    def draw(self, context: int, picture: Image.Image, place: tuple[int, int, int, int]) -> None:
        """Draw onto the page."""
        assert context == 22
        self._drawn().document.pages.append(Sheet(picture, place, self._drawn().paper))

    def _drawn(self) -> SimpleNamespace:
        assert self._context is not None
        return self._context

    def _prints(self, document: Document) -> None:
        """Go one step on; a job that is not kept is gone when it was printed."""
        if self.stuck is not None:
            document.status = self.stuck
            return
        if self.steps:
            document.status = self.steps.popleft()
            return
        self.papers += document.pages
        document.status = PRINTED | RETAINED
        if not document.kept:
            del self.documents[document.number]

    def _document(self, number: int, function: str) -> Document:
        if number not in self.documents:
            raise PywinError(NO_SUCH_JOB, function, "The parameter is incorrect.")
        return self.documents[number]

    def _fails(self, function: str) -> None:
        if function in self.codes:
            raise PywinError(self.codes[function], function, "played")


def _told(document: Document) -> dict[str, object]:
    return {
        "JobId": document.number,
        "pDocument": document.name,
        "pMachineName": document.machine,
        "Status": document.status,
    }

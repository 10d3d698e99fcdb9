"""A drawn ticket as a document in a queue of Windows. Only here, and in the queue itself, is Windows called.

The spooler of Windows takes no PDF. What goes onto the printer's page is the drawing's own picture, made at the
printer's resolution, dot for dot: the same that every other way prints.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from willcall.printing.render import DOTS_PER_INCH, Drawing, dark_dots
from willcall.printing.transports.queues import JOB_NAME, QueueFaultError
from willcall.printing.transports.queues.page_size import page_size
from willcall.redemption.domain.paper import PaperTrouble

if TYPE_CHECKING:
    from _win32typing import PyDEVMODEW, PyPrinterHANDLE

_DOTS_A_MM_8 = 203
"""What a driver calls eight dots a millimetre, since it can say whole numbers only."""


def put_document(queue: str, handle: "PyPrinterHANDLE", drawing: Drawing, started: Callable[[int], None]) -> int:
    """Put a drawing into a queue as a document of one page, and return its job's number.

    ``started`` hears the number before there is anything in the job. Where anything fails the document is given up.

    Raises:
        pywintypes.error: Windows refused.
        QueueFaultError: the queue's driver is not whole.
    """
    import win32print  # noqa: PLC0415  # there is none elsewhere

    with _context(queue, _paper(queue, handle, drawing)) as context:
        number = win32print.StartDoc(context, (JOB_NAME, None, None, 0))
        try:
            started(number)
            win32print.StartPage(context)
            _draw(context, drawing)
            win32print.EndPage(context)
            win32print.EndDoc(context)
        except BaseException:
            win32print.AbortDoc(context)
            raise
        return number


@contextmanager
def _context(queue: str, paper: "PyDEVMODEW") -> Iterator[int]:
    import win32gui  # noqa: PLC0415

    context = int(win32gui.CreateDC("WINSPOOL", queue, paper))
    try:
        yield context
    finally:
        win32gui.DeleteDC(context)


def _paper(queue: str, handle: "PyPrinterHANDLE", drawing: Drawing) -> "PyDEVMODEW":
    """Return the queue's own settings, but for the paper: as large as the drawing, one copy, unscaled."""
    import win32con  # noqa: PLC0415
    import win32print  # noqa: PLC0415

    paper = win32print.GetPrinter(handle, 2)["pDevMode"]
    if paper is None:
        raise QueueFaultError(PaperTrouble.FAILED, f"the driver of {queue} has no settings: install it anew")
    width, height = page_size(drawing.pdf)
    paper.PaperSize = win32con.DMPAPER_USER
    paper.PaperWidth, paper.PaperLength = round(width * 10), round(height * 10)  # tenths of a millimetre
    paper.Orientation, paper.Copies, paper.Scale = win32con.DMORIENT_PORTRAIT, 1, 100
    paper.Fields |= (
        win32con.DM_PAPERSIZE
        | win32con.DM_PAPERWIDTH
        | win32con.DM_PAPERLENGTH
        | win32con.DM_ORIENTATION
        | win32con.DM_COPIES
        | win32con.DM_SCALE
    )
    # the driver takes what it can of it, and says what became of it
    win32print.DocumentProperties(0, handle, queue, paper, paper, win32con.DM_IN_BUFFER | win32con.DM_OUT_BUFFER)
    return paper


def _draw(context: int, drawing: Drawing) -> None:
    """Draw the page where the paper is: a context begins at the first dot that the printer can print."""
    import win32con  # noqa: PLC0415
    import win32print  # noqa: PLC0415
    from PIL import ImageWin  # noqa: PLC0415

    across, down = (win32print.GetDeviceCaps(context, each) for each in (win32con.LOGPIXELSX, win32con.LOGPIXELSY))
    left, top = (
        -win32print.GetDeviceCaps(context, each) for each in (win32con.PHYSICALOFFSETX, win32con.PHYSICALOFFSETY)
    )
    page = dark_dots(drawing.picture(DOTS_PER_INCH if across == _DOTS_A_MM_8 else float(across))).convert("L")
    right, bottom = left + page.width, top + round(page.height * down / across)
    ImageWin.Dib(page).draw(context, (left, top, right, bottom))

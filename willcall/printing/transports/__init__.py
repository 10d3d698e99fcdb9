"""The ways a drawn ticket can go. One file each; each says what it can promise.

A transport is used by one thread at a time and for one ticket at a time; the spool sees to both.
"""

from typing import Protocol

from willcall.printing.render import Drawing
from willcall.redemption.domain.paper import Meanwhile, NeverStarted, PrinterState, PrintOutcome, Promise


class Job(Protocol):
    """A ticket made ready on a transport; no byte of it has left."""

    def send(self, meanwhile: Meanwhile) -> PrintOutcome:
        """Send it, once, and say what became of it. Faults of the machine are outcomes, never exceptions.

        ``meanwhile`` is called once, when the last byte has left, before the wait for what becomes of it; where
        sending failed it is not called.
        """
        ...

    def discard(self) -> None:
        """Give it up unsent."""
        ...


class Transport(Protocol):
    """One way to paper."""

    @property
    def promise(self) -> Promise:
        """The most that this way can promise of a ticket that went well."""
        ...

    def state(self) -> PrinterState:
        """Ask how it is there now."""
        ...

    def draw_ahead(self, drawing: Drawing) -> None:
        """Make the forms of the drawing that this way needs; the drawing keeps them.

        Raises:
            BrokenTemplateError: the template makes no ticket of it.
        """
        ...

    def expect_leftover(self) -> None:
        """Take it that a torn ticket hangs in the printer, and make it void before anything else comes out.

        A way on which nothing can hang half done does nothing.
        """
        ...

    def make_ready(self, drawing: Drawing) -> Job | NeverStarted:
        """Do all that can be done before the first byte: reach the printer, ask it, clear what is old, encode."""
        ...

    def close(self) -> None:
        """Let go of the printer. A closed transport reaches for it again when it is used again."""
        ...

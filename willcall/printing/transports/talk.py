"""What is said over one line, whether the printer at its end answers or not."""

from typing import Protocol

from willcall.redemption.domain.paper import Meanwhile, PrinterState, PrintOutcome


class Talk(Protocol):
    """Spoken by :class:`Conversation` with a printer that answers, by :class:`Monologue` to one that never does."""

    def begin(self) -> None:
        """Drop what is old.

        Raises:
            LineLostError: the line broke.
        """
        ...

    def state(self) -> PrinterState:
        """Ask how the printer is.

        Raises:
            LineLostError: the line broke, or no answer came.
        """
        ...

    def deliver(self, ticket: bytes, meanwhile: Meanwhile) -> PrintOutcome:
        """Send a ticket and say what became of it."""
        ...

    def burn(self, void: bytes) -> PrintOutcome:
        """Send what makes a torn ticket void, and say what became of it."""
        ...

    def close(self) -> None:
        """Hang up in good order."""
        ...

    def abort(self) -> None:
        """Hang up and throw away what is still on its way."""
        ...

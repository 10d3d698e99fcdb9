"""Every phrase with a number in it that has a singular and a plural.

They stand together because Qt's ``lupdate`` finds plural forms in Python only in calls of ``tr`` inside a class.
"""

from PySide6.QtCore import QObject


class Counts(QObject):
    """Counts in the language of the moment; its name is the translators' context."""

    def tickets_found(self, count: int) -> str:
        """Return the found screen's headline."""
        #: headline of the found screen
        return self.tr("%n ticket(s) found", "", count)

    def print_tickets(self, count: int) -> str:
        """Return the text of the button that prints."""
        #: the button that prints
        return self.tr("Print %n ticket(s)", "", count)

    def take_tickets(self, count: int) -> str:
        """Return the headline once all are printed."""
        #: headline once all are printed
        return self.tr("Take your %n ticket(s)", "", count)

    def already_collected(self, count: int) -> str:
        """Return how many tickets of the same code are out."""
        #: tickets of the same code whose paper is out; their seats follow
        return self.tr("%n already collected", "", count)

    def in_doubt(self, count: int) -> str:
        """Return how many tickets of the same code may or may not be out."""
        #: tickets of the same code of which nobody knows whether they were printed; their seats follow
        return self.tr("%n not certain, please ask our staff", "", count)

    def digits_to_go(self, count: int) -> str:
        """Return why the button cannot act yet."""
        #: on the button that cannot act yet
        return self.tr("%n digit(s) to go", "", count)

    def starts_in(self, minutes: int) -> str:
        """Return how soon a showing starts."""
        #: minutes until the showing starts
        return self.tr("Starts in %n minute(s)", "", minutes)

    def started_ago(self, minutes: int) -> str:
        """Return how long a showing has been running."""
        #: minutes since the showing started
        return self.tr("Started %n minute(s) ago", "", minutes)

    def back_in(self, seconds: int) -> str:
        """Return when the screen returns to the start by itself."""
        #: the screen returns to the start by itself; keep it short
        return self.tr("Back to start in %n s", "", seconds)

    def again_in(self, seconds: int) -> str:
        """Return when a paused machine takes codes again."""
        #: a machine that pauses takes codes again by itself; keep it short
        return self.tr("Codes again in %n s", "", seconds)

    def starts_anew_in(self, seconds: int) -> str:
        """Return when a machine that is out of order tries to start again."""
        #: a machine that is out of order starts again by itself; keep it short
        return self.tr("Starting again in %n s", "", seconds)

    def tickets(self, count: int) -> str:
        """Return how many tickets there are of one showing."""
        #: how many tickets, in a line with their showing
        return self.tr("%n ticket(s)", "", count)

    def codes_at_most(self, count: int) -> str:
        """Return why no further code goes into the basket."""
        #: a notice: so many collection codes can be printed in one go
        return self.tr("Up to %n code(s) at a time. Print these first.", "", count)

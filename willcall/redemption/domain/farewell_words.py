"""What an operator reads before and after a terminal is given up. English alone: these stand in a command."""

from willcall.redemption.domain.farewells import GivenUp, LostEntries


def lost_words(lost: LostEntries) -> str:
    """Say what head office would never hear of."""
    which = f"Entry {lost.first} is" if lost.first == lost.last else f"Entries {lost.first} to {lost.last} are"
    return (
        f"{which} nowhere but in this terminal: {lost.printed} of them say that a ticket came out, {lost.in_doubt} "
        "that nobody knows. Given up now, head office never hears of them: its settlement counts these seats as open."
    )


KEEP = "Send them first: willcall-sync run; or by stick, with head office's answer: willcall-sync export, then import."
"""What to do instead."""


def given_up_words(done: GivenUp) -> str:
    """Say what became of the terminal."""
    return (
        f"Terminal {done.terminal_no} is given up: its keys are removed, its books stand in {done.kept_as} and open "
        "nothing any more."
    )

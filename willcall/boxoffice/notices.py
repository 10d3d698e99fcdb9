"""A word about what was just done, shown over the view for a while."""

from dataclasses import dataclass

from willcall.boxoffice.tokens import Tone


@dataclass(frozen=True, slots=True)
class Notice:
    """What staff are told. ``tone`` is never ``PLAIN``: a sign goes with it. What is bad stays until it is closed."""

    text: str
    tone: Tone = Tone.GOOD

    @property
    def stays(self) -> bool:
        """Whether somebody has to close it."""
        return self.tone is Tone.BAD

"""Text as paper can bear it: what a title may hold, made safe to set, with nothing lost that a font can show."""

import re
import unicodedata

NO_GLYPH = "□"

_BIDI_CONTROLS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_EMOJI = re.compile("[\U0001f000-\U0001f0ff\U0001f300-\U0001faff](?:[\ufe0e\ufe0f\U0001f3fb-\U0001f3ff]|\u200d.)*")


def letters(text: str) -> str:
    """Return ``text`` as one line that can be set: composed (NFC), blanks single, no control characters.

    Characters that steer the direction of writing go too: they could show a seat number backwards. The ticket fonts
    have no emoji; each becomes one ``□``, so that the paper shows that something stood there.
    """
    steered = _BIDI_CONTROLS.sub("", _EMOJI.sub(NO_GLYPH, text))
    plain = "".join(" " if unicodedata.category(each) in {"Cc", "Cs", "Co", "Cn"} else each for each in steered)
    return unicodedata.normalize("NFC", " ".join(plain.split()))

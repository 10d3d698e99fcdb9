"""Text as paper can bear it: what a title may hold, made safe to set, with nothing lost that a font can show."""

import re
import unicodedata

NO_GLYPH = "□"

_EMOJI = re.compile("[\U0001f000-\U0001f0ff\U0001f300-\U0001faff](?:[\ufe0e\ufe0f\U0001f3fb-\U0001f3ff]|\u200d.)*")
_JOINERS = frozenset("\u200c\u200d")
_NOT_TEXT = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})


def letters(text: str) -> str:
    """Return ``text`` as one line that can be set: composed (NFC), blanks single, no control characters.

    Characters that steer the direction of writing go too: they could show a seat number backwards. Joiners stay, some
    scripts are spelt with them. The ticket's fonts have no emoji; each becomes one ``□``, so that the paper shows that
    something stood there.
    """
    shown = (_shown(each) for each in _EMOJI.sub(NO_GLYPH, text))
    return unicodedata.normalize("NFC", " ".join("".join(shown).split()))


def _shown(character: str) -> str:
    category = unicodedata.category(character)
    if category not in _NOT_TEXT or character in _JOINERS:
        return character
    return "" if category == "Cf" else " "

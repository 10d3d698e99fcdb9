r"""What a scanner or a keyboard in its place adds to a text: marks that are no part of what the symbol says."""

import re
import unicodedata

_INVISIBLE = frozenset({"Cc", "Cf"})
_SYMBOLOGY = re.compile(r"^\][A-Za-z][0-9A-Za-z]")
_ECI = re.compile(r"^\\[0-9]{6}")
_FULL_WIDTH = str.maketrans({wide: chr(wide - 0xFEE0) for wide in range(0xFF01, 0xFF5F)})


def without_marks(scanned: str) -> str:
    r"""Strip control characters, the AIM symbology identifier (``]Q3``) and the ECI designator (``\000026``)."""
    visible = "".join(c for c in scanned if unicodedata.category(c) not in _INVISIBLE)
    return _ECI.sub("", _SYMBOLOGY.sub("", visible.strip()))


def half_width(text: str) -> str:
    """Turn full-width forms (U+FF01 to U+FF5E), which an input method makes of ASCII, into ASCII again."""
    return text.translate(_FULL_WIDTH)

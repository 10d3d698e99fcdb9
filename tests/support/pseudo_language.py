"""A language 40 % longer than English, made from the translators' own file: what is cut off or untranslated shows.

Each text gets accents, a tail of words and brackets: ``[Çåñçél öñé]``. Its places (``%1``, ``%n``) stay.
"""

import re
import shutil
import subprocess
import xml.etree.ElementTree as ET
from math import ceil
from pathlib import Path

from hatch_build import lrelease_command
from tests.support.translations import FILES

LANGUAGE = "en_XA"
_TAIL = "öñé twö thréé föûr "
OWN_NAME = "Þšéûðö"
LONGER = 0.4
_ACCENTS = str.maketrans("aceinosuyzACEINOSUYZ", "åçéîñöšûýžÅÇÉÎÑÖŠÛÝŽ")
_PLACES = re.compile(r"(%\w)")


def longer(text: str) -> str:
    """Return a text with accents, in brackets, at least 40 % longer."""
    accented = "".join(part if _PLACES.fullmatch(part) else part.translate(_ACCENTS) for part in _PLACES.split(text))
    tail = (_TAIL * 9)[: max(1, ceil(len(text) * LONGER) - 2)].strip()
    return f"[{accented}{' ' if len(tail) > 2 else ''}{tail}]"


def pseudo_language(folder: Path) -> Path:
    """Furnish a folder with the program's languages and this one as one more file; return the folder."""
    for each in FILES.glob("*.ts"):
        _compile(each, folder / f"{each.stem}.qm")
    source = folder / f"willcall_{LANGUAGE}.ts"
    shutil.copyfile(FILES / "willcall_zh.ts", source)
    tree = ET.parse(source)  # noqa: S314  # our own file
    tree.getroot().set("language", LANGUAGE)
    for context in tree.getroot().iter("context"):
        for message in context.iter("message"):
            _lengthen(message, own_name=context.findtext("name") == "Language")
    tree.write(source, encoding="utf-8", xml_declaration=True)
    _compile(source, source.with_suffix(".qm"))
    return folder


def _lengthen(message: ET.Element, *, own_name: bool) -> None:
    text, translation = message.findtext("source") or "", message.find("translation")
    if translation is None:
        return
    is_counted = message.get("numerus") == "yes"
    is_pattern = "dddd" in text
    translation.clear()
    said = OWN_NAME if own_name else text if is_pattern else longer(text.replace("(s)", "s"))
    if is_counted:
        for _ in range(2):
            ET.SubElement(translation, "numerusform").text = said
    else:
        translation.text = said


def _compile(source: Path, target: Path) -> None:
    subprocess.run([lrelease_command(), "-silent", source, "-qm", target], check=True)

"""No text is left untranslated, and none is missing from the translators' files."""

import shutil
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from tests.support.translations import FILES, PLURALS_ONLY, SPOKEN, update

TRANSLATIONS = sorted(FILES.glob("*.ts"))
Texts = dict[tuple[str, str], list[str]]


def texts(file: Path) -> Texts:
    """Return each text (context, source) with its translations, one for each plural form."""
    found: Texts = {}
    for context in ET.parse(file).getroot().iter("context"):  # noqa: S314  # our own file
        for message in context.iter("message"):
            translation = message.find("translation")
            assert translation is not None
            assert translation.get("type") is None, f"{file.name}: {message.findtext('source')}"
            forms = translation.findall("numerusform") or [translation]
            found[context.findtext("name") or "", message.findtext("source") or ""] = [
                form.text or "" for form in forms
            ]
    return found


@pytest.mark.parametrize("file", TRANSLATIONS, ids=lambda file: file.stem)
def test_every_text_is_translated_and_keeps_its_places(file: Path) -> None:
    for (_, source), forms in texts(file).items():
        for form in forms:
            assert form.strip()
            for place in ("%1", "%2", "%3", "%4", "%5"):
                assert (place in form) == (place in source), source
            assert "%n" in source or "%n" not in form


@pytest.mark.parametrize("file", TRANSLATIONS, ids=lambda file: file.stem)
def test_the_file_has_the_texts_that_the_code_has(file: Path, tmp_path: Path) -> None:
    fresh = tmp_path / file.name
    shutil.copyfile(file, fresh)
    update(fresh)
    assert texts(fresh).keys() == texts(file).keys(), "run: python -m tests.support.translations"


@pytest.mark.parametrize("family", SPOKEN)
def test_english_needs_its_plurals_alone_and_chinese_everything(family: str) -> None:
    english, chinese = (texts(FILES / f"{family}_{language}.ts") for language in ("en", "zh"))
    assert set(english) < set(chinese)
    assert {"en"} == PLURALS_ONLY
    assert all("%n" in source for _, source in english)

"""Bring the translation files up to date with the texts in the code: ``python -m tests.support.translations``."""

import subprocess
import sys
from pathlib import Path

import PySide6

SOURCES = Path("willcall")
FILES = SOURCES / "resources" / "i18n"
PLURALS_ONLY = frozenset({"en"})
"""Languages whose texts are the ones in the code, and which need a file for their plural forms alone."""

SPOKEN = {
    "willcall": ("kiosk/**/*.py", "kiosk/**/*.qml", "qtkit/*.py"),
    "boxoffice": ("boxoffice/**/*.py",),
}
"""Where the texts of a family of files are."""


def family_and_language(translation: Path) -> tuple[str, str]:
    """Return what a file's name is made of."""
    family, _, language = translation.stem.partition("_")
    return family, language


def update(translation: Path) -> None:
    """Run Qt's ``lupdate`` over one file; texts that are gone from the code go from the file.

    Raises:
        RuntimeError: ``lupdate`` failed.
    """
    family, language = family_and_language(translation)
    suffix = ".exe" if sys.platform == "win32" else ""
    texts = [text for pattern in SPOKEN[family] for text in SOURCES.glob(pattern)]
    options = ["-no-obsolete", "-locations", "none", "-source-language", "en", "-target-language", language]
    options += ["-pluralonly"] if language in PLURALS_ONLY else []
    command = [str(Path(PySide6.__file__).parent / f"lupdate{suffix}"), "-silent", *options]
    done = subprocess.run(
        [*command, *map(str, sorted(texts)), "-ts", str(translation)], check=False, capture_output=True, text=True
    )
    if done.returncode:
        raise RuntimeError(done.stderr)


if __name__ == "__main__":
    for file in sorted(FILES.glob("*.ts")):
        update(file)
        print(file)

"""Bring the translation files up to date with the texts in the code: ``python -m tests.support.translations``."""

import subprocess
import sys
from pathlib import Path

import PySide6

SOURCES = Path("willcall")
FILES = SOURCES / "resources" / "i18n"
PLURALS_ONLY = frozenset({"en"})
"""Languages whose texts are the ones in the code, and which need a file for their plural forms alone."""


def update(translation: Path) -> None:
    """Run Qt's ``lupdate`` over one file; texts that are gone from the code go from the file.

    Raises:
        RuntimeError: ``lupdate`` failed.
    """
    language = translation.stem.removeprefix("willcall_")
    suffix = ".exe" if sys.platform == "win32" else ""
    texts = [*SOURCES.glob("kiosk/**/*.py"), *SOURCES.glob("kiosk/**/*.qml"), *SOURCES.glob("qtkit/*.py")]
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

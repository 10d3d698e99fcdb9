"""The program's languages, switched while it runs. A language is one file, ``willcall_<language>.qm``, and no more.

The box office has a further file for each language that it speaks, ``boxoffice_<language>.qm``.
"""

from collections.abc import Callable, Sequence
from contextlib import ExitStack
from importlib.resources import as_file, files
from importlib.resources.abc import Traversable
from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QLocale, QTranslator

from willcall.qtkit.logs import logger

_STEM, _SUFFIX = "willcall_", ".qm"
_FIRST = "zh"
#: this language's own name for itself, as the button shows it that switches to it
_OWN_NAME: Final = str(QT_TRANSLATE_NOOP("Language", "English"))


def shipped() -> Traversable:
    """Return the folder of the translations that come with the program."""
    return files("willcall.resources") / "i18n"


def languages(folder: Traversable) -> dict[str, str]:
    """Return the languages that a folder has files for, Chinese first, each with its own name for itself."""
    found = sorted(
        each.name.removeprefix(_STEM).removesuffix(_SUFFIX)
        for each in folder.iterdir()
        if each.name.startswith(_STEM) and each.name.endswith(_SUFFIX)
    )
    found.sort(key=lambda language: language != _FIRST)
    return {language: _own_name(folder, language) for language in found}


def _own_name(folder: Traversable, language: str) -> str:
    """Return what the file says; English says it in the code; a file that does not is asked of Qt."""
    translator = _loaded(folder, language)
    said = translator.translate("Language", _OWN_NAME) if translator else ""
    return said or (_OWN_NAME if language == "en" else QLocale(language).nativeLanguageName())


def _loaded(folder: Traversable, language: str, stem: str = _STEM) -> QTranslator | None:
    translator = QTranslator()
    with ExitStack() as unpacked:
        path = unpacked.enter_context(as_file(folder / f"{stem}{language}{_SUFFIX}"))
        return translator if translator.load(str(path)) else None


class Translation:
    """Holds the translators that are installed.

    Args:
        retranslate: Called after a switch, such as ``QQmlEngine.retranslate``.
        folder: Where the languages' files are.
        stems: What the names of a language's files begin with.
    """

    def __init__(
        self,
        retranslate: Callable[[], None] = lambda: None,
        folder: Traversable | None = None,
        stems: Sequence[str] = (_STEM,),
    ) -> None:
        self._retranslate, self._folder, self._stems = retranslate, folder or shipped(), stems
        self._installed: list[QTranslator] = []
        self.language = ""

    def switch(self, language: str) -> None:
        """Show ``language`` from now on. Where its file is missing the English texts of the source stay."""
        if language == self.language:
            return
        self.remove()
        self.language = language
        for stem in self._stems:
            translator = _loaded(self._folder, language, stem)
            if translator:
                QCoreApplication.installTranslator(translator)
                self._installed.append(translator)
            else:
                logger("translation").warning("translation_missing", language=language, file=f"{stem}{language}")
        self._retranslate()

    def remove(self) -> None:
        """Take the translator out again."""
        for translator in self._installed:
            QCoreApplication.removeTranslator(translator)
        self._installed, self.language = [], ""

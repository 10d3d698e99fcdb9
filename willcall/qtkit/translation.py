"""The program's languages, switched while it runs."""

from collections.abc import Callable
from importlib.resources import as_file, files

from PySide6.QtCore import QCoreApplication, QTranslator

from willcall.qtkit.logs import logger

LANGUAGES: dict[str, str] = {"zh": "中文", "en": "English"}
"""Each language with its own name for itself, the default first. One file ``willcall_<language>.ts`` each."""

_PACKAGE = "willcall.resources"


class Translation:
    """Holds the one translator that is installed.

    Args:
        retranslate: Called after a switch, such as ``QQmlEngine.retranslate``.
    """

    def __init__(self, retranslate: Callable[[], None] = lambda: None) -> None:
        self._retranslate = retranslate
        self._installed: QTranslator | None = None
        self.language = ""

    def switch(self, language: str) -> None:
        """Show ``language`` from now on. Where its file is missing the English texts of the source stay."""
        if language == self.language:
            return
        self.remove()
        self.language = language
        translator = QTranslator()
        with as_file(files(_PACKAGE) / "i18n" / f"willcall_{language}.qm") as path:
            loaded = translator.load(str(path))
        if loaded:
            QCoreApplication.installTranslator(translator)
            self._installed = translator
        else:
            logger("translation").warning("translation_missing", language=language)
        self._retranslate()

    def remove(self) -> None:
        """Take the translator out again."""
        if self._installed is not None:
            QCoreApplication.removeTranslator(self._installed)
        self._installed, self.language = None, ""

"""An ``import`` that reads no source text, after PySide6 has put in place one that does.

Importing PySide6 replaces ``builtins.__import__`` for the whole process, so that ``from __feature__ import snake_case``
can work. From then on it reads the source text of every module that anybody imports, looks for its own name in it, and
leaves the text in ``linecache`` for good: with the heart's libraries 880 files, 37 MB and a good part of the start.
Nothing here uses these features. See decision 17.
"""

import builtins

import PySide6.QtCore  # noqa: F401  # what is put back here is what it takes away


def restore_import() -> None:
    """Put back the ``import`` from before. Call it before the rest of the program is imported.

    What PySide6 needs for itself, its classes that are made when they are first used, stays in place. A PySide6 that
    keeps no ``__orig_import__`` has replaced nothing, and nothing is done.
    """
    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)

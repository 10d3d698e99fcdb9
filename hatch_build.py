"""The build's own step: compile the translations (``.ts``) to the form that Qt loads (``.qm``)."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


def lrelease_command() -> Path:
    """Return the path of Qt's ``lrelease`` inside PySide6, without importing PySide6 (which would load Qt).

    Raises:
        RuntimeError: PySide6-Essentials is not installed where the build runs.
    """
    spec = importlib.util.find_spec("PySide6")
    folders = list(spec.submodule_search_locations or ()) if spec else []
    name = "lrelease.exe" if sys.platform == "win32" else "lrelease"
    for folder in folders:
        if (command := Path(folder) / name).exists():
            return command
    msg = "lrelease was not found: PySide6-Essentials has to be installed to build willcall"
    raise RuntimeError(msg)


class TranslationsHook(BuildHookInterface):  # type: ignore[type-arg]  # generic only for the type checker
    """Compiles ``willcall/resources/i18n/*.ts``; does nothing while there are none."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile each translation next to its source, for wheels and editable installs alike."""
        del version, build_data
        for source in sorted(Path(self.root, "willcall", "resources", "i18n").glob("*.ts")):
            target = source.with_suffix(".qm")
            if target.exists() and target.stat().st_mtime >= source.stat().st_mtime:
                continue
            subprocess.run([lrelease_command(), "-silent", source, "-qm", target], check=True)

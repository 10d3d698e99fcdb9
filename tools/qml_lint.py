"""Lints every QML file against generated type information, so that a misspelt slot or token fails.

The Python classes that QML can see (``@QmlElement`` and its relatives) are described to qmllint in two steps, as
PySide6's own project tool does it: its ``metaobjectdump`` reads the classes out of the source, ``qmltyperegistrar``
makes a ``.qmltypes`` file of each QML module. Both land under ``var/qmltypes``.
"""

from __future__ import annotations

import ast
import importlib.util
import io
import json
import shutil
import subprocess
import sys
from collections.abc import Sequence
from contextlib import redirect_stderr
from pathlib import Path
from typing import Any

import PySide6

QML_ROOT = Path("willcall/kiosk/qml")
SOURCES = Path("willcall")
OUTPUT = Path("var/qmltypes")
TOOLS = Path(PySide6.__file__).parent
SUFFIX = ".exe" if sys.platform == "win32" else ""
LIBEXEC = TOOLS if sys.platform == "win32" else TOOLS / "Qt" / "libexec"
MARKS = ("QmlElement", "QmlNamedElement", "QmlAnonymous", "QmlUncreatable", "QmlForeign")
# Off by default in qmllint, and cheap to keep to.
FURTHER_RULES = ("--unused-imports", "warning", "--multiline-strings", "warning")


def import_name(source: str) -> str | None:
    """Return the QML module that a Python file's classes belong to (its ``QML_IMPORT_NAME``), if any."""
    for node in ast.parse(source).body:
        match node:
            case ast.Assign(targets=[ast.Name(id="QML_IMPORT_NAME")], value=ast.Constant(value=str(name))):
                return name
    return None


def qml_modules() -> dict[str, list[Path]]:
    """Group the Python files that declare QML types by the QML module they declare them in.

    Raises:
        SystemExit: A file declares QML types and names no module.
    """
    modules: dict[str, list[Path]] = {}
    for path in sorted(SOURCES.rglob("*.py")):
        source = path.read_text(encoding="utf-8")
        if not any(f"@{mark}" in source for mark in MARKS):
            continue
        name = import_name(source)
        if name is None:
            sys.exit(f"{path}: declares QML types without a QML_IMPORT_NAME")
        modules.setdefault(name, []).append(path)
    for paths in modules.values():  # what others derive from comes first
        paths.sort(key=lambda path: "@QmlAnonymous" not in path.read_text(encoding="utf-8"))
    return modules


def run(command: Sequence[str | Path]) -> str:
    """Run a tool and return what it wrote to its standard output.

    Raises:
        SystemExit: The tool failed; its own words are passed on.
    """
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"{done.stderr}\n{Path(command[0]).name} failed")
    return done.stdout


class Plainly(ast.NodeTransformer):
    """Rewrites ``name = Property("QStringList", lambda self: ...)`` to names, all that metaobjectdump understands.

    A base such as ``Shown[Advice]`` becomes ``Shown``: Qt knows no type parameters.
    """

    def visit_ClassDef(self, node: ast.ClassDef) -> ast.AST:
        """Take the parameters from a class's bases, then look at what is in it."""
        node.bases = [base.value if isinstance(base, ast.Subscript) else base for base in node.bases]
        return self.generic_visit(node)

    def visit_Assign(self, node: ast.Assign) -> ast.AST:
        """Replace a property's type and getter by names; leave every other assignment as it is."""
        match node:
            case ast.Assign(targets=[ast.Name(id=name)], value=ast.Call(func=ast.Name(id="Property")) as call):
                call.args = [_named(argument, name) for argument in call.args]
        return node


def _named(argument: ast.expr, fallback: str) -> ast.expr:
    match argument:
        case ast.Name():
            return argument
        case ast.Constant(value=str(text)):
            return ast.copy_location(ast.Name(id=text), argument)
        case _:
            return ast.copy_location(ast.Name(id=fallback), argument)


def _property_words(keywords: list[ast.keyword], entry: dict[str, Any]) -> None:
    """Note a property's ``notify`` and ``constant``; metaobjectdump of PySide6 6.11 does not know the latter."""
    for each in keywords:
        match each:
            case ast.keyword(arg="notify", value=ast.Name(id=signal)):
                entry["notify"] = signal
            case ast.keyword(arg="constant", value=ast.Constant(value=True)):
                entry["constant"] = True


def python_classes(sources: list[Path]) -> list[Any]:
    """Return what metaobjectdump finds in the sources; a class may derive from one in a file before its own."""
    path = TOOLS / "scripts" / "metaobjectdump.py"
    spec = importlib.util.spec_from_file_location("metaobjectdump", path)
    if spec is None or spec.loader is None:
        sys.exit(f"{path} is missing: PySide6-Essentials brings it")
    dump: Any = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(dump)
    dump.MetaObjectDumpVisitor.create_ast = staticmethod(
        lambda source: Plainly().visit(ast.parse(source.read_text(encoding="utf-8")))
    )
    dump._parse_property_kwargs = _property_words  # noqa: SLF001  # the one place to teach it
    context = dump.VisitorContext()
    # its words about decorators that it does not know are not about ours
    with redirect_stderr(io.StringIO()):
        found = [dump.parse_file(source.resolve(), context) for source in sources]
    return [each for each in found if each]


def describe(module: str, sources: list[Path]) -> None:
    """Write the type description and the ``qmldir`` of one QML module of Python classes.

    Raises:
        SystemExit: The module has QML files, too; qmllint would see only one of the two halves.
    """
    relative = Path(*module.split("."))
    if (QML_ROOT / relative / "qmldir").exists():
        sys.exit(f"{sources[0]}: {module} is a module of QML files; give the Python types a module of their own")
    folder = OUTPUT / relative
    folder.mkdir(parents=True)
    dump = folder / "metatypes.json"
    dump.write_text(json.dumps(python_classes(sources)), encoding="utf-8")
    versions: list[str | Path] = ["--import-name", module, "--major-version", "1", "--minor-version", "0"]
    types: list[str | Path] = ["--generate-qmltypes", folder / "python.qmltypes", "-o", folder / "registrations.cpp"]
    run([LIBEXEC / f"qmltyperegistrar{SUFFIX}", *types, *versions, dump])
    (folder / "qmldir").write_text(f"module {module}\ntypeinfo python.qmltypes\n", encoding="utf-8")


def main() -> int:
    """Describe the Python types, lint all QML; return qmllint's verdict."""
    files = sorted(QML_ROOT.rglob("*.qml"))
    if not files:
        print("no QML yet")
        return 0
    shutil.rmtree(OUTPUT, ignore_errors=True)
    for module, sources in qml_modules().items():
        describe(module, sources)
    lint = [str(TOOLS / f"qmllint{SUFFIX}"), "-W", "0", "-I", str(QML_ROOT), "-I", str(OUTPUT), *FURTHER_RULES]
    done = subprocess.run([*lint, *map(str, files)], check=False)
    if done.returncode == 0:
        print(f"{len(files)} QML files, no warnings")
    return done.returncode


if __name__ == "__main__":
    sys.exit(main())

"""Where ticket templates are: ours by the name of their paper, a cinema's own by its path."""

import shutil
from importlib.resources import files
from pathlib import Path

_SUFFIX = ".typ"


class NoSuchTemplateError(Exception):
    """There is no template of that name or at that path; the message says which there are."""


def template_folder() -> Path:
    """Return the folder of our templates; Typst finds the package in it that all templates share."""
    return Path(str(files("willcall") / "resources" / "tickets"))


def built_in_names() -> tuple[str, ...]:
    """Return the names of our templates, which are those of the papers."""
    return tuple(sorted(path.stem for path in template_folder().glob(f"*{_SUFFIX}")))


def template_path(template: str) -> Path:
    """Return where a template is: a name such as ``roll80`` is one of ours, anything with a suffix is a file.

    Raises:
        NoSuchTemplateError: there is nothing there.
    """
    given = Path(template)
    path = given if given.suffix else template_folder() / f"{template}{_SUFFIX}"
    if not path.is_file():
        raise NoSuchTemplateError(f"there is no ticket template {template}; ours are {', '.join(built_in_names())}")
    return path


def copy_built_in(name: str, folder: Path) -> Path:
    """Copy one of our templates into a folder, made when it is missing, as a starting point; return the copy's path.

    Raises:
        NoSuchTemplateError: none of ours has that name.
        FileExistsError: the folder has such a file; it is left as it is.
        OSError: the folder cannot be written to.
    """
    if name not in built_in_names():
        raise NoSuchTemplateError(f"there is no built-in template {name}; ours are {', '.join(built_in_names())}")
    folder.mkdir(parents=True, exist_ok=True)
    copy = folder / f"{name}{_SUFFIX}"
    with template_path(name).open("rb") as ours, copy.open("xb") as theirs:
        shutil.copyfileobj(ours, theirs)
    return copy

"""Where templates are, and a copy to begin with."""

from pathlib import Path

import pytest

from willcall.printing.render import Renderer
from willcall.printing.template_proof import prove
from willcall.printing.templates import NoSuchTemplateError, built_in_names, copy_built_in, template_path


def test_there_is_a_template_for_each_paper() -> None:
    assert built_in_names() == ("roll58", "roll80", "stock150")


def test_a_name_is_one_of_ours_and_a_file_is_a_file(tmp_path: Path) -> None:
    assert template_path("roll80").is_file()
    own = tmp_path / "own.typ"
    own.touch()
    assert template_path(str(own)) == own


@pytest.mark.parametrize("nothing", ["roll8O", "roll80.typ", "no/where/own.typ", ""])
def test_where_there_is_no_template_the_message_says_which_there_are(nothing: str) -> None:
    with pytest.raises(NoSuchTemplateError, match="ours are roll58, roll80, stock150"):
        template_path(nothing)


@pytest.mark.parametrize("name", built_in_names())
def test_a_copy_of_ours_makes_sound_tickets_wherever_it_lies(tmp_path: Path, name: str) -> None:
    copy = copy_built_in(name, tmp_path / "a" / "new folder")
    prove(Renderer(str(copy)), Renderer(name).paper)


def test_a_copy_never_writes_over_a_template(tmp_path: Path) -> None:
    (tmp_path / "roll80.typ").write_text("mine", "utf-8")
    with pytest.raises(FileExistsError):
        copy_built_in("roll80", tmp_path)
    assert (tmp_path / "roll80.typ").read_text("utf-8") == "mine"


def test_only_ours_are_copied(tmp_path: Path) -> None:
    with pytest.raises(NoSuchTemplateError, match="no built-in template"):
        copy_built_in(str(tmp_path / "own.typ"), tmp_path)

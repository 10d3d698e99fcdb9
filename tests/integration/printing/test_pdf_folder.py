"""A folder as printer: the file is the paper."""

import errno
import os
from pathlib import Path

import pytest

from tests.support.paper_reading import picture_from, qr_of, text_of
from willcall.printing.render import Renderer
from willcall.printing.sample import sample_ticket
from willcall.printing.spool import SpooledTicket, SpoolPrinter
from willcall.printing.transports.pdf_folder import PdfFolder
from willcall.redemption.domain.paper import (
    CameOut,
    MayHaveComeOut,
    NeverStarted,
    PaperTrouble,
    PrinterState,
    PrintOutcome,
    Promise,
)

NUMBER = sample_ticket().ticket_no


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "papers"


@pytest.fixture
def printer(folder: Path) -> SpoolPrinter:
    return SpoolPrinter(Renderer(), PdfFolder(folder))


def prepared(printer: SpoolPrinter, copy_no: int = 1) -> SpooledTicket:
    ready = printer.prepare(sample_ticket(copy_no))
    assert isinstance(ready, SpooledTicket)
    return ready


def names(folder: Path) -> list[str]:
    return sorted(each.name for each in folder.iterdir())


def fails(code: int) -> "Failing":
    return Failing(code)


class Failing:
    """A call to the system that fails."""

    def __init__(self, code: int) -> None:
        self._code = code

    def __call__(self, *_: object, **__: object) -> None:
        raise OSError(self._code, os.strerror(self._code))


def test_a_ticket_is_a_pdf_and_a_picture(printer: SpoolPrinter, folder: Path) -> None:
    assert printer.state() == PrinterState()
    assert prepared(printer).send() == CameOut(Promise.CONFIRMS)
    assert names(folder) == [f"{NUMBER}-1.pdf", f"{NUMBER}-1.png"]
    assert NUMBER in text_of((folder / f"{NUMBER}-1.pdf").read_bytes())
    assert qr_of(picture_from((folder / f"{NUMBER}-1.png").read_bytes())) == sample_ticket().qr_payload
    printer.close()


def test_r2_nothing_named_like_a_ticket_exists_before_send(printer: SpoolPrinter, folder: Path) -> None:
    prepared(printer)
    assert [name for name in names(folder) if not name.startswith(".")] == []
    printer.close()
    assert names(folder) == []


def test_r1_a_paper_is_never_written_over(printer: SpoolPrinter, folder: Path) -> None:
    for _ in range(3):
        prepared(printer).send()
    prepared(printer, copy_no=2).send()
    assert [name for name in names(folder) if name.endswith(".pdf")] == [
        f"{NUMBER}-1-again2.pdf",
        f"{NUMBER}-1-again3.pdf",
        f"{NUMBER}-1.pdf",
        f"{NUMBER}-2.pdf",
    ]


@pytest.mark.parametrize(
    ("code", "trouble"),
    [
        (errno.ENOSPC, PaperTrouble.NO_ROOM),
        (errno.EDQUOT, PaperTrouble.NO_ROOM),
        (errno.EIO, PaperTrouble.FAILED),
        (errno.EACCES, PaperTrouble.FAILED),
    ],
)
def test_r9_a_disk_that_fails_is_named_and_leaves_nothing(
    printer: SpoolPrinter, folder: Path, monkeypatch: pytest.MonkeyPatch, code: int, trouble: PaperTrouble
) -> None:
    monkeypatch.setattr(os, "fsync", fails(code))
    assert printer.prepare(sample_ticket()) == NeverStarted(trouble)
    assert names(folder) == []


def test_r9_a_folder_that_cannot_be_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder", "utf-8")
    printer = SpoolPrinter(Renderer(), PdfFolder(tmp_path / "file"))
    assert printer.state() == PrinterState(PaperTrouble.FAILED)
    assert printer.prepare(sample_ticket()) == NeverStarted(PaperTrouble.FAILED)


def outcome_with(monkeypatch: pytest.MonkeyPatch, ready: SpooledTicket, at: str) -> PrintOutcome:
    """Send while renaming files of one kind fails."""
    rename = Path.rename

    def broken(self: Path, target: Path) -> Path:
        if target.suffix == at:
            raise OSError(errno.EIO, "broken")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", broken)
    return ready.send()


def test_a_pdf_that_got_no_name_never_started(
    printer: SpoolPrinter, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert outcome_with(monkeypatch, prepared(printer), ".pdf") == NeverStarted(PaperTrouble.FAILED)
    assert not list(folder.glob("*.pdf"))


def test_r3_a_pdf_that_may_not_last_is_unknown(printer: SpoolPrinter, monkeypatch: pytest.MonkeyPatch) -> None:
    outcome = outcome_with(monkeypatch, prepared(printer), ".png")
    assert isinstance(outcome, MayHaveComeOut)
    assert outcome.trouble is PaperTrouble.FAILED


def test_r3_names_that_could_not_be_flushed_are_unknown(printer: SpoolPrinter, monkeypatch: pytest.MonkeyPatch) -> None:
    ready = prepared(printer)
    monkeypatch.setattr(os, "fsync", fails(errno.EIO))
    assert isinstance(ready.send(), MayHaveComeOut)


def test_a_system_that_cannot_open_folders_flushes_names_by_itself(
    printer: SpoolPrinter, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delattr(os, "O_DIRECTORY")
    assert prepared(printer).send() == CameOut(Promise.CONFIRMS)


def test_a_disk_that_does_not_even_delete_stops_nothing(
    printer: SpoolPrinter, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    prepared(printer)
    monkeypatch.setattr(Path, "unlink", fails(errno.EIO))
    printer.close()
    monkeypatch.undo()
    assert prepared(printer).send() == CameOut(Promise.CONFIRMS)
    assert names(folder) == [f"{NUMBER}-1.pdf", f"{NUMBER}-1.png"]


def test_a_folder_without_pictures_holds_the_papers_alone(folder: Path) -> None:
    assert prepared(SpoolPrinter(Renderer(), PdfFolder(folder, pictures=False))).send() == CameOut(Promise.CONFIRMS)
    assert names(folder) == [f"{NUMBER}-1.pdf"]

"""An enrolled terminal's folder with everything real in it: database, secrets, settings; its clock stands at 19:02."""

import json
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from tests.support.packs import CINEMA_KEY as SECRET
from tests.support.packs import NOW, code_of, foyer, issued, pack
from tests.support.packs import TERMINAL_KEY as SIGNING
from willcall.kiosk.journey.ports import Desk
from willcall.redemption.domain.verdicts import Collectable
from willcall.redemption.keys import CINEMA_KEY, TERMINAL_KEY, FileKeyStore
from willcall.redemption.wire.day_pack import PackBody, PackHeader


def terminal_folder(
    folder: Path, codes: int = 5, each: int = 2, packs: Sequence[tuple[PackHeader, PackBody]] = ()
) -> Path:
    """Furnish a terminal with today's pack of so many codes, ``each`` seats a code; return its settings file.

    Other ``packs`` take the place of that one.

    The line to the centre is dead: it points at a port where nobody listens (R5).
    """
    data, keys = folder / "data", folder / "keys"
    data.mkdir(parents=True)
    foyer(data, *(packs or [pack(issued(codes * each, each))])).close()
    store = FileKeyStore(keys)
    store.write(CINEMA_KEY, SECRET)
    store.write(TERMINAL_KEY, SIGNING.private_bytes_raw())
    lines = (
        f"data_dir = {json.dumps(str(data))}",
        f"key_dir = {json.dumps(str(keys))}",
        'keys = "file"',
        f"rehearsal_shift_s = {round((NOW - datetime.now(UTC)).total_seconds())}",
        "[printer]",
        'kind = "pdf_folder"',
        f"folder = {json.dumps(str(folder / 'tickets'))}",
    )
    settings = folder / "terminal.toml"
    settings.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return settings


def collect(desk: Desk, code: int) -> int:
    """Show a code that is good and take all its tickets; return how many came out."""
    verdict = desk.look_up(code_of(code).digits)
    assert isinstance(verdict, Collectable)
    return desk.collect([seat.ticket_no for seat in verdict.seats], f"code {code}").printed


def papers(settings: Path) -> list[Path]:
    """Return the tickets that came out."""
    return sorted((settings.parent / "tickets").glob("*.pdf"))

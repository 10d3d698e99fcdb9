"""A door list from facts to paper: A4 in Chinese and English, showing and the pack's age on each page."""

import os
from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import groupby
from pathlib import Path

from willcall.printing.facts import Pair, pair_facts
from willcall.printing.lettering import letters
from willcall.printing.paper_setter import PaperSetter
from willcall.redemption.domain.door_lists import DoorLine, DoorList, DoorState
from willcall.redemption.domain.showings import ShowingStatus
from willcall.redemption.domain.sync_status import HeldPack

_COUNTED = {
    DoorState.AWAITED: ("待入场", "to come"),
    DoorState.TICKET_OUT: ("已取票", "with ticket"),
    DoorState.IN_DOUBT: ("先查票", "PAPER FIRST"),
    DoorState.ADMITTED: ("已入场", "let in"),
    DoorState.TAKEN_BACK: ("已作废", "void"),
}
_BANNERS = {
    ShowingStatus.CANCELLED: ("本场已取消，不得放行", "CANCELLED, LET NOBODY IN"),
    ShowingStatus.MOVED: ("本场已改期或换厅，不得放行", "MOVED, LET NOBODY IN HERE"),
}
_REHEARSAL = ("演练，不作入场凭证", "REHEARSAL, NOT VALID FOR ADMISSION")
_NO_CODE = "···"
_HEAD_MM, _BANNER_MM = 41, 8
_HOUR = timedelta(hours=1)


class DoorListSetter:
    """Sets door lists. Keeps the compiler and the fonts. One thread at a time is let in."""

    def __init__(self, *, rehearsal: bool = False) -> None:
        """Make one; ``rehearsal`` says so on every page."""
        self._setter = PaperSetter("door_list")
        self._rehearsal = rehearsal

    def pdf(self, door_list: DoorList) -> bytes:
        """Return the list as PDF; the same list gives the same bytes."""
        return self._setter.pdf(door_list_facts(door_list, rehearsal=self._rehearsal), door_list.made_at)

    def pictures(self, door_list: DoorList, dpi: float) -> list[bytes]:
        """Return each page as PNG."""
        facts = door_list_facts(door_list, rehearsal=self._rehearsal)
        return self._setter.pictures(facts, door_list.made_at, dpi)


def door_list_name(door_list: DoorList) -> str:
    """Return the name of a list's file; a folder of them stands in the order of time."""
    starts = door_list.showing.starts_at.astimezone(door_list.identity.zone)
    return f"{starts:%Y%m%d-%H%M}-{door_list.showing.showing_code}.pdf"


def write_door_list(door_list: DoorList, setter: DoorListSetter, folder: Path) -> Path:
    """Write a list into a folder, made when it is missing, over an earlier one; return the file.

    The file appears whole or not at all, for its owner alone: what stands on it is for the paper (R7).

    Raises:
        OSError: it cannot be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / door_list_name(door_list)
    part = file.with_suffix(".part")
    part.unlink(missing_ok=True)
    try:
        with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as out:
            out.write(setter.pdf(door_list))
        part.replace(file)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    return file


def door_list_facts(door_list: DoorList, *, rehearsal: bool) -> dict[str, object]:
    """Return all that the template shows, as finished strings; see ``resources/papers/door_list.typ``."""
    showing, zone = door_list.showing, door_list.identity.zone
    starts = showing.starts_at.astimezone(zone)
    banners = [_REHEARSAL] if rehearsal else []
    banners += [_BANNERS[showing.status]] if showing.status in _BANNERS else []
    return {
        "title": f"{starts:%Y-%m-%d %H:%M} {letters(showing.film.zh)}",
        "cinema": pair_facts(door_list.identity.cinema),
        "film": pair_facts(showing.film),
        "screen": pair_facts(showing.screen),
        "version": letters(showing.version),
        "date": f"{starts:%Y-%m-%d}",
        "time": f"{starts:%H:%M}",
        "showing_code": showing.showing_code,
        "banners": [_both(*each) for each in banners],
        "head_mm": _HEAD_MM + _BANNER_MM * len(banners),
        "counts": list(_counts(door_list)),
        "pack": _pack_facts(door_list.pack, door_list.made_at, door_list),
        "made_at": f"{door_list.made_at.astimezone(zone):%Y-%m-%d %H:%M}",
        "rows": list(_rows(door_list)),
    }


def _both(zh: str, en: str) -> Pair:
    return {"zh": zh, "en": en}


def _pack_facts(pack: HeldPack | None, made_at: datetime, door_list: DoorList) -> dict[str, object] | None:
    if pack is None:
        return None
    hours, rest = divmod(max(made_at - pack.applied_at, timedelta()), _HOUR)
    minutes = rest // timedelta(minutes=1)
    applied_at = pack.applied_at.astimezone(door_list.identity.zone)
    return {
        "version": pack.version,
        "applied_at": f"{applied_at:%m-%d %H:%M}",
        "age_zh": f"{hours} 小时 {minutes} 分前",
        "age_en": f"{hours} h {minutes} min before",
    }


def _counts(door_list: DoorList) -> Iterator[dict[str, object]]:
    """Yield how many seats are in each state, and of those to come how many nobody is known to have bought."""
    unsold = sum(_is_unsold(line, door_list) for line in door_list.lines)
    for state, words in _COUNTED.items():
        seats = door_list.count(state)
        if seats or state is DoorState.AWAITED:
            yield {**_both(*words), "seats": seats}
        if unsold and state is DoorState.AWAITED:
            yield {**_both("其中未售", "of them NOT SOLD"), "seats": unsold}


def _is_unsold(line: DoorLine, door_list: DoorList) -> bool:
    return door_list.knows_sales and not line.sold and line.state is DoorState.AWAITED


def _rows(door_list: DoorList) -> Iterator[dict[str, object]]:
    for row, seats in groupby(door_list.lines, key=lambda line: line.place.row):
        told = [
            {
                "seat": letters(line.place.number),
                "code": letters(line.code_ending) or _NO_CODE,
                "state": "unsold" if _is_unsold(line, door_list) else line.state.value,
            }
            for line in seats
        ]
        yield {"row": letters(row), "seats": told}

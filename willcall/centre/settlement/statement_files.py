"""The settlement as JSON, CSV, and a table for a person."""

import csv
import io
import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

from willcall.centre.settlement.figures import Figures
from willcall.centre.settlement.settle_campaign import Settlement
from willcall.redemption.domain.money import yuan
from willcall.redemption.domain.spreadsheets import harmless

_SEATS = ("issued", "sold", "collected", "open", "revoked", "unconfirmed", "exceptions")
_MONEY = ("face_value_fen", "buyer_price_fen", "difference_fen", "channel_owes_fen")

SEAT_COLUMNS = ("", "issued", "sold", "collected", "open", "revoked", "unconf.", "except.")
MONEY_COLUMNS = ("", "face value", "buyers paid", "difference", "channel owes")


def as_json(settlement: Settlement) -> dict[str, Any]:
    """Return the settlement as plain values: the totals on top, then cinemas and showings."""
    return {
        "campaign": settlement.campaign_code,
        "balanced": settlement.balanced,
        **asdict(settlement.total),
        "difference_borne_by": settlement.bearer.value,
        "imbalances": list(settlement.imbalances),
        "exceptions_by_kind": settlement.exceptions,
        "journal_gaps": [asdict(gap) for gap in settlement.gaps],
        "cinemas": [
            {"cinema_code": each.cinema_code, "name": each.name, **asdict(each.figures)} for each in settlement.cinemas
        ],
        "showings": [
            {
                "cinema_code": each.cinema_code,
                "showing_code": each.showing_code,
                "film": each.film,
                "starts_at": each.starts_at.isoformat(),
                **asdict(each.figures),
            }
            for each in settlement.showings
        ],
    }


def seat_rows(settlement: Settlement) -> list[tuple[object, ...]]:
    """Return a row of seats for each cinema and one for the total."""
    return [(name, *(getattr(figures, each) for each in _SEATS)) for name, figures in _named(settlement)]


def money_rows(settlement: Settlement) -> list[tuple[object, ...]]:
    """Return a row of money, in yuan, for each cinema and one for the total."""
    return [(name, *(yuan(getattr(figures, each)) for each in _MONEY)) for name, figures in _named(settlement)]


def _named(settlement: Settlement) -> list[tuple[str, Figures]]:
    return [*((each.name, each.figures) for each in settlement.cinemas), ("total", settlement.total)]


def write_files(settlement: Settlement, folder: Path) -> list[Path]:
    """Write the settlement as JSON and its showings as CSV.

    Raises:
        OSError: the folder cannot be written to.
    """
    folder.mkdir(parents=True, exist_ok=True)
    whole, showings = (folder / f"{settlement.campaign_code}-settlement.{ending}" for ending in ("json", "csv"))
    whole.write_text(json.dumps(as_json(settlement), ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    # people open this one in a spreadsheet, which needs the mark to read Chinese
    showings.write_text(_csv(settlement), encoding="utf-8-sig", newline="")
    return [whole, showings]


def _csv(settlement: Settlement) -> str:
    text = io.StringIO(newline="")
    lines: list[dict[str, Any]] = as_json(settlement)["showings"]
    columns = ["cinema_code", "showing_code", "film", "starts_at", *asdict(settlement.total)]
    writer = csv.DictWriter(text, columns)
    writer.writeheader()
    writer.writerows({**line, "film": harmless(line["film"])} for line in lines)
    return text.getvalue()

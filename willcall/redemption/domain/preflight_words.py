"""What an operator reads of a preflight: for each part what was found, and what to do where it is red.

English alone: these stand in a command. docs/operations.md, "Before the day: preflight".
"""

from dataclasses import dataclass

from willcall.redemption.domain.paper import PaperNotice, PaperTrouble
from willcall.redemption.domain.paper_words import paper_words
from willcall.redemption.domain.preflight import CheckRow, Why

_STICK = "willcall-sync run; or bring it by stick: willcall-sync export, then import"
_FOUND = {
    Why.HELD: "version {version}: {showings} showings, {seats} seats, as the centre signed",
    Why.MISSING: "no pack",
    Why.COUNTS_DIFFER: (
        "version {version}: {showings} showings and {seats} seats, where the centre signed {showings_signed} and "
        "{seats_signed}"
    ),
    Why.CONTENT_DIFFERS: "version {version}: its showings or codes are not those that the centre signed",
    Why.ANSWERS: "answers",
    Why.TROUBLE: "{code}: {happened}",
    Why.NOT_CHOSEN: "the settings name no printer",
    Why.ENOUGH: "enough, as far as the printer can tell",
    Why.NEAR_END: "{code}: {happened}",
    Why.OUT: "{code}: {happened}",
    Why.RIGHT: "{error_s} s against the centre",
    Why.OFF: "{error_s} s against the centre",
    Why.NEVER_COMPARED: "never compared with the centre's",
    Why.ROOM: "{free_mb} MB free",
    Why.LITTLE: "{free_mb} MB free",
    Why.KEPT: "there, and whole",
    Why.EXPOSED: "others on this machine may read them",
    Why.VERIFIED: "verified, {entries} entries",
    Why.TOUCHED: "touched: {findings} found to be wrong",
    Why.RECENT: "{hours} h ago, {waiting} entries wait",
    Why.LONG_AGO: "{hours} h ago, {waiting} entries wait",
    Why.NEVER: "never, {waiting} entries wait",
    Why.UNSEEN: "could not be looked at {code}",
}
_TO_DO = {
    Why.MISSING: f"{_STICK}.",
    Why.COUNTS_DIFFER: "Take the machine out of service and tell head office: its books were touched.",
    Why.CONTENT_DIFFERS: "Take the machine out of service and tell head office: its books were touched.",
    Why.TROUBLE: "{to_do}",
    Why.NOT_CHOSEN: "Give the settings a [printer].",
    Why.NEAR_END: "Put in a new roll.",
    Why.OUT: "{to_do}",
    Why.OFF: "Set the clock, and have the system keep it by NTP.",
    Why.NEVER_COMPARED: "Compare it by hand; with a line: willcall-sync run.",
    Why.LITTLE: "Make room; a busy day takes some hundred megabytes.",
    Why.EXPOSED: "chmod -R go= on the key folder.",
    Why.TOUCHED: "willcall-sync verify names each.",
    Why.LONG_AGO: f"{_STICK}.",
    Why.NEVER: f"{_STICK}.",
    Why.UNSEEN: "Mend the red parts above first, then look again.",
}
_MS, _HOUR_S = 1000, 3600


@dataclass(frozen=True, slots=True)
class CheckWords:
    """What was found, and what to do; the latter is empty where there is nothing to do."""

    found: str
    to_do: str


def check_words(row: CheckRow) -> CheckWords:
    """Return the words for a row."""
    facts = {"code": row.code, **_of_the_printer(row), **_in_units(row), **dict(row.facts)}
    return CheckWords(_FOUND[row.why].format(**facts).strip(), _TO_DO.get(row.why, "").format(**facts))


def check_name(row: CheckRow) -> str:
    """Return the name of a row's part; a pack's has its day."""
    return f"{row.check.value} {row.fact('day') or ''}".strip()


def _of_the_printer(row: CheckRow) -> dict[str, str]:
    if row.why not in {Why.TROUBLE, Why.OUT, Why.NEAR_END}:
        return {}
    words = paper_words(PaperNotice(row.code) if row.why is Why.NEAR_END else PaperTrouble(row.code))
    return {"happened": words.happened, "to_do": words.to_do}


def _in_units(row: CheckRow) -> dict[str, str]:
    return {
        "error_s": f"{int(row.fact('error_ms') or 0) / _MS:+.1f}",
        "hours": f"{int(row.fact('age_s') or 0) / _HOUR_S:.1f}",
    }

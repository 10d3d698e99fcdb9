"""Finds codes in what the channel was given, by what the kiosk would say to them; looks, and leaves no trace."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from random import Random

from demo.channel import Offer, StandInChannel
from demo.stage import Actor
from willcall.redemption.bootstrap import open_terminal
from willcall.redemption.domain.codes import CollectionCode, code_tag
from willcall.redemption.domain.verdicts import Collectable, Verdict, verdict_name
from willcall.redemption.keys import CINEMA_KEY, FileKeyStore
from willcall.redemption.service.look_up import judge
from willcall.redemption.settings import load_settings

_GOOD = 5


def codes_to_try(kiosk: Actor, delivered: Path, now: datetime) -> Iterator[tuple[str, str, str, str]]:
    """Yield rows of a table (code, what it is, showing, seats): some good codes, and one of each refusal found."""
    terminal = open_terminal(load_settings(kiosk.settings))
    key = FileKeyStore(kiosk.room / "keys").read(CINEMA_KEY) or b""
    offers = [o for o in StandInChannel(delivered, Random(0)).offers if o.cinema_code == kiosk.cinema_code]
    found: dict[str, list[Offer]] = {}
    with terminal.units.reading() as unit:
        for offer in sorted(offers, key=lambda each: each.starts_at):
            on_shelf = unit.shelf.find(code_tag(key, CollectionCode(offer.code)))
            if on_shelf is not None:
                found.setdefault(_name(judge(on_shelf, unit.shelf, terminal.identity, now)), []).append(offer)
    terminal.close()
    for name, some in sorted(found.items(), key=lambda pair: pair[0] != "good"):
        for offer in some[:: max(1, len(some) // _GOOD)][:_GOOD] if name == "good" else some[:1]:
            showing = f"{offer.film}, {offer.starts_at:%H:%M}, {offer.screen}"
            yield CollectionCode(offer.code).grouped, name.replace("_", " "), showing, offer.places


def _name(verdict: Verdict) -> str:
    return "good" if isinstance(verdict, Collectable) else verdict_name(verdict)

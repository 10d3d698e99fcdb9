"""The stand-in channel: takes the delivered files, sells by release, two seats a buyer at most, and reports."""

import csv
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from random import Random

SHARE_SOLD = 0.9
LIMIT_A_BUYER = 2
_REPORT = ("order_no", "sold_at", "code", "buyer", "price", "phone")


@dataclass(frozen=True, slots=True, repr=False)
class Offer:
    """One code as the circuit delivered it, with the facts that a buyer sees. ``amount`` in yuan, for all its seats."""

    code: str
    cinema_code: str
    showing_code: str
    film: str
    screen: str
    starts_at: datetime
    seats: int
    places: str
    seat_codes: tuple[str, ...]
    amount: str


class StandInChannel:
    """Sells what it was given, reproducibly."""

    def __init__(self, delivered: Path, random: Random) -> None:
        """Read the manifest and the files that it names."""
        self._random = random
        manifest = json.loads(next(delivered.glob("*-manifest.json")).read_text(encoding="utf-8"))
        self._releases = [(file, list(_offers(delivered / file["file"]))) for file in manifest["files"]]
        self.sold: list[Offer] = []

    @property
    def offers(self) -> list[Offer]:
        """Every code that was delivered."""
        return [offer for _, offers in self._releases for offer in offers]

    def sell(self, reports: Path) -> Iterator[Path]:
        """Sell release after release; yield the report of each."""
        reports.mkdir(parents=True, exist_ok=True)
        for file, offers in self._releases:
            opens_at = datetime.fromisoformat(file["opens_at"])
            report = reports / f"sales-release-{file['release']:02d}.csv"
            with report.open("w", encoding="utf-8", newline="") as out:
                writer = csv.writer(out)
                writer.writerow(_REPORT)
                writer.writerows(self._orders(offers, file["release"], opens_at))
            yield report

    def _orders(self, offers: list[Offer], release: int, opens_at: datetime) -> Iterator[tuple[str, ...]]:
        for number, basket in enumerate(self._baskets(offers), start=1):
            order_no = f"TB{release:02d}{number:08d}"
            sold_at = opens_at + timedelta(seconds=number * 0.2)
            phone = f"138****{number * 7919 % 10_000:04d}"
            for offer in basket:
                yield order_no, sold_at.isoformat(), offer.code, f"buyer-{order_no}", offer.amount, phone

    def _baskets(self, offers: list[Offer]) -> Iterator[list[Offer]]:
        """Hand the offers out in a random order; neighbours with a single seat go to one buyer."""
        wanted = [offer for offer in self._random.sample(offers, len(offers)) if self._is_wanted(offer)]
        basket: list[Offer] = []
        for offer in wanted:
            if sum(held.seats for held in basket) + offer.seats > LIMIT_A_BUYER:
                yield basket
                basket = []
            basket.append(offer)
        if basket:
            yield basket

    def _is_wanted(self, offer: Offer) -> bool:
        wanted = self._random.random() < SHARE_SOLD
        if wanted:
            self.sold.append(offer)
        return wanted


def _offers(file: Path) -> Iterator[Offer]:
    with file.open(encoding="utf-8", newline="") as lines:
        for line in csv.DictReader(lines):
            yield Offer(
                code=line["code"],
                cinema_code=line["cinema_code"],
                showing_code=line["showing_code"],
                film=line["film"],
                screen=line["screen"],
                starts_at=datetime.fromisoformat(line["starts_at"]),
                seats=int(line["seat_count"]),
                places=line["seats"],
                seat_codes=tuple(line["seat_codes"].split()),
                amount=line["amount"],
            )

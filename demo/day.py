"""The day, act by act: what ``make demo`` plays."""

import json
import secrets
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from datetime import date, datetime, time, timedelta, timezone
from importlib.resources import files
from pathlib import Path
from random import Random
from typing import Protocol

from demo.channel import Offer, StandInChannel
from demo.figures import Outage
from demo.stage import Actor, KioskWindow, Stage, StageError, serve_crowd
from willcall.redemption.domain.codes import new_code

CAMPAIGN = "women-day-2014"
LOCAL = timezone(timedelta(hours=8))
SAMPLES = Path(str(files("willcall.resources") / "samples"))
SHOW_DAY = date(2014, 3, 8)
KIOSK, CUT_OFF, THIRD = "11017621", "11018340", "11019055"
NO_SHOWS = 0.06

_EARLY_BIRDS = 0.3
_COMES_BEFORE = timedelta(minutes=25)
_WRONG_CODES_TO_A_PAUSE = 5
_SEED = 20140308
_KILLED = -9


def at(clock: str, day: date = SHOW_DAY) -> datetime:
    """Return a time of the campaign in the cinemas' zone; ``24:40`` and the like belong to the night after."""
    hours, minutes = map(int, clock.split(":"))
    return datetime.combine(day, time(), LOCAL) + timedelta(hours=hours, minutes=minutes)


class Audience(Protocol):
    """Whoever watches the day."""

    def say(self, what: str) -> None:
        """Hear what happens next."""
        ...

    def begin(self, what: str, total: int) -> Callable[[], None]:
        """Watch ``total`` things of a kind go by; each call is one more."""
        ...


class Day:
    """One run of the day on a stage; the acts are played in order by ``play``."""

    def __init__(self, stage: Stage, audience: Audience) -> None:
        """Take the stage."""
        self._stage = stage
        self._audience = audience
        self._random = Random(_SEED)
        self._channel: StandInChannel | None = None
        self.actors = {
            cinema: Actor(cinema, "01", stage.room / f"cinema-{cinema}") for cinema in (KIOSK, CUT_OFF, THIRD)
        }
        self.outage = Outage(at("9:40"), at("24:40"))

    def play(self) -> None:
        """Play the whole day.

        Raises:
            StageError: something did not go as it must.
        """
        self._head_office_prepares()
        self._channel_sells()
        self._terminals_enrol()
        guests = _Guests(self._sold(), self._random)
        self._evening_before(guests)
        self._morning(guests)
        self._line_is_dead(guests)
        self._line_is_back()

    def _sold(self) -> list[Offer]:
        if self._channel is None:
            raise StageError("nothing was sold yet")
        return self._channel.sold

    def _head_office_prepares(self) -> None:
        self._audience.say("Head office imports the schedule, books the showings in bulk and issues the codes")
        self._stage.write_centre_settings(at("9:00", SHOW_DAY - timedelta(days=5)))
        self._stage.centre("import-schedule", SAMPLES)
        self._stage.centre("campaign", "create", SAMPLES / "campaign.toml")
        self._stage.centre("book", CAMPAIGN)
        self._stage.centre("issue", CAMPAIGN)
        self._stage.centre("deliver", CAMPAIGN, "-o", self._stage.room / "delivered")

    def _channel_sells(self) -> None:
        self._audience.say("The channel sells, release by release, at most two seats to a buyer, and reports")
        self._channel = StandInChannel(self._stage.room / "delivered", self._random)
        self._stage.centre("import-sales", *self._channel.sell(self._stage.room / "sales"))

    def _terminals_enrol(self) -> None:
        self._audience.say("Each cinema's terminal enrols with a one-time code and fetches its day pack")
        self._stage.open_line()
        for actor in self.actors.values():
            actor.write_settings(at("18:00", SHOW_DAY - timedelta(days=1)))
            words = ("terminal", "enrol", actor.cinema_code, actor.terminal_no, "--json")
            one_time_code = json.loads(self._stage.centre(*words))["code"]
            self._stage.run("willcall-sync", "enrol", self._stage.url, one_time_code, "--settings", actor.settings)
            self._sync(actor)
        self._make_door_lists()

    def _make_door_lists(self) -> None:
        words = ("door-lists", "--day", SHOW_DAY.isoformat(), "-o", self._stage.room / "door-lists")
        self._stage.run("willcall-sync", *words, "--settings", self.actors[KIOSK].settings)

    def _sync(self, actor: Actor) -> None:
        self._stage.run("willcall-sync", "run", "--settings", actor.settings)

    def _evening_before(self, guests: "_Guests") -> None:
        self._audience.say("The evening before: somebody is a day early")
        with self._window(at("20:00", SHOW_DAY - timedelta(days=1))) as kiosk:
            kiosk.do("grab", path=self._picture("welcome"))
            self._is_refused(kiosk, guests.pick(KIOSK).code, "another_day")
            self._is_refused(kiosk, _made_up_code(), "cache_too_old")

    def _morning(self, guests: "_Guests") -> None:
        self._audience.say("The morning, with a line: moviegoers at the kiosk, and every refusal that can be provoked")
        taken_back = self._head_office_changes_plans(guests)
        early = {cinema: guests.early_birds(cinema) for cinema in (KIOSK, THIRD)}
        with (
            self._meanwhile({THIRD: early[THIRD]}, at("8:50")),
            self._window(at("8:40"), "--pace-ms", "500") as kiosk,
        ):
            self._collects_in_two_languages(kiosk, guests)
            self._types_wrongly(kiosk)
            self._is_refused(kiosk, guests.pick(CUT_OFF).code, "another_cinema")
            for verdict, offer in taken_back.items():
                self._is_refused(kiosk, offer.code, verdict)
            self._printer_fails(kiosk, guests)
            self._database_is_busy(kiosk, guests)
        self._crowd_collects(KIOSK, early[KIOSK], at("8:50"))
        for actor in self.actors.values():
            self._sync(actor)

    def _head_office_changes_plans(self, guests: "_Guests") -> dict[str, Offer]:
        revoked, cancelled, moved = (guests.pick_of_another_showing(KIOSK) for _ in range(3))
        target = guests.pick_of_another_showing(KIOSK)
        seats = [f"{revoked.showing_code}/{place}" for place in revoked.seat_codes]
        self._stage.centre("revoke", *seats, "--reason", "seat broken")
        self._stage.centre("cancel-showing", cancelled.showing_code)
        self._stage.centre("move-showing", moved.showing_code, "--to", target.showing_code)
        guests.drop_showings({cancelled.showing_code, moved.showing_code})
        self._sync(self.actors[KIOSK])
        return {"revoked": revoked, "showing_cancelled": cancelled, "showing_moved": moved}

    def _collects_in_two_languages(self, kiosk: KioskWindow, guests: "_Guests") -> None:
        first = guests.pick(KIOSK)
        kiosk.do("press", object="beginButton")
        kiosk.do("wait", state="entry")
        kiosk.do("type", text=first.code[:10])
        kiosk.do("grab", path=self._picture("entry"))
        kiosk.do("type", text=first.code[10:])
        kiosk.do("key", key="Return")
        kiosk.do("wait", state="looking_up")
        kiosk.do("grab", path=self._picture("looking_up"))
        self._prints_what_was_found(kiosk, "")
        self._is_refused(kiosk, first.code, "already_collected")
        kiosk.do("press", object="languageButton")
        kiosk.do("scan", text=f"WILLCALL:1:{guests.pick(KIOSK).code}")
        self._prints_what_was_found(kiosk, "-en")

    def _prints_what_was_found(self, kiosk: KioskWindow, suffix: str) -> None:
        kiosk.do("wait", state="found")
        kiosk.do("grab", path=self._picture(f"found{suffix}"))
        kiosk.do("press", object="printButton")
        kiosk.do("wait", state="printing")
        kiosk.do("grab", path=self._picture(f"printing{suffix}"))
        kiosk.do("wait", state="take_tickets", timeout=20)
        kiosk.do("grab", path=self._picture(f"take_tickets{suffix}"))
        kiosk.do("press", object="doneButton")
        kiosk.do("wait", state="thanks")
        kiosk.do("grab", path=self._picture(f"thanks{suffix}"))
        kiosk.do("key", key="Escape")
        kiosk.do("wait", state="welcome")

    def _types_wrongly(self, kiosk: KioskWindow) -> None:
        good = _made_up_code()
        mistyped = good[:-1] + str((int(good[-1]) + 1) % 10)
        self._is_refused(kiosk, mistyped, "mistyped_code")
        self._is_refused(kiosk, good, "unknown_code")

    def _is_refused(self, kiosk: KioskWindow, code: str, verdict: str, *, typed: bool = False) -> None:
        if typed:
            kiosk.do("type", text=code)
            kiosk.do("key", key="Return")
        else:
            kiosk.do("scan", text=code)
        answer = kiosk.do("wait", state="refused")
        if answer["verdict"] != verdict:
            raise StageError(f"expected {verdict}, got {answer}")
        kiosk.do("grab", path=self._picture(f"refused-{verdict}"))
        kiosk.do("key", key="Escape")
        kiosk.do("wait", state="welcome")

    def _printer_fails(self, kiosk: KioskWindow, guests: "_Guests") -> None:
        """Take the folder away between finding and printing, then give it back; the kiosk comes back by itself.

        The tickets have waited: one more press prints them.
        """
        self._finds(kiosk, guests.pick(KIOSK).code)
        with self._without_paper():
            kiosk.do("press", object="printButton")
            kiosk.do("wait", state="print_incomplete", timeout=20)
            kiosk.do("grab", path=self._picture("print_incomplete"))
            kiosk.do("key", key="Escape")
            kiosk.do("wait", state="printer_trouble", timeout=20)
            kiosk.do("grab", path=self._picture("printer_trouble"))
        kiosk.do("wait", state="found", timeout=20)
        kiosk.do("press", object="printButton")
        self._leaves(kiosk)

    def _database_is_busy(self, kiosk: KioskWindow, guests: "_Guests") -> None:
        """Hold the right to write, as a backup that hangs would; the fault is named, and the same press tried again."""
        self._finds(kiosk, guests.pick(KIOSK).code)
        with closing(sqlite3.connect(self.actors[KIOSK].database, isolation_level=None)) as hog:
            hog.execute("BEGIN IMMEDIATE")
            kiosk.do("press", object="printButton")
            kiosk.do("wait", state="terminal_fault", timeout=20)
            kiosk.do("grab", path=self._picture("terminal_fault"))
            hog.execute("ROLLBACK")
        kiosk.do("press", object="retryButton")
        self._leaves(kiosk)

    @contextmanager
    def _without_paper(self) -> Iterator[None]:
        papers = self.actors[KIOSK].papers
        aside = papers.with_name("tickets-aside")
        papers.rename(aside)
        papers.write_text("not a folder", encoding="utf-8")
        try:
            yield
        finally:
            papers.unlink()
            aside.rename(papers)

    def _finds(self, kiosk: KioskWindow, code: str) -> None:
        kiosk.do("scan", text=code)
        kiosk.do("wait", state="found", timeout=20)

    def _collects(self, kiosk: KioskWindow, code: str) -> None:
        self._finds(kiosk, code)
        kiosk.do("press", object="printButton")
        self._leaves(kiosk)

    def _leaves(self, kiosk: KioskWindow) -> None:
        kiosk.do("wait", state="take_tickets", timeout=20)
        kiosk.do("key", key="Escape")
        kiosk.do("key", key="Escape")
        kiosk.do("wait", state="welcome")

    def _line_is_dead(self, guests: "_Guests") -> None:
        self._audience.say("9:40: the line goes dead. One cinema collects all its tickets without it")
        self._stage.cut_line()
        late = guests.pick(KIOSK, before="11:00")
        with self._meanwhile({CUT_OFF: guests.rest(CUT_OFF), THIRD: guests.rest(THIRD)}):
            self._crowd_collects(KIOSK, guests.rest(KIOSK, before="14:45"))
            self._audience.say("The kiosk serves on without a line, is killed between claim and paper, and comes back")
            self._killed_before_the_first_byte(guests, late)
            self._killed_while_printing(guests)
            self._guesser(guests)
            self._crowd_collects(KIOSK, guests.rest(KIOSK))
        self._head_office_revokes_too_late()

    def _killed_before_the_first_byte(self, guests: "_Guests", late: Offer) -> None:
        unlucky = guests.pick(KIOSK, after="15:00")
        with self._window(at("14:00"), "--die-at", "claimed") as kiosk:
            self._finds(kiosk, unlucky.code)
            self._dies_printing(kiosk)
        with self._window(at("14:01")) as kiosk:
            self._collects(kiosk, unlucky.code)
            self._is_refused(kiosk, late.code, "showing_over")

    def _killed_while_printing(self, guests: "_Guests") -> None:
        unlucky = guests.pick(KIOSK, after="16:00")
        with self._window(at("14:02"), "--die-at", "started") as kiosk:
            self._finds(kiosk, unlucky.code)
            self._dies_printing(kiosk)
        with self._window(at("14:03")) as kiosk:
            # the second seat was claimed and never begun: it is open again, the first one is for a person to decide
            if unlucky.seats > 1:
                self._collects(kiosk, unlucky.code)
            self._is_refused(kiosk, unlucky.code, "unconfirmed_print", typed=True)

    @staticmethod
    def _dies_printing(kiosk: KioskWindow) -> None:
        died_by = kiosk.do_last("press", object="printButton")
        if died_by != _KILLED:
            raise StageError(f"the kiosk should have been killed, and ended with {died_by}")

    def _guesser(self, guests: "_Guests") -> None:
        with self._window(at("14:10")) as kiosk:
            for _ in range(_WRONG_CODES_TO_A_PAUSE - 1):
                self._is_refused(kiosk, _made_up_code(), "unknown_code")
            self._is_refused(kiosk, _made_up_code(), "too_many_tries")
            self._is_refused(kiosk, guests.pick(KIOSK, after="16:00").code, "too_many_tries")

    def _head_office_revokes_too_late(self) -> None:
        """Revoke a ticket that was collected meanwhile, which head office cannot know: an exception on both sides."""
        ticket = min(self.actors[CUT_OFF].papers.glob("*-1.pdf")).stem.removesuffix("-1")
        self._stage.centre("revoke", ticket, "--reason", "buyer complained")

    @contextmanager
    def _meanwhile(self, crowds: dict[str, list[Offer]], comes_at: datetime | None = None) -> Iterator[None]:
        """Let the moviegoers of some cinemas collect while other things happen; a cinema's one after the other."""
        with ThreadPoolExecutor() as cinemas:
            collecting = [cinemas.submit(self._crowd_collects, *crowd, comes_at) for crowd in crowds.items()]
            yield
            for crowd in collecting:
                crowd.result()

    def _crowd_collects(self, cinema: str, offers: Sequence[Offer], comes_at: datetime | None = None) -> None:
        guests = [(offer.code, comes_at or offer.starts_at - _COMES_BEFORE) for offer in offers]
        seen = self._audience.begin(f"moviegoers at {cinema}", len(guests))
        for (verdict, tickets), offer in zip(serve_crowd(self.actors[cinema], guests), offers, strict=True):
            if verdict != "collectable" or tickets != offer.seats:
                raise StageError(f"a good code for {offer.places} gave {verdict} and {tickets} tickets")
            seen()

    def _line_is_back(self) -> None:
        self._audience.say("00:40: the line is back; everything syncs, and the settlement is drawn")
        self._stage.write_centre_settings(at("24:40"))
        self._stage.open_line()
        for actor in self.actors.values():
            actor.write_settings(at("24:40"))
            self._sync(actor)
        self._stage.centre("settle", CAMPAIGN, "-o", self._stage.room / "settlement")
        self._stage.cut_line()

    def _window(self, now: datetime, *words: str) -> KioskWindow:
        self.actors[KIOSK].write_settings(now)
        return KioskWindow(self.actors[KIOSK], *words)

    def _picture(self, name: str) -> str:
        return str(self._stage.room / "screens" / f"{name}.png")


class _Guests:
    """Who bought what, each used once, in the order of the showings."""

    def __init__(self, sold: Sequence[Offer], random: Random) -> None:
        self._random = random
        self._waiting = sorted(sold, key=lambda offer: (offer.starts_at, offer.showing_code, offer.code))

    def pick(self, cinema: str, after: str = "0:00", before: str = "30:00") -> Offer:
        """Take the next guest of a cinema whose showing starts in a span, with as many seats as there are."""
        fitting = [offer for offer in self._of(cinema) if at(after) <= offer.starts_at < at(before)]
        found = max(fitting, key=lambda offer: offer.seats)
        self._waiting.remove(found)
        return found

    def pick_of_another_showing(self, cinema: str) -> Offer:
        """Take a guest of a late showing that nobody else was picked of."""
        found = self._of(cinema)[-1]
        self.drop_showings({found.showing_code})
        return found

    def drop_showings(self, showings: set[str]) -> None:
        """Nobody comes to these any more."""
        self._waiting = [offer for offer in self._waiting if offer.showing_code not in showings]

    def early_birds(self, cinema: str) -> list[Offer]:
        """Take those who collect in the morning for a later showing."""
        return self._take([o for o in self._of(cinema) if self._random.random() < _EARLY_BIRDS])

    def rest(self, cinema: str, before: str = "30:00") -> list[Offer]:
        """Take all whose showings start before a time, and return them less those who never come."""
        taken = self._take([offer for offer in self._of(cinema) if offer.starts_at < at(before)])
        return [offer for offer in taken if self._random.random() >= NO_SHOWS]

    def _of(self, cinema: str) -> list[Offer]:
        return [offer for offer in self._waiting if offer.cinema_code == cinema]

    def _take(self, taken: list[Offer]) -> list[Offer]:
        gone = set(map(id, taken))
        self._waiting = [offer for offer in self._waiting if id(offer) not in gone]
        return taken


def _made_up_code() -> str:
    return new_code(secrets.randbelow).digits

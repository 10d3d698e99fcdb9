"""A campaign's plan, as head office writes it down in TOML."""

from datetime import date
from enum import StrEnum
from typing import Annotated, Literal, Self

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, model_validator

ScreenKind = Literal["normal", "imax", "vip"]
CinemaCode = Annotated[str, Field(pattern=r"^[0-9]{8}$")]
ScreenCode = Annotated[str, Field(pattern=r"^[0-9]{16}$")]


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class UnknownReleaseError(LookupError):
    """A campaign has no release of this number."""


class Bearer(StrEnum):
    """Who bears the difference between a seat's face value and what the buyer pays."""

    CHANNEL = "channel"
    CIRCUIT = "circuit"


class PlannedCinema(_Part):
    """A cinema in full, or, where ``screens`` are named, those screens alone."""

    cinema_code: CinemaCode
    screens: tuple[ScreenCode, ...] | None = None

    @model_validator(mode="after")
    def _screens_are_its_own(self) -> Self:
        for screen in self.screens or ():
            if not screen.startswith(self.cinema_code):
                raise ValueError(f"screen {screen} is not one of cinema {self.cinema_code}")
        return self


class PlannedRelease(_Part):
    """A moment when seats go on sale, and its share of all codes relative to the other releases."""

    opens_at: AwareDatetime
    share: int = Field(default=1, ge=1, le=1000)


class CampaignPlan(_Part):
    """All that a campaign is. Amounts in fen for one seat; without ``face_value_fen`` the schedule's price is meant."""

    code: str = Field(pattern=r"^[a-z0-9][a-z0-9-]{1,38}$")
    name: str = Field(min_length=1, max_length=80)
    channel: str = Field(min_length=1, max_length=40)
    show_days: tuple[date, ...] = Field(min_length=1)
    buyer_price_fen: int = Field(ge=0, le=1_000_000)
    face_value_fen: int | None = Field(default=None, ge=0, le=1_000_000)
    difference_borne_by: Bearer
    limit_per_buyer: int = Field(ge=1, le=100)
    seats_per_code: int = Field(default=1, ge=1, le=10)
    leave_out: tuple[ScreenKind, ...] = ()
    cinemas: tuple[PlannedCinema, ...] = Field(min_length=1)
    releases: tuple[PlannedRelease, ...] = Field(min_length=1, max_length=99)

    @model_validator(mode="after")
    def _hangs_together(self) -> Self:
        codes = [cinema.cinema_code for cinema in self.cinemas]
        if twice := sorted({code for code in codes if codes.count(code) > 1}):
            raise ValueError(f"cinemas named twice: {', '.join(twice)}")
        times = [release.opens_at for release in self.releases]
        if times != sorted(set(times)):
            raise ValueError("releases have to follow one another in time")
        if self.face_value_fen is not None and self.face_value_fen < self.buyer_price_fen:
            raise ValueError("the buyer's price is above the face value")
        return self

    def release(self, number: int) -> PlannedRelease:
        """Return a release by its number, from 1.

        Raises:
            UnknownReleaseError: the campaign has none of this number.
        """
        if not 1 <= number <= len(self.releases):
            raise UnknownReleaseError(f"campaign {self.code} has no such release: {number}")
        return self.releases[number - 1]

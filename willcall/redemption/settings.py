"""A terminal's settings: one TOML file, one frozen object, handed down by constructor."""

import unicodedata
from pathlib import Path
from typing import Annotated, Literal, Self

from platformdirs import user_config_path, user_data_path
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError, model_validator
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict, TomlConfigSettingsSource

from willcall.redemption.domain.reprints import REPRINT_LIMIT

_APP = "willcall"

Wait = Annotated[float, Field(le=3600)]
"""Seconds of a screen. ``inf`` is none: a machine that waits for ever serves nobody."""


class SettingsError(Exception):
    """The settings file cannot be used; the message names every fault in it."""


class _Section(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


_NEEDED = {"network": "host", "serial": "device", "system": "queue", "pdf_folder": "folder"}
_PLACED = {**_NEEDED, "usb": "usb"}
_USB = r"|[0-9a-fA-F]{4}:[0-9a-fA-F]{4}(:.+)?"


class PrinterSettings(_Section):
    """Where tickets come out, and on what paper.

    There is no default kind: a screen that hands out tickets does not start before somebody said where they come out.
    Each kind has its own settings: ``network`` has ``host`` and ``port``; ``usb`` has ``usb`` (``vvvv:pppp`` or
    ``vvvv:pppp:serial``; empty for the first printer); ``serial`` has ``device``, ``baud`` and ``flow``; ``system``
    has ``queue``; ``pdf_folder`` has ``folder``. ``answers`` is false for a printer that never says a word.
    ``template`` is a Typst file of the cinema's own, for the same paper.
    """

    kind: Literal["network", "usb", "serial", "system", "pdf_folder"] | None = None
    host: str = ""
    port: int = Field(default=9100, ge=1, le=65535)
    usb: str = Field(default="", pattern=rf"^({_USB})$")
    device: str = ""
    baud: int = Field(default=115_200, ge=1200, le=4_000_000)
    flow: Literal["dsr", "rts", "xon", "none"] = "dsr"
    queue: str = ""
    folder: Path | None = None
    answers: bool = True
    paper: Literal["roll80", "roll58", "stock150"] = "roll80"
    template: Path | None = None

    @model_validator(mode="after")
    def _the_kind_has_what_it_needs(self) -> Self:
        needed = _NEEDED.get(self.kind or "", "")
        if needed and not getattr(self, needed):
            raise ValueError(f"a {self.kind} printer needs a {needed}")
        return self

    @property
    def name(self) -> str:
        """Which printer it is, among those of a terminal: its kind and its place, such as ``usb 04b8:0202``."""
        place = getattr(self, _PLACED[self.kind]) if self.kind else ""
        port = f":{self.port}" if self.kind == "network" else ""
        return f"{self.kind or ''} {place}{port}".strip()


class LookSettings(_Section):
    """How the cinema is recognised.

    ``colour`` is the cinema's own, ``#rrggbb``; where it cannot be read it is shown lighter or darker. ``logo`` is a
    PNG or SVG file, with ``logo_says_name`` where the name need not stand beside it. ``name`` and ``name_en`` stand on
    the screens instead of what head office calls the cinema. ``light`` is for a bright foyer.
    """

    light: bool = False
    motion: bool = True
    colour: str = Field(default="", pattern=r"^(#[0-9a-fA-F]{6})?$")
    logo: Path | None = None
    logo_says_name: bool = False
    name: str = ""
    name_en: str = ""


def _fits(columns: int) -> AfterValidator:
    """Return what sees that words have room on every screen, however large they are shown."""

    def see(words: str) -> str:
        taken = sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in words)
        if taken > columns:
            raise ValueError(f"is {taken} letters long, {columns} have room; a Chinese character counts as two")
        return words

    return AfterValidator(see)


HEADLINE_COLUMNS, LINE_COLUMNS = 40, 80
_Headline = Annotated[str, Field(pattern=r"^[^\x00-\x1f\x7f]*$"), _fits(HEADLINE_COLUMNS)]
_Line = Annotated[str, Field(pattern=r"^[^\x00-\x1f\x7f]*$"), _fits(LINE_COLUMNS)]


class ScreenTexts(_Section):
    """What the cinema says in its own words, in one language; what is left out is said in ours.

    ``help_line`` says where help is, on the welcome screen and wherever something is the matter.
    """

    welcome_headline: _Headline = ""
    welcome_subline: _Line = ""
    scan_line: _Line = ""
    help_line: _Headline = ""
    thanks_headline: _Headline = ""
    thanks_subline: _Line = ""
    out_of_service_headline: _Headline = ""
    out_of_service_next: _Line = ""


_CAMERA_REPEAT_S = 2
"""A camera reads a code ten times a second, and a hand that shakes hides it for a moment."""


class ScreenSettings(_Section):
    """How the screen looks, what it says and hears, and how long it waits, in seconds.

    ``idle_seconds``: so long a screen waits without a touch; then it counts ``countdown_seconds`` down visibly and goes
    back to the start, unless somebody needs more time and says so. ``taking_seconds`` are for taking the tickets out,
    ``thanks_seconds`` for the last screen, ``fault_seconds`` for a fault of the machine: their last part is counted
    down. ``notice_seconds`` are for a word over a screen. ``sign_in_seconds`` and ``staff_seconds`` are the waits for a
    member of staff, before and after they have signed in. ``restart_seconds`` after a bug the program starts anew. The
    machine is asked how it is every ``poll_seconds``. A code that a scanner reads again within ``scan_repeat_seconds``
    is the same scan.

    ``sounds`` are cues of a ``volume`` from 0 to 100. ``camera`` reads codes beside a scanner: ``default``, or an id
    that ``willcall-kiosk cameras`` lists; empty for none.

    ``large_text``, ``high_contrast`` and ``low_reach`` are how the screen begins; each guest can have it otherwise.
    ``texts`` are by language: ``[screen.texts.zh]``.
    """

    look: LookSettings = LookSettings()
    language: str = Field(default="zh", pattern=r"^[a-z]{2,3}(_[A-Za-z]+)*$")
    idle_seconds: Wait = Field(default=45, ge=10)
    countdown_seconds: Wait = Field(default=10, ge=3)
    taking_seconds: Wait = Field(default=8, ge=2)
    thanks_seconds: Wait = Field(default=5, ge=2)
    fault_seconds: Wait = Field(default=20, ge=5)
    notice_seconds: Wait = Field(default=4, ge=2)
    sign_in_seconds: Wait = Field(default=30, ge=10)
    staff_seconds: Wait = Field(default=60, ge=10)
    restart_seconds: Wait = Field(default=15, ge=3)
    poll_seconds: Wait = Field(default=3, ge=1)
    scan_repeat_seconds: Wait = Field(default=3, ge=0)
    sounds: bool = True
    volume: int = Field(default=60, ge=0, le=100)
    camera: str = ""
    large_text: bool = False
    high_contrast: bool = False
    low_reach: bool = False
    texts: dict[str, ScreenTexts] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _a_camera_goes_on_reading(self) -> Self:
        if self.camera and self.scan_repeat_seconds < _CAMERA_REPEAT_S:
            raise ValueError(f"with a camera scan_repeat_seconds has to be {_CAMERA_REPEAT_S} or more")
        return self


class BoxOfficeSettings(_Section):
    """How the staff's screen begins and when it locks itself.

    ``language`` and ``dark`` are how it looks until somebody has it otherwise; it remembers that. It locks after
    ``lock_minutes`` without a key or the mouse. A showing is marked ``soon_minutes`` before it starts. What is on the
    screen is looked at anew every ``refresh_seconds``.
    """

    language: Literal["zh", "en"] = "zh"
    dark: bool = False
    lock_minutes: float = Field(default=5, ge=0.5)
    soon_minutes: int = Field(default=30, ge=1)
    refresh_seconds: float = Field(default=3, ge=1)


class TerminalSettings(BaseSettings):
    """All that can be set at a terminal.

    ``rehearsal_shift_s`` moves the terminal's clock by so many seconds, so that a show day can be rehearsed on any
    other; the screens say that it is a rehearsal. ``keys`` says where secrets live: ``auto`` takes the system keyring
    where there is one, else files in ``key_dir`` that only the service user can read. ``reprint_limit`` is how often a
    seat's ticket may be printed again before a supervisor has to allow it.
    """

    model_config = SettingsConfigDict(env_prefix="WILLCALL_", env_nested_delimiter="__", frozen=True, extra="forbid")

    data_dir: Path = Field(default_factory=lambda: user_data_path(_APP) / "terminal")
    keys: Literal["auto", "keyring", "file"] = "auto"
    key_dir: Path = Field(default_factory=lambda: user_config_path(_APP) / "keys")
    sync_every_s: float = Field(default=30, gt=0)
    rehearsal_shift_s: int = 0
    reprint_limit: int = Field(default=REPRINT_LIMIT, ge=0)
    printer: PrinterSettings = PrinterSettings()
    screen: ScreenSettings = ScreenSettings()
    box_office: BoxOfficeSettings = BoxOfficeSettings()

    @model_validator(mode="after")
    def _keys_are_not_beside_the_database(self) -> Self:
        if self.key_dir.resolve().is_relative_to(self.data_dir.resolve()):
            raise ValueError("key_dir must not lie inside data_dir: whoever copies the database would have its keys")
        return self

    @property
    def database(self) -> Path:
        """The terminal's database."""
        return self.data_dir / "terminal.sqlite"

    @property
    def rehearsal(self) -> bool:
        """Whether this is a rehearsal."""
        return self.rehearsal_shift_s != 0


def load_settings(file: Path | None) -> TerminalSettings:
    """Read settings from the file, then from the environment (``WILLCALL_...``), which wins.

    Raises:
        SettingsError: the file is not there, cannot be read or is not TOML, or a setting is wrong; all faults at once.
    """

    class FromFile(TerminalSettings):
        model_config = SettingsConfigDict(toml_file=file)

        @classmethod
        def settings_customise_sources(
            cls,
            settings_cls: type[BaseSettings],
            init_settings: PydanticBaseSettingsSource,  # noqa: ARG003 - pydantic's signature
            env_settings: PydanticBaseSettingsSource,
            dotenv_settings: PydanticBaseSettingsSource,  # noqa: ARG003
            file_secret_settings: PydanticBaseSettingsSource,  # noqa: ARG003
        ) -> tuple[PydanticBaseSettingsSource, ...]:
            return env_settings, TomlConfigSettingsSource(settings_cls)

    try:
        if file is not None and not file.is_file():
            raise SettingsError(f"there is no settings file {file}")
        return FromFile()
    except OSError as error:
        raise SettingsError(f"{file}: {error.strerror}") from error
    except ValidationError as error:
        faults = "; ".join(": ".join((*_where(fault["loc"]), fault["msg"])) for fault in error.errors())
        raise SettingsError(f"{file or 'environment'}: {faults}") from error
    except ValueError as error:
        raise SettingsError(f"{file}: {error}") from error


def _where(place: tuple[int | str, ...]) -> tuple[str, ...]:
    return (".".join(map(str, place)),) if place else ()

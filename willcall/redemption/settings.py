"""A terminal's settings: one TOML file, one frozen object, handed down by constructor."""

from pathlib import Path
from typing import Literal, Self

from platformdirs import user_config_path, user_data_path
from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict, TomlConfigSettingsSource

_APP = "willcall"


class SettingsError(Exception):
    """The settings file cannot be used; the message names every fault in it."""


class _Section(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class PrinterSettings(_Section):
    """Where tickets come out: a folder of PDF files, or a network printer (ESC/POS on TCP).

    There is no default kind: a screen that hands out tickets does not start before somebody said where they come out.
    """

    kind: Literal["pdf_folder", "network"] | None = None
    folder: Path | None = None
    host: str = ""
    port: int = Field(default=9100, ge=1, le=65535)
    template: str = "roll80"

    @model_validator(mode="after")
    def _network_has_a_host(self) -> Self:
        if self.kind == "network" and not self.host:
            raise ValueError("a network printer needs a host")
        return self


class ScreenSettings(_Section):
    """How the screen greets and how long it waits, in seconds."""

    language: Literal["zh", "en"] = "zh"
    idle_seconds: int = Field(default=45, ge=10)
    thanks_seconds: int = Field(default=8, ge=2)


class TerminalSettings(BaseSettings):
    """All that can be set at a terminal.

    ``rehearsal_shift_s`` moves the terminal's clock by so many seconds, so that a show day can be rehearsed on any
    other; the screens say that it is a rehearsal. ``keys`` says where secrets live: ``auto`` takes the system keyring
    where there is one, else files in ``key_dir`` that only the service user can read.
    """

    model_config = SettingsConfigDict(env_prefix="WILLCALL_", env_nested_delimiter="__", frozen=True, extra="forbid")

    data_dir: Path = Field(default_factory=lambda: user_data_path(_APP) / "terminal")
    keys: Literal["auto", "keyring", "file"] = "auto"
    key_dir: Path = Field(default_factory=lambda: user_config_path(_APP) / "keys")
    sync_every_s: float = Field(default=30, gt=0)
    rehearsal_shift_s: int = 0
    printer: PrinterSettings = PrinterSettings()
    screen: ScreenSettings = ScreenSettings()

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
        SettingsError: the file is not there, not TOML, or has a setting that is wrong; all faults at once.
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

    if file is not None and not file.is_file():
        raise SettingsError(f"there is no settings file {file}")
    try:
        return FromFile()
    except ValidationError as error:
        faults = "; ".join(": ".join((*_where(fault["loc"]), fault["msg"])) for fault in error.errors())
        raise SettingsError(f"{file or 'environment'}: {faults}") from error
    except ValueError as error:
        raise SettingsError(f"{file}: {error}") from error


def _where(place: tuple[int | str, ...]) -> tuple[str, ...]:
    return (".".join(map(str, place)),) if place else ()

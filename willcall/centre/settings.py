"""The centre's settings: one TOML file, and environment variables ``WILLCALL_CENTRE_...`` that go before it."""

from pathlib import Path
from typing import Self

import platformdirs
from pydantic import Field, SecretStr, ValidationError, model_validator
from pydantic_settings import (
    BaseSettings,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    TomlConfigSettingsSource,
)

_NAME = "willcall-centre"


class SettingsError(ValueError):
    """The settings cannot be used; the message says why."""


class CentreSettings(BaseSettings):
    """Everything about the centre that differs from one installation to the next."""

    model_config = SettingsConfigDict(env_prefix="WILLCALL_CENTRE_", frozen=True, extra="forbid")

    # Windows and macOS have one folder for a user's data and configuration: each gets a folder of its own in it
    data_dir: Path = Field(default_factory=lambda: Path(platformdirs.user_data_dir(_NAME, appauthor=False)) / "data")
    database_url: str = ""
    """SQLAlchemy URL; without it a SQLite file in ``data_dir``."""
    master_key_file: Path = Field(
        default_factory=lambda: Path(platformdirs.user_config_dir(_NAME, appauthor=False)) / "keys" / "master.key"
    )
    """Made on first use, readable by its owner alone; keep it apart from the database and from its backups."""
    master_key: SecretStr | None = None
    """64 hexadecimal digits; goes before ``master_key_file``."""
    rehearsal_shift_s: int = 0
    """Moves the clock by so many seconds, as the terminals' clock is, to rehearse a show day on any other."""
    host: str = "127.0.0.1"
    port: int = Field(default=8440, ge=0, le=65535)
    enrolment_code_hours: int = Field(default=24, ge=1, le=720)

    @model_validator(mode="after")
    def _key_is_not_beside_the_database(self) -> Self:
        file = self.master_key_file.resolve()
        if self.master_key is None and file.is_relative_to(self.data_dir.resolve()):
            raise ValueError(
                "master_key_file must not lie inside data_dir: whoever copies the database would have its key"
            )
        return self

    @property
    def database(self) -> str:
        """The URL of the database to use."""
        return self.database_url or f"sqlite:///{self.data_dir / 'centre.sqlite'}"

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,  # noqa: ARG003 - part of the library's hook
        file_secret_settings: PydanticBaseSettingsSource,  # noqa: ARG003 - part of the library's hook
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Read what was passed, then the environment, then the TOML file."""
        return init_settings, env_settings, TomlConfigSettingsSource(settings_cls)


def load_settings(file: Path | None) -> CentreSettings:
    """Read the settings from ``file``, where there is one, and the environment.

    Raises:
        SettingsError: the file is not there, not TOML, or has a setting that is wrong; all faults at once.
    """

    class _FromFile(CentreSettings):
        model_config = SettingsConfigDict(toml_file=file)

    if file is not None and not file.is_file():
        raise SettingsError(f"there is no settings file {file}")
    try:
        return _FromFile()
    except ValidationError as error:
        # what was given is not repeated: it may be the master key
        faults = "; ".join(": ".join((*_where(fault["loc"]), fault["msg"])) for fault in error.errors())
        raise SettingsError(f"{file or 'environment'}: {faults}") from None
    except (ValueError, OSError) as error:
        raise SettingsError(f"{file}: {error}") from error


def _where(place: tuple[int | str, ...]) -> tuple[str, ...]:
    return (".".join(map(str, place)),) if place else ()

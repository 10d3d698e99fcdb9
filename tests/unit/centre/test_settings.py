"""Settings from a file and from the environment."""

from datetime import timedelta
from pathlib import Path

import pytest
from pydantic import SecretStr

from willcall.centre.clock import shifted_clock, system_clock
from willcall.centre.settings import CentreSettings, SettingsError, load_settings


def test_without_a_word_it_is_a_sqlite_file_with_the_key_somewhere_else() -> None:
    settings = CentreSettings()
    assert settings.database == f"sqlite:///{settings.data_dir / 'centre.sqlite'}"
    assert settings.data_dir not in settings.master_key_file.parents


def test_r7_where_data_and_configuration_share_a_folder_the_key_is_still_apart(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for folder in ("user_data_dir", "user_config_dir"):
        monkeypatch.setattr(f"platformdirs.{folder}", lambda *_, **__: str(tmp_path))
    settings = CentreSettings()
    assert (settings.data_dir, settings.master_key_file) == (tmp_path / "data", tmp_path / "keys" / "master.key")


@pytest.mark.parametrize("place", ["master.key", "keys/master.key", "../data/master.key"])
def test_r7_a_master_key_beside_the_database_is_refused(tmp_path: Path, place: str) -> None:
    file, data = tmp_path / "centre.toml", tmp_path / "data"
    lines = {"data_dir": data.as_posix(), "master_key_file": (data / place).as_posix()}
    file.write_text("".join(f'{name} = "{path}"\n' for name, path in lines.items()), encoding="utf-8")
    with pytest.raises(SettingsError, match="master_key_file must not lie inside data_dir: whoever copies"):
        load_settings(file)


def test_where_the_master_key_is_given_itself_its_file_may_be_anywhere(tmp_path: Path) -> None:
    settings = CentreSettings(
        data_dir=tmp_path, master_key_file=tmp_path / "master.key", master_key=SecretStr("0" * 64)
    )
    assert settings.master_key_file.parent == settings.data_dir


def test_the_environment_goes_before_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "centre.toml"
    file.write_text('port = 1\nhost = "a"\nrehearsal_shift_s = -60\n', encoding="utf-8")
    monkeypatch.setenv("WILLCALL_CENTRE_PORT", "2")
    settings = load_settings(file)
    assert (settings.port, settings.host, settings.rehearsal_shift_s) == (2, "a", -60)


def test_every_fault_is_told_at_once_and_no_value(tmp_path: Path) -> None:
    file = tmp_path / "centre.toml"
    file.write_text('port = 99999\nmaster_key = ["s3cret"]\nunknown = 1\n', encoding="utf-8")
    with pytest.raises(SettingsError) as caught:
        load_settings(file)
    assert all(name in str(caught.value) for name in ("port", "master_key", "unknown"))
    assert "s3cret" not in str(caught.value)


def test_a_rehearsal_clock_is_the_machines_moved() -> None:
    shift = timedelta(days=-4000)
    assert abs(shifted_clock(shift)() - system_clock() - shift) < timedelta(seconds=5)

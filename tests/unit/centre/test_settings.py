"""Settings from a file and from the environment."""

from datetime import timedelta
from pathlib import Path

import pytest

from willcall.centre.clock import shifted_clock, system_clock
from willcall.centre.settings import CentreSettings, SettingsError, load_settings


def test_without_a_word_it_is_a_sqlite_file_with_the_key_somewhere_else() -> None:
    settings = CentreSettings()
    assert settings.database == f"sqlite:///{settings.data_dir / 'centre.sqlite'}"
    assert settings.data_dir not in settings.master_key_file.parents


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

"""The service as a process: it starts, says where it is, answers, and ends when told to."""

import json
import signal
import subprocess
import sys
from pathlib import Path

import requests


def test_the_service_starts_answers_and_ends_when_told_to(tmp_path: Path) -> None:
    settings = tmp_path / "centre.toml"
    paths = {"data_dir": tmp_path / "data", "master_key_file": tmp_path / "keys" / "master.key"}
    settings.write_text("".join(f"{key} = {json.dumps(str(path))}\n" for key, path in paths.items()), "utf-8")
    program = Path(sys.executable).with_name("willcall-centre")
    command = [str(program), "--settings", str(settings), "serve", "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as service:
        assert service.stdout is not None
        try:
            url = service.stdout.readline().split()[-1]
            answer = requests.get(f"{url}/terminal/v1/packs", timeout=10)
        finally:
            service.send_signal(signal.SIGTERM)
        rest, errors = service.communicate(timeout=20)
    assert answer.status_code == 401
    assert answer.headers["content-type"] == "application/problem+json"
    assert "call_turned_away" in rest
    assert "Traceback" not in errors

"""A real CUPS of a test's own, and the device at the end of its queues, which the test plays."""

import json
import os
import select
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Self

_PATH = os.pathsep.join([os.environ.get("PATH", ""), "/usr/sbin", "/sbin"])
CUPSD = shutil.which("cupsd", path=_PATH)
MISSING = next((each for each in ("cupsd", "lpadmin", "cupsdisable") if shutil.which(each, path=_PATH) is None), "")
"""What the machine lacks for these tests; nothing where all is there."""

_PATIENCE_S = 10.0
_TICK = 0.005

_FILES = """\
ServerRoot {home}/etc
ServerBin {home}/bin
CacheDir {home}/cache
StateDir {home}/state
RequestRoot {home}/spool
TempDir {home}/tmp
ErrorLog {home}/error_log
AccessLog {home}/access_log
PageLog {home}/page_log
"""
# Who may do what with a job is as CUPS has it where nobody has changed it.
_DAEMON = """\
LogLevel debug
Listen {home}/sock
Browsing No
WebInterface No
{more}
<Location />
  Order allow,deny
</Location>
<Policy default>
  JobPrivateAccess default
  JobPrivateValues default
  <Limit Create-Job Print-Job Print-URI Validate-Job>
    Order deny,allow
  </Limit>
  <Limit Hold-Job Release-Job Restart-Job Set-Job-Attributes Cancel-Job>
    Require user @OWNER @SYSTEM
    Order deny,allow
  </Limit>
  <Limit All>
    Order deny,allow
  </Limit>
</Policy>
"""


@dataclass(frozen=True, slots=True)
class Paper:
    """What came out, and as whose job."""

    owner: str
    title: str
    copies: int
    options: dict[str, str]
    document: bytes


class PlayedDevice:
    """Where jobs end. ``papers`` are those that came out, in order.

    Attributes:
        says: what it has CUPS told when a job begins.
        ends: how a job ends: the exit code of its backend, 0 for well.
        begun: how many jobs reached it.
    """

    def __init__(self, path: Path) -> None:
        self.papers: list[Paper] = []
        self.says = ""
        self.ends = 0
        self.begun = 0
        self._path = path
        self._flows = threading.Event()
        self._flows.set()
        self._over = threading.Event()
        self._listener: socket.socket | None = None
        self._thread: threading.Thread | None = None

    def switch_on(self) -> None:
        """Let jobs reach it."""
        self._over.clear()
        self._listener = socket.socket(socket.AF_UNIX)
        self._path.unlink(missing_ok=True)
        self._listener.bind(str(self._path))
        self._path.chmod(0o777)
        self._listener.listen()
        self._listener.settimeout(_TICK)
        self._thread = threading.Thread(target=self._serve, args=(self._listener,), name="played-device")
        self._thread.start()

    def switch_off(self) -> None:
        """Let no job reach it; one that is being printed is lost."""
        self._over.set()
        if self._thread is not None and self._listener is not None:
            self._thread.join()
            self._listener.close()
        self._path.unlink(missing_ok=True)

    def stall(self) -> None:
        """Take a job and print nothing of it, until :meth:`go_on`."""
        self._flows.clear()

    def go_on(self) -> None:
        """Print what was taken, if it is still wanted."""
        self._flows.set()

    def _serve(self, listener: socket.socket) -> None:
        while not self._over.is_set():
            try:
                line = listener.accept()[0]
            except TimeoutError:
                continue
            with line:
                self._print(line)

    def _print(self, line: socket.socket) -> None:
        self.begun += 1
        line.settimeout(None)
        try:
            line.sendall(f"{self.says}\n".encode())
            job = b"".join(iter(lambda: line.recv(65536), b""))
            while not self._flows.wait(_TICK) and not self._over.is_set():
                pass
            if self._over.is_set() or not job or not _is_wanted(line):
                return
            line.sendall(f"{self.ends}\n".encode())
        except OSError:
            return  # the job was cancelled
        if self.ends == 0:
            self.papers.append(_paper(job))


def _is_wanted(line: socket.socket) -> bool:
    """Tell whether the backend still waits at the other end. It has said all it has to say: only its end is heard."""
    poller = select.poll()
    poller.register(line, select.POLLHUP | select.POLLERR)
    return not poller.poll(0)


def _paper(job: bytes) -> Paper:
    head, _, document = job.partition(b"\n")
    owner, title, copies, options = json.loads(head)
    pairs = dict(each.partition("=")[::2] for each in options.split())
    return Paper(owner, title, int(copies), pairs, document)


def wait_for(condition: Callable[[], object]) -> None:
    """Wait until something is so.

    Raises:
        TimeoutError: it did not come to that.
    """
    until = time.monotonic() + _PATIENCE_S
    while not condition():
        if time.monotonic() > until:
            raise TimeoutError
        time.sleep(_TICK)


class RealCups:
    """A CUPS in a folder of its own, with what a test may do to it. Start it with ``with``.

    Args:
        more: further lines for its settings.
    """

    def __init__(self, more: str = "") -> None:
        self._home = Path(tempfile.mkdtemp(prefix="willcall-cups-"))
        self.device = PlayedDevice(self._home / "device")
        self.server = str(self._home / "sock")
        self._more = more
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        for folder in ("etc", "bin/backend", "bin/filter", "cache", "state", "spool", "tmp"):
            (self._home / folder).mkdir(parents=True)
        installed = next(each for each in map(Path, ("/usr/lib/cups", "/usr/libexec/cups")) if each.is_dir())
        (self._home / "bin" / "daemon").symlink_to(installed / "daemon")
        (self._home / "files.conf").write_text(_FILES.format(home=self._home), "utf-8")
        (self._home / "cupsd.conf").write_text(_DAEMON.format(home=self._home, more=self._more), "utf-8")
        self._install_backend()
        self.device.switch_on()
        try:
            self.start()
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        self.end(signal.SIGKILL)
        self.device.switch_off()
        shutil.rmtree(self._home)

    def start(self) -> None:
        """Start it and wait until it answers."""
        command = [CUPSD or "cupsd", "-f", "-c", f"{self._home}/cupsd.conf", "-s", f"{self._home}/files.conf"]
        log = self._home / "output"
        with log.open("ab") as output:
            self._process = subprocess.Popen(command, stdout=output, stderr=output)
        until = time.monotonic() + _PATIENCE_S
        while not self._answers():
            if time.monotonic() > until or self._process.poll() is not None:
                raise TimeoutError(log.read_text("utf-8", "replace") + (self._home / "error_log").read_text("utf-8"))
            time.sleep(_TICK)

    def end(self, how: signal.Signals = signal.SIGTERM) -> None:
        """End it: SIGTERM as the system does, SIGKILL as a crash does."""
        if self._process is not None:
            self._process.send_signal(how)
            self._process.wait(_PATIENCE_S)
            self._process = None

    def add_queue(self, name: str = "tickets", policy: str = "abort-job") -> None:
        """Make a queue to the played device. Documents reach it as they are."""
        device = f"played:{self._home / 'device'}"
        self.command("lpadmin", "-p", name, "-E", "-v", device, "-o", f"printer-error-policy={policy}")
        wait_for(lambda: name in self._queues_on_disk())

    def add_driver(self, filter_program: str = 'exec cat "${6:--}"') -> None:
        """Give the queue a driver for 80 mm rolls, its filter a shell script: CUPS runs it as a user of its own."""
        for folder in (self._home, self._home / "bin", self._home / "bin" / "filter"):
            folder.chmod(0o755)
        program = self._home / "bin" / "filter" / "as-it-is"
        program.write_text(f"#!/bin/sh\n{filter_program}\n", "utf-8")
        program.chmod(0o755)
        self.command("lpadmin", "-p", "tickets", "-P", str(Path(__file__).with_name("cups_driver.ppd")))

    def command(self, *words: str) -> str:
        """Run one of CUPS's commands against it and return what it printed."""
        environment = {**os.environ, "CUPS_SERVER": self.server, "PATH": _PATH}
        done = subprocess.run(words, env=environment, capture_output=True, text=True, check=False, timeout=_PATIENCE_S)
        assert done.returncode == 0, done.stderr
        return done.stdout

    def waiting(self) -> list[str]:
        """Return the jobs that are not over, by queue and number, such as ``tickets-3``."""
        return [line.split()[0] for line in self.command("lpstat", "-o").splitlines()]

    def wait_until_idle(self) -> None:
        """Wait until the last words of every job are said: a cancelled one's backend is killed, but not at once."""
        wait_for(lambda: "is idle" in self.command("lpstat", "-p", "tickets"))

    def somebody_prints(self, text: str = "somebody's", *options: str) -> None:
        """Put in a job that is not ours."""
        document = self._home / "document"
        document.write_text(text, "utf-8")
        self.command("lp", "-d", "tickets", "-U", "somebody", *options, str(document))

    def forget_jobs(self) -> None:
        """Empty its spool while it does not run, as an operator can have it done before each start."""
        for file in (self._home / "spool").glob("[cd]?????*"):
            file.unlink()

    def _queues_on_disk(self) -> str:
        """Ask CUPS to write its queues down now: it does so when it ends in good order."""
        conf = self._home / "etc" / "printers.conf"
        if not conf.exists():
            self.end()
            self.start()
        return conf.read_text("utf-8")

    def _install_backend(self) -> None:
        # owned by root and closed to others, CUPS runs it as root: the interpreter may lie where nobody else can read
        backend = self._home / "bin" / "backend" / "played"
        source = Path(__file__).with_name("cups_backend.py").read_text("utf-8")
        backend.write_text(f"#!{Path(sys.executable).resolve()} -IS\n{source}", "utf-8")
        backend.chmod(0o700)

    def _answers(self) -> bool:
        with socket.socket(socket.AF_UNIX) as line:
            return line.connect_ex(self.server) == 0

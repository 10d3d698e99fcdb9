"""A printer on the USB, by pyusb. Decision 19 says why not by python-escpos.

It imports pyusb, which takes 15 ms: import it only where a printer hangs on the USB.
"""

import errno
import math
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass

import structlog
import usb.core
import usb.util

from willcall.printing.transports.lines import LineLostError
from willcall.printing.transports.usb_devices import Way, find_device, lost, way_into
from willcall.redemption.domain.paper import PaperTrouble

_log = structlog.get_logger("willcall.printing")

_AT_ONCE = 4096
"""Bytes given to libusb at once: whole packets of every speed, so that what a time-out cuts off is counted right, and
few enough that the printer is heard several times within a ticket."""

_READ_PACKETS = 8
_STALE_READS = 64
_STALE_SECONDS = 0.005
_EMPTY_NAP = 0.002
"""Seconds between two reads of a printer that answers with an empty packet where it has nothing to say."""

_SOFT_RESET = 2
_CLASS_REQUEST_TO_INTERFACE = 0x21
_RESET_MS = 500

_FAULTS = (usb.core.USBError, NotImplementedError)


@dataclass(slots=True)
class UsbLine:
    """A claimed interface of a printer. A byte counts as sent when the printer took the packet that it was in.

    Nothing waits in the machine between two calls: libusb takes back what did not go in time. Where the line breaks
    within a piece nobody knows how much of it went (pyusb forgets the count): the piece counts as sent, and the next
    call raises the fault.

    Args:
        device: the printer, open.
        way: the interface, claimed.
        is_kernels: whether the kernel's own driver had it before, and gets it back.
    """

    device: usb.core.Device
    way: Way
    is_kernels: bool
    _broken: LineLostError | None = None

    @classmethod
    def open(cls, device: str, seconds: float, *, answers: bool = True) -> "UsbLine":
        """Take a printer for this program alone, and drop the answers that nobody listened to.

        Args:
            device: ``vvvv:pppp`` or ``vvvv:pppp:serial`` (hexadecimal); empty for the first that says it is one.
            seconds: for each question about the device.
            answers: whether answers are expected; then a printer that has no way to give them is refused.

        Raises:
            LineLostError: it is not there, held by another program, must not be opened, or cannot answer.
        """
        with ExitStack() as undoing, _named("opening"):
            found = find_device(device)
            undoing.callback(usb.util.dispose_resources, found)
            found.default_timeout = _milliseconds(seconds)
            way = way_into(found, named=bool(device))
            if answers and way.from_printer is None:
                raise LineLostError(
                    PaperTrouble.NO_ANSWERS, "this USB printer has no way to answer: set answers = false"
                )
            line = cls(found, way, _take_from_kernel(found, way.interface))
            undoing.callback(line.close)
            _claim(found, way)
            _drop_stale_answers(line)
            undoing.pop_all()
        return line

    def send(self, data: bytes | memoryview, seconds: float) -> int:
        """Hand over what the printer takes in that time, and return how much it took."""
        self._see_whole()
        piece, endpoint = bytes(data[:_AT_ONCE]), self.way.to_printer
        try:
            return int(self.device.write(endpoint, piece, _milliseconds(seconds)))
        except usb.core.USBTimeoutError:
            return 0
        except usb.core.USBError as fault:
            self._broken = self._lost(fault, endpoint, "sending")
            return len(piece)

    def receive(self, seconds: float) -> bytes:
        """Return what came in; nothing, after that time, from a printer that has no way to answer."""
        self._see_whole()
        endpoint = self.way.from_printer
        if endpoint is None:
            time.sleep(seconds)
            return b""
        until = time.monotonic() + seconds
        came = self._read(endpoint, seconds)
        while not came and (left := until - time.monotonic()) > 0:
            time.sleep(min(left, _EMPTY_NAP))
            came = self._read(endpoint, until - time.monotonic())
        return came

    def close(self) -> None:
        """Give the interface back to the kernel's driver, if it had it."""
        with suppress(*_FAULTS):
            usb.util.release_interface(self.device, self.way.interface)
        self._give_to_kernel()
        usb.util.dispose_resources(self.device)

    def abort(self) -> None:
        """Let the printer throw away what it took (SOFT_RESET), as far as it knows how, and close.

        The machine itself holds nothing back.
        """
        if self.way.is_printer_class:
            with suppress(*_FAULTS):
                request = (_CLASS_REQUEST_TO_INTERFACE, _SOFT_RESET, 0, self.way.interface)
                self.device.ctrl_transfer(*request, timeout=_RESET_MS)
        self.close()

    def _see_whole(self) -> None:
        if self._broken is not None:
            raise self._broken

    def _read(self, endpoint: int, seconds: float) -> bytes:
        """Read whole packets: where there is less room than the printer's packet has, the packet is lost."""
        try:
            return bytes(self.device.read(endpoint, self.way.packet * _READ_PACKETS, _milliseconds(seconds)))
        except usb.core.USBTimeoutError:
            return b""
        except usb.core.USBError as fault:
            raise self._lost(fault, endpoint, "receiving") from fault

    def _lost(self, fault: usb.core.USBError, endpoint: int, doing: str) -> LineLostError:
        """Name a fault, and log it. A halted endpoint is made to work for whoever opens the printer next."""
        if fault.errno == errno.EPIPE:
            with suppress(usb.core.USBError):
                self.device.clear_halt(endpoint)
        named = lost(fault, doing)
        _log.warning("line_to_printer_lost", reason=str(named))
        return named

    def _give_to_kernel(self) -> None:
        if self.is_kernels:
            with suppress(*_FAULTS):
                self.device.attach_kernel_driver(self.way.interface)


def _milliseconds(seconds: float) -> int:
    """Return a time limit as libusb has it, where 0 would mean for ever."""
    return max(1, math.ceil(seconds * 1000))


def _take_from_kernel(device: usb.core.Device, interface: int) -> bool:
    """Take an interface from the kernel's driver for printers (usblp); True where that one had it."""
    try:
        if not device.is_kernel_driver_active(interface):
            return False
        device.detach_kernel_driver(interface)
    except NotImplementedError:  # Windows
        return False
    return True


def _claim(device: usb.core.Device, way: Way) -> None:
    usb.util.claim_interface(device, way.interface)
    if way.setting:
        device.set_interface_altsetting(way.interface, way.setting)


def _drop_stale_answers(line: UsbLine) -> None:
    """Read what a conversation before this one left; never for long, a printer may go on reporting."""
    if line.way.from_printer is not None:
        for _ in range(_STALE_READS):
            if not line.receive(_STALE_SECONDS):
                break


@contextmanager
def _named(doing: str) -> Iterator[None]:
    try:
        yield
    except _FAULTS as fault:
        raise lost(fault, doing) from fault

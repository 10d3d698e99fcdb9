"""A USB with a receipt printer on it, below pyusb: a backend as libusb's is, with all its edges.

Like libusb it loses what a printer sends in a packet larger than the room to read it, waits for ever where the time
limit is 0, counts what went before a time-out, moves no byte over an interface that was not claimed, and knows no
device that was unplugged, not even when it was plugged in again.
"""

import errno
import time
from array import array
from collections.abc import Iterator
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any

import usb.backend
import usb.core

from tests.support.fake_printer import FakePrinter
from tests.support.printer_wire import PrinterWire, PulledError

EPSON = (0x04B8, 0x0E15)
OUT, IN = 0x01, 0x82
_BULK = 2
_SERIAL_INDEX = 3


class NeverEndingError(Exception):
    """A bug: the program would stand still for as long as the printer does."""


@dataclass(frozen=True, slots=True)
class Interface:
    """What one setting of an interface says of itself; ``endpoints`` are addresses."""

    number: int = 0
    setting: int = 0
    class_code: int = 7
    protocol: int = 2
    endpoints: tuple[int, ...] = (OUT, IN)
    kind: int = _BULK


@dataclass(slots=True)
class FakeDevice:
    """A device, and what happens to it. ``wire`` is its printer's; anything else has none."""

    wire: PrinterWire | None = None
    numbers: tuple[int, int] = EPSON
    serial: str | None = "J2UK012345"
    interfaces: tuple[Interface, ...] = (Interface(),)
    packet: int = 64
    configured: int = 1
    address: int = 4
    may_open: bool = True
    kernel_driver: bool = True
    held_by_another: bool = False
    stalled: set[int] = field(default_factory=set)
    takes_only: int | None = None
    empty_packets: bool = False
    knows_reset: bool = True
    waiting: bytes = b""
    log: list[str] = field(default_factory=list)


@dataclass(slots=True)
class _Handle:
    device: FakeDevice
    address: int
    claimed: set[int] = field(default_factory=set)


def _fault(number: int, text: str) -> usb.core.USBError:
    return usb.core.USBError(text, -1, number)


class FakeUsb(usb.backend.IBackend):  # type: ignore[misc]  # pyusb is published without types
    """The bus. Add devices to ``devices``; what is not there cannot be reached."""

    def __init__(self, *devices: FakeDevice) -> None:
        self.devices = list(devices)
        self.knows_kernel_drivers = True

    def unplug(self, device: FakeDevice) -> None:
        """Pull a device's cable."""
        self.devices.remove(device)
        if device.wire is not None:
            device.wire.pull()

    def plug_in(self, device: FakeDevice) -> None:
        """Put it in again; it gets another address, as a real one does."""
        device.address += 1
        device.waiting = b""
        if device.wire is not None:
            device.wire.plug_in()
        self.devices.append(device)

    # descriptors

    def enumerate_devices(self) -> Iterator[FakeDevice]:
        return iter(list(self.devices))

    def get_device_descriptor(self, device: FakeDevice) -> SimpleNamespace:
        return SimpleNamespace(
            bLength=18, bDescriptorType=1, bcdUSB=0x200, bDeviceClass=0, bDeviceSubClass=0, bDeviceProtocol=0,
            bMaxPacketSize0=64, idVendor=device.numbers[0], idProduct=device.numbers[1], bcdDevice=0x100,
            iManufacturer=1, iProduct=2, iSerialNumber=_SERIAL_INDEX if device.serial else 0, bNumConfigurations=1,
            address=device.address, bus=1, port_number=1, port_numbers=(1,), speed=2,
        )  # fmt: skip

    def get_configuration_descriptor(self, device: FakeDevice, config: int) -> SimpleNamespace:
        count = len({each.number for each in device.interfaces})
        return SimpleNamespace(
            bLength=9, bDescriptorType=2, wTotalLength=32, bNumInterfaces=count, bConfigurationValue=1,
            iConfiguration=0, bmAttributes=0xC0, bMaxPower=1, extra_descriptors=[],
        )  # fmt: skip

    def get_interface_descriptor(self, device: FakeDevice, intf: int, alt: int, config: int) -> SimpleNamespace:
        number = sorted({each.number for each in device.interfaces})[intf]
        chosen = [each for each in device.interfaces if each.number == number][alt]
        return SimpleNamespace(
            bLength=9, bDescriptorType=4, bInterfaceNumber=chosen.number, bAlternateSetting=chosen.setting,
            bNumEndpoints=len(chosen.endpoints), bInterfaceClass=chosen.class_code, bInterfaceSubClass=1,
            bInterfaceProtocol=chosen.protocol, iInterface=0, extra_descriptors=[], chosen=chosen,
        )  # fmt: skip

    def get_endpoint_descriptor(self, device: FakeDevice, ep: int, intf: int, alt: int, config: int) -> SimpleNamespace:
        chosen = self.get_interface_descriptor(device, intf, alt, config).chosen
        return SimpleNamespace(
            bLength=7, bDescriptorType=5, bEndpointAddress=chosen.endpoints[ep], bmAttributes=chosen.kind,
            wMaxPacketSize=device.packet, bInterval=0, bRefresh=0, bSynchAddress=0, extra_descriptors=[],
        )  # fmt: skip

    # opening

    def open_device(self, device: FakeDevice) -> _Handle:
        if device not in self.devices:
            raise _fault(errno.ENODEV, "No such device (it may have been disconnected)")
        if not device.may_open:
            raise _fault(errno.EACCES, "Access denied (insufficient permissions)")
        device.log.append("open")
        return _Handle(device, device.address)

    def close_device(self, handle: _Handle) -> None:
        handle.device.log.append("close")

    def get_configuration(self, handle: _Handle) -> int:
        return handle.device.configured

    def set_configuration(self, handle: _Handle, value: int) -> None:
        self._reach(handle).log.append("configure")
        handle.device.configured = value

    def is_kernel_driver_active(self, handle: _Handle, intf: int) -> bool:
        if not self.knows_kernel_drivers:
            raise NotImplementedError
        return self._reach(handle).kernel_driver

    def detach_kernel_driver(self, handle: _Handle, intf: int) -> None:
        self._reach(handle).log.append("detach")
        handle.device.kernel_driver = False

    def attach_kernel_driver(self, handle: _Handle, intf: int) -> None:
        if intf in handle.claimed:
            raise _fault(errno.EBUSY, "Resource busy")
        self._reach(handle).log.append("attach")
        handle.device.kernel_driver = True

    def claim_interface(self, handle: _Handle, intf: int) -> None:
        device = self._reach(handle)
        if device.kernel_driver or device.held_by_another:
            raise _fault(errno.EBUSY, "Resource busy")
        device.log.append(f"claim {intf}")
        handle.claimed.add(intf)

    def release_interface(self, handle: _Handle, intf: int) -> None:
        self._reach(handle).log.append(f"release {intf}")
        handle.claimed.discard(intf)

    def set_interface_altsetting(self, handle: _Handle, intf: int, altsetting: int) -> None:
        self._reach(handle).log.append(f"setting {altsetting}")

    # bytes

    def bulk_write(self, handle: _Handle, ep: int, intf: int, data: "array[int]", timeout: int) -> int:
        device = self._ready(handle, ep, intf, timeout)
        until = time.monotonic() + timeout / 1000
        sent = 0
        while sent < len(data) and self._takes(device, until):
            packet = data[sent : sent + device.packet].tobytes()
            self._say(device, packet)
            sent += len(packet)
            if device.takes_only is not None:
                device.takes_only -= len(packet)
        if data and not sent:
            raise usb.core.USBTimeoutError("Operation timed out", -7, errno.ETIMEDOUT)
        return sent

    def bulk_read(self, handle: _Handle, ep: int, intf: int, buff: "array[int]", timeout: int) -> int:
        device = self._ready(handle, ep, intf, timeout)
        if device.empty_packets and not device.waiting:
            device.waiting = self._hear(device, 0)
            if not device.waiting:
                return 0
        device.waiting = device.waiting or self._hear(device, timeout / 1000)
        packet, device.waiting = device.waiting[: device.packet], device.waiting[device.packet :]
        if len(packet) > len(buff):
            raise _fault(errno.EOVERFLOW, "Overflow")
        if not packet:
            raise usb.core.USBTimeoutError("Operation timed out", -7, errno.ETIMEDOUT)
        buff[: len(packet)] = array("B", packet)
        return len(packet)

    def ctrl_transfer(
        self, handle: _Handle, request_type: int, request: int, value: int, index: int, data: "array[int]", timeout: int
    ) -> int:
        device = self._reach(handle)
        if (request_type, request) == (0x80, 6):
            return self._string(device, value & 0xFF, data)
        if (request_type, request) == (0x21, 2) and device.knows_reset:
            device.log.append("soft reset")
            device.waiting = b""
            return 0
        raise _fault(errno.EPIPE, "Pipe error")

    def clear_halt(self, handle: _Handle, ep: int) -> None:
        self._reach(handle).log.append(f"clear halt {ep:02x}")
        handle.device.stalled.discard(ep)

    def _string(self, device: FakeDevice, index: int, data: "array[int]") -> int:
        if not device.serial:
            raise _fault(errno.EPIPE, "Pipe error")
        text = device.serial.encode("utf-16-le") if index else b"\x09\x04"
        descriptor = bytes([len(text) + 2, 3]) + text
        data[: len(descriptor)] = array("B", descriptor)
        return len(descriptor)

    def _reach(self, handle: _Handle) -> FakeDevice:
        if handle.device not in self.devices or handle.address != handle.device.address:
            raise _fault(errno.ENODEV, "No such device (it may have been disconnected)")
        return handle.device

    def _ready(self, handle: _Handle, ep: int, intf: int, timeout: int) -> FakeDevice:
        device = self._reach(handle)
        if timeout <= 0:
            raise NeverEndingError
        if intf not in handle.claimed:
            raise _fault(errno.ENOENT, "Entity not found")
        if ep in device.stalled:
            raise _fault(errno.EPIPE, "Pipe error")
        return device

    def _takes(self, device: FakeDevice, until: float) -> bool:
        left = max(0.0, until - time.monotonic())
        if device.takes_only is not None and device.takes_only <= 0:
            time.sleep(left)
            return False
        try:
            return _wire_of(device).room(left)
        except PulledError:
            raise self._off(device) from None

    def _say(self, device: FakeDevice, packet: bytes) -> None:
        try:
            _wire_of(device).say(packet)
        except PulledError:
            raise self._off(device) from None

    def _hear(self, device: FakeDevice, seconds: float) -> bytes:
        try:
            return _wire_of(device).hear(seconds)
        except PulledError:
            raise self._off(device) from None

    def _off(self, device: FakeDevice) -> usb.core.USBError:
        """A printer that is switched off leaves the bus; when it is on again it has another address."""
        device.address += 1
        device.waiting = b""
        if device.wire is not None:
            device.wire.plug_in()
        return _fault(errno.ENODEV, "No such device (it may have been disconnected)")


def _wire_of(device: FakeDevice) -> PrinterWire:
    assert device.wire is not None
    return device.wire


def usb_printer(printer: FakePrinter, **facts: Any) -> FakeDevice:  # noqa: ANN401  # FakeDevice's own fields
    """Return a device that prints on a fake printer."""
    return FakeDevice(PrinterWire(printer), **facts)

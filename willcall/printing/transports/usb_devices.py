"""Receipt printers on the USB: which one is meant, and where its bytes go in and come out.

Source of the numbers: USB Implementers Forum, Universal Serial Bus Device Class Definition for Printing Devices, 1.1.
"""

import errno
from collections.abc import Iterator
from ctypes.util import find_library
from dataclasses import dataclass

import libusb_package
import usb.backend.libusb1
import usb.core
import usb.util

from willcall.printing.transports.lines import LineLostError
from willcall.redemption.domain.paper import PaperTrouble

PRINTER_CLASS = 7
VENDOR_CLASS = 255
"""What many receipt printers call themselves as they leave the factory, and speak the same language."""

_RAW_BOTH_WAYS = 2
_NOT_RAW = frozenset({3, 4})
"""Protocols in which the bytes are wrapped: IEEE 1284.4, and the Internet Printing Protocol."""

_NOT_ALLOWED = (
    "not allowed to open it: install willcall/resources/udev/70-willcall-printers.rules and add the user to group lp"
)
_HELD = "another program holds it: CUPS with a queue on this printer, or a second kiosk"
_NO_DRIVER = "the system's driver keeps it: give it the WinUSB driver, or print through the system's queue"
_FAULTS: dict[int | None, tuple[PaperTrouble, str]] = {
    errno.EACCES: (PaperTrouble.FAILED, _NOT_ALLOWED),
    errno.EPERM: (PaperTrouble.FAILED, _NOT_ALLOWED),
    errno.EBUSY: (PaperTrouble.BUSY, _HELD),
    errno.ENODEV: (PaperTrouble.NOT_ANSWERING, "it was unplugged or switched off"),
    errno.EPIPE: (PaperTrouble.NOT_ANSWERING, "it refused the bytes (stall); its halt was cleared"),
}


@dataclass(frozen=True, slots=True)
class Way:
    """An interface that takes a printer's bytes: its endpoints, and the largest packet that comes back, in bytes."""

    interface: int
    setting: int
    is_printer_class: bool
    is_raw_both_ways: bool
    to_printer: int
    from_printer: int | None
    packet: int


def lost(fault: usb.core.USBError | NotImplementedError, doing: str) -> LineLostError:
    """Return a fault of libusb's under its name for people; ``doing`` is for the log."""
    if isinstance(fault, NotImplementedError):
        return LineLostError(PaperTrouble.FAILED, f"USB printer, {doing}: {_NO_DRIVER}")
    trouble, advice = _FAULTS.get(fault.errno, (PaperTrouble.NOT_ANSWERING, fault.strerror))
    return LineLostError(trouble, f"USB printer, {doing}: {advice}")


def find_device(wanted: str) -> usb.core.Device:
    """Return the printer that is meant: ``vvvv:pppp``, ``vvvv:pppp:serial``, or nothing for the first of its class.

    Raises:
        LineLostError: it is not there, or nobody may look.
        usb.core.USBError: the bus cannot be read.
    """
    vendor, _, rest = wanted.partition(":")
    product, _, serial = rest.partition(":")
    unread: LineLostError | None = None
    for device in _devices():
        if wanted and (device.idVendor, device.idProduct) != (int(vendor, 16), int(product, 16)):
            continue
        try:
            if _has_serial(device, serial) if wanted else _calls_itself_printer(device):
                return device
        except LineLostError as fault:
            unread = fault
        usb.util.dispose_resources(device)
    absent = f"no USB printer {wanted or 'of the printer class'} is plugged in"
    raise unread or LineLostError(PaperTrouble.NOT_ANSWERING, absent)


def way_into(device: usb.core.Device, *, named: bool) -> Way:
    """Return the best interface of the configuration that is on; one is switched on only where none is.

    Switching a configuration on resets the device, and fails while any interface is in use.

    Args:
        device: the printer.
        named: whether somebody gave its numbers; then an interface of the vendor's own class will do.

    Raises:
        LineLostError: no interface takes a printer's bytes.
        usb.core.USBError: the device cannot be opened.
    """
    classes = {PRINTER_CLASS, VENDOR_CLASS} if named else {PRINTER_CLASS}
    ways = [
        way
        for each in _configuration(device)
        if each.bInterfaceClass in classes and each.bInterfaceProtocol not in _NOT_RAW and (way := _way(each))
    ]
    if not ways:
        raise LineLostError(PaperTrouble.FAILED, "the USB device has no interface that takes a printer's bytes")
    return max(ways, key=lambda way: (way.is_printer_class, way.from_printer is not None, way.is_raw_both_ways))


def _devices() -> Iterator[usb.core.Device]:
    backend = usb.backend.libusb1.get_backend(find_library=_library)
    if backend is None:
        raise LineLostError(
            PaperTrouble.FAILED, "libusb 1.0 cannot be loaded: install it, or the package libusb-package"
        )
    return iter(usb.core.find(find_all=True, backend=backend))


def _library(candidate: str) -> str | None:
    """Return the system's libusb, which is kept up to date with it, else the one that comes with a package."""
    return find_library(candidate) or libusb_package.find_library(candidate)


def _has_serial(device: usb.core.Device, serial: str) -> bool:
    """Tell whether a device has this serial number; any will do where none was given.

    pyusb hides why it cannot read one (ValueError, also where the device may not be opened), so it is opened first.
    """
    if not serial:
        return True
    try:
        device.get_active_configuration()
        return bool(device.serial_number == serial)
    except (ValueError, usb.core.USBError) as fault:
        raise _serial_unread(fault, serial) from fault


def _serial_unread(fault: ValueError | usb.core.USBError, serial: str) -> LineLostError:
    doing = f"looking for serial number {serial}"
    if isinstance(fault, usb.core.USBError):
        return lost(fault, doing)
    return LineLostError(PaperTrouble.NOT_ANSWERING, f"USB printer, {doing}: it does not tell its own")


def _calls_itself_printer(device: usb.core.Device) -> bool:
    return any(interface.bInterfaceClass == PRINTER_CLASS for each in device for interface in each)


def _configuration(device: usb.core.Device) -> usb.core.Configuration:
    try:
        return device.get_active_configuration()
    except usb.core.USBError as fault:
        if fault.errno is not None:
            raise
        # pyusb's own word, not libusb's, for a device that is in no configuration
        device.set_configuration()
        return device.get_active_configuration()


def _way(interface: usb.core.Interface) -> Way | None:
    bulk = [each for each in interface if usb.util.endpoint_type(each.bmAttributes) == usb.util.ENDPOINT_TYPE_BULK]
    comes = {usb.util.endpoint_direction(each.bEndpointAddress): each for each in reversed(bulk)}
    out, back = comes.get(usb.util.ENDPOINT_OUT), comes.get(usb.util.ENDPOINT_IN)
    if out is None:
        return None
    return Way(
        interface=interface.bInterfaceNumber,
        setting=interface.bAlternateSetting,
        is_printer_class=interface.bInterfaceClass == PRINTER_CLASS,
        is_raw_both_ways=interface.bInterfaceProtocol == _RAW_BOTH_WAYS,
        to_printer=out.bEndpointAddress,
        from_printer=None if back is None else back.bEndpointAddress,
        packet=0 if back is None else back.wMaxPacketSize,
    )

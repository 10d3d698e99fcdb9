"""What only some printers need is not loaded for the others: each costs a kiosk's start."""

import subprocess
import sys

LOADED = "import sys, willcall.printing.bootstrap; print(*sorted(sys.modules))"


def test_putting_a_printer_together_loads_neither_usb_nor_serial() -> None:
    done = subprocess.run([sys.executable, "-c", LOADED], capture_output=True, text=True, check=True)
    loaded = done.stdout.split()
    assert "willcall.printing.transports.network" in loaded
    assert {"usb", "libusb_package", "serial"}.isdisjoint(loaded)

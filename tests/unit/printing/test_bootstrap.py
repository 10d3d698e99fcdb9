"""Each kind of printer that settings can name is looked for where that kind stands, under its own name."""

import pytest

from tests.support.quiet_logs import ExpectedLogs
from willcall.printing.bootstrap import open_printer
from willcall.redemption.settings import PrinterSettings

NOWHERE = "/nowhere/ttyS9"


@pytest.mark.parametrize(
    ("chosen", "looked_for"),
    [
        (PrinterSettings(kind="network", host="127.0.0.1", port=1), "no_line_to_printer"),
        (PrinterSettings(kind="usb", usb="dead:beef"), "no USB printer dead:beef"),
        (PrinterSettings(kind="usb", usb="dead:beef:7", answers=False), "no USB printer dead:beef:7"),
        (PrinterSettings(kind="serial", device=NOWHERE), f"serial port {NOWHERE}"),
        (PrinterSettings(kind="system", queue="No-Such-Queue"), "print_queue"),
    ],
    ids=lambda each: each.kind if isinstance(each, PrinterSettings) else "",
)
def test_a_printer_that_is_not_there_is_named_and_not_ready(
    chosen: PrinterSettings, looked_for: str, expected_logs: ExpectedLogs
) -> None:
    expected_logs.expect(looked_for)
    assert not open_printer(chosen).state().can_print

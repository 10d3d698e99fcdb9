"""Every code that a screen can show small can be looked up."""

from pathlib import Path

import pytest

from willcall.kiosk.viewmodels.incomplete import GONE_REASON
from willcall.kiosk.viewmodels.troubles import CRASH_REASON, REST_REASON
from willcall.redemption.domain.camera_trouble import CameraTrouble
from willcall.redemption.domain.faults import FaultCode
from willcall.redemption.domain.paper import PaperNotice, PaperTrouble
from willcall.redemption.domain.verdicts import REASON_CODES, Collectable

PAGE = Path(__file__).parents[2] / "docs" / "operations.md"
CODES = [
    *(code for verdict, code in REASON_CODES.items() if verdict is not Collectable),
    *(trouble.value for trouble in PaperTrouble),
    *(notice.value for notice in PaperNotice),
    *(fault.value for fault in FaultCode),
    *(trouble.value for trouble in CameraTrouble),
    CRASH_REASON,
    REST_REASON,
    GONE_REASON,
]


@pytest.mark.parametrize("code", CODES)
def test_r8_a_reason_code_stands_in_the_operations_page(code: str) -> None:
    assert f"\n| {code} | " in PAGE.read_text(encoding="utf-8")


def test_no_two_things_share_a_reason_code() -> None:
    assert len(CODES) == len(set(CODES))

"""What staff can do with a seat, each act open to them or barred, and then why."""

from dataclasses import dataclass
from enum import StrEnum

from willcall.redemption.domain.releases import ReleaseRefusal
from willcall.redemption.domain.reprints import ReprintRefusal
from willcall.redemption.domain.settlements import NothingToSettle
from willcall.redemption.domain.staff import RightMissing
from willcall.redemption.domain.verdicts import Refusal


class DeskAct(StrEnum):
    """What staff can do with a seat."""

    COLLECT = "collect"
    """Claim it and print its ticket here."""
    SETTLE_BY_SCAN = "settle_by_scan"
    STATE_NO_PAPER = "state_no_paper"
    VOUCH = "vouch"
    """State that a paper came out which nobody can scan."""
    REPRINT = "reprint"
    RELEASE = "release"
    ADMIT = "admit"
    """Enter that the guest was let in on paper, as one tick of the showing's door list."""


Bar = Refusal | ReprintRefusal | ReleaseRefusal | NothingToSettle | RightMissing
"""Why an act is barred. The seat's state comes first: where that bars it, nobody's right would help."""


@dataclass(frozen=True, slots=True)
class OfferedAct:
    """One act; ``barred`` is None where it is open to whoever asked. The printer is asked when it is done."""

    act: DeskAct
    barred: Bar | None = None

"""What a camera sees that counts as a scan. It sees the whole foyer; a scanner sees what is held before it. No Qt."""

import math
from collections.abc import Iterable
from dataclasses import dataclass

from willcall.kiosk.scanning.code_reading import Reading
from willcall.redemption.domain.codes import CollectionCode, read_code

NEAR = 0.12
"""How large a code has to stand in the picture: one of 4 cm within about half a metre, so that neither the codes of
those who wait in line nor a poster across the foyer are anybody's scan."""

STEADY_S = 1.0
"""Anything but a collection code has to be held this long: it is shown on purpose, and not carried past."""

PACE_S = 1.0
"""Of several codes in view a further one is taken this much later: each has its moment on the screen."""

LOST_S = 1.0
"""A code that is not read for this long has gone; a hand that shakes brings it back sooner."""


@dataclass(slots=True)
class _View:
    since: float
    last: float
    told: bool = False


class CameraScans:
    """Makes scans of readings. A code in view is told on and on, as a scanner does that goes on reading.

    That it is one event for as long as it is held is the flow's to see to, as it is for any scanner.
    """

    def __init__(self) -> None:
        self._views: dict[str, _View] = {}
        self._newest_at = -math.inf

    def take(self, readings: Iterable[Reading], now: float) -> list[str]:
        """Return the texts to scan of what was read at ``now`` (seconds), the nearest first."""
        self._views = {text: view for text, view in self._views.items() if now - view.last <= LOST_S}
        near = dict.fromkeys(reading.text for reading in readings if reading.size >= NEAR)
        return [text for text in near if self._is_told(text, now)]

    def _is_told(self, text: str, now: float) -> bool:
        view = self._views.setdefault(text, _View(now, now))
        view.last = now
        if not view.told and now - self._newest_at >= PACE_S and _is_meant(text, now - view.since):
            view.told, self._newest_at = True, now
        return view.told


def _is_meant(text: str, held_s: float) -> bool:
    return held_s >= STEADY_S or isinstance(read_code(text), CollectionCode)

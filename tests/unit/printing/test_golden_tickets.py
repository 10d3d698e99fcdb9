"""What each template burns, to the dot. ``python -m tests.unit.printing.test_golden_tickets`` draws them anew."""

from pathlib import Path

import pytest
from PIL import Image

from willcall.printing.render import Renderer
from willcall.printing.sample import specimens

GOLDEN = Path(__file__).parent / "golden"
TEMPLATES = ("roll58", "stock150")
"""The third one's is beside the bytes that it becomes: ``ticket.png``."""


def burnt(template: str) -> Image.Image:
    return Renderer(template).draw(specimens()["couple"]).raster


@pytest.mark.parametrize("template", TEMPLATES)
def test_a_ticket_is_exact_to_the_dot(template: str) -> None:
    raster = burnt(template)
    with Image.open(GOLDEN / f"{template}.png") as golden:
        assert raster.size == golden.size
        assert raster.tobytes() == golden.tobytes()


def regolden() -> None:
    """Write the golden tickets anew, on purpose."""
    for template in TEMPLATES:
        burnt(template).save(GOLDEN / f"{template}.png", optimize=True)


if __name__ == "__main__":
    regolden()

"""What the start no longer needs goes back to the system, and what stays is not looked through again."""

import gc
import sys
from pathlib import Path
from unittest.mock import patch

import psutil
import pytest

from willcall.kiosk.machine.spare_memory import give_back_memory, settled_memory

BLOCKS, BLOCK = 20_000, 1_000


def resident() -> int:
    """Return how much memory this process has."""
    size: int = psutil.Process().memory_info().rss
    return size


@pytest.mark.skipif(not Path("/lib/x86_64-linux-gnu/libc.so.6").exists(), reason="only glibc can be asked")
def test_holes_in_the_heap_are_given_back() -> None:
    taken = [bytes(BLOCK) for _ in range(BLOCKS)]
    # one in a hundred stays in use, the last one too: by itself glibc gives nothing back
    kept = taken[::-100]
    del taken
    before = resident()
    give_back_memory()
    assert before - resident() > BLOCKS * BLOCK // 2
    assert all(len(each) == BLOCK for each in kept)


@pytest.mark.parametrize("system", ["win32", "linux"])
def test_a_system_without_a_way_to_ask_is_left_alone(system: str) -> None:
    with patch.object(sys, "platform", system), patch("ctypes.CDLL", return_value=object()):
        give_back_memory()


def test_what_stays_is_looked_through_by_no_collection_until_it_is_over() -> None:
    staying: list[list[int]] = [[] for _ in range(10)]
    with settled_memory():
        coming: list[object] = []
        looked_through = {id(each) for each in gc.get_objects()}
        assert id(staying) not in looked_through
        assert id(coming) in looked_through
    assert id(staying) in {id(each) for each in gc.get_objects()}

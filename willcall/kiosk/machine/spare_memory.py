"""What the start made: what it no longer needs goes back to the system, and what stays is not looked through again."""

import ctypes
import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def settled_memory() -> Iterator[None]:
    """Take what is in memory now for what stays, until it is over.

    Python's collector stops every thread while it looks through all objects, and here some 300,000 of them live as
    long as the program: that would be a picture 60 to 110 ms late, whenever a day pack is applied. What is frozen it
    leaves alone (``gc.freeze``).
    """
    gc.freeze()
    give_back_memory()
    try:
        yield
    finally:
        gc.unfreeze()


def give_back_memory() -> None:
    """Have the C library return what is free in its heaps.

    Opening a terminal and setting the first ticket leave some 10 MB of holes, which glibc would keep for the life of
    the program. Other systems do it by themselves, or have no way to ask for it: nothing is done there.
    """
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None) if sys.platform == "linux" else None
    if trim:
        trim(0)

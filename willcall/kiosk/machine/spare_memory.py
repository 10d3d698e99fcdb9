"""Memory that the start took and no longer needs goes back to the system."""

import ctypes
import sys


def give_back_memory() -> None:
    """Have the C library return what is free in its heaps.

    Opening a terminal and setting the first ticket leave some 10 MB of holes, which glibc would keep for the life of
    the program. Other systems do it by themselves, or have no way to ask for it: nothing is done there.
    """
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None) if sys.platform == "linux" else None
    if trim:
        trim(0)

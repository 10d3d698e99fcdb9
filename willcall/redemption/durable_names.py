"""What a rename promises: a file that was written beside its name has the name after a power cut, too."""

import os
from pathlib import Path


def flush_names(folder: Path) -> None:
    """Make new names in a folder durable. Windows cannot open a folder and does it by itself.

    Raises:
        OSError: the folder is gone, or its disk failed.
    """
    if hasattr(os, "O_DIRECTORY"):
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)

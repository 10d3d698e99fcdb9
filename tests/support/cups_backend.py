"""A backend for CUPS (see backend(7)): carries a job to the device that a test plays. CUPS runs it, as it is.

It tells CUPS of its reaching for the device as CUPS's own backend for sockets does, and speaks the device's mind: what
the device says first goes to CUPS as it is (``STATE: +media-empty-error``); at the end the device names its exit code.
The device hears what CUPS was asked for, in one line, and then the document.
"""

import json
import os
import socket
import sys
import time

_RETRY = 0.02


def reach(path: str) -> socket.socket:
    """Connect, however long it takes."""
    print("STATE: +connecting-to-device", file=sys.stderr, flush=True)
    while True:
        line = socket.socket(socket.AF_UNIX)
        try:
            line.connect(path)
        except OSError:
            line.close()
            time.sleep(_RETRY)
        else:
            print("STATE: -connecting-to-device", file=sys.stderr, flush=True)
            return line


def main() -> int:
    """Print the file that was named, or standard input."""
    if len(sys.argv) == 1:
        print('direct played "Unknown" "a device that a test plays"')
        return 0
    document = open(sys.argv[6], "rb") if len(sys.argv) > 6 else sys.stdin.buffer  # noqa: PTH123, SIM115  # until the end
    with reach(os.environ["DEVICE_URI"].partition(":")[2]) as line:
        answers = line.makefile()
        print(answers.readline().strip(), file=sys.stderr, flush=True)
        line.sendall(json.dumps(sys.argv[2:6]).encode() + b"\n" + document.read())
        line.shutdown(socket.SHUT_WR)
        return int(answers.readline() or 1)


if __name__ == "__main__":
    sys.exit(main())

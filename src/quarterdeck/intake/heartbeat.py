"""Whether background work is being done: each worker touches a file, also while it is busy."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from quarterdeck.home import Home

EVERY = 2.0  # seconds between beats
SILENT = 20.0  # seconds after which nobody is there


@contextmanager
def beating(home: Home) -> Iterator[None]:
    """Beat until the block ends."""
    over = threading.Event()
    thread = threading.Thread(target=_beat, args=(home, over), name="heartbeat", daemon=True)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()


def is_beating(home: Home) -> bool:
    """Whether some worker was there a moment ago."""
    try:
        return time.time() - home.heartbeat.stat().st_mtime < SILENT
    except FileNotFoundError:
        return False


def _beat(home: Home, over: threading.Event) -> None:
    while True:
        with suppress(OSError):  # a full disk; the next beat may do
            home.heartbeat.touch()
        if over.wait(EVERY):
            return

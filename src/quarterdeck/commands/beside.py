"""The worker that `quarterdeck serve` keeps beside the pages."""

import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

PATIENCE = 10.0  # seconds for what is under way when serving ends
PAUSE, LONGEST_PAUSE = 2.0, 60.0  # seconds before a worker that died is followed by the next


@contextmanager
def worker_beside(*, wanted: bool = True) -> Iterator[None]:
    """A `quarterdeck worker` while the block lasts; one that dies is followed by the next.

    The first is there before the block begins: a process that is forked while another thread starts
    one holds the pipe on which that thread waits, and it would wait as long as the fork lives.
    """
    if not wanted:
        yield
        return
    over = threading.Event()
    keeper = threading.Thread(target=_keep, args=(_start(), over), name="worker", daemon=True)
    keeper.start()
    try:
        yield
    finally:
        over.set()
        keeper.join()


def _keep(process: subprocess.Popen[bytes], over: threading.Event) -> None:
    pause, started = PAUSE, time.monotonic()
    while True:
        while process.poll() is None and not over.wait(0.5):
            pass
        if process.poll() is None:
            _end(process)
        pause = PAUSE if time.monotonic() - started > LONGEST_PAUSE else min(2 * pause, LONGEST_PAUSE)
        if over.wait(pause):
            return
        process, started = _start(), time.monotonic()


def _start() -> subprocess.Popen[bytes]:
    """In a session of its own: Ctrl+C is for this process, which then ends the worker."""
    command = [sys.executable, "-m", "quarterdeck", "worker", "--beside", str(os.getpid())]
    return subprocess.Popen(command, start_new_session=True)  # noqa: S603 (our own command, no shell)


def _end(process: subprocess.Popen[bytes]) -> None:
    """Ask, then insist: what is cut off is as if it had not begun, and can be done again."""
    for stop in (process.terminate, process.terminate, process.kill):
        stop()
        try:
            process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            continue
        return

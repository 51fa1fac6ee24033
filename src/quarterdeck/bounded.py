"""A module of ours in a process of its own, with bounded memory and time."""

import resource
import subprocess
import sys
from dataclasses import dataclass

NO_MEMORY = 4
"""How such a process ends when its memory did not suffice."""


class TooMuchError(Exception):
    """It took more memory or time than is allowed."""


class TooLongError(TooMuchError):
    """It was still at work when its time was over."""


@dataclass(frozen=True, slots=True)
class Done:
    """How it ended, and what it wrote."""

    code: int
    out: bytes
    err: bytes

    @property
    def said(self) -> str:
        """What it wrote about a failure."""
        return self.err.decode(errors="replace").strip() or "It ended without a word."


def run(module: str, job: bytes, *, memory: int, seconds: int) -> Done:
    """Give `job` to the module's standard input; it is told its limits, and keeps them by `limit`.

    Raises TooMuchError.
    """
    command = [sys.executable, "-m", module, str(memory), str(seconds)]
    try:
        done = subprocess.run(  # noqa: S603 (our own module, no shell)
            command, input=job, capture_output=True, timeout=seconds, check=False
        )
    except subprocess.TimeoutExpired:
        raise TooLongError from None
    if done.returncode == NO_MEMORY or done.returncode < 0:
        raise TooMuchError
    return Done(done.returncode, done.stdout, done.stderr)


def limit(memory: int, seconds: int) -> None:
    """Hold this process to so many bytes of memory and seconds of work: before anything large is imported."""
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))

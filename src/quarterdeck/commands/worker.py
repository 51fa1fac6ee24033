"""quarterdeck worker: what happens in the background."""

import os
import signal
import threading
import time
from itertools import chain
from types import FrameType
from typing import Annotated

import typer
from django.utils.crypto import get_random_string
from django_tasks_db.management.commands.db_worker import Worker

from quarterdeck.api.pushing import forget_old_keys
from quarterdeck.commands.init import prepare
from quarterdeck.home import Home
from quarterdeck.intake.heartbeat import beating
from quarterdeck.keeping import housekeeping
from quarterdeck.plans.services.ending import end_old_plans
from quarterdeck.summaries.sending.work import send_summaries

app = typer.Typer(add_completion=False)
PAUSE = 1.0  # seconds between looks for work
HOUR = 3600.0
MINUTE = 60.0
SLICE = 20.0  # of summaries at a time: other work comes between


@app.command()
def worker(
    *,
    once: Annotated[bool, typer.Option("--once", help="Do what waits, keep house, and end.")] = False,
    beside: Annotated[int | None, typer.Option(metavar="PID", hidden=True)] = None,
) -> None:
    """Run background work, and keep house every hour, until Ctrl+C.

    Work under way is finished first; a second Ctrl+C ends it at once. `quarterdeck serve` runs one
    beside the pages; any number more may run.
    Each minute it looks whether summaries are due, and sends them.
    Keeping house clears what broken imports left behind, joins small files of the lake, forgets
    old sessions, results and idempotency keys, and says of plans whose last day has passed that they
    ended.

    Example: quarterdeck worker
    """
    home = Home.from_environment()
    prepare(home)
    jobs = _jobs()
    stop = _stop_by_signal(jobs)
    if beside is None:
        typer.echo("At work. Ctrl+C ends it.")
    with beating(home):
        _work(home, jobs, stop, once=once, beside=beside)


def _work(home: Home, jobs: Worker, stop: threading.Event, *, once: bool, beside: int | None) -> None:
    """Until told to stop, or until the process beside which this one runs is gone."""
    due = time.monotonic() + (MINUTE if beside else 0)  # pages that have just been started come first
    look = due
    while not stop.is_set() and beside in (None, os.getppid()):
        jobs.run()
        if time.monotonic() >= look and not stop.is_set():
            for line in send_summaries(None if once else SLICE):
                typer.echo(line)
            look = time.monotonic() + MINUTE
        if time.monotonic() >= due and not stop.is_set():
            for line in chain(housekeeping.keep_house(home), forget_old_keys(), end_old_plans()):
                typer.echo(line)
            due = time.monotonic() + HOUR
        if once:
            break
        stop.wait(PAUSE)


def _jobs() -> Worker:
    """Runs the tasks that wait, then returns."""
    return Worker(
        queue_names=["default"],
        interval=0,
        batch=True,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id=get_random_string(32),
        excluded_queue_names=[],
    )


def _stop_by_signal(jobs: Worker) -> threading.Event:
    """Set by the first SIGINT or SIGTERM, which lets a task finish; the second does not."""
    stop = threading.Event()

    def on_signal(number: int, frame: FrameType | None) -> None:  # noqa: ARG001
        if stop.is_set():
            raise KeyboardInterrupt
        stop.set()
        jobs.running = False

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, on_signal)
    return stop

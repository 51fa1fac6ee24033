"""Progress bars, on standard error so that answers can be piped, and only where somebody looks."""

import sys
from types import TracebackType
from typing import Self

from rich.console import Console
from rich.progress import (
    BarColumn,
    DownloadColumn,
    Progress,
    ProgressColumn,
    SpinnerColumn,
    TextColumn,
    TimeElapsedColumn,
    TransferSpeedColumn,
)


class _Bar:
    """One bar, there as long as its work goes on."""

    def __init__(self, title: str, *columns: ProgressColumn) -> None:
        console = Console(file=sys.stderr)
        self._progress = Progress(*columns, console=console, transient=True, disable=not console.is_terminal)
        self._task = self._progress.add_task(title, total=None)

    def __enter__(self) -> Self:
        self._progress.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._progress.stop()


class Bytes(_Bar):
    """Counts bytes; call it with how many more were done."""

    def __init__(self, title: str) -> None:
        super().__init__(
            title, TextColumn("{task.description}"), BarColumn(), DownloadColumn(), TransferSpeedColumn()
        )

    def __call__(self, done: int) -> None:
        self._progress.advance(self._task, done)


class Share(_Bar):
    """Shows what is being done and the share of all that is done, where it is known; call it with both."""

    def __init__(self, title: str) -> None:
        text = TextColumn("{task.description:<28}")
        super().__init__(title, SpinnerColumn(), text, BarColumn(), TimeElapsedColumn())

    def __call__(self, step: str, done: float | None = None) -> None:
        if done is None:
            self._progress.update(self._task, description=step)
        else:
            self._progress.update(self._task, description=step, total=1.0, completed=done)

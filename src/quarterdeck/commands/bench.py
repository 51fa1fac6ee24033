"""quarterdeck bench: how fast is it here?"""

import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Annotated, Any, Literal

import typer
from rich.console import Console
from rich.table import Table

from quarterdeck.commands.progress import Share

app = typer.Typer(add_completion=False)
BYTES_A_ROW = 1_000  # of room on the disk, all in all
GOALS = {
    "partner page": 2,
    "portfolio of 20": 2,
    "region of 100": 2,
    "whole channel": 2,
    "all partners' standing": 3,
    "first import": 4,
}


@app.command()
def bench(
    *,
    rows: Annotated[int, typer.Option(min=1_000, help="Sales lines to make.")] = 1_000_000,
    partners: Annotated[int, typer.Option(min=20, help="Partners that sell them.")] = 20_000,
    output: Annotated[Literal["text", "json"], typer.Option("--format", help="How to answer.")] = "text",
    keep: Annotated[
        bool, typer.Option("--keep", help="Leave the channel that was made, and say where.")
    ] = False,
) -> None:
    """Make a large channel in a folder of its own, and measure it against the machine's own pace.

    Figures are compared with SQL written by hand on the same snapshot, which must give the same
    numbers; a first import with a bare copy of the same file to Parquet. Ten million lines need
    10 GB of disk. Nothing of your installation is touched.

    Example: quarterdeck bench --rows 10000000 --format json
    """
    folder = Path(tempfile.mkdtemp(prefix="quarterdeck-bench-"))
    try:
        _require_room(folder, rows)
        with Share("Starting") as progress:
            results = _measure(folder, rows, partners, progress)
    finally:
        if not keep:
            shutil.rmtree(folder, ignore_errors=True)
    if output == "json":
        typer.echo(json.dumps(results))
    else:
        _print(results)
    if keep:
        typer.echo(f"The channel lies in {folder}.", err=True)


def _require_room(folder: Path, rows: int) -> None:
    free = shutil.disk_usage(folder).free
    if free < rows * BYTES_A_ROW:
        typer.echo(
            f"{rows:,} lines need about {rows * BYTES_A_ROW / 1e9:.0f} GB in {folder.parent}; "
            f"there are {free / 1e9:.0f} GB. Ask for fewer --rows, or name another folder in TMPDIR.",
            err=True,
        )
        raise typer.Exit(1)


def _measure(folder: Path, rows: int, partners: int, progress: Share) -> dict[str, Any]:
    """What the measuring process reports, and the most memory any process of it had."""
    ours = {key: value for key, value in os.environ.items() if not key.startswith("QUARTERDECK_")}
    report: dict[str, Any] | None = None
    with subprocess.Popen(  # noqa: S603 (our own program, no shell)
        [sys.executable, "-m", "quarterdeck.bench", "measure", str(rows), str(partners)],
        env={**ours, "QUARTERDECK_HOME": str(folder)},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout
        for text in process.stdout:
            line = json.loads(text)
            report = line.get("report", report)
            if "step" in line:
                progress(line["step"], line["done"])
    if process.returncode or report is None:
        typer.echo("The measurement broke off; see above.", err=True)
        raise typer.Exit(1)
    return report | {"memory_mb": resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024}


def _print(results: dict[str, Any]) -> None:
    console = Console(highlight=False)
    ratios = Table("Compared", "Ratio", "Goal", title=f"{results['rows']:,} sales lines")
    for name, ratio in results["ratios"].items():
        ratios.add_row(name, f"{ratio:.2f}", f"{GOALS[name]} at most")
    console.print(ratios)
    measured = Table("Measured", "")
    for name, value in results["milliseconds"].items():
        measured.add_row(name, f"{value:,.1f} ms")
    for name, value in results["seconds"].items():
        measured.add_row(name, f"{value:,.2f} s")
    measured.add_row("memory at peak", f"{results['memory_mb']:,} MB")
    console.print(measured)

"""quarterdeck restore: an installation back from its backup."""

import json
from pathlib import Path
from typing import Annotated, Literal

import typer

from quarterdeck import keeping
from quarterdeck.commands.progress import Bytes
from quarterdeck.home import Home

app = typer.Typer(add_completion=False)


@app.command()
def restore(
    file: Annotated[Path, typer.Argument(help="A file that `quarterdeck backup` wrote.")],
    *,
    replace: Annotated[
        bool, typer.Option("--replace", help="Put what is in the home aside, under another name.")
    ] = False,
    output: Annotated[Literal["text", "json"], typer.Option("--format", help="How to answer.")] = "text",
) -> None:
    """Make QUARTERDECK_HOME what a backup holds. Stop `serve` and `worker` first.

    The backup is unpacked beside the home, its digests, counts and totals are compared with what was
    backed up, and only then it takes the home's place.

    Example: quarterdeck restore /var/backups/quarterdeck-2026-03-31.zip --replace
    """
    home = Home.from_environment()
    try:
        with Bytes("Restoring") as progress:
            manifest = keeping.restore.read(home, file, progress, replace=replace)
    except keeping.KeepingError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(1) from error
    rows = sum(manifest.inventory.subjects.values())
    if output == "json":
        typer.echo(json.dumps({"home": str(home.root), "made": manifest.made, "rows": rows}))
    else:
        typer.echo(f"Restored the backup of {manifest.made} to {home.root}: {rows:,} rows, totals equal.")

"""quarterdeck backup: everything into one file."""

import json
from pathlib import Path
from typing import Annotated, Literal

import typer

from quarterdeck import keeping
from quarterdeck.commands.progress import Bytes
from quarterdeck.home import Home

app = typer.Typer(add_completion=False)


@app.command()
def backup(
    file: Annotated[Path, typer.Argument(help="The file to write; it must not exist.")],
    output: Annotated[Literal["text", "json"], typer.Option("--format", help="How to answer.")] = "text",
) -> None:
    """Write database, lake and settings to one file. Pages go on; imports wait a moment.

    The file holds the secret key and everybody's data: keep it as safe as the installation.

    Example: quarterdeck backup /var/backups/quarterdeck-2026-03-31.zip
    """
    try:
        with Bytes("Backing up") as progress:
            manifest = keeping.backup.write(Home.from_environment(), file, progress)
    except keeping.KeepingError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(1) from error
    size = file.stat().st_size
    if output == "json":
        typer.echo(json.dumps({"file": str(file), "size": size, "files": len(manifest.files)}))
    else:
        typer.echo(f"Wrote {file}: {len(manifest.files)} files, {size / 1e6:.1f} MB.")

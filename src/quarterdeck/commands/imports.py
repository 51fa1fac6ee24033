"""quarterdeck imports: list, show and undo imports."""

import json

import typer
from django.conf import settings

from quarterdeck.commands.intake import (
    As,
    Number,
    Output,
    Publish,
    actor_of,
    get_import,
    report,
    sentences,
)
from quarterdeck.intake.outcome import describe
from quarterdeck.intake.selectors import imports, open_rows
from quarterdeck.intake.services import undo_import

app = typer.Typer(help="List, show and undo imports.", no_args_is_help=True, add_completion=False)


@app.command("list")
def list_imports(limit: int = 20, output: Output = "text") -> None:
    """List the newest imports.

    Example: quarterdeck imports list --limit 5 --format json
    """
    with sentences():
        rows = list(imports(settings.HOME)[:limit])
    if output == "json":
        typer.echo(json.dumps([describe(row) for row in rows], ensure_ascii=False))
        return
    for row in rows:
        typer.echo(
            f"{row.pk:>6}  {row.started:%Y-%m-%d %H:%M}  {row.status:<11}  {row.subject:<15}  "
            f"{row.read:>9,} rows  {row.quarantined:>7,} held back  {row.file_name}"
        )
        if row.error or row.trouble:
            typer.echo(f"{'':>8}{row.error or row.trouble}")


@app.command()
def show(number: Number, output: Output = "text") -> None:
    """Show one import: counts, notes, what is still held back.

    Example: quarterdeck imports show 12
    """
    with sentences():
        imports(settings.HOME)
        row = get_import(number)
    report(row, output)
    if output == "text" and (held := open_rows(row).count()):
        typer.echo(f"{held:,} rows are still held back.")


@app.command()
def undo(number: Number, *, publish: Publish = True, person: As = None, output: Output = "text") -> None:
    """Put back every row the import left behind, as it was before.

    Example: quarterdeck imports undo 12
    """
    with sentences():
        row = get_import(number)
        change = undo_import(actor=actor_of(person), row=row, publish=publish)
    if output == "json":
        said = {"import": row.pk, "restored": change.new + change.changed, "removed": change.removed}
        typer.echo(json.dumps({**said, "data_version": row.data_version}))
        return
    typer.echo(
        f"Undid import {row.pk}: {change.new + change.changed:,} rows are as they were, "
        f"{change.removed:,} are gone."
    )

"""quarterdeck quarantine: rows that were held back."""

import json
from typing import Annotated

import typer

from quarterdeck.commands.intake import (
    As,
    Number,
    Output,
    Publish,
    actor_of,
    get_import,
    pairs,
    report,
    sentences,
    steps,
)
from quarterdeck.intake import quarantine
from quarterdeck.intake.selectors import open_rows

app = typer.Typer(help="Rows that were held back.", no_args_is_help=True, add_completion=False)
Lines = Annotated[
    list[int] | None, typer.Option("--line", help="Only the row on this line; may be repeated.")
]


@app.command("list")
def list_rows(
    number: Annotated[int | None, typer.Argument(metavar="[IMPORT]", help="Only this import's.")] = None,
    limit: int = 50,
    output: Output = "text",
) -> None:
    """List the rows that are still held back, with every reason.

    Example: quarterdeck quarantine list 12
    """
    with sentences():
        held = open_rows(None if number is None else get_import(number))
        rows, count = list(held[:limit]), held.count()
    if output == "json":
        keys = ("line", "faults", "row", "raw", "mended")
        said = [{"import": row.imported_id} | {key: getattr(row, key) for key in keys} for row in rows]
        typer.echo(json.dumps(said, ensure_ascii=False))
        return
    for row in rows:
        place = "" if number else f"import {row.imported_id}, {row.imported.file_name}, "
        typer.echo(f"{place}line {row.line}:{' mended, not released.' if row.mended else ''}")
        for fault in row.faults:
            typer.echo(f"  {fault['column'] or 'the line'}: {fault['reason']}")
    if count > len(rows):
        typer.echo(f"... and {count - len(rows):,} more.")


@app.command()
def mend(
    number: Number,
    *,
    values: Annotated[list[str], typer.Option("--set", metavar="COLUMN=VALUE", help="The right value.")],
    where: Annotated[
        list[str] | None, typer.Option(metavar="COLUMN=VALUE", help="Only rows that say this now.")
    ] = None,
    lines: Lines = None,
    person: As = None,
) -> None:
    """Give rows new values; release them afterwards. Write dates as 2026-03-31, numbers as 1000.50.

    Example: quarterdeck quarantine mend 12 --set partner=P-001 --where partner=P-0O1
    """
    wanted, said = pairs(values), pairs(where)
    with sentences():
        count = quarantine.mend(
            actor=actor_of(person), imported=get_import(number), values=wanted, lines=lines or (), where=said
        )
    typer.echo(f"Mended {count:,} rows. Next: quarterdeck quarantine release {number}")


@app.command()
def release(
    number: Number,
    *,
    lines: Lines = None,
    publish: Publish = True,
    person: As = None,
    output: Output = "text",
) -> None:
    """Send rows through the checks again; those that pass are imported.

    Example: quarterdeck quarantine release 12 --line 40
    """
    with sentences():
        imported = get_import(number)
        with steps("Releasing rows") as progress:
            row = quarantine.release(
                actor=actor_of(person),
                imported=imported,
                lines=lines or (),
                publish=publish,
                progress=progress,
            )
        left = open_rows(imported).count()
    report(row, output)
    if output == "text" and left:
        typer.echo(f"{left:,} rows are still held back. Why: quarterdeck quarantine list {number}")


@app.command()
def drop(number: Number, *, lines: Lines = None, person: As = None) -> None:
    """Give rows up. They stay on record.

    Example: quarterdeck quarantine drop 12 --line 41
    """
    with sentences():
        count = quarantine.drop(actor=actor_of(person), imported=get_import(number), lines=lines or ())
    typer.echo(f"Dropped {count:,} rows.")

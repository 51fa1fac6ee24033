"""quarterdeck import: bring in a file of rows."""

from pathlib import Path
from typing import Annotated, Any, Literal

import typer
from django.conf import settings

from quarterdeck.commands.intake import (
    As,
    Output,
    Publish,
    actor_of,
    describe_mapping,
    pairs,
    report,
    sentences,
    steps,
)
from quarterdeck.demo.adventureworks.load import MAPPINGS
from quarterdeck.intake.limits import Limits
from quarterdeck.intake.mapping.saved import find, save, to_toml
from quarterdeck.intake.preview import preview
from quarterdeck.intake.services import run_import
from quarterdeck.intake.template import write_template
from quarterdeck.intake.workbench import catalogue

app = typer.Typer(add_completion=False)


@app.command()
def import_(
    *,
    file: Annotated[
        Path | None, typer.Argument(exists=True, dir_okay=False, help="The file to read.")
    ] = None,
    subject: Annotated[str | None, typer.Option(help="What the rows are; else the headers decide.")] = None,
    mapping: Annotated[str | None, typer.Option(help="A saved mapping's name, or a TOML file.")] = None,
    replace: Annotated[
        str | None, typer.Option(metavar="PERIOD", help="The file is all there is of this period.")
    ] = None,
    where: Annotated[
        list[str] | None,
        typer.Option(metavar="COLUMN=VALUE", help="With --replace: only rows of this partner, ..."),
    ] = None,
    delete: Annotated[
        bool, typer.Option("--delete", help="Remove the rows whose keys the file holds.")
    ] = False,
    publish: Publish = True,
    show_mapping: Annotated[
        bool, typer.Option("--show-mapping", help="Print the mapping as TOML and import nothing.")
    ] = False,
    save_mapping: Annotated[
        str | None, typer.Option(metavar="NAME", help="Keep the mapping under a name, for --mapping.")
    ] = None,
    template: Annotated[
        str | None, typer.Option(metavar="SUBJECT", help="Write an empty file to be filled in, to -o.")
    ] = None,
    target: Annotated[Path | None, typer.Option("-o", help="Where a template goes: .csv or .xlsx.")] = None,
    person: As = None,
    output: Output = "text",
) -> None:
    """Bring in a file of rows: CSV, Excel, Parquet or JSON lines, also gzipped.

    The same file again changes nothing; rows that cannot be taken are held back, with every reason.

    Example: quarterdeck import sales-november.csv --replace 2026-11 --where distributor=P-900

    Example: quarterdeck import --template sales -o sales.xlsx
    """
    if template:
        _template(template, target)
        return
    if file is None:
        raise typer.BadParameter("Name a file, or ask for a --template.")
    if delete and replace:
        raise typer.BadParameter("Say one of --replace and --delete.")
    mode: Literal["upsert", "replace", "delete"] = "replace" if replace else "delete" if delete else "upsert"
    with sentences():
        document = _find(mapping)
        if show_mapping or save_mapping:
            shown = preview(home=settings.HOME, path=file, subject=subject, mapping=document)
            if save_mapping:
                kept = save(save_mapping, shown.document, settings.HOME.mappings)
                typer.echo(f"Kept as {kept}", err=True)
            if show_mapping:
                typer.echo(to_toml(shown.document), nl=False)
                return
        with steps(f"Importing {file.name}") as progress:
            row = run_import(
                actor=actor_of(person),
                path=file,
                subject=subject,
                mapping=document,
                mapping_name=mapping or "",
                mode=mode,
                period=replace,
                where=pairs(where),
                publish=publish,
                limits=Limits.local(),
                progress=progress,
            )
    if document is None and output == "text":
        typer.echo(describe_mapping(row.mapping))
    report(row, output)


def _find(mapping: str | None) -> dict[str, Any] | None:
    """The mapping's document; those of the package are named 'adventureworks/sales'."""
    if mapping is None:
        return None
    if mapping.startswith("adventureworks/"):
        return find(mapping.removeprefix("adventureworks/"), [MAPPINGS])
    return find(mapping, [settings.HOME.mappings])


def _template(subject: str, target: Path | None) -> None:
    with sentences():
        chosen = catalogue(settings.HOME)[subject]
        path = target or Path(f"{chosen.name}.csv")
        write_template(chosen, path)
    typer.echo(f"Wrote {path}. Fill it in, then: quarterdeck import {path} --subject {chosen.name}")

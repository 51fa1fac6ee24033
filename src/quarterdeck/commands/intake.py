"""What the commands about imports share: options, sentences for errors, progress, reports."""

import json
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Annotated, Any, Literal

import typer
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

from quarterdeck.commands.vendor_day import vendor_day
from quarterdeck.directory.models import Person
from quarterdeck.directory.selectors import get_person
from quarterdeck.intake.errors import IntakeError
from quarterdeck.intake.models import Import
from quarterdeck.intake.outcome import describe
from quarterdeck.intake.services import clear_errors
from quarterdeck.subjects import SubjectError

Output = Annotated[Literal["text", "json"], typer.Option("--format", help="How to answer.")]
As = Annotated[str | None, typer.Option("--as", metavar="EMAIL", help="On whose behalf; else the machine's.")]
Publish = Annotated[bool, typer.Option("--publish/--no-publish", help="Bring the figures up to date.")]
Number = Annotated[int, typer.Argument(metavar="IMPORT", help="The import's number.")]
STEPS = ("reading", "checking", "writing", "publishing")


@contextmanager
def sentences() -> Iterator[None]:
    """Say what went wrong in one sentence, and end with code 1."""
    try:
        with clear_errors(), vendor_day():
            yield
    except (IntakeError, SubjectError) as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(1) from error


@contextmanager
def steps(title: str) -> Iterator[Callable[[str], None]]:
    """A bar over the steps of an import, on standard error, where somebody looks."""
    columns = (TextColumn("{task.description}"), BarColumn(), TextColumn("{task.fields[step]}"))
    console = Console(file=sys.stderr)
    bar = Progress(
        *columns, TimeElapsedColumn(), console=console, transient=True, disable=not console.is_terminal
    )
    with bar:
        task = bar.add_task(title, total=len(STEPS), step="")
        yield lambda step: bar.update(task, completed=STEPS.index(step), step=step)


def actor_of(email: str | None) -> Person | None:
    return get_person(email) if email else None


def get_import(number: int) -> Import:
    """Raises IntakeError when there is none of that number."""
    try:
        return Import.objects.get(pk=number)
    except Import.DoesNotExist:
        raise IntakeError(f"There is no import {number}. See: quarterdeck imports list") from None


def pairs(texts: Sequence[str] | None) -> dict[str, str]:
    """'column=value' options as a dict."""
    for text in texts or ():
        if "=" not in text:
            raise typer.BadParameter(f"'{text}' is not of the form column=value.")
    return dict(text.split("=", 1) for text in texts or ())


def report(row: Import, output: str) -> None:
    """Say what an import did, and what to do about rows it held back."""
    if output == "json":
        typer.echo(json.dumps(describe(row), ensure_ascii=False))
        return
    typer.echo(f"Import {row.pk}: {row.file_name} to {row.subject}, {row.status}.")
    skipped = f", {row.skipped:,} left out by the mapping" if row.skipped else ""
    removed = f", {row.removed:,} removed" if row.removed else ""
    typer.echo(
        f"{row.read:,} rows read{skipped}: {row.new:,} new, {row.changed:,} changed, {row.unchanged:,} "
        f"unchanged, {row.quarantined:,} held back{removed}."
    )
    for note in [*row.notes, *([row.error] if row.error else [])]:
        typer.echo(note)
    if row.quarantined:
        typer.echo(f"See what is wrong: quarterdeck quarantine list {row.pk}")


def describe_mapping(document: Mapping[str, Any]) -> str:
    """'Taken as sales: line from Order line, ...'."""
    parts = [f"{column} from {_origin(rule)}" for column, rule in document.get("columns", {}).items()]
    return f"Taken as {document['subject']}: {', '.join(parts)}."


def _origin(rule: object) -> str:
    if not isinstance(rule, Mapping):
        return f"'{rule}'"
    source = rule.get("from") or rule.get("template") or f"the text {rule.get('constant')}"
    extras = [f"{key} {value}" for key, value in rule.items() if key in ("format", "decimal")]
    extras += ["percent"] if rule.get("percent") else []
    named = " or ".join(f"'{one}'" for one in source) if isinstance(source, list) else f"'{source}'"
    return named + (f" ({', '.join(extras)})" if extras else "")

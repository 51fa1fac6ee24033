"""quarterdeck doctor: is this installation well?"""

import json
from typing import Annotated, Literal

import typer
from rich.console import Console

from quarterdeck.home import Home
from quarterdeck.keeping import checks

app = typer.Typer(add_completion=False)
MARKS = {
    checks.Level.OK: "[green]ok     [/]",
    checks.Level.WARNING: "[yellow]warning[/]",
    checks.Level.PROBLEM: "[red]problem[/]",
}


@app.command()
def doctor(
    output: Annotated[Literal["text", "json"], typer.Option("--format", help="How to answer.")] = "text",
) -> None:
    """Check an installation and say what to do. Exit code 1 when there is a problem.

    Example: quarterdeck doctor --format json
    """
    findings = list(checks.examine(Home.from_environment()))
    if output == "json":
        typer.echo(json.dumps([finding.as_json() for finding in findings]))
    else:
        _print(findings)
    if any(finding.level == checks.Level.PROBLEM for finding in findings):
        raise typer.Exit(1)


def _print(findings: list[checks.Finding]) -> None:
    console = Console(soft_wrap=True, highlight=False)
    for finding in findings:
        console.print(f"{MARKS[finding.level]}  {finding.check}: ", end="")
        console.print(f"{finding.says} {finding.advice}".rstrip(), markup=False)

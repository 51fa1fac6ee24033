"""quarterdeck demo: a channel to look at."""

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from quarterdeck.commands import serve
from quarterdeck.commands.init import prepare
from quarterdeck.commands.progress import Share
from quarterdeck.demo import adventureworks, loading, mistakes, planned, recovering, reviewed, summed_up
from quarterdeck.demo.cast import CAST, PASSWORD
from quarterdeck.demo.loading import DemoError
from quarterdeck.directory.models import Vendor
from quarterdeck.home import Home
from quarterdeck.intake.errors import IntakeError

app = typer.Typer(add_completion=False)
HOST = "127.0.0.1"


LoadOnly = Annotated[bool, typer.Option("--load-only", help="Load the channel and do not serve it.")]
Reset = Annotated[bool, typer.Option("--reset", help="Remove the demo that is there and begin anew.")]
AdventureWorks = Annotated[
    Path | None,
    typer.Option(
        "--adventureworks",
        metavar="FOLDER",
        exists=True,
        file_okay=False,
        help="Load Microsoft's AdventureWorks resellers from the CSV files of this folder instead.",
    ),
]


@app.command()
def demo(
    *,
    load_only: LoadOnly = False,
    adventureworks_folder: AdventureWorks = None,
    port: serve.Port = 8000,
    reset: Reset = False,
) -> None:
    """Load a demo channel into QUARTERDECK_HOME, print who can sign in, and serve it.

    What is loaded already is not loaded again. With --reset the channel is made anew, up to today.

    Example: QUARTERDECK_HOME=~/demo quarterdeck demo --port 8080
    """
    home = Home.from_environment()
    if not load_only:
        serve.require_free(HOST, port)
    try:
        _load(home, adventureworks_folder, reset=reset)
    except (DemoError, IntakeError) as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(1) from error
    _introduce(home, None if load_only else port)
    if not load_only:
        serve.replace_process(HOST, port)


def _load(home: Home, folder: Path | None, *, reset: bool) -> None:
    prepare(home)
    if reset:
        loading.reset(home)
        prepare(home)
    with Share("Loading") as progress:
        if folder:
            loading.load_adventureworks(home, folder, watch=progress)
        else:
            loading.load(home, watch=progress)
            planned.draw_up(home)
            reviewed.review(home)
            recovering.begin_getwell(home)
            summed_up.sum_up()
            mistakes.plant(home)


def _introduce(home: Home, port: int | None) -> None:
    """The address, and the people to sign in as."""
    vendor = Vendor.objects.get()
    console = Console(highlight=False)
    console.print(f"\n[bold]{vendor.name}[/] is loaded in {home.root}.{_age(home, vendor)}\n", soft_wrap=True)
    console.print(_table(CAST if vendor.simulated else adventureworks.CAST))
    console.print(f"Everybody's password is [bold]{PASSWORD}[/].\n")
    if port:
        console.print(f"Open [bold]http://{HOST}:{port}/[/]   (Ctrl+C ends it)\n")
    else:
        console.print("Next: quarterdeck serve\n")


def _age(home: Home, vendor: Vendor) -> str:
    if vendor.today_pinned:
        return f" Today is taken to be {vendor.today_pinned:%d %B %Y}."
    return f" All of it is simulated, up to {loading.made_on(home)}; --reset makes it anew."


def _table(cast: Mapping[str, str]) -> Table:
    table = Table("Sign in as", "E-mail")
    for role, email in cast.items():
        table.add_row(role, email)
    return table

"""The command `quarterdeck`: one task, one command, one file of this folder."""

import os
from importlib import import_module
from importlib.metadata import version
from typing import TYPE_CHECKING, Annotated

import django
import typer
from typer.core import TyperGroup
from typer.main import get_command

if TYPE_CHECKING:
    from typer._click.core import Command, Context
    from typer._click.formatting import HelpFormatter

COMMANDS = {
    "init": "Make an empty installation.",
    "demo": "Load a demo channel and serve it.",
    "serve": "Serve the pages.",
    "worker": "Run background work.",
    "import": "Bring in a file of rows.",
    "imports": "List, show and undo imports.",
    "quarantine": "List, mend, release and drop rows that were held back.",
    "ask": "Ask for figures.",
    "mcp": "Let an assistant ask as one person.",
    "user": "People, their roles and passwords.",
    "token": "What programs sign in with.",
    "doctor": "Check an installation.",
    "backup": "Write everything to one file.",
    "restore": "Bring an installation back from a backup.",
    "bench": "Measure speed against hand-written SQL.",
}


class Commands(TyperGroup):
    """Imports a command's module only when it is called, so that help comes at once."""

    def list_commands(self, ctx: "Context") -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: "Context", cmd_name: str) -> "Command | None":
        if cmd_name not in COMMANDS:
            return None
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "quarterdeck.web.settings")
        django.setup()
        module = import_module(f"quarterdeck.commands.{'import_' if cmd_name == 'import' else cmd_name}")
        command = get_command(module.app)
        command.name = cmd_name
        return command

    def format_commands(self, ctx: "Context", formatter: "HelpFormatter") -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


def _print_version(*, wanted: bool) -> None:
    if wanted:
        typer.echo(f"quarterdeck {version('quarterdeck')}")
        raise typer.Exit


app = typer.Typer(cls=Commands, no_args_is_help=True, rich_markup_mode=None, add_completion=False)


@app.callback()
def quarterdeck(
    *,
    show_version: Annotated[
        bool, typer.Option("--version", callback=lambda v: _print_version(wanted=v), is_eager=True)
    ] = False,
) -> None:
    """Partner performance management. Everything is kept in the folder QUARTERDECK_HOME."""


main = get_command(app)

"""The command `quarterdeck`: one task, one command, one file of this folder."""

import os
from importlib import import_module

import click
import django
import typer
import typer.main

COMMANDS = {
    "init": "Make an empty installation.",
    "demo": "Load a demo channel and serve it.",
    "serve": "Serve the pages.",
    "worker": "Run background work.",
    "import": "Bring in a file of rows.",
    "imports": "List, show and undo imports.",
    "quarantine": "List, mend, release and drop rows that were held back.",
    "ask": "Ask for figures.",
    "user": "Invite people and set their passwords.",
    "doctor": "Check an installation.",
    "backup": "Write everything to one file.",
    "restore": "Bring an installation back from a backup.",
    "bench": "Measure speed against hand-written SQL.",
}


class Commands(click.Group):
    """Imports a command's module only when it is called, so that help comes at once."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "quarterdeck.web.settings")
        django.setup()
        module = import_module(
            f"quarterdeck.commands.{cmd_name}_"
            if cmd_name == "import"
            else f"quarterdeck.commands.{cmd_name}"
        )
        app: typer.Typer = module.app
        command = typer.main.get_command(app)
        command.name = cmd_name
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.command(cls=Commands)
@click.version_option(package_name="quarterdeck")
def main() -> None:
    """Partner performance management. Everything is kept in the folder QUARTERDECK_HOME."""

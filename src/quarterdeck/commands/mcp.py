"""quarterdeck mcp: an assistant on this machine asks in somebody's name."""

from typing import Annotated

import typer

from quarterdeck.assistant import local
from quarterdeck.commands.vendor_day import vendor_day
from quarterdeck.directory.errors import DirectoryError
from quarterdeck.directory.selectors import get_person

app = typer.Typer(add_completion=False)
As = Annotated[str, typer.Option("--as", metavar="E-MAIL", help="Whom the assistant works for.")]


@app.command()
def mcp(*, person: As) -> None:
    """Let an assistant ask figures, definitions and rows as one person, by the Model Context Protocol.

    It speaks over standard input and output, and is started by the assistant. Over the network an
    assistant asks the pages' address /mcp/ with a token instead.

    Example: quarterdeck mcp --as mia@vendor.example
    """
    with vendor_day():
        found = get_person(person)
        if not found.is_active:
            raise DirectoryError(f"'{found.email}' is shut out.")
        local.serve(found)

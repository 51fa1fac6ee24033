"""The protocol over standard input and output, for an assistant on the same machine."""

from collections.abc import Callable

from asgiref.sync import async_to_sync
from django.conf import settings
from mcp.server.stdio import stdio_server

from quarterdeck.assistant.server import server_for
from quarterdeck.dashboards.reader import Reader, reader_for
from quarterdeck.directory.models import Person
from quarterdeck.directory.selectors import get_vendor, scope_of


def serve(person: Person) -> None:
    """Answer as that person until the input ends."""

    def reader() -> Reader:
        return reader_for(person, scope_of(person), get_vendor(), settings.HOME)

    async_to_sync(_serve)(reader)


async def _serve(reader: Callable[[], Reader]) -> None:
    server = server_for(reader)
    async with stdio_server() as (incoming, outgoing):
        await server.run(incoming, outgoing, server.create_initialization_options())

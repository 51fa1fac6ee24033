"""The day on which a command answers, and how it says what went wrong."""

from collections.abc import Iterator
from contextlib import contextmanager

import typer
from django.db import connection

from quarterdeck.directory.day import vendors_day
from quarterdeck.directory.errors import DirectoryError
from quarterdeck.directory.models import Vendor
from quarterdeck.home import Home


@contextmanager
def vendor_day() -> Iterator[None]:
    """Answer as of the vendor's pinned day, if any. A wish the directory cannot fulfil ends with code 1."""
    if Vendor._meta.db_table not in connection.introspection.table_names():
        typer.echo(
            f"There is no installation at {Home.from_environment().root}. Run: quarterdeck init", err=True
        )
        raise typer.Exit(1)
    try:
        with vendors_day():
            yield
    except DirectoryError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(1) from error

"""quarterdeck init: an empty installation."""

from datetime import datetime
from typing import Annotated, Literal, cast

import typer
from django.core.management import call_command
from filelock import FileLock

from quarterdeck.commands.vendor_day import vendor_day
from quarterdeck.directory.models import Person, Vendor
from quarterdeck.directory.services.vendor import VendorFields, keep_vendor
from quarterdeck.home import Home

app = typer.Typer(add_completion=False)
Pattern = Literal["calendar", "4-4-5", "4-5-4", "5-4-4"]


@app.command()
def init(
    *,
    name: Annotated[str | None, typer.Option(help="The vendor's name.")] = None,
    currency: Annotated[str | None, typer.Option(help="What it reports in: EUR, USD, ...")] = None,
    fiscal_start: Annotated[int | None, typer.Option(min=1, max=12, help="Month its year starts in.")] = None,
    fiscal_pattern: Annotated[Pattern | None, typer.Option(help="How its months are cut.")] = None,
    target_basis: Annotated[
        Literal["target", "quota", "plan"] | None, typer.Option(help="What attainment is measured against.")
    ] = None,
    reseller_detail: Annotated[
        Literal["totals", "figures", "rows"] | None,
        typer.Option(help="What distributors see of their resellers: their sum, figures of each, rows too."),
    ] = None,
    today: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Pin today, for data of the past.")
    ] = None,
) -> None:
    """Make the folder QUARTERDECK_HOME, its database and the vendor. Safe to run again.

    Without a name, the first page asks for it: run `quarterdeck serve` next.

    Run again after an upgrade, it brings the database up to date; what is said about the vendor
    changes, the rest stays.

    Example: quarterdeck init --name "Northwind Storage" --currency EUR --fiscal-start 4
    """
    home = Home.from_environment()
    prepare(home)
    said = {
        "name": name,
        "currency": currency,
        "fiscal_name": "Fiscal year" if fiscal_start or fiscal_pattern else None,
        "fiscal_start_month": fiscal_start,
        "fiscal_pattern": fiscal_pattern,
        "target_basis": target_basis,
        "reseller_detail": reseller_detail,
        "today_pinned": today and today.date(),
    }
    if not Vendor.objects.exists() and not (name and currency):
        if any(said.values()):
            typer.echo("Say who the vendor is, too: --name NAME --currency CODE", err=True)
            raise typer.Exit(2)
        typer.echo(f"An empty installation is ready in {home.root}.")
        typer.echo("Next: quarterdeck serve, and open the address that it prints.")
        return
    with vendor_day():
        known = {field: value for field, value in said.items() if value is not None}
        vendor = keep_vendor(actor=None, **cast(VendorFields, known))
    typer.echo(f"{vendor.name} ({vendor.currency}) is ready in {home.root}.")
    typer.echo(_next_step())


def _next_step() -> str:
    if not Person.objects.exists():
        return "Next: quarterdeck serve, and open the address that it prints."
    return "Next: quarterdeck import FILE --subject partners, then quarterdeck serve"


def prepare(home: Home) -> None:
    """The folders and the tables, new or brought up to date; one process at a time."""
    home.make()
    with FileLock(home.locks / "database.lock"):
        call_command("migrate", interactive=False, verbosity=0)

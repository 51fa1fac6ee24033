"""quarterdeck user: people, their roles and passwords."""

import json
import sys
from datetime import date, datetime
from typing import Annotated, Any, Literal

import typer
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db.models import Prefetch

from quarterdeck.calendar import today
from quarterdeck.commands.vendor_day import vendor_day
from quarterdeck.directory import services
from quarterdeck.directory.errors import DirectoryError
from quarterdeck.directory.models import Kind, Partner, Person, Role
from quarterdeck.directory.selectors import get_person
from quarterdeck.directory.why import why as reasons

app = typer.Typer(help="People, their roles and passwords.", no_args_is_help=True, add_completion=False)

Email = Annotated[str, typer.Argument(help="The person's e-mail address.")]
RoleKind = Annotated[Kind, typer.Option("--role", help="What they do.")]
PartnerKey = Annotated[str | None, typer.Option("--partner", help="The company of a partner-side person.")]
TerritoryKey = Annotated[str | None, typer.Option("--territory", help="Where the vendor's person works.")]
Day = Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"])]
Output = Annotated[Literal["text", "json"], typer.Option("--format", help="How to answer.")]
NOT_SEEN = 3


@app.command()
def add(
    email: Email,
    *,
    name: Annotated[str, typer.Option(help="Their name.")],
    role: RoleKind,
    partner: PartnerKey = None,
    territory: TerritoryKey = None,
) -> None:
    """Add a person with a first role. They sign in once a password is set.

    Example: quarterdeck user add mia@vendor.example --name Mia --role "partner manager" --territory DE
    """
    with vendor_day():
        person = services.add_person(
            actor=None, email=email, name=name, kind=role, partner=partner, territory=territory
        )
    typer.echo(f"Added {person.email}. Next: quarterdeck user password {person.email}")


@app.command()
def password(
    email: Email,
    *,
    stdin: Annotated[bool, typer.Option("--stdin", help="Read it from standard input, one line.")] = False,
) -> None:
    """Set a person's password, asked for twice. Their sessions end.

    Example: quarterdeck user password mia@vendor.example
    """
    with vendor_day():
        person = get_person(email)
        word = sys.stdin.readline().rstrip("\n") if stdin else _ask()
        try:
            validate_password(word, person)
        except ValidationError as error:
            raise DirectoryError(" ".join(error.messages)) from error
        services.set_password(actor=None, person=person, password=word)
    typer.echo(f"{person.email} can sign in with the new password.")


@app.command()
def roles(
    email: Email,
    *,
    grant: Annotated[Kind | None, typer.Option(help="A further role.")] = None,
    partner: PartnerKey = None,
    territory: TerritoryKey = None,
    since: Day = None,
    until: Day = None,
    end: Annotated[int | None, typer.Option(help="Take away the role of this number, as of now.")] = None,
    output: Output = "text",
) -> None:
    """Show a person's roles, past ones included; grant or end one.

    Example: quarterdeck user roles mia@vendor.example --grant "regional manager" --territory EMEA
    """
    with vendor_day():
        person = get_person(email)
        if grant:
            services.grant_role(
                actor=None,
                person=person,
                kind=grant,
                partner=partner,
                territory=territory,
                since=since and since.date(),
                until=until and until.date(),
            )
        if end is not None:
            services.end_role(actor=None, role=_role(person, end))
        _show([_role_row(role) for role in person.roles.order_by("since", "pk")], output)


@app.command("list")
def list_people(output: Output = "text") -> None:
    """List everybody with the roles they hold today.

    Example: quarterdeck user list --format json
    """
    with vendor_day():
        held = Prefetch("roles", Role.objects.on(today()).order_by("pk"), to_attr="held")
        people = Person.objects.order_by("side", "email").prefetch_related(held)
        _show([_person_row(person) for person in people], output)


@app.command("why")
def why(
    email: Email,
    partner: Annotated[str, typer.Argument(help="The partner's key.")],
    output: Output = "text",
) -> None:
    """Why can this person see this partner? Exit code 3 when they cannot.

    Example: quarterdeck user why mia@vendor.example P-001
    """
    with vendor_day():
        person, known = get_person(email), Partner.objects.filter(pk=partner, active=True).first()
        if known is None:
            raise DirectoryError(f"There is no partner '{partner}'.")
        found = reasons(person, known)
        _show([_role_row(reason.role) | {"because": reason.way} for reason in found], output)
    if not found:
        typer.echo(f"{person.email} cannot see {known.name}.", err=True)
        raise typer.Exit(NOT_SEEN)


@app.command("shut-out")
def shut_out(email: Email) -> None:
    """Sign a person out everywhere and let them see nothing, whatever imports say.

    Example: quarterdeck user shut-out mia@vendor.example
    """
    with vendor_day():
        services.shut_out(actor=None, person=get_person(email))


@app.command("let-in")
def let_in(email: Email) -> None:
    """Let a person who was shut out sign in again.

    Example: quarterdeck user let-in mia@vendor.example
    """
    with vendor_day():
        services.let_in(actor=None, person=get_person(email))


def _ask() -> str:
    word: str = typer.prompt("New password", hide_input=True, confirmation_prompt=True)
    return word


def _role(person: Person, number: int) -> Role:
    if role := person.roles.filter(pk=number).first():
        return role
    raise DirectoryError(f"{person.email} has no role {number}. See: quarterdeck user roles {person.email}")


def _role_row(role: Role) -> dict[str, Any]:
    return {
        "number": role.pk,
        "role": role.kind,
        "place": role.place,
        "since": role.since,
        "until": role.until,
        "by": "import" if role.imported else "hand",
    }


def _person_row(person: Person) -> dict[str, Any]:
    return {
        "email": person.email,
        "name": person.name,
        "side": person.side,
        "roles": ", ".join(str(role) for role in person.held),  # type: ignore[attr-defined]
        "sign-in": "shut out"
        if not person.is_active
        else "yes"
        if person.has_usable_password()
        else "no password",
    }


def _show(rows: list[dict[str, Any]], output: str) -> None:
    if output == "json":
        typer.echo(json.dumps(rows, default=date.isoformat))
        return
    cells = [[*rows[0]], *([_text(value) for value in row.values()] for row in rows)] if rows else []
    widths = [max(len(line[column]) for line in cells) for column in range(len(cells[0]) if cells else 0)]
    for line in cells:
        typer.echo("  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip())


def _text(value: object) -> str:
    return "" if value is None else str(value)

"""quarterdeck token: what programs sign in with."""

import json
from typing import Annotated, Any, Literal, NoReturn

import typer

from quarterdeck.api import services
from quarterdeck.api.errors import TokenError
from quarterdeck.api.models import Token
from quarterdeck.commands.vendor_day import vendor_day
from quarterdeck.directory.selectors import get_person

app = typer.Typer(help="What programs sign in with.", no_args_is_help=True, add_completion=False)

Output = Annotated[Literal["text", "json"], typer.Option("--format", help="How to answer.")]


@app.command()
def add(
    email: Annotated[str, typer.Argument(help="As whom the program acts.")],
    *,
    name: Annotated[str, typer.Option(help="Which program it is for.")],
    scope: Annotated[
        list[Token.Scope] | None, typer.Option(help="What it is for; may be repeated. Read when left out.")
    ] = None,
    days: Annotated[int, typer.Option(help="How long it lasts, a year at most.")] = 90,
) -> None:
    """Make a token and print its secret, which is not shown again.

    Example: quarterdeck token add tomas@vendor.example --name "Nightly export" --scope import --days 365
    """
    with vendor_day():
        person = get_person(email)
        try:
            _token, secret = services.add_token(
                actor=None, person=person, name=name, scopes=scope or [Token.Scope.READ], days=days
            )
        except TokenError as error:
            _stop(error)
    typer.echo(secret)


@app.command("list")
def list_tokens(
    email: Annotated[str | None, typer.Argument(help="Only this person's.")] = None, output: Output = "text"
) -> None:
    """List tokens, the newest first.

    Example: quarterdeck token list --format json
    """
    with vendor_day():
        tokens = Token.objects.select_related("person")
        if email:
            tokens = tokens.filter(person=get_person(email))
        rows = [_row(token) for token in tokens]
    if output == "json":
        typer.echo(json.dumps(rows, ensure_ascii=False))
        return
    for row in rows:
        typer.echo(
            f"qd_{row['prefix']}  {row['person']}  {row['name']}: {', '.join(row['scopes'])}; "
            f"{row['status']}, until {row['expires'][:10]}, last used {(row['last_used'] or 'never')[:10]}"
        )


@app.command()
def revoke(
    prefix: Annotated[str, typer.Argument(help="What the secret begins with: qd_ and eight letters.")],
) -> None:
    """Refuse a token from the next request on.

    Example: quarterdeck token revoke qd_a1b2c3d4
    """
    with vendor_day():
        token = Token.objects.filter(prefix=prefix.removeprefix("qd_").split("_")[0]).first()
        try:
            if token is None:
                raise TokenError(f"There is no token '{prefix[:11]}'. See: quarterdeck token list")
            services.revoke_token(actor=None, token=token)
        except TokenError as error:
            _stop(error)


def _stop(error: TokenError) -> NoReturn:
    typer.echo(str(error), err=True)
    raise typer.Exit(1) from error


def _row(token: Token) -> dict[str, Any]:
    return {
        "prefix": token.prefix,
        "person": token.person.email,
        "name": token.name,
        "scopes": token.scopes,
        "status": token.status,
        "made": token.made.isoformat(),
        "expires": token.expires.isoformat(),
        "last_used": token.last_used.isoformat() if token.last_used else None,
    }

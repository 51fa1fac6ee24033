"""Making and revoking tokens."""

from collections.abc import Collection
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from quarterdeck.api.errors import TokenError
from quarterdeck.api.models import Token
from quarterdeck.api.tokens import digest_of, new_secret
from quarterdeck.audit.services import Actor, record
from quarterdeck.directory.models import Person
from quarterdeck.directory.selectors import scope_of

LONGEST = 365  # days


@transaction.atomic
def add_token(
    *, actor: Actor | None, person: Person, name: str, scopes: Collection[str], days: int
) -> tuple[Token, str]:
    """A token and its secret, which nobody can read again. Raises TokenError."""
    name = name.strip()[:100]
    _check(person, name, scopes, days)
    prefix, secret = new_secret()
    token = Token.objects.create(
        person=person,
        name=name,
        prefix=prefix,
        digest=digest_of(secret),
        scopes=sorted(scopes),
        expires=timezone.now() + timedelta(days=days),
    )
    record(actor=actor, action="token.made", object=_object(token), after=_said(token))
    return token, secret


@transaction.atomic
def revoke_token(*, actor: Actor | None, token: Token) -> None:
    """Refuse it from the next request on. Raises TokenError for one that is revoked already."""
    held = Token.objects.select_for_update(of=("self",)).select_related("person").get(pk=token.pk)
    if held.revoked:
        raise TokenError(f"'{held.name}' is revoked already.")
    held.revoked = timezone.now()
    held.save(update_fields=["revoked"])
    record(actor=actor, action="token.revoked", object=_object(held), before=_said(held))


def _check(person: Person, name: str, scopes: Collection[str], days: int) -> None:
    if not name:
        raise TokenError("Give the token a name that says which program uses it.")
    if not scopes or not set(scopes) <= set(Token.Scope.values):
        raise TokenError(f"A token is for one or more of {', '.join(Token.Scope.values)}.")
    if not 1 <= days <= LONGEST:
        raise TokenError(f"A token holds for 1 to {LONGEST} days.")
    if not person.is_active:
        raise TokenError(f"'{person.email}' is shut out.")
    if Token.Scope.IMPORT in scopes and not scope_of(person).everything:
        raise TokenError(f"'{person.email}' may not import. Channel operations may.")


def _said(token: Token) -> dict[str, object]:
    return {
        "name": token.name,
        "person": token.person.email,
        "scopes": token.scopes,
        "expires": token.expires,
    }


def _object(token: Token) -> str:
    return f"token:{token.prefix}"

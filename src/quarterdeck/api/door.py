"""Who comes in to the API: by a token alone, as its person, and not while guessing."""

from allauth.core.internal import ratelimit
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject
from ninja.security import HttpBearer

from quarterdeck.api.models import Token
from quarterdeck.api.problems import FORBIDDEN, NO_TOKEN, NOT_FOUND, TOO_MANY, ProblemError
from quarterdeck.api.tokens import authenticate
from quarterdeck.audit.services import record
from quarterdeck.directory.models import Person
from quarterdeck.directory.models.person import Side
from quarterdeck.directory.selectors import scope_of

WRONG = {"token": "30/5m/ip"}
"""How many wrong tokens an address may try; a right one is always let in."""
WAIT = "300"


class ByToken(HttpBearer):
    """Lets in who brings a token for one of `scopes`; the request is then its person's."""

    openapi_description = "A token made on the page Tokens, or with `quarterdeck token add`."

    def __init__(self, *scopes: str) -> None:
        super().__init__()
        self.scopes = scopes

    def __call__(self, request: HttpRequest) -> Token | None:
        found: Token | None = super().__call__(request)
        if found is None:
            raise ProblemError(NO_TOKEN, **CHALLENGE)
        return found

    def authenticate(self, request: HttpRequest, token: str) -> Token:
        found = authenticate(token)
        if found is None:
            raise refused(request)
        person = found.person
        request.user = person
        request.scope = SimpleLazyObject(lambda: scope_of(person))  # type: ignore[attr-defined]
        if not found.allows(*self.scopes):
            raise self._not_for_this(person)
        return found

    def _not_for_this(self, person: Person) -> ProblemError:
        """Partners find nothing where only the vendor's people have business, as on pages."""
        if person.side == Side.PARTNER and self.scopes == (Token.Scope.IMPORT,):
            return ProblemError(NOT_FOUND)
        return ProblemError(FORBIDDEN, f"This token is not for {' or '.join(self.scopes)}.")


CHALLENGE = {"WWW_Authenticate": 'Bearer realm="quarterdeck"'}


def refused(request: HttpRequest) -> ProblemError:
    """The answer to a wrong token, which is logged until there are too many from one address."""
    allowed = ratelimit.consume(request, app="quarterdeck.api", action="token", config=WRONG, limit_get=True)
    if allowed is None:
        return ProblemError(TOO_MANY, Retry_After=WAIT)
    record(
        actor="", action="token.refused", after={"path": request.path, "address": ratelimit.get_ip(request)}
    )
    return ProblemError(NO_TOKEN, **CHALLENGE)


READ = ByToken(Token.Scope.READ)
IMPORT = ByToken(Token.Scope.IMPORT)
EITHER = ByToken(Token.Scope.READ, Token.Scope.IMPORT)
QUESTION = ByToken(Token.Scope.QUESTION)
PLAN = ByToken(Token.Scope.PLAN)
ANY = ByToken(*Token.Scope)

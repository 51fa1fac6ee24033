"""Reading people. The scope comes first: all of them are for who sees everything."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Case, Exists, OuterRef, Prefetch, Q, QuerySet, TextChoices, Value, When
from django.utils.translation import gettext_lazy as _

from quarterdeck.calendar import today
from quarterdeck.directory.models import Kind, Person, Role, Side
from quarterdeck.directory.scope import Scope
from quarterdeck.people.models import Invitation


class State(TextChoices):
    """How far a person is with signing in."""

    ACTIVE = "active", _("Active")
    INVITED = "invited", _("Invited")
    NEVER = "never", _("Never signed in")
    SHUT_OUT = "shut-out", _("Shut out")
    LEFT = "left", _("Left")


@dataclass(frozen=True, slots=True)
class Wish:
    """Whom a reader looks for; what makes no sense counts as not said."""

    text: str = ""
    side: str = ""
    kind: str = ""
    state: str = ""

    @classmethod
    def of(cls, query: Mapping[str, str]) -> "Wish":
        text = query.get("q", "").replace("\0", "").strip()
        chosen = {"side": Side.values, "kind": Kind.values, "state": State.values}
        return cls(text, **{name: _known(query.get(name, ""), known) for name, known in chosen.items()})


def _known(value: str, known: list[str]) -> str:
    return value if value in known else ""


def with_state(people: QuerySet[Person]) -> QuerySet[Person]:
    """Each person with `state`, one of State, and `held`, the roles of today."""
    held = Role.objects.on(today()).select_related("partner", "territory").order_by("since", "pk")
    working = Invitation.objects.working().filter(person=OuterRef("pk"))
    return people.annotate(
        state=Case(
            When(left__isnull=False, then=Value(State.LEFT)),
            When(is_active=False, then=Value(State.SHUT_OUT)),
            When(last_login__isnull=False, then=Value(State.ACTIVE)),
            When(Exists(working), then=Value(State.INVITED)),
            default=Value(State.NEVER),
        )
    ).prefetch_related(Prefetch("roles", held, to_attr="held"))


def people(scope: Scope, wish: Wish = Wish()) -> QuerySet[Person]:
    """The people who fit, by name; nobody for who does not see everything."""
    if not scope.everything:
        return Person.objects.none()
    found = with_state(Person.objects.all()).order_by("name", "pk")
    holding = Role.objects.on(today())
    for word in wish.text.split():
        companies = holding.filter(partner__name__icontains=word).values("person")
        found = found.filter(
            Q(name__icontains=word)
            | Q(email__icontains=word)
            | Q(title__icontains=word)
            | Q(pk__in=companies)
        )
    if wish.side:
        found = found.filter(side=wish.side)
    if wish.kind:
        found = found.filter(pk__in=holding.filter(kind=wish.kind).values("person"))
    return found.filter(Q(("state", wish.state))) if wish.state else found


def get_person(scope: Scope, pk: int) -> Person:
    """The one door to a person, with state and roles. Raises Person.DoesNotExist."""
    return people(scope).get(pk=pk)

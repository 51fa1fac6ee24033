"""Reading the log: all of it, for who sees everything."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from django.db.models import Q, QuerySet

from quarterdeck.audit.models import Entry
from quarterdeck.directory.models import Partner, Person
from quarterdeck.directory.scope import Scope
from quarterdeck.people.log.sentences import ACTIONS

LIKE = 200  # of more people or partners with such a name nobody wants the entries of all


@dataclass(frozen=True, slots=True)
class Wish:
    """What a reader looks for: by whom, about what, which action, between which days."""

    who: str = ""
    about: str = ""
    action: str = ""
    first: date | None = None
    last: date | None = None

    @classmethod
    def of(cls, query: Mapping[str, str]) -> "Wish":
        who, about = (query.get(name, "").replace("\0", "").strip() for name in ("who", "about"))
        action = query.get("action", "")
        return cls(who, about, action if action in ACTIONS else "", _day(query, "first"), _day(query, "last"))


def _day(query: Mapping[str, str], name: str) -> date | None:
    try:
        return date.fromisoformat(query.get(name, ""))
    except ValueError:
        return None


def entries(scope: Scope, wish: Wish) -> QuerySet[Entry]:
    """The entries that fit, the newest first; nothing for who does not see everything."""
    if not scope.everything:
        return Entry.objects.none()
    found = Entry.objects.order_by("-pk")
    if wish.who:
        found = found.filter(Q(actor=wish.who.lower()) | Q(actor__in=_emails(wish.who)))
    if wish.about:
        found = found.filter(Q(object=wish.about) | Q(object__in=_objects(wish.about)))
    if wish.action:
        found = found.filter(action=wish.action)
    if wish.first:
        found = found.filter(at__gte=_midnight(wish.first))
    if wish.last:
        found = found.filter(at__lt=_midnight(wish.last + timedelta(days=1)))
    return found


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)


def _emails(text: str) -> list[str]:
    people = Person.objects.filter(Q(name__icontains=text) | Q(email__icontains=text))
    return list(people.values_list("email", flat=True)[:LIKE])


def _objects(text: str) -> list[str]:
    """People and partners of that name, and imports of that number, as the log calls them."""
    partners = Partner.objects.filter(Q(name__icontains=text) | Q(key=text)).values_list("key", flat=True)
    numbers = [f"import:{text}"] if text.isdecimal() else []
    return [
        *(f"person:{email}" for email in _emails(text)),
        *(f"partner:{key}" for key in partners[:LIKE]),
        *numbers,
    ]

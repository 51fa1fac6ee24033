"""Entries as they are read: a sentence, the way to what it is about, what changed."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import NoReverseMatch, reverse
from django.utils.html import escape, format_html
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from quarterdeck.audit.models import Entry
from quarterdeck.directory.models import Partner, Person
from quarterdeck.people.log.difference import Change, difference
from quarterdeck.people.log.sentences import ACTIONS, OTHERWISE

NUMBERED = {
    "import": (gettext_lazy("import %(number)s"), "import_show"),
    "dispute": (gettext_lazy("question %(number)s"), "dispute"),
    "commitment": (gettext_lazy("promise %(number)s"), "commitment"),
    "plan": (gettext_lazy("plan %(number)s"), "plan"),
    "review": (gettext_lazy("review %(number)s"), "review"),
    "getwell": (gettext_lazy("get-well plan %(number)s"), "getwell"),
    "kpi": (gettext_lazy("the KPI %(name)s"), "glossary_kpi"),
}
"""Kinds of things: how one is called, and its page."""


@dataclass(frozen=True, slots=True)
class Line:
    """One entry; in `linked`, what it is about leads to its page, if it has one."""

    entry: Entry
    sentence: str
    linked: str
    changes: list[Change]


def lines(entries: Sequence[Entry]) -> list[Line]:
    """The names of all people and partners that are mentioned are looked up at once."""
    emails = {entry.actor for entry in entries} | {entry.object.removeprefix("person:") for entry in entries}
    emails |= {str((entry.after or {}).get("seen_as", "")) for entry in entries}
    people = {person.email: person for person in Person.objects.filter(email__in=emails)}
    keys = {entry.object.removeprefix("partner:") for entry in entries if entry.object.startswith("partner:")}
    partners = Partner.objects.in_bulk(keys)
    return [_line(entry, people, partners) for entry in entries]


def _line(entry: Entry, people: dict[str, Person], partners: dict[str, Partner]) -> Line:
    kind, _colon, key = entry.object.partition(":")
    about, there = entry.object, ""
    if kind == "person":
        about, there = str(people.get(key, key)), _address("person", people[key].pk) if key in people else ""
    elif kind == "partner":
        about, there = str(partners.get(key, key)), _address("partner", key)
    elif kind in NUMBERED:
        words, page = NUMBERED[kind]
        about, there = str(words) % {"number": key, "name": key}, _address(page, key)
    elif kind == "mapping":
        about = _("the mapping “%(name)s”") % {"name": key}
    actor = _actor(entry, people)
    link = format_html('<a href="{}">{}</a>', there, about) if there else escape(about)
    linked = mark_safe(_sentence(entry, escape(actor), link, escape))  # noqa: S308 (every part is escaped)
    return Line(entry, _sentence(entry, actor, about, str), linked, difference(entry))


def _actor(entry: Entry, people: dict[str, Person]) -> str:
    names = {"": _("Somebody not signed in"), "system": _("The machine")}
    actor = names.get(entry.actor) or str(people.get(entry.actor, entry.actor))
    if seen := (entry.after or {}).get("seen_as"):
        return _("%(actor)s, seeing as %(person)s,") % {"actor": actor, "person": people.get(seen, seen)}
    return actor


def _sentence(entry: Entry, actor: str, about: str, write: Callable[[object], str]) -> str:
    values = {**(entry.before or {}), **(entry.after or {}), "action": entry.action}
    words = {name: write(value) for name, value in values.items()}
    said = str(ACTIONS.get(entry.action, OTHERWISE).sentence)
    return (said % _Values(words | {"actor": actor, "object": about})).strip()


class _Values(dict[str, Any]):
    """What an entry does not say stays open."""

    def __missing__(self, name: str) -> str:
        return "…"


def _address(name: str, key: object) -> str:
    try:
        return reverse(name, args=[key])
    except NoReverseMatch:
        return ""

"""The ways from every page, for each kind of person."""

from collections.abc import Callable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from quarterdeck.directory.models import Kind, Person
from quarterdeck.directory.scope import Scope
from quarterdeck.summaries.recipients import audience_of

Shown = Callable[[Scope], bool]


def everybody(scope: Scope) -> bool:  # noqa: ARG001 (one of many)
    return True


def operations(scope: Scope) -> bool:
    return scope.everything


def not_operations(scope: Scope) -> bool:
    return not scope.everything


def executives(scope: Scope) -> bool:
    return Kind.EXECUTIVE in scope.kinds


def several_partners(scope: Scope) -> bool:
    """Vendor people and distributors; who sees one company is at home on its page."""
    return scope.internal or len(scope.partners) > 1


def summed_up(scope: Scope) -> bool:
    return audience_of(scope) is not None


@dataclass(frozen=True, slots=True)
class Way:
    """One link: `section` is what a page says it belongs to, `name` the URL's."""

    section: str
    label: str | Promise
    name: str
    shown: Shown = everybody

    @property
    def address(self) -> str:
        return reverse(self.name)


MAIN = (
    Way("home", _("Home"), "home"),
    Way("partners", _("Partners"), "partners", several_partners),
    Way("plans", _("Plans"), "plans"),
    Way("reviews", _("Reviews"), "reviews"),
    Way("dashboard", _("My dashboard"), "dashboard"),
)
KEEPING: tuple[Way, ...] = (
    Way("imports", _("Imports"), "imports", operations),
    Way("data", _("Data"), "data", operations),
    Way("disputes", _("Questions"), "disputes", operations),
    Way("people", _("People"), "people", operations),
    Way("summaries_sent", _("Summaries sent"), "summaries_sent", operations),
    Way("brand", _("Look of slides"), "brand", operations),
    Way("log", _("Log"), "log", operations),
    Way("setup", _("First steps"), "setup", operations),
)
"""What channel operations keep in order."""
OWN: tuple[Way, ...] = (
    Way("glossary", _("Glossary"), "glossary"),
    Way("commitments", _("Promises"), "commitments"),
    Way("summaries", _("Summaries"), "summaries", summed_up),
    Way("disputes", _("Questions"), "disputes", not_operations),
    Way("settings", _("Settings"), "settings"),
    Way("security", _("How you sign in"), "mfa_index"),
    Way("tokens", _("Tokens for programs"), "tokens"),
    Way("webhooks", _("Webhooks"), "webhooks"),
    Way("team", _("My team"), "team", executives),
)
"""What is one's own: in the menu under one's name."""


def ways_of(person: Person, scope: Scope) -> dict[str, list[Way]]:
    """The links that this person finds, by where they stand."""
    if not person.is_authenticated:
        return {}
    groups = {"main": MAIN, "keeping": KEEPING, "own": OWN}
    return {name: [way for way in ways if way.shown(scope)] for name, ways in groups.items()}

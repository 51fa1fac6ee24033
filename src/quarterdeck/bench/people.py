"""Who looks at which page: people whose parts of the channel have the sizes to be measured."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.conf import settings
from django.db.models import Count
from django.urls import reverse

from quarterdeck.bench import questions
from quarterdeck.bench.questions import Case
from quarterdeck.dashboards.reader import Reader, reader_for
from quarterdeck.demo.cast import CAST
from quarterdeck.directory.models import Kind, Partner, Person, Territory
from quarterdeck.directory.scope import Scope
from quarterdeck.directory.selectors import get_vendor, scope_of
from quarterdeck.directory.services import add_person

REGION = 100
PUSHED = 50


@dataclass(frozen=True, slots=True)
class Looker:
    """Somebody, the page they look at, and what that page asks."""

    email: str
    page: str
    case: Case


def lookers() -> list[Looker]:
    """For each case of the measurement."""
    manager, chief = CAST["partner manager"], CAST["channel chief"]
    regional, key = _regional_manager(), partner()
    return [
        Looker(manager, f"/partners/{key}/", questions.of_partner(_scope(manager), key)),
        Looker(manager, "/", questions.of_portfolio("portfolio of 20", _scope(manager))),
        Looker(regional, "/", questions.of_portfolio("region of 100", _scope(regional))),
        Looker(chief, "/", questions.of_channel(_scope(chief))),
    ]


def more_pages(family: str) -> dict[str, tuple[str, str]]:
    """Pages that are measured at the server alone: who looks, at which address.

    `family` is the one whose page is opened.
    """
    chief, manager = CAST["channel chief"], CAST["partner manager"]
    operations = CAST["channel operations"]
    kind = Partner.objects.values_list("type").annotate(size=Count("pk")).order_by("-size")[0][0]
    top = Territory.objects.filter(parent=None).order_by("pk")[0].pk
    compared = urlencode([("partner", key) for key in sorted(_scope(manager).partners)[:5]])
    return {
        "a territory of the top": (chief, reverse("lens", args=["territories", top])),
        "the largest type": (chief, reverse("lens", args=["types", kind])),
        "a manager, for the chief": (chief, reverse("lens", args=["managers", manager])),
        "five side by side": (manager, f"{reverse('compare')}?{compared}"),
        "split by partner": (chief, f"{reverse('breakdown_all')}?by=partner"),
        "my partners, all": (chief, reverse("partners")),
        "a product family": (chief, reverse("lens", args=["families", family])),
        "dashboard of a manager": (manager, reverse("dashboard")),
        "dashboard of the chief": (chief, reverse("dashboard")),
        "home of a partner": (CAST["partner executive"], "/"),
        "home of a distributor": (CAST["distributor"], "/"),
        "glossary": (manager, reverse("glossary")),
        "search": (chief, f"{reverse('search')}?q=north"),
        "people": (operations, reverse("people")),
        "log": (operations, reverse("log")),
    }


def reader_of(email: str) -> Reader:
    """The same person as a reader of figures."""
    person = Person.objects.get(email=email)
    return reader_for(person, scope_of(person), get_vendor(), settings.HOME)


def _scope(email: str) -> Scope:
    return scope_of(Person.objects.get(email=email))


def partner() -> str:
    """The company of the cast's executive."""
    return Person.objects.get(email=CAST["partner executive"]).roles.get().place


def _regional_manager() -> str:
    """Somebody new, over the territory that has nearest to a hundred partners."""
    counted = Territory.objects.annotate(size=Count("partners")).values_list("size", "key")
    _, key = min((abs(size - REGION), key) for size, key in counted)
    email = "area.manager@tarnvale.example"
    return add_person(actor=None, email=email, name="Area Manager", kind=Kind.REGIONAL, territory=key).email


def pushed_partners() -> tuple[list[str], str]:
    """The partner whose page is watched and a few more of its flow and currency; the flow."""
    first = Partner.objects.get(pk=partner())
    alike = Partner.objects.filter(measured_on=first.measured_on, currency=first.currency)
    others = alike.exclude(pk=first.pk).order_by("pk").values_list("pk", flat=True)
    return [first.pk, *others[: PUSHED - 1]], first.measured_on

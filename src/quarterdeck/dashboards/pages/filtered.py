"""The list of partners as its reader filters it; what is said above it is about the same partners."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from quarterdeck.dashboards.pages.portfolio import NOW, Portfolio, Within, portfolio, published
from quarterdeck.dashboards.periods import PeriodChoice
from quarterdeck.dashboards.reader import Reader, single
from quarterdeck.dashboards.search.fold import fold
from quarterdeck.dashboards.search.partners import named
from quarterdeck.directory.models import Partner
from quarterdeck.directory.models.keys import Keys

Query = Mapping[str, str]
FILTERS = ("name", "type", "tier")


@dataclass(frozen=True, slots=True)
class Offered:
    """What the reader's partners may be filtered by, each in one spelling."""

    types: list[str]
    tiers: list[str]


def offered(reader: Reader) -> Offered:
    """One query, however many partners there are."""
    everyone = Partner.objects.visible_to(reader.scope)
    pairs = everyone.order_by().values_list("type", "tier").distinct()
    return Offered(alike(kind for kind, _tier in pairs), alike(tier for _kind, tier in pairs if tier))


def alike(words: Iterable[str]) -> list[str]:
    """Words in order, those that differ in nothing but capitals as one."""
    return sorted({word.casefold(): word for word in sorted(words, reverse=True)}.values())


def filtered(reader: Reader, choice: PeriodChoice, query: Query) -> Portfolio:
    """The partners that fit the filters of an address, and their sum; all of them without any."""
    wanted = {name: value for name in FILTERS if (value := query.get(name, "").strip())}
    if not wanted:
        return portfolio(reader, choice)
    kept = Partner.objects.visible_to(reader.scope)
    for name in ("type", "tier"):
        if name in wanted:
            kept = kept.filter(**{f"{name}__iexact": wanted[name]})
    if "name" in wanted:
        kept = kept.filter(key__in=Keys(frozenset(named(reader, fold(wanted["name"])))))
    keys = published(reader, kept.values_list("key", flat=True))
    where = {"partner": keys}
    found = portfolio(reader, choice, within=Within(kept, where))
    total = single(reader.ask(NOW, where=where, period=choice.span)) if keys else {}
    return replace(found, total=total)

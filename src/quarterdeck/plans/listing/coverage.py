"""Who has a plan: partners in sight, counted by territory and manager. Sets of partners, never one by one."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, F, OuterRef, Q, QuerySet, Subquery

from quarterdeck.directory.models import Assignment, Partner
from quarterdeck.directory.scope import Scope
from quarterdeck.plans import selectors
from quarterdeck.plans.listing.order import SOON, State, in_force
from quarterdeck.plans.models import Plan

Place = tuple[str | None, str | None]
"""A territory, and the manager who looks after a partner there today."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many partners there are, have a plan in force, have one in the making; and whose plan ends soon.

    Who has both a plan in force and another in the making counts as `signed`.
    """

    partners: int = 0
    signed: int = 0
    making: int = 0
    ending: int = 0

    @property
    def missing(self) -> int:
        return self.partners - self.signed - self.making

    def __add__(self, other: "Coverage") -> "Coverage":
        return Coverage(
            self.partners + other.partners,
            self.signed + other.signed,
            self.making + other.making,
            self.ending + other.ending,
        )


def without_plan(scope: Scope, today: date) -> QuerySet[Partner]:
    """The partners with no plan in force and none in the making."""
    return _partners(scope).exclude(pk__in=_signed(today)).exclude(pk__in=_making())


def coverage(scope: Scope, today: date) -> Mapping[Place, Coverage]:
    """Four queries, however many partners there are."""
    everyone = held(_partners(scope), today)
    signed = everyone.filter(pk__in=_signed(today))
    ending = everyone.filter(pk__in=_ending(today))
    making = everyone.filter(pk__in=_making()).exclude(pk__in=_signed(today))
    counts = [_counted(found) for found in (everyone, signed, making, ending)]
    return {place: Coverage(*(count[place] for count in counts)) for place in counts[0]}


def grouped(
    found: Mapping[Place, Coverage], name: Callable[[Place], str | None]
) -> dict[str | None, Coverage]:
    """Added up under the name that each place has."""
    groups: dict[str | None, Coverage] = {}
    for place, one in found.items():
        key = name(place)
        groups[key] = groups.get(key, Coverage()) + one
    return groups


def held(partners: QuerySet[Partner], today: date) -> QuerySet[Partner]:
    """With their `holder`: as in figures, the last who began to look after them."""
    on_the_day = Assignment.objects.on(today).filter(partner=OuterRef("pk"))
    newest = on_the_day.order_by("-since", "-manager__email").values("manager__email")[:1]
    return partners.annotate(holder=Subquery(newest))


def _partners(scope: Scope) -> QuerySet[Partner]:
    return Partner.objects.visible_to(scope)


def _counted(found: QuerySet[Partner]) -> Counter[Place]:
    rows = found.order_by().values_list("territory", F("holder")).annotate(size=Count("pk"))
    return Counter({(territory, holder): size for territory, holder, size in rows})


def _signed(today: date) -> QuerySet[Plan, object]:
    return Plan.objects.annotate(until=selectors.UNTIL).filter(in_force(today)).values("partner")


def _ending(today: date) -> QuerySet[Plan, object]:
    return (
        Plan.objects.annotate(until=selectors.UNTIL)
        .filter(in_force(today), Q(until__lte=today + SOON))
        .values("partner")
    )


def _making() -> QuerySet[Plan, object]:
    return Plan.objects.filter(state__in=(State.DRAFT, State.PROPOSED)).values("partner")

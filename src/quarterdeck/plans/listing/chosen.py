"""What the reader of the list chose by its address: a kind, a region, a manager, a partner's name."""

from dataclasses import dataclass
from functools import cached_property

from django.db.models import Count, F, Q, QuerySet
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from quarterdeck.calendar import Period
from quarterdeck.dashboards.reader import Reader
from quarterdeck.directory.models import Kind, Partner
from quarterdeck.plans.listing.coverage import without_plan
from quarterdeck.plans.listing.narrowed import Choice, Narrowed
from quarterdeck.plans.listing.order import ORDER, WORDS, standing
from quarterdeck.plans.models import Plan

MISSING = "missing"
LEADING = frozenset({Kind.CHIEF, Kind.OPERATIONS, Kind.REGIONAL})
"""Whose plans are so many that they are looked at together."""


@dataclass(frozen=True)
class Chosen:
    """Inside the reader's scope, whatever the address says."""

    reader: Reader
    query: QueryDict

    @cached_property
    def narrowed(self) -> Narrowed:
        return Narrowed(self.reader, self.query)

    @property
    def state(self) -> str:
        asked = self.query.get("state", "")
        known = {*map(str, ORDER), *([MISSING] if self.reader.scope.internal else [])}
        return asked if asked in known else ""

    @property
    def years(self) -> tuple[Period, Period]:
        """This fiscal year and the next."""
        this = Period.containing(self.reader.today, "year", self.reader.snapshot.calendar)
        return this, this.shift(1)

    @property
    def year(self) -> Period:
        this, following = self.years
        return following if self.query.get("year") == following.key else this

    @property
    def leads(self) -> bool:
        return not LEADING.isdisjoint(self.reader.scope.kinds)

    @property
    def limits(self) -> bool:
        """Whether some partners are left out."""
        return self.narrowed.limits

    @cached_property
    def everything(self) -> QuerySet[Plan]:
        """Of every kind."""
        found = standing(self.reader.scope, self.reader.today)
        return found.filter(partner__in=self.narrowed.partners.values("pk")) if self.limits else found

    @property
    def plans(self) -> QuerySet[Plan]:
        return self.everything.filter(Q(stand=self.state)) if self.state else self.everything

    @property
    def partners(self) -> QuerySet[Partner]:
        """Those without a plan."""
        found = without_plan(self.reader.scope, self.reader.today)
        return (found.filter(pk__in=self.narrowed.partners.values("pk")) if self.limits else found).order_by(
            "name"
        )

    def counts(self) -> dict[str, int]:
        """How many plans there are of each kind."""
        stand = F("stand")
        return dict(self.everything.order_by().values_list(stand).annotate(size=Count("pk")))

    def kinds(self, counts: dict[str, int], without: int) -> list[Choice]:
        """What can be chosen, and how many there are: kinds that there are, and the one that is chosen."""
        found = [Choice("", _("All"), sum(counts.values()))]
        found += [
            Choice(stand, WORDS[stand], counts.get(stand, 0))
            for stand in ORDER
            if counts.get(stand) or stand == self.state
        ]
        return [*found, Choice(MISSING, _("No plan"), without)] if self.reader.scope.internal else found

"""What the reader of the list chose by its address: a quarter, a state, what stands out, whose partners."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from django.db.models import Count, F, QuerySet
from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from quarterdeck.calendar import Period
from quarterdeck.dashboards.periods import period_name
from quarterdeck.dashboards.reader import Reader
from quarterdeck.directory.models import Partner
from quarterdeck.plans.listing.narrowed import Choice, Narrowed
from quarterdeck.reviews import selectors
from quarterdeck.reviews.listing.kept import EXCEPTIONS, WORDS, Level
from quarterdeck.reviews.listing.quarters import offered, usual
from quarterdeck.reviews.models import Review

MISSING = "missing"


@dataclass(frozen=True)
class Chosen:
    """Inside the reader's scope, whatever the address says."""

    reader: Reader
    query: QueryDict

    @cached_property
    def narrowed(self) -> Narrowed:
        return Narrowed(self.reader, self.query)

    @cached_property
    def quarters(self) -> list[Period]:
        return offered(self.reader.today, self.reader.snapshot.calendar)

    @cached_property
    def quarter(self) -> Period:
        asked = self.query.get("quarter", "")
        default = usual(self.reader.today, self.reader.snapshot.calendar)
        return next((one for one in self.quarters if one.key == asked), default)

    @property
    def quarter_name(self) -> str:
        return period_name(self.quarter)

    @property
    def options(self) -> list[tuple[str, str]]:
        """The quarters to choose from."""
        return [(one.key, period_name(one)) for one in self.quarters]

    @property
    def state(self) -> str:
        asked = self.query.get("state", "")
        return asked if asked in {*Review.State.values, MISSING} else ""

    @property
    def level(self) -> Level | None:
        asked = self.query.get("level", "")
        return next((one for one in EXCEPTIONS if str(int(one)) == asked), None)

    @property
    def level_word(self) -> str | Promise:
        return "" if self.level is None else WORDS[self.level]

    @cached_property
    def everything(self) -> QuerySet[Review]:
        """Of every state, the exceptions first."""
        found = selectors.visible(self.reader.scope).filter(quarter=self.quarter.key)
        if self.narrowed.limits:
            found = found.filter(partner__in=self.narrowed.partners.values("pk"))
        level, gap = (F(f"standing__{name}").asc(nulls_last=True) for name in ("level", "gap"))
        return found.order_by(level, gap, "partner__name", "pk")

    @property
    def reviews(self) -> QuerySet[Review]:
        found = self.everything.filter(state=self.state) if self.state else self.everything
        return found if self.level is None else found.filter(standing__level=int(self.level))

    @property
    def partners(self) -> QuerySet[Partner]:
        """Those without a review of the quarter."""
        there = Review.objects.filter(quarter=self.quarter.key).values("partner")
        return self.narrowed.partners.exclude(pk__in=there).order_by("name", "pk")

    @cached_property
    def counts(self) -> Mapping[str, int]:
        """How many reviews there are of each state."""
        return dict(self.everything.order_by().values_list("state").annotate(size=Count("pk")))

    @cached_property
    def without(self) -> int:
        return self.partners.count()

    @property
    def states(self) -> list[Choice]:
        found = [Choice("", _("All"), sum(self.counts.values()))]
        found += [
            Choice(state.value, state.label, self.counts.get(state, 0))
            for state in Review.State
            if self.counts.get(state) or state == self.state
        ]
        return [*found, Choice(MISSING, _("Not prepared"), self.without)]

    @cached_property
    def exceptions(self) -> list[Choice]:
        """What stands out, and at how many."""
        sizes = dict(self.everything.order_by().values_list("standing__level").annotate(size=Count("pk")))
        return [
            Choice(str(int(level)), WORDS[level], sizes.get(int(level), 0))
            for level in EXCEPTIONS
            if sizes.get(int(level)) or level is self.level
        ]

    @property
    def pressing(self) -> int:
        """At how many partners something is behind."""
        behind = {str(int(level)) for level in (Level.AT_RISK, Level.BEHIND)}
        return sum(one.size for one in self.exceptions if one.key in behind)

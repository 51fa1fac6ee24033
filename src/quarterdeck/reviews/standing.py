"""How partners stand in a quarter, and what they have for the next: a row a partner, for lists and summaries.

A handful of questions for any number of partners, in the common view of each: the numbers are those of
their reviews, all in one currency.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import NamedTuple

from quarterdeck.calendar import Period, Span
from quarterdeck.dashboards.pages.portfolio import published
from quarterdeck.dashboards.reader import Reader
from quarterdeck.directory.models import Assignment, Partner, Person
from quarterdeck.directory.models.keys import Keys
from quarterdeck.kpis import Status
from quarterdeck.kpis.errors import CurrencyError
from quarterdeck.plans.publishing import BASIS
from quarterdeck.reviews.arithmetic import coverage, performance
from quarterdeck.reviews.gathering.common import common_to_each
from quarterdeck.reviews.judging import Judging
from quarterdeck.reviews.standards import standards

SOLD = ("revenue", "revenue_last_year")
SET = ("target", "target_to_date")
COMING = ("target", "won", "pipeline", "qualified_pipeline", "weighted_pipeline")
CLOSED = ("won_count", "lost_count")
QUARTERS = 4
"""Of so many quarters that are over is the win rate."""
ZERO = Decimal(0)
NO_DEALS = (None, None, None, None, ZERO)

Values = tuple[Decimal | None, ...]
Where = Mapping[str, Sequence[str | None]]
Rows = Mapping[tuple[str | None, ...], Values]


class Manager(NamedTuple):
    """Who looks after a partner today."""

    email: str
    name: str


NOBODY = Manager("", "")


class Following(NamedTuple):
    """The next quarter: `plan` on its `basis` ('plan': signed by both; '': there is none)."""

    quarter: str
    basis: str
    plan: Decimal | None
    won: Decimal
    pipeline: Decimal
    qualified: Decimal
    weighted: Decimal | None
    index_target: Decimal

    @property
    def pipeline_index(self) -> Decimal | None:
        """Pipeline / plan."""
        return coverage.index(self.pipeline, self.plan)

    @property
    def coverage(self) -> Decimal | None:
        """Qualified pipeline / what of the plan is not won yet; None without a plan, or when it is won."""
        return None if self.plan is None else coverage.of_remainder(self.qualified, self.plan, self.won)

    @property
    def lacking(self) -> bool:
        """Whether the pipeline is less than the vendor asks for."""
        index = self.pipeline_index
        return index is not None and index < self.index_target

    @property
    def missing(self) -> Decimal:
        """The pipeline that is missing for the index asked for."""
        return coverage.missing(self.pipeline, self.plan, self.index_target) or ZERO


class Standing(NamedTuple):
    """One partner in one quarter. Amounts in `currency`, ratios None where there is nothing to divide by.

    `plan` is on its `basis`: 'plan' where one that both signed has something in the quarter, else the
    vendor's own; '' where there is none. `due` is what of it had to be there by today, `last_year` the
    same time a year ago. `status` is that of the pace.
    """

    partner: str
    name: str
    type: str
    manager: Manager
    quarter: str
    currency: str
    basis: str
    plan: Decimal | None
    due: Decimal | None
    actual: Decimal
    last_year: Decimal
    status: Status
    following: Following
    won_count: int
    lost_count: int

    @property
    def variance(self) -> Decimal | None:
        """actual - plan."""
        return performance.variance(self.actual, self.plan)

    @property
    def attainment(self) -> Decimal | None:
        """actual / plan."""
        return performance.attainment(self.actual, self.plan)

    @property
    def pace(self) -> Decimal | None:
        """actual / due: of a quarter that is over, the attainment."""
        return performance.attainment(self.actual, self.due)

    @property
    def gap(self) -> Decimal | None:
        """actual - due."""
        return performance.variance(self.actual, self.due)

    @property
    def growth(self) -> Decimal | None:
        """(actual - last year) / last year."""
        return performance.growth(self.actual, self.last_year)

    @property
    def win_rate(self) -> Decimal | None:
        """Won / (won + lost) by number, over the last four quarters that are over."""
        return coverage.win_rate(Decimal(self.won_count), Decimal(self.lost_count))

    @property
    def required(self) -> Decimal | None:
        """The coverage that the win rate asks for: 1 / win rate."""
        return coverage.required(self.win_rate)

    @property
    def ahead(self) -> bool:
        return self.status is Status.AHEAD

    @property
    def short(self) -> bool:
        return self.status in (Status.BEHIND, Status.AT_RISK)

    @property
    def lacks_pipeline(self) -> bool:
        return self.following.lacking


def standings(reader: Reader, quarter: Period, *, partners: Collection[str] | None = None) -> list[Standing]:
    """All partners in the reader's scope, or those named among them, by name. Six questions.

    In the reader's own currency where all rows are in it, else in the vendor's.
    """
    seen = Partner.objects.visible_to(reader.scope)
    named = seen if partners is None else seen.filter(key__in=Keys(frozenset(partners)))
    cards = [_Card(*row) for row in named.values_list("key", "name", "type").order_by("name", "key")]
    asking = common_to_each(reader)
    keys = published(asking, (one.key for one in cards))
    where = None if partners is None and reader.scope.everything else {"partner": keys}
    try:
        asked = _ask(asking, quarter, where) if keys else _NOTHING
    except CurrencyError:
        asking = asking.in_vendor_currency()
        asked = _ask(asking, quarter, where)
    making = _Making(
        asking, quarter, asked, managers=_managers(reader), wanted=_wanted(cards, quarter.shift(1))
    )
    return [making.standing(card) for card in cards]


class _Card(NamedTuple):
    key: str
    name: str
    type: str


@dataclass(frozen=True, slots=True)
class _Asked:
    """By partner; `on_plan` by partner and quarter."""

    now: Rows
    on_plan: Rows
    coming: Rows
    closed: Rows


_NOTHING = _Asked({}, {}, {}, {})


def _ask(reader: Reader, quarter: Period, where: Where | None) -> _Asked:
    running = Period.containing(reader.today, "quarter", quarter.calendar)
    following = quarter.shift(1)
    signed = replace(reader, basis=BASIS)
    past = Span(running.shift(-QUARTERS), running.shift(-1))
    return _Asked(
        now=_rows(reader, (*SOLD, *SET), Span(quarter, quarter), where),
        on_plan=_rows(signed, SET, Span(quarter, following), where, "quarter"),
        coming=_rows(reader, COMING, Span(following, following), where),
        closed=_rows(reader, CLOSED, past, where),
    )


def _rows(reader: Reader, names: Sequence[str], period: Span, where: Where | None, *by: str) -> Rows:
    return reader.table(names, by=("partner", *by), where=where, period=period).rows


def _managers(reader: Reader) -> dict[str, Manager]:
    """By partner; as in figures, the last who began to look after it."""
    held = Assignment.objects.on(reader.today).order_by().values_list("since", "manager", "partner")
    people = {pk: Manager(*row) for pk, *row in Person.objects.values_list("pk", "email", "name")}
    found = sorted((since, people[pk], partner) for since, pk, partner in held)
    return {partner: manager for _since, manager, partner in found}


def _wanted(cards: Iterable[_Card], quarter: Period) -> dict[str, Decimal]:
    """The pipeline index to reach in a quarter, by type of partner."""
    known = standards()
    return {kind: known.of(kind, quarter).index for kind in {card.type for card in cards}}


class _Making:
    """What all standings are made from."""

    def __init__(
        self,
        reader: Reader,
        quarter: Period,
        asked: _Asked,
        *,
        managers: Mapping[str, Manager],
        wanted: Mapping[str, Decimal],
    ) -> None:
        self._asked, self._managers, self._wanted = asked, managers, wanted
        self._currency, self._usual = reader.currency, reader.basis or reader.vendor.target_basis
        self._quarter, self._following = quarter.key, quarter.shift(1).key
        self._judging = Judging(reader)

    def standing(self, card: _Card) -> Standing:
        actual, last_year, *usual = self._asked.now.get((card.key,), (None,) * 4)
        basis, plan, due = self._planned(card.key, self._quarter, *usual)
        won, lost = self._asked.closed.get((card.key,), (None,) * 2)
        return Standing(
            partner=card.key,
            name=card.name,
            type=card.type,
            manager=self._managers.get(card.key, NOBODY),
            quarter=self._quarter,
            currency=self._currency,
            basis=basis,
            plan=plan,
            due=due,
            actual=actual or ZERO,
            last_year=last_year or ZERO,
            status=self._judging.of(card.key, (actual or ZERO) / due if due else None),
            following=self._coming(card),
            won_count=int(won or 0),
            lost_count=int(lost or 0),
        )

    def _coming(self, card: _Card) -> Following:
        target, won, pipeline, qualified, weighted = self._asked.coming.get((card.key,), NO_DEALS)
        basis, plan, _due = self._planned(card.key, self._following, target, None)
        return Following(
            quarter=self._following,
            basis=basis,
            plan=plan,
            won=won or ZERO,
            pipeline=pipeline or ZERO,
            qualified=qualified or ZERO,
            weighted=weighted,
            index_target=self._wanted[card.type],
        )

    def _planned(
        self, partner: str, quarter: str, target: Decimal | None, due: Decimal | None
    ) -> tuple[str, Decimal | None, Decimal | None]:
        """Basis, plan and what of it is due: of the plan that both signed, else of what the vendor set."""
        signed = self._asked.on_plan.get((partner, quarter))
        if signed and signed[0]:
            return BASIS, signed[0], signed[1] or ZERO
        return (self._usual, target, due or ZERO) if target else ("", None, None)

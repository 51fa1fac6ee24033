"""How partners of one type and size grew: three numbers about all of them, and nothing about any one.

The one place that looks beyond the reader's scope, so it says little, and to everybody the same:

- Cohorts divide the channel. Each partner is in one, by its type and by what it sold in the year before
  the last; nobody can choose another, and no two overlap, so there is nothing to subtract.
- The partner asked about is counted in, so that all of a cohort are told the same three numbers.
- They are rates over the last twelve whole months, rounded to whole percents: no amounts, no counts.
- Nothing is said unless at least `OTHERS` of the cohort are partners whom the reader does not see (or
  none is): who sees the figures of some cannot work out those of the few that are left.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from weakref import WeakKeyDictionary

from quarterdeck.calendar import YEAR, Period, Span
from quarterdeck.cube import Snapshot
from quarterdeck.directory.scope import Scope
from quarterdeck.kpis.definitions import Definitions
from quarterdeck.kpis.errors import QuestionError
from quarterdeck.kpis.holding import definitions
from quarterdeck.kpis.question import Question
from quarterdeck.kpis.ranking import value_sql

OTHERS = 5
SIZES = 3
CENT = Decimal("0.01")
_EVERYBODY = Scope(person="", everything=True, partners=frozenset(), managers=frozenset(), internal=True)
_COHORTS = """
WITH found AS ({text}),
sold AS (SELECT d0 AS partner, {now} AS now, {before} AS before FROM found WHERE NOT total),
grown AS (
  SELECT s.partner, p.type, s.now::DOUBLE / s.before::DOUBLE - 1 AS growth,
         count(*) OVER (PARTITION BY p.type) AS many,
         row_number() OVER (PARTITION BY p.type ORDER BY s.before, s.partner) - 1 AS place
  FROM sold s JOIN partners p ON p.partner = s.partner
  WHERE s.before > 0 AND p.type IS NOT NULL
),
placed AS (SELECT *, least({sizes}, many // {least}) AS sizes FROM grown WHERE many >= {least})
SELECT list(partner), any_value(sizes) > 1, quantile_cont(growth, [0.25, 0.5, 0.75])
FROM placed GROUP BY type, place * sizes // many"""


@dataclass(frozen=True, slots=True)
class Quartiles:
    """Growth on the year before in a cohort, as parts of one: of a quarter of it at most `lower`, of half
    at most `median`, of three quarters at most `upper`. `by_size`: of partners of its size, not only type.
    """

    lower: Decimal
    median: Decimal
    upper: Decimal
    by_size: bool = True


@dataclass(frozen=True, slots=True)
class Cohort:
    """Who is in it stays in this module."""

    members: frozenset[str]
    growth: Quartiles


Cohorts = Mapping[str, Cohort]
"""By partner."""

_kept: WeakKeyDictionary[Snapshot, dict[tuple[Period, Definitions], Cohorts]] = WeakKeyDictionary()


def peers(snapshot: Snapshot, scope: Scope, partner: str, *, basis: str, today: date) -> Quartiles | None:
    """How the partners of the same type and size grew; None where that would say too much, or nothing.

    The growth is that of revenue in the last twelve whole months. Raises nothing for a partner that is
    unknown or out of sight: there is no answer.
    """
    if not scope.sees(partner):
        return None
    cohort = _cohorts(snapshot, basis, today).get(partner)
    if cohort is None:
        return None
    hidden = 0 if scope.everything else len(cohort.members - scope.partners)
    return None if 0 < hidden < OTHERS else cohort.growth


def _cohorts(snapshot: Snapshot, basis: str, today: date) -> Cohorts:
    """Of all partners; worked out once for a snapshot, a month and the definitions that hold."""
    month, known = Period.containing(today, "month", snapshot.calendar), definitions()
    kept = _kept.setdefault(snapshot, {})
    if (month, known) not in kept:
        span = Span(month.shift(-YEAR), month.shift(-1))
        kept[month, known] = _asked(_question(snapshot, known, span, basis, today))
    return kept[month, known]


def _question(snapshot: Snapshot, known: Definitions, span: Span, basis: str, today: date) -> Question:
    return Question(
        snapshot=snapshot,
        scope=_EVERYBODY,
        kpis=("revenue", "revenue_last_year"),
        by=("partner",),
        where={},
        period=span,
        owner="then",
        basis=basis,
        today=today,
        definitions=known,
        judged=False,
    )


def _asked(question: Question) -> Cohorts:
    """One query. Where a vendor's own revenue does not add up there are no cohorts."""
    try:
        now, before = (value_sql(question, kpi) for kpi in question.kpis)
    except QuestionError:
        return {}
    rows = question.fetch(
        lambda text: _COHORTS.format(text=text, now=now, before=before, sizes=SIZES, least=OTHERS + 1)
    )
    cohorts = [Cohort(frozenset(partners), _quartiles(growth, by_size)) for partners, by_size, growth in rows]
    return {partner: cohort for cohort in cohorts for partner in cohort.members}


def _quartiles(growth: Sequence[float], by_size: bool) -> Quartiles:  # noqa: FBT001 (as it comes from SQL)
    lower, median, upper = (Decimal(repr(one)).quantize(CENT) for one in growth)
    return Quartiles(lower, median, upper, by_size)

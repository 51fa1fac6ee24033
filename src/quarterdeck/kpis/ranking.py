"""The groups of a question that stand out; all others put together. Chosen where the rows are.

An additive KPI is linear in its leaves, so SQL can order groups by it: its weights are the values it
has where one leaf is 1 and the others are 0.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from quarterdeck.kpis.answer import figures_of
from quarterdeck.kpis.errors import QuestionError
from quarterdeck.kpis.figure import Figure
from quarterdeck.kpis.plan import Cell, Missing
from quarterdeck.kpis.question import Question

_AROUND = """
WITH found AS MATERIALIZED ({text}),
valued AS (SELECT d0, {values} FROM found WHERE NOT total AND d0 IS NOT NULL AND ({speaks})),
ranked AS (
  SELECT d0, {kept} AS kept,
         v0 > 0 AND sum(v0) OVER (ORDER BY v0 DESC, d0 ROWS UNBOUNDED PRECEDING) - v0
                    < {reach} * sum(v0) OVER () AS reaching,
         sum(greatest({last}, 0)) OVER () AS rises, sum(least({last}, 0)) OVER () AS falls
  FROM valued
)
SELECT NOT coalesce(r.kept, f.d0 IS NULL) AS rest, count(r.d0), count(*) FILTER (WHERE r.reaching),
       max(r.rises), min(r.falls), f.total, f.bucket, if(rest, NULL, f.d0), {leaves}
FROM found f LEFT JOIN ranked r ON r.d0 = f.d0
GROUP BY ALL"""
_HIGHEST = "row_number() OVER (ORDER BY v{number} DESC, d0) <= {count}"
_LOWEST = "row_number() OVER (ORDER BY v{number}, d0) <= {count}"
_EXTRA = 5


@dataclass(frozen=True, slots=True)
class Rank:
    """Which groups stand out: `most` with the highest value of an additive KPI, `least` with the lowest."""

    kpi: str
    most: int = 0
    least: int = 0


@dataclass(frozen=True, slots=True)
class Ranked:
    """The figures of the groups that stand out, and of all `others` groups put together.

    `groups` counts them all; `reaching` those that together make up the share asked for of the first
    rank's KPI, the largest first. `rises` and `falls` add up what is above and below 0 of the last
    rank's KPI in all groups: what a single one is a share of, not figures to show.
    """

    figures: list[Figure]
    rest: dict[str, Figure]
    groups: int
    others: int
    reaching: int
    rises: Decimal
    falls: Decimal


def ranked(question: Question, ranks: Sequence[Rank], *, reach: Decimal = Decimal(1)) -> Ranked:
    """Answer a question by one dimension that is no time, for the groups that stand out. One query is run.

    Raises QuestionError where a KPI cannot be added up.
    """
    rows = question.fetch(lambda text: _around(question, text, ranks, reach))
    kept = [row[_EXTRA:] for row in rows if not row[0]]
    totals = [row for row in kept if row[0]]
    rest = [row[_EXTRA:] for row in rows if row[0]]
    return Ranked(
        figures=list(figures_of(question, kept)),
        rest={one.kpi: one for one in figures_of(question, [*rest, *totals])} if rest else {},
        groups=sum(row[1] for row in rows),
        others=sum(row[1] for row in rows if row[0]),
        reaching=sum(row[2] for row in rows),
        rises=_sum(row[3] for row in rows),
        falls=_sum(row[4] for row in rows),
    )


def _sum(sums: Iterable[object]) -> Decimal:
    """The sum over all groups, which every row that belongs to one carries."""
    return next((Decimal(str(one)) for one in sums if one is not None), Decimal(0))


def _around(question: Question, text: str, ranks: Sequence[Rank], reach: Decimal) -> str:
    leaves = [f"l{number}" for number in range(len(question.bench.columns))]
    added = [*leaves, *(["others"] if question.reported else [])]
    values = (f"{value_sql(question, one.kpi)} AS v{number}" for number, one in enumerate(ranks))
    return _AROUND.format(
        text=text,
        values=", ".join(values),
        speaks=" OR ".join(f"{leaf} IS NOT NULL" for leaf in leaves),
        kept=" OR ".join(_tests(ranks)) or "false",
        reach=format(reach, "f"),
        last=f"v{len(ranks) - 1}",
        leaves=", ".join(f"sum(f.{one})" for one in added),
    )


def _tests(ranks: Sequence[Rank]) -> Iterator[str]:
    for number, one in enumerate(ranks):
        if one.most:
            yield _HIGHEST.format(number=number, count=one.most)
        if one.least:
            yield _LOWEST.format(number=number, count=one.least)


def value_sql(question: Question, kpi: str) -> str:
    """SQL of an additive KPI over the leaves of a group. Raises QuestionError where it is none."""
    weights = list(_weights(question, kpi))
    terms = (_term(number, weight) for number, weight in enumerate(weights) if weight)
    return " + ".join(terms) or "0"


def _term(number: int, weight: Decimal) -> str:
    """Exact where the leaf counts whole; only the order of groups depends on the others."""
    if weight in (1, -1):
        return f"{int(weight)} * coalesce(l{number}, 0)"  # 1.000 would make the product too long
    return f"{weight:f}::DOUBLE * coalesce(l{number}, 0)::DOUBLE"


def _weights(question: Question, kpi: str) -> Iterator[Decimal]:
    judge = next(one for one in question.bench.judges if one.kpi.name == kpi)
    columns = question.bench.columns
    if not judge.kpi.additive or any(one.aggregate.function not in ("sum", "count") for one in columns):
        raise QuestionError(
            _("Groups cannot be ordered by '%(kpi)s': its parts do not add up.") % {"kpi": kpi}
        )
    (elapsed,) = map(question.timeline.elapsed, question.timeline.buckets)
    nothing: tuple[object, ...] = (None,) * len(columns)
    for number in range(len(columns)):
        unit = tuple(Decimal(1) if place == number else None for place in range(len(columns)))
        cell = Cell(question.bench.values(unit, nothing), elapsed, question.timeline.running)
        value = judge.value(cell)
        yield Decimal(0) if isinstance(value, Missing) else value

"""The KPIs that a goal can be about, and where they stand with a partner today.

A goal is measured over the last twelve whole months, so that its baseline, its target and every figure in
between cover a year each. What looks ahead (the pipeline) is measured over the twelve months from this one.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal

from quarterdeck import money
from quarterdeck.calendar import YEAR, Period, Span
from quarterdeck.dashboards.reader import Reader, single
from quarterdeck.kpis import Kpi, catalogue
from quarterdeck.kpis.errors import CurrencyError, QuestionError
from quarterdeck.kpis.figure import Figure, Unit
from quarterdeck.plans.content import Goal
from quarterdeck.plans.smart import Measure

AHEAD = frozenset(
    {"pipeline", "qualified_pipeline", "weighted_pipeline", "pipeline_index", "coverage", "open_count"}
)
NOT_OF_ONE_PARTNER = frozenset({"active_partners", "share"})
OF_A_PERIOD = frozenset(
    {
        "change",
        "pace",
        "projection",
        "revenue_last_year",
        "target",
        "target_to_date",
        "variance",
        "variance_percent",
        "velocity",
    }
)
"""What says something of a running period only, or of the plan itself."""
YEARS_BACK = 4
FINEST = 4
"""The decimals that a goal keeps."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A KPI's figure of today, and its values over whole years, the oldest first, the last one today's."""

    figure: Figure | None = None
    history: tuple[Decimal, ...] = ()

    @property
    def value(self) -> Decimal | None:
        return self.figure.value if self.figure else None


@dataclass(frozen=True, slots=True)
class Standings:
    """Of several KPIs, by name."""

    by_kpi: Mapping[str, Standing] = field(default_factory=dict)

    def of(self, goal: Goal) -> Standing:
        return self.by_kpi.get(goal.kpi, Standing())


def offered() -> dict[str, Kpi]:
    """The KPIs of both sides: what only the vendor sees is no goal of a joint plan."""
    out = NOT_OF_ONE_PARTNER | OF_A_PERIOD
    return {name: kpi for name, kpi in catalogue().items() if kpi.access == "public" and name not in out}


def measure_of(goal: Goal, currency: str) -> Measure | None:
    """What the goal is measured in; None where it names nothing, or a KPI that there is no more."""
    if kpi := offered().get(goal.kpi):
        return Measure(str(kpi.label), kpi.unit, currency)
    return Measure(goal.counted) if goal.counted else None


def year_of(kpi: str, reader: Reader, *, back: int = 0) -> Span:
    """The twelve months that a KPI is measured over, so many years ago."""
    month = Period.containing(reader.today, "month", reader.snapshot.calendar)
    first = month if kpi in AHEAD else month.shift(-YEAR)
    first = first.shift(-back * YEAR)
    return Span(first, first.shift(YEAR - 1))


def standings(
    reader: Reader, partner: str, kpis: Collection[str], currency: str, *, years: int = YEARS_BACK
) -> Standings:
    """Where the KPIs stand today, and stood a year ago and before. One question to the cube for each year."""
    known = offered().keys()
    back = [name for name in dict.fromkeys(kpis) if name in known and name not in AHEAD]
    ahead = [name for name in dict.fromkeys(kpis) if name in known and name in AHEAD]
    found = _asked(reader, partner, back, currency, year_of("", reader)) if back else {}
    if ahead:
        found |= _asked(reader, partner, ahead, currency, year_of(ahead[0], reader))
    before = [
        _asked(reader, partner, back, currency, year_of("", reader, back=ago)) if back else {}
        for ago in range(years - 1, 0, -1)
    ]
    return Standings(
        {name: Standing(figure, _history(name, [*before, found])) for name, figure in found.items()}
    )


def baseline_today(reader: Reader, partner: str, kpi: str, currency: str) -> Decimal | None:
    """Where a KPI stands, as a goal keeps it; None where it is none, or nobody knows."""
    standing = standings(reader, partner, [kpi], currency, years=1).by_kpi.get(kpi)
    if standing is None or standing.figure is None or standing.value is None:
        return None
    value = standing.value
    return money.rounded(value, currency) if standing.figure.unit is Unit.MONEY else round(value, FINEST)


def _asked(reader: Reader, partner: str, kpis: list[str], currency: str, span: Span) -> dict[str, Figure]:
    """The figures in the plan's currency; those that cannot be told in it are left out."""
    own = replace(reader, own_currency=currency)
    try:
        return single(own.ask(kpis, period=span, where={"partner": [partner]}, judged=False))
    except CurrencyError:
        return {}
    except QuestionError:
        return _one_by_one(own, partner, kpis, span)


def _one_by_one(reader: Reader, partner: str, kpis: list[str], span: Span) -> dict[str, Figure]:
    """A vendor's own KPI may not be askable of a partner: the others are."""
    found: dict[str, Figure] = {}
    for name in kpis:
        try:
            found |= single(reader.ask([name], period=span, where={"partner": [partner]}, judged=False))
        except (CurrencyError, QuestionError):
            continue
    return found


def _history(kpi: str, years: list[dict[str, Figure]]) -> tuple[Decimal, ...]:
    """From the first year on in which there was something."""
    values = [year[kpi].value if kpi in year else None for year in years]
    while values and not values[0]:
        values.pop(0)
    return tuple(value for value in values if value is not None) if None not in values else ()

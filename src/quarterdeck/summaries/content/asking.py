"""The questions a summary asks, each over a set: never one for each partner."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from quarterdeck.calendar import Period, Span
from quarterdeck.dashboards.reader import Group as Figures
from quarterdeck.dashboards.reader import Reader, grouped, single
from quarterdeck.kpis.figure import Status
from quarterdeck.summaries.content.value import Measures

NOW = ("revenue", "target", "attainment", "revenue_last_year", "growth")
NEXT = ("pipeline", "target", "pipeline_index")

Where = Mapping[str, Sequence[str | None]]


@dataclass(frozen=True, slots=True)
class Times:
    """The period that is summed up, and the quarter after the one it ends in."""

    period: Period
    following: Period

    @classmethod
    def of(cls, period: Period) -> "Times":
        return cls(period, Period.containing(period.last, "quarter", period.calendar).shift(1))


def whole(reader: Reader, times: Times, where: Where | None = None) -> Measures:
    now = single(reader.ask(NOW, where=where, period=_span(times.period)))
    coming = single(reader.ask(NEXT, where=where, period=_span(times.following)))
    return _measures(now, coming)


def by(
    reader: Reader, dimension: str, times: Times, where: Where | None = None
) -> dict[str | None, Measures]:
    """The groups of one dimension that have any figure, each by its key."""
    now = _groups(reader, NOW, dimension, times.period, where)
    coming = _groups(reader, NEXT, dimension, times.following, where)
    return {key: _measures(now.get(key, {}), coming.get(key, {})) for key in dict.fromkeys([*now, *coming])}


def _groups(
    reader: Reader, names: Sequence[str], dimension: str, period: Period, where: Where | None
) -> dict[str | None, Figures]:
    answer = reader.ask(names, by=(dimension,), where=where, period=_span(period), owner="today")
    return {key: figures for (key,), figures in grouped(answer, dimension).items()}


def _span(period: Period) -> Span:
    return Span(period, period)


def _measures(now: Figures, coming: Figures) -> Measures:
    amounts = {
        "revenue": _value(now, "revenue"),
        "target": _value(now, "target"),
        "last_year": _value(now, "revenue_last_year"),
        "attainment": _value(now, "attainment"),
        "growth": _value(now, "growth"),
        "pipeline": _value(coming, "pipeline"),
        "next_target": _value(coming, "target"),
        "index": _value(coming, "pipeline_index"),
    }
    index = coming.get("pipeline_index")
    return Measures(
        **{name: value for name, value in amounts.items() if value is not None},
        status=_judged(now),
        index_target=index.target if index else None,
        index_status=index.status if index else Status.NOT_AVAILABLE,
    )


def _value(figures: Figures, name: str) -> Decimal | None:
    figure = figures.get(name)
    return figure.value if figure else None


def _judged(now: Figures) -> Status:
    """Against target; against last year where there is none."""
    for name in ("attainment", "growth"):
        figure = now.get(name)
        if figure and figure.value is not None:
            return figure.status
    return Status.NOT_AVAILABLE

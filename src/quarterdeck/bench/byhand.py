"""The same figures by hand: the SQL of `statements`, and what is computed from its numbers."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from quarterdeck.bench.dates import Dates
from quarterdeck.bench.questions import Asker, Kind, Question
from quarterdeck.bench.statements import STATEMENTS
from quarterdeck.calendar import Period
from quarterdeck.directory.scope import Scope

Key = tuple[str | None, ...]
Numbers = tuple[Any, ...]
Values = Mapping[str, Decimal | None]
GROUPS = {"partner": "s.partner", "region": "p.level_region", "family": "r.family"}
OWN = """(FROM {table} WHERE partner IN (SELECT unnest($partners::VARCHAR[])) UNION ALL
    FROM {table} WHERE manager IN (SELECT unnest($managers::VARCHAR[]))
        AND (partner IN (SELECT unnest($partners::VARCHAR[]))) IS NOT TRUE)"""
PRODUCTS = "LEFT JOIN products r USING (product)"


@dataclass(frozen=True)
class ByHand:
    """One question as a statement with its parameters."""

    question: Question
    dates: Dates
    sql: str
    params: Mapping[str, Any]

    def figures(self, rows: list[tuple[Any, ...]]) -> dict[Key, Values]:
        """Every KPI's value by group; None where it is not available."""
        width = len(self.question.by)
        found = {self._key(row[:width]): self.values(row[width:]) for row in rows}
        return _with_shares(found) if self.question.kind == "families" else found

    def values(self, numbers: Numbers) -> Values:
        return VALUES[self.question.kind](self.dates, numbers)

    def nothing(self) -> Values:
        """What a group without any row shows."""
        return {**self.values((None,) * 12), "share": Decimal(0)}

    def _key(self, key: Numbers) -> Key:
        calendar = self.dates.span.start.calendar
        return tuple(
            Period.containing(one, "month", calendar).key if isinstance(one, date) else one for one in key
        )


def write(asker: Asker, scope: Scope, question: Question) -> ByHand:
    """The statement of a question."""
    dates = Dates.of(asker.span(question.kind), asker.today)
    group = GROUPS.get(question.by[0]) if question.by else None
    families = question.by == ("family",)
    sql = STATEMENTS[question.kind].format(
        group=f"{group} AS g," if group else "",
        target_group="coalesce(s.family, r.family) AS g," if families else f"{group} AS g," if group else "",
        products=PRODUCTS if families else "",
        join="FULL JOIN" if question.by else ",",
        using="USING (g)" if question.by else "",
        **{table: _visible(table, scope, question) for table in ("sales", "targets", "deals")},
    )
    params = {name: getattr(dates, name) for name in Dates.__slots__ if f"${name}" in sql}
    return ByHand(question, dates, sql, params | _who(scope, question))


def _visible(table: str, scope: Scope, question: Question) -> str:
    """The partner's rows, or those of one's partners and those one booked oneself."""
    if len(question.partners) == 1:
        return f"(FROM {table} WHERE partner = $partner)"
    if question.partners:
        return f"(FROM {table} WHERE partner IN (SELECT unnest($partners::VARCHAR[])))"
    if scope.everything:
        return table
    return OWN.format(table=table)


def _who(scope: Scope, question: Question) -> dict[str, Any]:
    if len(question.partners) == 1:
        return {"partner": question.partners[0]}
    if question.partners:
        return {"partners": list(question.partners)}
    if scope.everything:
        return {}
    return {"partners": sorted(scope.partners), "managers": sorted(scope.managers)}


def _standing(dates: Dates, numbers: Numbers) -> dict[str, Decimal | None]:
    revenue, to_date, before, running_before, target, complete, running, *_ = map(_number, numbers)
    last_year, asked = dates.to_date(before, running_before), dates.to_date(complete, running)
    grown = _over(revenue, last_year)
    return {
        "revenue": revenue,
        "target": target,
        "target_to_date": asked,
        "revenue_last_year": last_year,
        "attainment": _over(revenue, target),
        "pace": _over(to_date, asked),
        "growth": None if grown is None else grown - 1,
    }


def _facts(dates: Dates, numbers: Numbers) -> Values:
    standing = _standing(dates, numbers)
    to_date, target = _number(numbers[1]), _number(numbers[4])
    won, won_count, lost_count, qualified, margin, known = map(_number, (*numbers[7:], *(None,) * 6)[:6])
    return {
        **standing,
        "projection": _over(to_date, dates.elapsed),
        "win_rate": _over(won_count, won_count + lost_count),
        "average_deal": _over(won, won_count),
        "coverage": _over(qualified, max(target - won, Decimal(0))),
        "margin_percent": _over(margin, known),
    }


def _ahead(dates: Dates, numbers: Numbers) -> Values:  # noqa: ARG001
    pipeline, target, *_ = map(_number, numbers)
    return {"pipeline": pipeline, "pipeline_index": _over(pipeline, target)}


def _quarters(dates: Dates, numbers: Numbers) -> Values:
    won, *rest = map(_number, numbers)
    return {"won": won, "target": rest[1], **_ahead(dates, tuple(rest))}


def _months(dates: Dates, numbers: Numbers) -> Values:  # noqa: ARG001
    revenue, target, *_ = map(_number, numbers)
    return {"revenue": revenue, "target": target}


VALUES: Mapping[Kind, Callable[[Dates, Numbers], Values]] = {
    "standing": _standing,
    "facts": _facts,
    "ahead": _ahead,
    "quarters": _quarters,
    "months": _months,
    "courses": lambda _, numbers: {"revenue": _number(numbers[0])},
    "families": _standing,
}


def _with_shares(found: Mapping[Key, Values]) -> dict[Key, Values]:
    total = sum((values["revenue"] or Decimal(0) for values in found.values()), Decimal(0))
    return {
        key: {**values, "share": _over(values["revenue"] or Decimal(0), total)}
        for key, values in found.items()
    }


def _number(value: Any) -> Decimal:  # noqa: ANN401 (what DuckDB gives: Decimal, int or None)
    return Decimal(0) if value is None else Decimal(value)


def _over(part: Decimal, whole: Decimal) -> Decimal | None:
    return part / whole if whole else None

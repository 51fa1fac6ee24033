"""docs/reference/kpis.md."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from quarterdeck.kpis import Kpi, Unit
from quarterdeck.kpis.declared import GROUPS
from quarterdeck.kpis.formula.words import HELP
from quarterdeck.kpis.record import Example, Thresholds
from quarterdeck.subjects import Catalogue

INTRODUCTION = """# KPIs

<!-- Made by `make docs` from src/quarterdeck/kpis/declared. -->

A KPI is a figure with one name and one definition, the same for everybody. Where a denominator is 0 the \
figure is *not available*, with the reason; it is never 0 and never an error. Every worked example below is \
also a test."""
LANGUAGE = """
## How formulas are written

Arithmetic `+ - * /`, numbers, the names of other KPIs, and functions. An aggregate names a column of a \
[subject](subjects.md) and may select rows with `where=`: `== != < <= > >=`, `in ("a", "b")`, `and`, `or`, \
`not`, and `partner.<column>` for the row's partner."""
UNITS = {
    Unit.MONEY: "money, in the vendor's currency at the rate of the day",
    Unit.PERCENT: "percent (a ratio: 1 is 100 %)",
    Unit.COUNT: "a number",
    Unit.UNITS: "pieces",
    Unit.DAYS: "days",
    Unit.TIMES: "times",
    Unit.MONEY_PER_DAY: "money a day",
}


def kpi_page(subjects: Catalogue) -> Iterator[str]:
    yield INTRODUCTION
    yield "\n| KPI | Question |\n|---|---|"
    for kpi in (kpi for kpis in GROUPS.values() for kpi in kpis):
        mark = " (internal)" if kpi.access == "internal" else ""
        yield f"| [`{kpi.name}`](#{kpi.name}){mark} | {kpi.question} |"
    for title, kpis in GROUPS.items():
        yield f"\n## {title}"
        for kpi in kpis:
            yield from _kpi(kpi)
    yield LANGUAGE + "\n"
    yield from (f"- `{str(text).replace(': ', '`: ', 1)}" for text in HELP.values())
    dimensions = {column.name for subject in subjects.facts for column in subject.dimensions}
    yield "\nColumns to group by, beside partner, time and product: " + _names(sorted(dimensions)) + "."


def _kpi(kpi: Kpi) -> Iterator[str]:
    yield f"\n### {kpi.name}\n\n**{kpi.label}. {kpi.question}**\n\n```\n{kpi.formula}\n```\n"
    yield f"- In words: {kpi.words}"
    yield f"- Unit: {UNITS[kpi.unit]}. Better: {kpi.direction}."
    yield f"- Not available: {kpi.null_rule}"
    if kpi.target:
        yield f"- Compared with: `{kpi.target}`."
    if kpi.thresholds:
        yield f"- Status: {_status(kpi.thresholds)}"
    yield f"- When it is red: {kpi.when_red}"
    if kpi.note:
        yield f"- Note: {kpi.note}"
    adds = "the parts of any split sum to the total" if kpi.additive else "parts do not sum to the total"
    yield f"- {kpi.access.capitalize()}; {adds}; owner {kpi.owner}; version {kpi.version}, since {kpi.since}."
    assert kpi.example  # each built-in KPI has one
    asked = f"asked for {kpi.example.period} on {kpi.example.today}"
    yield f"- Example: {kpi.example.story} **{kpi.example.value}**, {asked}."
    yield from _rows(kpi.example)


def _status(thresholds: Thresholds) -> str:
    judged = f"by `{thresholds.of}`: " if thresholds.of else ""
    steps = (("ahead", thresholds.ahead), ("on track", thresholds.on_track), ("behind", thresholds.behind))
    return (
        judged + ", ".join(f"{word} from {_short(limit)}" for word, limit in steps) + ", below that at risk."
    )


def _short(number: Decimal) -> str:
    return format(number.normalize(), "f")


def _rows(example: Example) -> Iterator[str]:
    for subject, rows in example.rows.items():
        columns = list(dict.fromkeys(name for row in rows for name in row))
        yield f"\n  | {subject}: {' | '.join(columns)} |\n  |{'---|' * len(columns)}"
        yield from (f"  | {' | '.join(_cell(row, name) for name in columns)} |" for row in rows)


def _cell(row: Mapping[str, Any], name: str) -> str:
    return "" if row.get(name) is None else str(row[name])


def _names(names: list[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)

"""Lines: the rows of a fact subject as the cube counts them.

A line has its fiscal month, its manager at the time and its amounts in three currencies. Roll-up and
drill-down both read lines, which is why the rows behind a figure always add up to it.
"""

from typing import get_args

from quarterdeck.calendar import Grain
from quarterdeck.cube import rates
from quarterdeck.lake import sql
from quarterdeck.subjects import Column, Subject

ALWAYS = ("partner", "product", "manager")


def spread(subject: Subject) -> bool:
    """Whether a row stands for all months of its `span`: a column whose choices are periods."""
    return "span" in subject and {"month"} <= set(subject["span"].choices) <= set(get_args(Grain))


def measures(subject: Subject) -> list[str]:
    """The names of all measure columns in the cube: of an amount also `_plan` and `_own`."""
    return [name for column in subject.measures for name, _, _ in _values(column)]


def attributes(subject: Subject) -> list[str]:
    """Declared columns that are no measures, and those every fact has."""
    declared = [column.name for column in subject.columns if not column.measure]
    return [*(one for one in ALWAYS if one not in subject), *declared]


def query(subject: Subject, rows: str, vendor: str) -> str:
    """SQL of the lines of `rows`: `month`, attributes, measures, `_import`, `_line`, `_month`.

    Joins the tables days, managers, rates and spans, none of which holds two matches for a row.
    """
    return _spread(subject, rows, vendor) if spread(subject) else _plain(subject, rows, vendor)


def _plain(subject: Subject, rows: str, vendor: str) -> str:
    values = ", ".join(
        f"CAST({expression} AS {type_}) AS {sql.name(name)}"
        for column in subject.measures
        for name, expression, type_ in _values(column)
    )
    return f"""
        SELECT d.month, {_attributes(subject)}{", " + values if values else ""},
               r._import, r._line, r._month
        FROM {rows} r
        LEFT JOIN days d ON d.day = r.{sql.name(subject.date or "")}
        {_rates(subject, vendor)}
        {_managers(subject, f"r.{sql.name(subject.date or '')}")}"""


def _spread(subject: Subject, rows: str, vendor: str) -> str:
    """Each row once a month of its span, its measures in even parts, the rest in the last month."""
    date = f"r.{sql.name(subject.date or '')}"
    values = ", ".join(
        f"{_part(expression, type_)} AS {sql.name(name)}"
        for column in subject.measures
        for name, expression, type_ in _values(column)
    )
    return f"""
        SELECT p.month, {_attributes(subject)}{", " + values if values else ""},
               r._import, r._line, r._month
        FROM {rows} r
        LEFT JOIN days d ON d.day = {date}
        LEFT JOIN spans p ON p.home = d.month AND p.span = coalesce(r.span, 'month')
        {_rates(subject, vendor)}
        {_managers(subject, f"if(p.month = d.month, {date}, p.month)")}"""


def _attributes(subject: Subject) -> str:
    columns = []
    for name in attributes(subject):
        value = f"r.{sql.name(name)}" if name in subject else "CAST(NULL AS VARCHAR)"
        if name == "manager" and "partner" in subject:
            value = f"coalesce({value}, m.manager)"
        columns.append(f"{value} AS {sql.name(name)}")
    return ", ".join(columns)


def _values(column: Column) -> list[tuple[str, str, str]]:
    """(name, expression, type) of what the cube keeps of one measure."""
    own, type_ = f"r.{sql.name(column.name)}", column.type.sql
    if column.type != "amount":
        return [(column.name, own, type_)]
    # The wider factor keeps DuckDB from computing the product in 18 digits.
    wide = f"CAST({own} AS DECIMAL(20, 4))"
    return [
        (column.name, f"CAST({wide} * x.rate AS {type_})", type_),
        (f"{column.name}_plan", f"CAST({wide} * x.plan_rate AS {type_})", type_),
        (f"{column.name}_own", own, type_),
    ]


def _part(expression: str, type_: str) -> str:
    """One month's part of a value, in steps of its last decimal."""
    if type_ == "BIGINT":
        even = f"({expression} // p.parts)"
    else:
        steps = f"CAST(CAST({expression} AS DECIMAL(22, 4)) * 10000 AS HUGEINT) // p.parts"
        even = f"(CAST({steps} AS DECIMAL(22, 0)) * CAST(0.0001 AS DECIMAL(4, 4)))"
    rest = f"({expression} - {even} * (p.parts - 1))"
    return f"CAST(if(p.number < p.parts, {even}, {rest}) AS {type_})"


def _rates(subject: Subject, vendor: str) -> str:
    if not rates.needed(subject):
        return ""
    date = sql.name(subject.date or "")
    return f"LEFT JOIN rates x ON x.currency = {rates.currency('r', vendor)} AND x.day = r.{date}"


def _managers(subject: Subject, day: str) -> str:
    if "partner" not in subject:
        return ""
    return f"LEFT JOIN managers m ON m.partner = r.partner AND m.since <= {day} AND {day} < m.until"

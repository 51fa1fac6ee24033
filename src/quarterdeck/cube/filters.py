"""What lines may be filtered by, and what each name is in SQL.

In a query `f` is the line, `p` its partner, `r` its product. The names mean what they mean for figures:
a product is its code, a quota without partner lies in no territory.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from quarterdeck.cube import lines
from quarterdeck.cube.settings import CubeError
from quarterdeck.lake import sql
from quarterdeck.subjects import Subject

Filter = Mapping[str, Sequence[str | None]]
JOINED = """
    LEFT JOIN partners p ON p.partner = f.partner
    LEFT JOIN products r ON r.product = f.product"""
_PARTNER = ("parent", "type", "tier", "country", "city")
_PRODUCT = ("family", "category")


def condition(
    fact: Subject, where: Filter, levels: Sequence[str], *, internal: bool
) -> tuple[str, dict[str, Any]]:
    """The WHERE clause of `where` and its parameters. Raises CubeError for a name it does not know."""
    known = _known(fact, levels, internal=internal)
    tests, params = ["true"], dict[str, Any]()
    for number, (name, values) in enumerate(where.items()):
        if name not in known:
            raise CubeError(f"{fact.label} cannot be filtered by '{name}'.")
        tests.append(_any_of(known[name], f"$where{number}", values))
        params[f"where{number}"] = [value for value in values if value is not None]
    return " AND ".join(tests), params


def _known(fact: Subject, levels: Sequence[str], *, internal: bool) -> dict[str, str]:
    """SQL of every name, those that come first taking precedence."""
    own = [one.name for one in fact.dimensions if internal or not one.internal]
    places = {"territory": "territory"} | {level: sql.name(f"level_{level}") for level in levels}
    product = {name: f"coalesce(f.{name}, r.{name})" if name in fact else f"r.{name}" for name in _PRODUCT}
    return (
        {name: f"f.{sql.name(name)}" for name in own}
        | {name: f"p.{column}" for name, column in places.items()}
        | {name: f"p.{name}" for name in _PARTNER}
        | product
        | {name: f"f.{name}" for name in lines.ALWAYS}
        | {"product": "coalesce(r.code, f.product)"}
    )


def _any_of(value: str, parameter: str, values: Sequence[str | None]) -> str:
    test = f"CAST({value} AS VARCHAR) IN (SELECT unnest(CAST({parameter} AS VARCHAR[])))"
    return f"({test} OR {value} IS NULL)" if None in values else test

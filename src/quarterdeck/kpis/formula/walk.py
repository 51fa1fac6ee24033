"""Going through a formula that was read."""

from collections.abc import Iterator
from dataclasses import fields as parts_of
from dataclasses import is_dataclass

from quarterdeck.kpis.formula.nodes import Field, Formula, Ref, Row


def everything(node: object) -> Iterator[object]:
    """The node and all below it, from the outside in."""
    yield node
    if isinstance(node, tuple):
        for part in node:
            yield from everything(part)
    elif is_dataclass(node):
        for part in parts_of(node):
            yield from everything(getattr(node, part.name))


def refs(formula: Formula) -> Iterator[Ref]:
    """The KPIs named in it."""
    return (node for node in everything(formula) if isinstance(node, Ref))


def fields(formula: Formula | Row | None) -> Iterator[Field]:
    """The columns of facts used in it."""
    return (node for node in everything(formula) if isinstance(node, Field))

"""Which customers a partner won and lost between two periods, and what the others bought more or less."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

UNNAMED = ""
"""What was sold without saying to whom."""


@dataclass(frozen=True, slots=True)
class Customer:
    """`change` is what was bought more (or less, below 0) than before."""

    name: str
    change: Decimal


@dataclass(frozen=True, slots=True)
class Customers:
    """All changes add up to that of revenue; the largest first.

    `grown` and `shrunk` are of those who bought in both periods, `shrunk` is below 0; `kept` counts them.
    `unnamed` is the change of what was sold without saying to whom.
    """

    won: tuple[Customer, ...]
    lost: tuple[Customer, ...]
    kept: int
    grown: Decimal
    shrunk: Decimal
    unnamed: Decimal


def customers(before: Mapping[str, Decimal], after: Mapping[str, Decimal]) -> Customers:
    """By what each bought: a customer is who bought for more than 0 once returns are taken off."""
    won, lost, others = list[Customer](), list[Customer](), list[Customer]()
    kept = 0
    for name in (before.keys() | after.keys()) - {UNNAMED}:
        then, now = before.get(name, Decimal(0)), after.get(name, Decimal(0))
        kept += then > 0 and now > 0
        if then <= 0 < now:
            won.append(Customer(name, now - then))
        elif now <= 0 < then:
            lost.append(Customer(name, now - then))
        else:
            others.append(Customer(name, now - then))
    return Customers(
        _largest_first(won),
        _largest_first(lost),
        kept,
        sum((max(one.change, Decimal(0)) for one in others), Decimal(0)),
        sum((min(one.change, Decimal(0)) for one in others), Decimal(0)),
        after.get(UNNAMED, Decimal(0)) - before.get(UNNAMED, Decimal(0)),
    )


def _largest_first(found: list[Customer]) -> tuple[Customer, ...]:
    return tuple(sorted(found, key=lambda one: (-abs(one.change), one.name)))

"""Performance to plan. Each ratio says of what; where that is 0 or absent it is not available: None."""

from decimal import Decimal


def variance(actual: Decimal, plan: Decimal | None) -> Decimal | None:
    """actual - plan; of what was due, the gap."""
    return None if plan is None else actual - plan


def attainment(actual: Decimal, plan: Decimal | None) -> Decimal | None:
    """actual / plan; of what was due, the pace."""
    return actual / plan if plan else None


def growth(actual: Decimal, last_year: Decimal) -> Decimal | None:
    """(actual - last year) / last year; None where nothing was sold then."""
    return actual / last_year - 1 if last_year > 0 else None

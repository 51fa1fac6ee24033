"""How revenue stands against a target or last year: whole clauses, so that each can be translated."""

from collections.abc import Mapping
from decimal import Decimal
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from quarterdeck.dashboards.numbers import said
from quarterdeck.dashboards.periods import PeriodChoice
from quarterdeck.kpis.figure import Unit

CLOSE = Decimal("0.005")  # nearer than this is 'on target'


class Against(StrEnum):
    """What revenue is compared with."""

    TO_DATE = "target to date"
    TARGET = "target"
    LAST_YEAR = "last year"

    @classmethod
    def target(cls, choice: PeriodChoice) -> "Against":
        """Of a period that runs, the part of the target that is due."""
        return cls.TO_DATE if choice.running else cls.TARGET


Clauses = Mapping[Against, tuple[Promise, Promise, Promise]]  # behind, level, ahead

REVENUE: Clauses = {
    Against.TO_DATE: (
        _("Revenue is %(share)s behind target to date"),
        _("Revenue is level with target to date"),
        _("Revenue is %(share)s ahead of target to date"),
    ),
    Against.TARGET: (
        _("Revenue is %(share)s behind target"),
        _("Revenue is level with target"),
        _("Revenue is %(share)s ahead of target"),
    ),
    Against.LAST_YEAR: (
        _("Revenue is %(share)s behind last year"),
        _("Revenue is level with last year"),
        _("Revenue is %(share)s ahead of last year"),
    ),
}
YOURS: Clauses = {
    Against.TO_DATE: (
        _("You are %(share)s behind your target to date"),
        _("You are level with your target to date"),
        _("You are %(share)s ahead of your target to date"),
    ),
    Against.TARGET: (
        _("You are %(share)s behind your target"),
        _("You are level with your target"),
        _("You are %(share)s ahead of your target"),
    ),
    Against.LAST_YEAR: (
        _("You are %(share)s behind last year"),
        _("You are level with last year"),
        _("You are %(share)s ahead of last year"),
    ),
}
TOGETHER: Clauses = {
    Against.LAST_YEAR: (
        _("Together: %(amount)s in %(period)s, %(share)s behind last year."),
        _("Together: %(amount)s in %(period)s, level with last year."),
        _("Together: %(amount)s in %(period)s, %(share)s ahead of last year."),
    ),
}


def compared(clauses: Clauses, difference: Decimal, against: Against, **words: str) -> str:
    """The clause that fits the difference, a ratio."""
    behind, level, ahead = clauses[against]
    clause = level if abs(difference) < CLOSE else ahead if difference > 0 else behind
    return str(clause) % {"share": said(abs(difference), Unit.PERCENT), **words}

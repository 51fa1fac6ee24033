"""Rows of the tables on a review's page."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from quarterdeck.dashboards.charts.bullet import Bullet
from quarterdeck.dashboards.numbers import said
from quarterdeck.kpis.figure import Unit
from quarterdeck.reviews.edition import Edition
from quarterdeck.reviews.facts import Amounts
from quarterdeck.wording import headed


@dataclass(frozen=True, slots=True)
class Row:
    """`state` says of a quarter that it is not over."""

    name: str
    amounts: Amounts
    bullet: SafeString
    state: str = ""


@dataclass(frozen=True, slots=True)
class LineRow(Row):
    """With a row for each of the line's quarters."""

    quarters: tuple[Row, ...] = ()


def quarter_rows(edition: Edition) -> list[Row]:
    back = edition.facts.back
    most = largest(one.amounts for one in back.quarters)
    return [
        Row(
            name=edition.period(one.key),
            amounts=one.amounts,
            bullet=_bullet(edition, edition.period(one.key), one.amounts, most),
            state="" if one.over else _("so far") if one.begun else _("still ahead"),
        )
        for one in back.quarters
    ]


def line_rows(edition: Edition) -> list[LineRow]:
    lines = edition.sold_lines
    most = largest(line.total for line in lines)
    return [
        LineRow(
            name=edition.line(line),
            amounts=line.total,
            bullet=_bullet(edition, edition.line(line), line.total, most),
            quarters=tuple(Row(edition.line(line), one, SafeString("")) for one in line.quarters),
        )
        for line in lines
    ]


def largest(amounts: Iterable[Amounts]) -> Decimal:
    """The longest of all bars that are to be compared."""
    return max(
        (max(one.plan or Decimal(0), one.actual, one.last_year) for one in amounts), default=Decimal(0)
    )


def _bullet(edition: Edition, name: str, amounts: Amounts, most: Decimal) -> SafeString:
    told = (
        (_("sold %s"), amounts.actual),
        (_("plan %s"), amounts.plan),
        (_("a year before %s"), amounts.last_year),
    )
    currency = edition.facts.currency
    parts = [words % said(value, Unit.MONEY, currency) for words, value in told if value is not None]
    bar = Bullet(
        actual=amounts.actual,
        target=amounts.plan,
        last_year=amounts.last_year,
        says=headed(name, parts),
        largest=most,
    )
    return bar.svg()

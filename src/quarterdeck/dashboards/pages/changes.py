"""What changed since a day: what was sold, which deals came, went and moved."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from typing import Any

from django.utils.translation import gettext as _

from quarterdeck import cube
from quarterdeck.calendar import Period, Span
from quarterdeck.dashboards.reader import Reader
from quarterdeck.directory.models import Partner
from quarterdeck.kpis import CurrencyError

LONGEST = timedelta(days=2 * 365)  # how far back a deal that moved may have begun
Line = Mapping[str, Any]


class Kind(StrEnum):
    WON = "won"
    LOST = "lost"
    SLIPPED = "slipped"
    NEW = "new"


@dataclass(frozen=True, slots=True, kw_only=True)
class DealChange:
    """What happened to one deal. `was` is the close date before it slipped."""

    kind: Kind
    deal: str
    name: str
    amount: Decimal
    close_date: date
    was: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """Between `since` (not included) and today. Amounts are in the reader's currency."""

    since: date
    sold: Decimal
    lines: int
    deals: Sequence[DealChange]

    def of(self, kind: Kind) -> list[DealChange]:
        return [deal for deal in self.deals if deal.kind is kind]

    @property
    def counts(self) -> list[tuple[Kind, int, Decimal]]:
        """(kind, number of deals, their amounts) of what happened at all."""
        found = [(kind, self.of(kind)) for kind in Kind]
        return [
            (kind, len(deals), sum((deal.amount for deal in deals), Decimal(0)))
            for kind, deals in found
            if deals
        ]


def changes(reader: Reader, partner: Partner, since: date) -> Changes:
    """What is kept row by row comes from the cube; sales from the lake, as the cube's months know no days.

    Raises CurrencyError where the reader's own currency is not that of all rows.
    """
    sales = _sales(reader, partner, since)
    if reader.own_currency and _sales(reader, partner, since, reader.own_currency).lines < sales.lines:
        raise CurrencyError(
            _("Not all of these sales are in %(currency)s.") % {"currency": reader.own_currency}
        )
    return Changes(
        since=since,
        sold=sales.sums.get("amount_own" if reader.own_currency else "amount") or Decimal(0),
        lines=sales.lines,
        deals=_deals(reader, partner, since),
    )


def _deals(reader: Reader, partner: Partner, since: date) -> list[DealChange]:
    history: dict[str, list[Line]] = {}
    stages = _recorded(reader, "deal_stages", partner, _span(reader, since - LONGEST, reader.today))
    for stage in sorted(stages, key=lambda line: (line["deal"], line["number"])):
        if stage["entered"] <= reader.today:
            history.setdefault(stage["deal"], []).append(stage)
    names = _names(reader, partner, since)
    found = [
        DealChange(
            kind=kind,
            deal=deal,
            name=names.get(deal) or deal,
            amount=amount_of(reader, steps[-1]),
            close_date=steps[-1]["close_date"],
            was=_before(steps, since)["close_date"] if kind is Kind.SLIPPED else None,
        )
        for deal, steps in history.items()
        if (kind := _kind(steps, since))
    ]
    order = list(Kind)
    return sorted(found, key=lambda deal: (order.index(deal.kind), -deal.amount))


def amount_of(reader: Reader, line: Line) -> Decimal:
    """What a line is worth, in the reader's currency. Raises CurrencyError for one in another."""
    if reader.own_currency is None:
        return Decimal(line["amount"])
    if line["currency"] != reader.own_currency:
        raise CurrencyError(
            _("Not all of these deals are in %(currency)s.") % {"currency": reader.own_currency}
        )
    return Decimal(line["amount_own"])


def _kind(steps: Sequence[Line], since: date) -> Kind | None:
    """What happened to a deal with these stages, the weightiest news only."""
    last = steps[-1]
    if last["entered"] <= since:
        return None
    if last["status"] != "open":
        return Kind(last["status"])
    if steps[0]["entered"] > since:
        return Kind.NEW
    return Kind.SLIPPED if last["close_date"] > _before(steps, since)["close_date"] else None


def _before(steps: Sequence[Line], since: date) -> Line:
    """How the deal stood on that day."""
    return [step for step in steps if step["entered"] <= since][-1]


def _names(reader: Reader, partner: Partner, since: date) -> dict[str, str | None]:
    """Deals are kept by the day they close, which may lie ahead."""
    ahead = Period.containing(reader.today, "year", reader.snapshot.calendar).shift(2)
    first = Period.containing(since, "month", reader.snapshot.calendar)
    return {line["deal"]: line["name"] for line in _recorded(reader, "deals", partner, Span(first, ahead))}


def _recorded(reader: Reader, subject: str, partner: Partner, span: Span) -> list[cube.Line]:
    fact = reader.lake.catalogue[subject]
    return cube.recorded(reader.snapshot, reader.scope, fact, span=span, where={"partner": [partner.key]})


def _sales(reader: Reader, partner: Partner, since: date, currency: str | None = None) -> cube.Totals:
    """The lines after that day, of the flow that is the partner's revenue; of one currency only."""
    where: dict[str, Sequence[str | None]] = {"partner": [partner.key], "flow": [partner.measured_on]}
    return cube.totals(
        reader.snapshot,
        reader.scope,
        reader.lake,
        "sales",
        after=since,
        until=reader.today,
        where=where | ({"currency": [currency]} if currency else {}),
    )


def _span(reader: Reader, first: date, last: date) -> Span:
    calendar = reader.snapshot.calendar
    return Span(Period.containing(first, "month", calendar), Period.containing(last, "month", calendar))

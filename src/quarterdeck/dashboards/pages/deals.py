"""Open deals that need somebody: past their day, closing soon, or put off."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from quarterdeck import cube
from quarterdeck.calendar import Period, Span
from quarterdeck.dashboards.numbers import day
from quarterdeck.dashboards.pages.changes import amount_of
from quarterdeck.dashboards.reader import Reader
from quarterdeck.kpis.book import book_of

SOON = timedelta(days=30)
FORGOTTEN = timedelta(days=365)  # how long ago a deal may have been due and still be shown
AHEAD = 2  # years


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenDeal:
    """One open deal, its amount in the reader's currency. `was` is the day it was put off from."""

    deal: str
    name: str
    partner: str
    company: str
    stage: str
    amount: Decimal
    close_date: date
    today: date
    was: date | None = None

    @property
    def late(self) -> bool:
        return self.close_date < self.today

    @property
    def soon(self) -> bool:
        return self.today <= self.close_date <= self.today + SOON

    @property
    def why(self) -> str:
        """What about it needs somebody, in words."""
        days = abs((self.close_date - self.today).days)
        if self.late:
            return ngettext("%(days)s day past its date", "%(days)s days past its date", days) % {
                "days": days
            }
        if self.soon and not days:
            return _("closes today")
        if self.soon:
            return ngettext("closes in %(days)s day", "closes in %(days)s days", days) % {"days": days}
        return _("put off from %(day)s") % {"day": day(self.was)} if self.was else ""


def open_deals(reader: Reader, partners: Collection[str]) -> list[OpenDeal]:
    """The open deals of these partners, those to close first at the top.

    Raises CurrencyError where the reader's own currency is not that of all of them.
    """
    lines = _recorded(reader, "deals", partners, reader.today - FORGOTTEN, _years_ahead(reader), open_=True)
    was, names = _put_off(reader, partners), book_of(reader.snapshot).partner_names
    found = [
        OpenDeal(
            deal=line["deal"],
            name=line["name"] or line["deal"],
            partner=line["partner"],
            company=names.get(line["partner"], ""),
            stage=line["stage"],
            amount=amount_of(reader, line),
            close_date=line["close_date"],
            today=reader.today,
            was=was.get(line["deal"]),
        )
        for line in lines
        if line["close_date"] >= reader.today - FORGOTTEN
    ]
    return sorted(found, key=lambda deal: (deal.close_date, -deal.amount))


def needing(deals: Sequence[OpenDeal]) -> list[OpenDeal]:
    """Those that somebody has to do something about."""
    return [deal for deal in deals if deal.why]


def _put_off(reader: Reader, partners: Collection[str]) -> dict[str, date]:
    """The day that a deal was to close before its latest stage, where that moved it to a later one."""
    stages = _recorded(reader, "deal_stages", partners, reader.today - FORGOTTEN, reader.today)
    moved: dict[str, tuple[date, date]] = {}
    for stage in sorted(stages, key=lambda line: (line["deal"], line["number"])):
        before = moved.get(stage["deal"], (stage["close_date"], stage["close_date"]))[1]
        moved[stage["deal"]] = before, stage["close_date"]
    return {deal: before for deal, (before, now) in moved.items() if now > before}


def _recorded(
    reader: Reader, subject: str, partners: Collection[str], first: date, last: date, *, open_: bool = False
) -> list[cube.Line]:
    calendar = reader.snapshot.calendar
    where: dict[str, Sequence[str | None]] = {"partner": sorted(partners)}
    return cube.recorded(
        reader.snapshot,
        reader.scope,
        reader.lake.catalogue[subject],
        span=Span(Period.containing(first, "month", calendar), Period.containing(last, "month", calendar)),
        where=where | ({"status": ["open"]} if open_ else {}),
    )


def _years_ahead(reader: Reader) -> date:
    return Period.containing(reader.today, "year", reader.snapshot.calendar).shift(AHEAD).last

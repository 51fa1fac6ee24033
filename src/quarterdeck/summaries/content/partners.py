"""A line a partner, from how partners stand in their reviews; of a month, what was sold in it."""

from collections.abc import Collection, Mapping
from decimal import Decimal
from typing import Any

from quarterdeck.calendar import Period, Span
from quarterdeck.dashboards.pages.portfolio import published
from quarterdeck.dashboards.reader import Reader
from quarterdeck.kpis import CurrencyError, Status
from quarterdeck.reviews.judging import Judging
from quarterdeck.reviews.standing import Following, Standing, standings
from quarterdeck.summaries.content.asking import Times
from quarterdeck.summaries.content.value import Line

SOLD = ("revenue", "target", "revenue_last_year")
ZERO = Decimal(0)
NEARLY = Decimal("0.75")
NOTHING = (None, None, None)

Sold = Mapping[str, tuple[Decimal | None, ...]]


def partner_lines(reader: Reader, times: Times, keys: Collection[str] | None = None) -> list[Line]:
    """Those with any figure; of the reader's partners, or of those named. Raises CurrencyError."""
    quarter = times.following.shift(-1)
    found = standings(reader, quarter, partners=keys)
    if any(one.currency != reader.currency for one in found):
        raise CurrencyError("Not all rows are in the reader's own currency.")
    if times.period.grain == "quarter":
        lines = [_of_quarter(one) for one in found]
    else:
        judging, sold = Judging(reader), _sold(reader, times.period, [one.partner for one in found])
        lines = [_of_month(one, sold.get(one.partner, NOTHING), judging) for one in found]
    return [line for line in lines if not line.empty]


def _of_quarter(one: Standing) -> Line:
    return Line(
        key=one.partner,
        name=one.name,
        basis=one.basis,
        revenue=one.actual,
        target=one.plan or ZERO,
        last_year=one.last_year,
        attainment=one.attainment,
        growth=one.growth,
        status=one.status,
        **_coming(one.following),
    )


def _of_month(one: Standing, sold: tuple[Decimal | None, ...], judging: Judging) -> Line:
    """The month is over, so its pace is its attainment."""
    revenue, target, last_year = (value or ZERO for value in sold)
    attainment = revenue / target if target else None
    return Line(
        key=one.partner,
        name=one.name,
        revenue=revenue,
        target=target,
        last_year=last_year,
        attainment=attainment,
        growth=revenue / last_year - 1 if last_year > 0 else None,
        status=judging.of(one.partner, attainment),
        **_coming(one.following),
    )


def _coming(one: Following) -> dict[str, Any]:
    return {
        "pipeline": one.pipeline,
        "next_target": one.plan or ZERO,
        "index": one.pipeline_index,
        "index_target": one.index_target,
        "index_status": _judged(one.pipeline_index, one.index_target),
    }


def _judged(index: Decimal | None, target: Decimal) -> Status:
    """As the KPI is judged whose usual target is 4: behind from 3 on, at risk below."""
    if index is None:
        return Status.NOT_AVAILABLE
    if index >= target:
        return Status.ON_TRACK
    return Status.BEHIND if index >= target * NEARLY else Status.AT_RISK


def _sold(reader: Reader, month: Period, keys: Collection[str]) -> Sold:
    known = published(reader, keys)
    if not known:
        return {}
    found = reader.table(SOLD, by=("partner",), where={"partner": known}, period=Span(month, month))
    return {key: values for (key,), values in found.rows.items() if key}

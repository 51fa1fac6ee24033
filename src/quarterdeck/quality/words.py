"""What was found, in sentences."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from quarterdeck.calendar import FiscalCalendar, Period
from quarterdeck.dashboards import numbers
from quarterdeck.dashboards.periods import period_name
from quarterdeck.kpis.figure import Unit
from quarterdeck.quality.freshness import Freshness
from quarterdeck.quality.models import DOUBTFUL, MISSING, Finding, Kind

Facts = Mapping[str, Any]


def headline(counts: Mapping[str, int], late: int) -> str:
    """'Today's numbers can be trusted', or how much stands against it."""
    missing = sum(counts.get(kind, 0) for kind in MISSING)
    doubtful = sum(counts.get(kind, 0) for kind in DOUBTFUL)
    parts = [
        ngettext("%(n)s source is late", "%(n)s sources are late", late) % {"n": late} if late else "",
        ngettext("%(n)s thing is missing", "%(n)s things are missing", missing) % {"n": missing}
        if missing
        else "",
        ngettext("%(n)s is doubtful", "%(n)s are doubtful", doubtful) % {"n": doubtful} if doubtful else "",
    ]
    said = [part for part in parts if part]
    if not said:
        return _("Today's numbers can be trusted: nothing is late, missing or doubtful")
    return _(", ").join(said)


def title(kind: str, count: int, some: Sequence[Finding], calendar: FiscalCalendar) -> str:
    """One sentence for all findings of a kind (of missing sales: of a month)."""
    values = {"n": count, "month": month(some[0], calendar) if some and some[0].month else ""}
    match Kind(kind):
        case Kind.NO_SALES:
            return _no_sales(count, some, values)
        case Kind.FEW_ROWS:
            text = ngettext(
                "%(n)s reported far fewer rows than usual for %(month)s",
                "%(n)s reported far fewer rows than usual for %(month)s",
                count,
            )
        case Kind.NO_TARGET:
            text = ngettext(
                "%(n)s partner sells without a target for %(month)s",
                "%(n)s partners sell without a target for %(month)s",
                count,
            )
        case Kind.NO_MANAGER:
            text = ngettext("%(n)s partner has no manager", "%(n)s partners have no manager", count)
        case Kind.OLD_RATE:
            text = ngettext("%(n)s exchange rate is old", "%(n)s exchange rates are old", count)
        case Kind.PRICE:
            text = ngettext(
                "%(n)s sale at ten times the usual price, or more",
                "%(n)s sales at ten times the usual price, or more",
                count,
            )
        case Kind.TWICE:
            text = ngettext("%(n)s line stands twice", "%(n)s lines stand twice", count)
        case Kind.FUTURE:
            text = ngettext(
                "%(n)s row is dated far in the future", "%(n)s rows are dated far in the future", count
            )
        case Kind.SPELLING:
            text = ngettext(
                "%(n)s partner seems to be there under two names",
                "%(n)s partners seem to be there under two names",
                count,
            )
    return text % values


def _no_sales(count: int, some: Sequence[Finding], values: Mapping[str, object]) -> str:
    if some and some[0].facts["who"] == "distributor":
        text = ngettext(
            "No %(month)s reports from %(n)s distributor",
            "No %(month)s reports from %(n)s distributors",
            count,
        )
    else:
        text = ngettext(
            "No %(month)s sales from %(n)s partner", "No %(month)s sales from %(n)s partners", count
        )
    return text % values


def says(finding: Finding) -> str:
    """One finding, after the name it is about."""
    facts = finding.facts
    match Kind(finding.kind):
        case Kind.NO_SALES:
            return _("last in %(month)s") % {"month": _month_of(date.fromisoformat(facts["last"]))}
        case Kind.FEW_ROWS:
            return _("%(rows)s rows, usually %(usual)s") % dict(facts)
        case Kind.NO_TARGET:
            return _("%(amount)s sold in three months") % {"amount": _money(facts, "amount")}
        case Kind.NO_MANAGER:
            return _("%(amount)s sold in a year") % {"amount": _money(facts, "amount")}
        case Kind.OLD_RATE:
            return _("the last one is of %(day)s; usually one comes every %(usual)s days") % {
                "day": _day(facts, "last"),
                "usual": facts["usual"],
            }
        case Kind.PRICE:
            return _(
                "%(price)s instead of %(usual)s a unit, %(times)s times as much: line %(line)s of %(day)s"
            ) % {
                "price": _money(facts, "price", "price_currency"),
                "usual": _money(facts, "usual", "price_currency"),
                "times": numbers.shown(Decimal(facts["times"]), Unit.COUNT).short,
                "line": facts["line"],
                "day": _day(facts, "day"),
            }
        case Kind.TWICE:
            return _("%(amount)s on %(day)s: %(lines)s") % {
                "amount": _money(facts, "amount"),
                "day": _day(facts, "day"),
                "lines": ", ".join(facts["lines"]),
            }
        case Kind.FUTURE:
            return _("%(subject)s %(line)s is dated %(day)s") % {**facts, "day": _day(facts, "day")}
        case Kind.SPELLING:
            return _("looks like %(name)s (%(partner)s)") % dict(facts["stays"])


def about(finding: Finding, names: Mapping[str, str]) -> str:
    """Who or what a finding is about."""
    if finding.kind == Kind.OLD_RATE:
        return finding.key.split(":")[0]
    if finding.kind == Kind.SPELLING:
        return f"{finding.facts['goes']['name']} ({finding.facts['goes']['partner']})"
    return str(finding.facts.get("name") or names.get(finding.partner, finding.partner))


def month(finding: Finding, calendar: FiscalCalendar) -> str:
    return period_name(Period.parse(finding.month, calendar))


def age(fresh: Freshness, today: date) -> str:
    """'today', 'yesterday', '12 days ago'."""
    if fresh.imported is None:
        return ""
    days = (today - fresh.imported).days
    if days <= 0:
        return _("today")
    return ngettext("yesterday", "%(n)s days ago", days) % {"n": days}


def rhythm(fresh: Freshness, today: date) -> str:
    """Whether it is later than usual."""
    if fresh.imported is None or fresh.usual is None:
        return _("no rhythm yet")
    usual = ngettext("every day", "every %(n)s days", fresh.usual) % {"n": fresh.usual}
    said = _("late, usually %(usual)s") if fresh.late(today) else _("in time, usually %(usual)s")
    return said % {"usual": usual}


def _money(facts: Facts, name: str, currency: str = "currency") -> str:
    return numbers.shown(Decimal(facts[name]), Unit.MONEY, facts[currency]).exact


def _day(facts: Facts, name: str) -> str:
    return numbers.day(date.fromisoformat(facts[name]))


def _month_of(first: date) -> str:
    return date_format(first, "F Y")

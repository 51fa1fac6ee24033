"""What was found, in sentences."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, ngettext_lazy

from quarterdeck.calendar import FiscalCalendar
from quarterdeck.dashboards import numbers
from quarterdeck.dashboards.periods import name_of
from quarterdeck.kpis.figure import Unit
from quarterdeck.quality.freshness import Freshness
from quarterdeck.quality.models import DOUBTFUL, MISSING, Finding, Kind
from quarterdeck.wording import listed, whole

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
    return listed(said)


TITLES = {
    Kind.FEW_ROWS: ngettext_lazy(
        "%(n)s reported far fewer rows than usual for %(month)s",
        "%(n)s reported far fewer rows than usual for %(month)s",
        "n",
    ),
    Kind.NO_TARGET: ngettext_lazy(
        "%(n)s partner sells without a target for %(month)s",
        "%(n)s partners sell without a target for %(month)s",
        "n",
    ),
    Kind.NO_MANAGER: ngettext_lazy("%(n)s partner has no manager", "%(n)s partners have no manager", "n"),
    Kind.OLD_RATE: ngettext_lazy("%(n)s exchange rate is old", "%(n)s exchange rates are old", "n"),
    Kind.CONTROL: ngettext_lazy("%(n)s control total differs", "%(n)s control totals differ", "n"),
    Kind.PRICE: ngettext_lazy(
        "%(n)s sale at ten times the usual price, or more",
        "%(n)s sales at ten times the usual price, or more",
        "n",
    ),
    Kind.TWICE: ngettext_lazy("%(n)s line stands twice", "%(n)s lines stand twice", "n"),
    Kind.FUTURE: ngettext_lazy(
        "%(n)s row is dated far in the future", "%(n)s rows are dated far in the future", "n"
    ),
    Kind.SPELLING: ngettext_lazy(
        "%(n)s partner seems to be there under two names",
        "%(n)s partners seem to be there under two names",
        "n",
    ),
}
NO_SALES = {
    "partner": ngettext_lazy(
        "No %(month)s sales from %(n)s partner", "No %(month)s sales from %(n)s partners", "n"
    ),
    "distributor": ngettext_lazy(
        "No %(month)s reports from %(n)s distributor", "No %(month)s reports from %(n)s distributors", "n"
    ),
}


def title(kind: Kind, count: int, some: Sequence[Finding], calendar: FiscalCalendar) -> str:
    """One sentence for all findings of a kind (of missing sales: of a month, and of one side)."""
    text = NO_SALES[some[0].facts["who"]] if kind is Kind.NO_SALES else TITLES[kind]
    return str(text % {"n": count, "month": month(some[0], calendar)})


def says(finding: Finding) -> str:
    """One finding, after the name it is about."""
    return SAYS[Kind(finding.kind)](finding)


def _no_sales(one: Finding) -> str:
    return _("last in %(month)s") % {"month": numbers.month(date.fromisoformat(one.facts["last"]))}


def _few_rows(one: Finding) -> str:
    return _("%(rows)s rows, usually %(usual)s") % {
        name: whole(one.facts[name]) for name in ("rows", "usual")
    }


def _no_target(one: Finding) -> str:
    return _("%(amount)s sold in three months") % {"amount": _money(one.facts, "amount")}


def _no_manager(one: Finding) -> str:
    return _("%(amount)s sold in a year") % {"amount": _money(one.facts, "amount")}


def _old_rate(one: Finding) -> str:
    said = {"day": _day(one.facts, "last"), "usual": one.facts["usual"]}
    words = ngettext(
        "the last one is of %(day)s; usually one comes every day",
        "the last one is of %(day)s; usually one comes every %(usual)s days",
        one.facts["usual"],
    )
    return words % said


def _price(one: Finding) -> str:
    facts = one.facts
    return _("%(price)s instead of %(usual)s a unit, %(times)s times as much: line %(line)s of %(day)s") % {
        "price": _money(facts, "price", "price_currency"),
        "usual": _money(facts, "usual", "price_currency"),
        "times": numbers.shown(Decimal(facts["times"]), Unit.COUNT).short,
        "line": facts["line"],
        "day": _day(facts, "day"),
    }


def _twice(one: Finding) -> str:
    return _("%(amount)s on %(day)s: %(lines)s") % {
        "amount": _money(one.facts, "amount"),
        "day": _day(one.facts, "day"),
        "lines": listed(one.facts["lines"]),
    }


def _future(one: Finding) -> str:
    return _("%(subject)s %(line)s is dated %(day)s") % {**one.facts, "day": _day(one.facts, "day")}


def _spelling(one: Finding) -> str:
    return _("looks like %(name)s (%(partner)s)") % dict(one.facts["stays"])


def _control(finding: Finding) -> str:
    """Rows and total, each only where it is off."""
    facts, said = finding.facts, [finding.month]
    if off := facts["rows_off"]:
        more = ngettext("%(n)s row too many", "%(n)s rows too many", off)
        fewer = ngettext("%(n)s row missing", "%(n)s rows missing", -off)
        said.append((more if off > 0 else fewer) % {"n": abs(off)})
    if amount := Decimal(facts["total_off"]):
        shown = numbers.shown(abs(amount), Unit.MONEY, facts["currency"] or None).exact.strip()
        said.append((_("%(amount)s too much") if amount > 0 else _("%(amount)s missing")) % {"amount": shown})
    return listed(said)


def about(finding: Finding, names: Mapping[str, str]) -> str:
    """Who or what a finding is about."""
    if finding.kind == Kind.OLD_RATE:
        return finding.key.split(":")[0]
    if finding.kind == Kind.CONTROL:
        return str(finding.facts["source"])
    if finding.kind == Kind.SPELLING:
        return f"{finding.facts['goes']['name']} ({finding.facts['goes']['partner']})"
    return str(finding.facts.get("name") or names.get(finding.partner, finding.partner))


def month(finding: Finding, calendar: FiscalCalendar) -> str:
    """The month that a finding is of; of some kinds it is of none."""
    return name_of(finding.month, calendar) if finding.month else ""


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


SAYS: Mapping[Kind, Callable[[Finding], str]] = {
    Kind.NO_SALES: _no_sales,
    Kind.FEW_ROWS: _few_rows,
    Kind.NO_TARGET: _no_target,
    Kind.NO_MANAGER: _no_manager,
    Kind.OLD_RATE: _old_rate,
    Kind.CONTROL: _control,
    Kind.PRICE: _price,
    Kind.TWICE: _twice,
    Kind.FUTURE: _future,
    Kind.SPELLING: _spelling,
}

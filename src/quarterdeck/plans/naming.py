"""The leaves of a content in words: 'Array 200, March 2027', 'Terms: days until customers pay'."""

import json
from decimal import Decimal, InvalidOperation
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from quarterdeck import money
from quarterdeck.calendar import FiscalCalendar, Period
from quarterdeck.dashboards.periods import period_name
from quarterdeck.plans.content import Content
from quarterdeck.wording import number_locale

Words = str | Promise
FIELDS: dict[str, Words] = {
    "begins": gettext_lazy("start"),
    "length": gettext_lazy("months"),
    "currency": gettext_lazy("currency"),
    "note": gettext_lazy("note"),
    "name": gettext_lazy("name"),
    "locked": gettext_lazy("locked months"),
    "way.method": gettext_lazy("how its months are made"),
    "way.growth": gettext_lazy("growth"),
    "way.cleaned": gettext_lazy("without one-off deals"),
    "way.shape": gettext_lazy("shape"),
    "way.annual": gettext_lazy("annual amounts"),
    "earning.margin": gettext_lazy("margin"),
    "earning.rebate": gettext_lazy("rebate"),
    "earning.deal": gettext_lazy("average deal"),
    "attach": gettext_lazy("share of deals with it"),
    "days": gettext_lazy("days"),
    "day_rate": gettext_lazy("rate a day"),
    "day_cost": gettext_lazy("cost a day"),
    "lost_day": gettext_lazy("billing lost a day"),
    "amount": gettext_lazy("amount"),
    "month": gettext_lazy("month"),
    "people": gettext_lazy("people"),
    "vendor_share": gettext_lazy("the vendor's share"),
    "collect_days": gettext_lazy("days until customers pay"),
    "pay_days": gettext_lazy("days until the vendor is paid"),
    "stock_days": gettext_lazy("days of stock"),
    "finance_rate": gettext_lazy("interest a year"),
    "floor": gettext_lazy("margin floor"),
    "text": gettext_lazy("text"),
    "kpi": gettext_lazy("figure"),
    "counted": gettext_lazy("what is counted"),
    "baseline": gettext_lazy("baseline"),
    "target": gettext_lazy("target"),
    "by": gettext_lazy("day"),
    "serves": gettext_lazy("what it serves"),
    "goal": gettext_lazy("goal"),
    "side": gettext_lazy("side"),
    "milestone": gettext_lazy("milestone"),
    "owner": gettext_lazy("owner"),
    "due": gettext_lazy("due day"),
    "proof": gettext_lazy("how it is shown"),
    "kind": gettext_lazy("kind"),
    "#": gettext_lazy("what is in it, in which order"),
}
GROUPS: dict[str, Words] = {
    "lines": gettext_lazy("Lines"),
    "investments": gettext_lazy("Investments"),
    "goals": gettext_lazy("Goals"),
    "strategies": gettext_lazy("Strategies"),
    "promises": gettext_lazy("Promises"),
    "terms": gettext_lazy("Terms"),
}
AMOUNTS = ("months", "deal", "day_rate", "day_cost", "lost_day", "amount", "annual")


def name_of(path: str, content: Content, calendar: FiscalCalendar) -> str:
    """What a path is of, in a content that has it."""
    group, *rest = path.split(".")
    match group, rest:
        case "lines", [key, "months", number]:
            month = Period.parse(content.begins, calendar).shift(int(number))
            said = {"name": _part("lines", key, content), "month": period_name(month)}
            return _("%(name)s, %(month)s") % said
        case "lines", [key, "earning", "services", _service, *field]:
            return _joined(_part("lines", key, content), _("services"), _field(field))
        case "terms", field:
            return _joined(GROUPS["terms"], _field(field))
        case _, [key, *field] if group in GROUPS and key != "#":
            return _joined(_part(group, key, content), _field(field))
    return _joined(GROUPS.get(group, ""), _field(rest) or _field([group]))


def value_of(path: str, text: str | None, content: Content) -> str:
    """A leaf's JSON text as it is read; a dash where there is nothing."""
    value = json.loads(text) if text is not None else None
    if value in (None, "", []):
        return "–"
    if isinstance(value, list):
        return ", ".join(_plain(path, one, content) for one in value)
    return _plain(path, value, content)


def _plain(path: str, value: Any, content: Content) -> str:  # noqa: ANN401 (JSON)
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    try:
        number = Decimal(str(value))
    except InvalidOperation:
        return str(value)
    currency = content.currency if any(part in AMOUNTS for part in path.split(".")) else None
    return money.exact(number, currency, number_locale()) if currency else str(value)


def _part(group: str, key: str, content: Content) -> str:
    for part in getattr(content, group):
        if part.key == key:
            return str(getattr(part, "name", "") or getattr(part, "text", ""))[:60] or str(GROUPS[group])
    return str(GROUPS[group])


def _field(parts: list[str]) -> str:
    """The longest end of the path that has a name."""
    for start in range(len(parts)):
        if found := FIELDS.get(".".join(parts[start:])):
            return str(found)
    return ""


def _joined(*parts: Words) -> str:
    return ": ".join(str(part) for part in parts if part)

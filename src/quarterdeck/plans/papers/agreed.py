"""What both sides want and promise, and who signed it."""

from collections.abc import Iterable
from datetime import UTC, datetime
from decimal import Decimal

from babel.numbers import format_decimal
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from quarterdeck.dashboards import numbers
from quarterdeck.directory.models import Kind, Person
from quarterdeck.people.words import ROLES
from quarterdeck.plans.content import Content, Goal, Promise
from quarterdeck.plans.models import BusinessGoal, Plan, Signature, Version
from quarterdeck.wording import listed, number_locale


def goals(content: Content) -> list[dict[str, object]]:
    served = dict(BusinessGoal.objects.values_list("key", "name"))
    return [
        {
            "text": goal.text,
            "detail": _measure(goal),
            "serves": served.get(goal.serves, goal.serves),
            "strategies": [one.text for one in content.strategies if one.goal == goal.key],
        }
        for goal in content.goals
    ]


def other_strategies(content: Content) -> list[str]:
    """Those that name no goal."""
    known = {goal.key for goal in content.goals}
    return [strategy.text for strategy in content.strategies if strategy.goal not in known]


def promises(content: Content, sides: dict[str, str]) -> dict[str, object]:
    """Who does what by when, the earliest first; `sides` are the names of both companies."""
    owners = {promise.owner for promise in content.promises}
    names = dict(Person.objects.filter(email__in=owners).values_list("email", "name"))
    ordered = sorted(content.promises, key=lambda promise: (promise.due is None, str(promise.due)))
    return {
        "heads": [pgettext("due", "By"), pgettext("plan", "Who"), _("What"), _("Shown by")],
        "rows": [_promise(promise, sides, names) for promise in ordered],
    }


def signatures(version: Version | None, sides: dict[str, str]) -> list[dict[str, str]]:
    """Both places to sign; who has signed stands in theirs."""
    signed = {one.side: one for one in version.signatures.all()} if version else {}
    return [_signature(side, sides[side], signed.get(side)) for side in Plan.Side.values]


def instant(at: datetime) -> str:
    """The same for every reader, whatever their clock."""
    return _("%(moment)s UTC") % {"moment": numbers.moment(at.astimezone(UTC).replace(tzinfo=None))}


def _measure(goal: Goal) -> str:
    parts: Iterable[object] = (
        goal.counted or goal.kpi,
        _("from %(value)s") % {"value": _number(goal.baseline)} if goal.baseline is not None else "",
        _("to %(value)s") % {"value": _number(goal.target)} if goal.target is not None else "",
        pgettext("goal", "by %(day)s") % {"day": numbers.short_day(goal.by)} if goal.by else "",
    )
    return listed(parts)


def _number(value: Decimal) -> str:
    return format_decimal(value.normalize(), locale=number_locale(), decimal_quantization=False)


def _promise(promise: Promise, sides: dict[str, str], names: dict[str, str]) -> list[str]:
    return [
        numbers.short_day(promise.due) if promise.due else numbers.DASH,
        listed((names.get(promise.owner, promise.owner), sides[promise.side])),
        listed((promise.text, promise.milestone)),
        promise.proof,
    ]


def _signature(side: str, company: str, signature: Signature | None) -> dict[str, str]:
    if signature is None:
        return {"side": side, "company": company, "name": "", "role": "", "at": "", "digest": ""}
    return {
        "side": side,
        "company": company,
        "name": signature.name,
        "role": role_name(signature.role),
        "at": instant(signature.at),
        "digest": signature.digest,
    }


def role_name(role: str) -> str:
    return str(ROLES[Kind(role)]) if role in Kind.values else role

"""What is to be known before a plan is made, in sentences."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from quarterdeck.calendar import YEAR
from quarterdeck.dashboards import numbers
from quarterdeck.dashboards.periods import period_name
from quarterdeck.kpis.figure import Unit
from quarterdeck.plans.arithmetic.growth import one_offs
from quarterdeck.plans.models import Plan
from quarterdeck.plans.starting.growing import suggested_growth
from quarterdeck.plans.starting.known import Known
from quarterdeck.wording import enumerated, whole

State = Plan.State


@dataclass(frozen=True, slots=True)
class Notice:
    """A sentence, and the plan that it is about."""

    says: str
    plan: Plan | None = None


def notices(known: Known, length: int, standing: Sequence[Plan]) -> list[Notice]:
    return [*_standing(known, length, standing), *_contract(known, length), *_history(known)]


def growth_said(known: Known) -> str:
    """What speaks for which growth, and what is proposed."""
    said = []
    if known.asked_for is not None:
        asked = {"target": _amount(known, known.target), "rate": _percent(known.asked_for)}
        said.append(_("The target of the first year, %(target)s, asks for %(rate)s.") % asked)
    if known.trend is not None:
        trend = {"rate": _percent(known.trend)}
        said.append(_("The last twelve months brought %(rate)s against the year before.") % trend)
    if not said:
        return _("There is no year before the last to compare with, and no target.")
    return " ".join([*said, _proposed(suggested_growth(known))])


def _proposed(percent: Decimal) -> str:
    if not percent:
        return _("As much as last year is proposed.")
    return _("%s a year is proposed.") % _percent(percent / 100)


def base_said(known: Known) -> str:
    """Which months the plan grows from."""
    if [month.shift(YEAR) for month in known.base] == [known.begins.shift(at) for at in range(YEAR)]:
        return _("It grows from the twelve months before it.")
    return _("It grows from the last twelve months that are over, up to %(month)s.") % {
        "month": period_name(known.newest_month)
    }


def one_offs_said(known: Known) -> str:
    """The months that stand out; empty where none does."""
    out = [period_name(known.base[place]) for place in one_offs(known.year())]
    return _("One-off deals seem to be in %(months)s.") % {"months": enumerated(out)} if out else ""


def currency_said(known: Known, vendor_currency: str) -> str:
    """What follows from the plan's currency."""
    if known.currency == vendor_currency:
        return _("Its months become targets in %(currency)s.") % {"currency": known.currency}
    said = {"currency": known.currency, "vendor": vendor_currency}
    return (
        _("Its months become targets in %(currency)s; your pages show them in %(vendor)s at the day's rate.")
        % said
    )


def _standing(known: Known, length: int, standing: Sequence[Plan]) -> Iterator[Notice]:
    last = known.begins.shift(length - 1).last
    for plan in standing:
        said = {"begins": numbers.day(plan.begins), "ends": numbers.day(plan.last_day)}
        if plan.state == State.SIGNED:
            if plan.begins <= last and plan.last_day >= known.begins.first:
                yield Notice(
                    _(
                        "A plan is in force until %(ends)s. This one overlaps with it: it can be signed once"
                        " that one has ended, or begin later."
                    )
                    % said,
                    plan,
                )
            else:
                yield Notice(_("A plan is in force from %(begins)s to %(ends)s.") % said, plan)
        elif plan.state == State.PROPOSED:
            yield Notice(
                _("A plan from %(begins)s to %(ends)s is proposed and waits for signatures.") % said, plan
            )
        else:
            yield Notice(
                _("A plan from %(begins)s to %(ends)s is being drafted by %(who)s already.")
                % {**said, "who": plan.made_by.name},
                plan,
            )


def _contract(known: Known, length: int) -> Iterator[Notice]:
    ends, name = known.partner.ends, known.partner.name
    if ends is None or ends >= known.begins.shift(length - 1).last:
        return
    if ends < known.begins.first:
        said = {"name": name, "day": numbers.day(ends)}
        yield Notice(_("The contract with %(name)s ends on %(day)s, before this plan begins.") % said)
        return
    held = sum(1 for at in range(length) if known.begins.shift(at).last <= ends)
    said = {"name": name, "day": numbers.day(ends), "held": whole(held), "all": whole(length)}
    yield Notice(
        _(
            "The contract with %(name)s ends on %(day)s: it holds for the first %(held)s of %(all)s months."
            " Promise its renewal in the plan, or end the plan with it."
        )
        % said
    )


def _history(known: Known) -> Iterator[Notice]:
    name = known.partner.name
    if not known.history.known:
        yield Notice(
            _("What %(name)s sold cannot be told in %(currency)s: there is no exchange rate.")
            % {"name": name, "currency": known.currency}
        )
    elif not known.sold:
        yield Notice(
            _("%(name)s has not sold anything yet. Start from a shape and an amount, or from a template.")
            % {"name": name}
        )
    elif known.since is not None:
        yield Notice(
            _("Sales of %(name)s are known since %(month)s only; the months before count as nothing.")
            % {"name": name, "month": period_name(known.since)}
        )


def _percent(rate: Decimal) -> str:
    return numbers.shown(rate, Unit.PERCENT, signed=True).said


def _amount(known: Known, amount: Decimal | None) -> str:
    return numbers.said(amount or Decimal(0), Unit.MONEY, known.currency)

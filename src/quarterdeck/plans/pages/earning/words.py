"""The forecast in sentences."""

from collections.abc import Sequence
from decimal import Decimal

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from quarterdeck.calendar import Period
from quarterdeck.dashboards.numbers import said, shown
from quarterdeck.dashboards.periods import period_name
from quarterdeck.kpis.figure import Unit
from quarterdeck.plans.profit import Profit, Reason
from quarterdeck.plans.profit.floor import Advice, Attach, Verdict
from quarterdeck.plans.profit.values import Lack, Missing
from quarterdeck.wording import enumerated, sentence

REASONS: dict[Reason, str | Promise] = {
    Reason.NO_REVENUE: gettext_lazy("nothing is to be sold"),
    Reason.NO_MARGIN: gettext_lazy("no line that sells has a margin"),
    Reason.NO_INVESTMENT: gettext_lazy("nothing is invested"),
    Reason.NOT_REACHED: gettext_lazy("not within the plan"),
}
YEARS = {
    12: gettext_lazy("in one year"),
    24: gettext_lazy("in two years"),
    36: gettext_lazy("in three years"),
}


def headline(profit: Profit, months: Sequence[Period]) -> str:
    """'Earns 214 K EUR in three years, pays back in month 9, lowest cash -38 K EUR in March 2027.'"""
    if profit.profit.value is None:
        return _("What this earns cannot be said yet: no line that sells has a margin.")
    if not profit.content.total and not profit.investment:
        return _("Nothing is planned yet, so nothing is earned.")
    return sentence(
        # Translators: three parts, each its own: 'Earns 214 K EUR in three years, pays back in month 9, ...'
        _("%(earns)s, %(back)s, %(cash)s")
        % {"earns": _earns(profit), "back": _back(profit), "cash": _cash(profit, months)}
    )


def _earns(profit: Profit) -> str:
    amount = profit.profit.value or Decimal(0)
    told = {"amount": _money(abs(amount), profit), "span": span(profit.content.length)}
    if amount < 0:
        # Translators: 'loses 12 K EUR in two years', a part of a sentence.
        return _("loses %(amount)s %(span)s") % told
    return _("earns %(amount)s %(span)s") % told


def span(length: int) -> str:
    """'in two years', 'in 18 months'."""
    if said_ := YEARS.get(length):
        return str(said_)
    return ngettext("in %(count)s month", "in %(count)s months", length) % {"count": length}


def _back(profit: Profit) -> str:
    found = profit.outcome.break_even
    if found.month is not None:
        return _("pays back in month %(month)s") % {"month": found.month + 1}
    if found.reason == Reason.NO_INVESTMENT:
        return _("needs no investment")
    return _("does not pay back within the plan")


def _cash(profit: Profit, months: Sequence[Period]) -> str:
    month, amount = profit.outcome.low_point
    if amount >= 0:
        return _("cash is never below zero")
    told = {"amount": _money(amount, profit), "month": period_name(months[month])}
    return _("lowest cash %(amount)s in %(month)s") % told


def lacking(profit: Profit) -> list[str]:
    """One sentence for each thing that is not counted, so that nobody takes a part for the whole."""
    words = {
        Lack.MARGIN: (
            _("Not counted, as nobody said its margin: %(names)s."),
            _("Not counted, as nobody said their margins: %(names)s."),
        ),
        Lack.DEAL: (
            _("Counted without services, as its average deal is not known: %(names)s."),
            _("Counted without services, as their average deals are not known: %(names)s."),
        ),
        Lack.MONTH: (
            _("Not counted, as it comes after the plan's end: %(names)s."),
            _("Not counted, as they come after the plan's end: %(names)s."),
        ),
    }
    return [
        words[lack][len(names) > 1] % {"names": enumerated(names)}
        for lack in Lack
        if (names := _names(profit.missing, lack))
    ]


def _names(missing: Sequence[Missing], lack: Lack) -> list[str]:
    return [each.name for each in missing if each.lack is lack]


def against_floor(profit: Profit) -> str:
    """Where the blended margin stands."""
    margin, floor = profit.blended_margin, profit.advice.floor
    if margin.value is None:
        reason = REASONS[margin.reason or Reason.NO_REVENUE]
        return _("The blended margin is not available: %(reason)s.") % {"reason": reason}
    told = {"margin": _percent(margin.value)}
    if floor is None:
        return _("The blended margin is %(margin)s. No floor is set to hold it against.") % told
    told["floor"] = _percent(floor)
    if profit.advice.verdict is Verdict.MET:
        return _("The blended margin is %(margin)s, at or above the floor of %(floor)s.") % told
    return _("The blended margin is %(margin)s, below the floor of %(floor)s.") % told


def advice(found: Advice) -> list[str]:
    """What would meet the floor, easiest first; nothing where it is met or not judged."""
    match found.verdict:
        case Verdict.SERVICES:
            return [_attach(each) for each in found.services]
        case Verdict.TOGETHER:
            share = _percent(found.together or Decimal(0))
            return [
                _("No service alone is enough. All of them in %(share)s of the deals would be.")
                % {"share": share}
            ]
        case Verdict.LEAVE:
            names = enumerated([line.name for line in found.leave])
            told = {"names": names, "margin": _percent(found.without or Decimal(0))}
            return [
                ngettext(
                    "No service would meet it. Leave %(names)s alone: without it the margin is %(margin)s.",
                    "No service would meet it. Leave %(names)s alone: without them the margin is %(margin)s.",
                    len(found.leave),
                )
                % told
            ]
        case Verdict.NEVER:
            return [_("No service would meet it, and no line carries the others: leave this business alone.")]
    return []


def _attach(each: Attach) -> str:
    told = {
        "service": each.service.name,
        "line": each.line.name,
        "share": _percent(each.share),
        "now": _percent(each.now),
    }
    if each.new:
        return _("Sell %(service)s with %(line)s too, in %(share)s of its deals.") % told
    return _("Raise %(service)s with %(line)s from %(now)s to %(share)s of its deals.") % told


def delay(profit: Profit) -> str:
    """What it costs to begin a month later."""
    cost = profit.delay.value
    if cost is None or not profit.content.total:
        return ""
    told = {"one": _money(abs(cost), profit), "three": _money(abs(profit.delays[2]), profit)}
    if cost <= 0:
        return _("Selling it a month later costs nothing within the plan.")
    return _("Each month counts: one month's delay costs %(one)s, three cost %(three)s.") % told


def amount(value: Decimal, profit: Profit) -> str:
    return _money(value, profit)


def _money(value: Decimal, profit: Profit) -> str:
    return said(value, Unit.MONEY, profit.content.currency)


def _percent(value: Decimal) -> str:
    return shown(value, Unit.PERCENT).short

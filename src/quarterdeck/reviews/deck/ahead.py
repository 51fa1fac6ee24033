"""Looking ahead: pipeline to plan, deals that need somebody, the chance of reaching the plan."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from quarterdeck.dashboards.numbers import short_day
from quarterdeck.reviews import words
from quarterdeck.reviews.deck.teller import Teller, notes
from quarterdeck.reviews.facts import Coming, Deal
from quarterdeck.slides import Chart, Figure, Sentence, Sentences, Series, Table
from quarterdeck.wording import listed, whole

DEALS = 8
INDEXES = 3


def pipeline(teller: Teller) -> Iterator[Chart]:
    """What is won, what is open, and the plan, by coming quarter; beside it the index of each."""
    coming = teller.facts.ahead.quarters
    if not coming:
        return
    told = words.ahead(teller.telling)
    series = [
        Series(_("Won"), "actual", tuple(one.won for one in coming)),
        Series(_("Open pipeline"), "pipeline", tuple(one.pipeline for one in coming)),
    ]
    if any(one.plan is not None for one in coming):
        series.append(Series(_("Plan"), "plan", tuple(one.plan for one in coming)))
    piles = [one.won + one.pipeline for one in coming]
    yield Chart(
        told[0].text if told else _("Pipeline by coming quarter"),
        tuple(teller.edition.period(one.key) for one in coming),
        tuple(series),
        form="stacked",
        numbers=teller.numbers([*piles, *(one.plan for one in coming)]),
        topic=_("Looking ahead: pipeline to plan"),
        figures=tuple(_index(teller, one) for one in coming[:INDEXES]),
        note=teller.in_currency,
        notes=notes(told),
    )


def deals(teller: Teller) -> Iterator[Table]:
    """Deals that could come forward, and those that need somebody, the largest first."""
    found = [(deal, _needs(teller, deal)) for deal in teller.facts.ahead.deals]
    waiting = sorted((pair for pair in found if pair[1]), key=lambda pair: (-pair[0].amount, pair[0].key))
    if not waiting:
        return
    told = (*words.shift(teller.telling), *words.deals(teller.telling))
    left = len(waiting) - DEALS
    more = ngettext("%(count)s more deal needs somebody.", "%(count)s more deals need somebody.", left)
    yield Table(
        told[0].text if told else _("Deals that need somebody"),
        (_("Deal"), _("Customer"), _("Why"), _("Closes"), _("Amount")),
        tuple(
            (deal.name, deal.customer, why, short_day(deal.close_date), teller.amount(deal.amount))
            for deal, why in waiting[:DEALS]
        ),
        words=3,
        topic=_("Deals to act on"),
        note=f"{teller.in_currency} {more % {'count': whole(left)} if left > 0 else ''}".strip(),
        notes=notes(told),
    )


def chance(teller: Teller) -> Iterator[Sentences]:
    """How likely the plan is, and what that is judged by."""
    told = words.chances(teller.telling)
    if not told:
        return
    found, total = teller.facts.ahead.chance, teller.facts.back.total
    reason = Figure(teller.money(found.expected), _("Expected on average"))
    year = teller.against_plan(_("Pace, all quarters"), total.pace)
    items = (
        *(Sentence(one.text, reason) for one in told[1:]),
        *_coverage(teller),
        *(Sentence(one.text, year) for one in words.by_quarter(teller.telling)[1:]),
    )
    yield Sentences(told[0].text, items, topic=_("Reaching the plan"), notes=notes(told))


def _coverage(teller: Teller) -> Iterator[Sentence]:
    """What is left of the running quarter's plan: the last that is said of the pipeline."""
    found = teller.facts.ahead
    running = next((one for one in found.quarters if one.begun), None)
    if running is None or running.coverage is None or found.required is None:
        return
    covered = running.coverage >= found.required
    note = _("%(times)s is needed") % {"times": teller.times(found.required)}
    figure = Figure(
        teller.times(running.coverage), _("Coverage of remainder"), note, "ahead" if covered else "behind"
    )
    yield Sentence(words.ahead(teller.telling)[-1].text, figure)


def _index(teller: Teller, one: Coming) -> Figure:
    asked = {"quarter": teller.edition.period(one.key), "index": teller.times(one.index_target)}
    label = _("Index of %(quarter)s, %(index)s asked for") % asked
    if one.index is None:
        return Figure(teller.times(None), label, _("Nothing is planned"))
    missing = {"amount": teller.money(one.missing)}
    if one.short:
        return Figure(teller.times(one.index), label, _("%(amount)s missing") % missing, "behind")
    return Figure(teller.times(one.index), label, _("Enough"), "ahead")


def _needs(teller: Teller, deal: Deal) -> str:
    """Why it stands here; '' where it goes its way."""
    targets = {move.deal: move.target for move in teller.facts.ahead.shift.moves}
    parts = []
    if deal.key in targets:
        quarter = {"quarter": teller.edition.period(targets[deal.key])}
        parts.append(_("could come forward to %(quarter)s") % quarter)
    if deal.overdue:
        parts.append(_("past its date"))
    if deal.slips:
        often = ngettext("put off once", "put off %(count)s times", deal.slips)
        parts.append(often % {"count": whole(deal.slips)})
    if deal.stalled:
        days = ngettext("%(days)s day in its stage", "%(days)s days in its stage", deal.days_in_stage)
        parts.append(days % {"days": whole(deal.days_in_stage)})
    return listed(parts)

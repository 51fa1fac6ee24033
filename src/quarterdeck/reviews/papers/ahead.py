"""What lies ahead, as a picture and tables: pipeline to plan, open deals, deals that could come forward."""

from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from quarterdeck.reviews.edition import Edition
from quarterdeck.reviews.papers.cells import Table, amount, day, part_of, share, times

MOST = 12
"""So many deals are named; the sheet has them all."""


def bars(edition: Edition) -> list[dict[str, object]]:
    """Of each coming quarter: sold and open pipeline upon each other, the plan across them."""
    quarters = edition.facts.ahead.quarters
    most = max(
        (max(one.actual + one.pipeline, one.plan or Decimal(0)) for one in quarters), default=Decimal(0)
    )
    return [
        {
            "name": edition.period(one.key),
            "says": times(one.index) if one.index is not None else "",
            "plan": None if one.plan is None else part_of(one.plan, most),
            "sold": part_of(one.actual, most),
            "open": part_of(one.pipeline, most),
        }
        for one in quarters
    ]


def pipeline(edition: Edition) -> dict[str, object]:
    return Table(
        heads=[
            *(pgettext("table", "Quarter"), pgettext("amount", "Plan"), _("Sold"), _("Won"), _("Pipeline")),
            *(_("Weighted"), _("Index"), _("Asked for"), _("Coverage")),
        ],
        rows=[
            [
                *(edition.period(one.key), amount(one.plan), amount(one.actual), amount(one.won)),
                *(amount(one.pipeline), amount(one.weighted)),
                *(times(one.index), times(one.index_target), times(one.coverage)),
            ]
            for one in edition.facts.ahead.quarters
        ],
        totals=[],
    ).told


def deals(edition: Edition) -> dict[str, object]:
    """The largest, in the order in which they are to close."""
    found = edition.facts.ahead.deals
    largest = sorted(found, key=lambda deal: (-deal.amount, deal.key))[:MOST]
    return Table(
        heads=[_("Deal"), _("Stage"), _("To close on"), _("Amount"), _("Probability")],
        rows=[
            [
                _named(one.name, one.customer),
                one.stage,
                day(one.close_date),
                amount(one.amount),
                share(one.probability),
            ]
            for one in found
            if one in largest
        ],
        totals=[],
        left=3,
    ).told


def more_deals(edition: Edition) -> str:
    more = len(edition.facts.ahead.deals) - MOST
    if more <= 0:
        return ""
    return ngettext("One more deal is in the sheet.", "%(count)s more deals are in the sheet.", more) % {
        "count": more
    }


def moves(edition: Edition) -> dict[str, object]:
    """Which deals could come forward into a quarter that is short."""
    ahead = edition.facts.ahead
    return Table(
        heads=[_("Deal"), _("From"), pgettext("quarter", "To"), _("Amount")],
        rows=[
            [
                *(ahead.deal(move.deal).name, edition.period(move.source), edition.period(move.target)),
                amount(move.amount),
            ]
            for move in ahead.shift.moves
        ],
        totals=[],
        left=3,
    ).told


def _named(name: str, customer: str) -> str:
    return f"{name} · {customer}" if customer and customer not in name else name

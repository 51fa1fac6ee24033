"""Gathering what changed since the last review."""

from dataclasses import replace
from decimal import Decimal

from quarterdeck.calendar import Span
from quarterdeck.dashboards.reader import single
from quarterdeck.kpis.errors import CurrencyError
from quarterdeck.reviews.facts import Since
from quarterdeck.reviews.facts.amounts import ZERO
from quarterdeck.reviews.facts.facts import Facts
from quarterdeck.reviews.gathering.ground import Ground
from quarterdeck.reviews.models import Review


def last_review(ground: Ground) -> Review | None:
    """The closed review of the nearest earlier quarter."""
    closed = Review.objects.filter(partner=ground.partner, state=Review.State.CLOSED)
    return closed.filter(first__lt=ground.quarter.first).order_by("-first").first()


def since(ground: Ground, last: Review | None) -> Since | None:
    """The last review's figures, as kept and as they are now in the same currency. One question."""
    if last is None or last.closed_at is None:
        return None
    kept = Facts.model_validate(last.facts)
    return Since(
        review=last.pk,
        quarter=last.quarter,
        closed_on=kept.day,
        manager=kept.manager,
        currency=kept.currency,
        running=not kept.back.reviewed.over,
        then=kept.back.total.actual,
        now=_now(ground, kept),
    )


def _now(ground: Ground, kept: Facts) -> Decimal | None:
    if not ground.known:
        return None
    span = Span.parse(kept.back.span, ground.quarter.calendar)
    own = kept.currency if kept.currency != ground.reader.snapshot.currency else None
    reader = replace(ground.reader, own_currency=own)
    try:
        answer = reader.ask(("revenue",), where=ground.where, period=span, judged=False)
    except CurrencyError:
        return None
    return single(answer)["revenue"].value or ZERO

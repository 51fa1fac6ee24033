"""Gathering what the vendor alone knows."""

from quarterdeck import cube
from quarterdeck.calendar import Period, Span
from quarterdeck.dashboards.reader import Reader
from quarterdeck.directory.models import Partner
from quarterdeck.reviews.facts import Facts
from quarterdeck.reviews.facts.asides import Asides


def asides(reader: Reader, partner: Partner, facts: Facts) -> Asides:
    """Of the open deals in the facts, as this reader sees them. One question."""
    if not facts.ahead.deals:
        return Asides()
    quarters = [Period.parse(deal.quarter, reader.snapshot.calendar) for deal in facts.ahead.deals]
    lines = cube.recorded(
        reader.snapshot,
        reader.scope,
        reader.lake.catalogue["deals"],
        span=Span(min(quarters), max(quarters)),
        where={"partner": [partner.pk], "status": ["open"]},
    )
    steps = {line["deal"]: line.get("next_step") or "" for line in lines}
    known = [deal.key for deal in facts.ahead.deals]
    return Asides(
        next_steps={deal: steps[deal] for deal in known if steps.get(deal)},
        without=tuple(deal for deal in known if not steps.get(deal)),
    )

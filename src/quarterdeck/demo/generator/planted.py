"""What was planted, written down so that one can ask whether it was found."""

from typing import Any

import numpy as np

from quarterdeck.demo.generator import companies, deals, people, stocking
from quarterdeck.demo.generator.channel import Channel
from quarterdeck.demo.generator.deals import Deals
from quarterdeck.demo.generator.portfolio import portfolio


def told(channel: Channel, drawn: Deals, rows: dict[str, int]) -> dict[str, Any]:
    """A JSON-ready account: rows by file, stories by kind, attach rules, stalled deals, hand-overs."""
    roster, months = channel.roster, channel.timeline.months
    surplus = stocking.overstock(channel)
    stories = [story.as_json(roster.key, channel.timeline) for story in channel.stories]
    return {
        "seed": channel.seed,
        "today": str(channel.timeline.today),
        "first_month": str(months[0]),
        "rows": rows,
        "stories": stories,
        "attach": [
            {
                "of": portfolio().families[rule.of].name,
                "with": portfolio().families[rule.with_].name,
                "probability": rule.probability,
            }
            for rule in portfolio().attach
        ],
        "overstock": {
            "partner": roster.key[surplus.partner],
            "from": str(months[surplus.month]),
            "factor": surplus.factor,
        },
        "win_rates": {
            key: round(float(rate), 4) for key, rate in zip(roster.key, deals.win_rates(channel), strict=True)
        },
        "stalled_deals": [f"D-{number + 1001}" for number in np.flatnonzero(drawn.stalled)],
        "hand_overs": _hand_overs(channel),
    }


def _hand_overs(channel: Channel) -> list[dict[str, str]]:
    roster = channel.roster
    emails = [member.email for member in people.managers(channel)]
    signed = companies.signed(channel)
    days = channel.timeline.months[roster.handover]
    return [
        {
            "partner": roster.key[partner],
            "from": emails[roster.predecessor[partner]],
            "to": emails[roster.manager[partner]],
            "on": str(days[partner]),
        }
        for partner in np.flatnonzero((roster.handover > 0) & (days > signed))
    ]

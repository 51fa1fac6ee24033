"""What is planted in the channel: partners in trouble, partners on the rise, habits that differ."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from quarterdeck.demo.generator.portfolio import portfolio
from quarterdeck.demo.generator.roster import Roster
from quarterdeck.demo.generator.streams import stream
from quarterdeck.demo.generator.timeline import Floats, Timeline

FADE = 4  # months from the start of a decline to its full depth
CLIMB = 6  # months from the start of a rise to its full height
DRY = 2  # months by which the pipeline dries up before sales decline

Range = tuple[float, float]
STORIES: dict[str, tuple[tuple[int, int] | None, Range | None]] = {
    "decline": ((6, 11), (0.45, 0.65)),
    "stopped": ((4, 8), None),
    "ended": ((4, 8), None),
    "rise": ((8, 14), (0.4, 0.8)),
    "family lost": ((6, 10), None),
    "weak attach": (None, (0.25, 0.25)),
    "slipping": (None, None),
    "low win rate": (None, (0.12, 0.12)),
    "newcomer": ((9, 20), None),
}
"""How many months before the last one a story begins (None: always so), and its size."""


@dataclass(frozen=True, slots=True)
class Story:
    """`kind` of thing that befalls `partner` from `month` on (an index into the timeline).

    `size` is the share lost (decline), the share gained (rise), the factor on attach rates (weak
    attach), the win rate (low win rate). `family` is the one a partner stopped buying.
    """

    kind: str
    partner: int
    month: int = 0
    size: float = 0.0
    family: int | None = None

    def as_json(self, keys: list[str], timeline: Timeline) -> dict[str, Any]:
        told: dict[str, Any] = {"kind": self.kind, "partner": keys[self.partner]}
        if self.month:
            told["from"] = str(timeline.months[self.month])
        if self.size:
            told["size"] = round(self.size, 4)
        if self.family is not None:
            told["family"] = portfolio().families[self.family].name
        return told


def deal_out(roster: Roster, timeline: Timeline, seed: int) -> list[Story]:
    """Give every manager's portfolio its share of stories; nobody gets two, distributors none."""
    rng = stream(seed, "stories")
    stories: list[Story] = []
    for manager in range(roster.size.managers):
        members = [p for p in roster.portfolio(manager) if roster.type[p] != "Distributor"]
        order = [int(partner) for partner in rng.permutation(members)]
        if 0 in order:  # the cast's own partner is in trouble
            order.insert(0, order.pop(order.index(0)))
        for kind, partner in zip(_kinds(manager), order, strict=False):
            if story := _story(kind, partner, roster, timeline.count - 1, rng):
                stories.append(story)
    return stories


def _kinds(manager: int) -> tuple[str, ...]:
    """Stories for the first few partners of a portfolio; the others have an ordinary life."""
    return (
        "decline" if manager % 4 != 3 else "stopped",
        "rise" if manager % 4 != 2 else "ended",
        "family lost" if manager % 2 == 0 else "weak attach",
        "slipping" if manager % 2 == 0 else "low win rate",
        "newcomer" if manager % 2 == 1 else "ordinary",
    )


def _story(kind: str, partner: int, roster: Roster, last: int, rng: np.random.Generator) -> Story | None:
    partner_type = str(roster.type[partner])
    if kind == "weak attach" and partner_type == "Software Vendor":
        kind = "low win rate"  # software vendors sell little that anything attaches to
    if kind not in STORIES:
        return None
    ago, size = STORIES[kind]
    month = last - int(rng.integers(*ago)) if ago else 0
    if kind == "family lost":
        favourites = np.argsort(-portfolio().mix(partner_type), kind="stable")
        return Story(kind, partner, month, family=int(favourites[rng.integers(0, 3)]))
    return Story(kind, partner, month, float(rng.uniform(*size)) if size else 0.0)


def volume(stories: list[Story], partners: int, months: int) -> Floats:
    """Factors on the number of orders, by partner and month."""
    factor = np.ones((partners, months))
    for story in stories:
        since = np.arange(months) - story.month + 1
        match story.kind:
            case "decline":
                factor[story.partner] = 1 - story.size * np.clip(since / FADE, 0, 1)
            case "rise":
                factor[story.partner] = 1 + story.size * np.clip(since / CLIMB, 0, 1)
            case "stopped" | "ended":
                factor[story.partner] = since <= 0
            case "newcomer":
                factor[story.partner] = np.clip((since - 3) / CLIMB, 0, 1)
    return factor


def pipeline(stories: list[Story], partners: int, months: int) -> Floats:
    """Factors on the number of new deals, by partner and month."""
    factor = np.ones((partners, months))
    for story in stories:
        since = np.arange(months) - story.month + 1
        match story.kind:
            case "decline":
                factor[story.partner, max(story.month - DRY, 0) :] = 0.2
            case "rise":
                factor[story.partner] = 1 + story.size * np.clip((since + DRY) / CLIMB, 0, 1)
            case "stopped" | "ended":
                factor[story.partner, max(story.month - DRY, 0) :] = 0.0
            case "newcomer":
                factor[story.partner] = since > 0
    return factor

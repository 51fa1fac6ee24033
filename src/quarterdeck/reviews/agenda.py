"""The agenda of a meeting: what follows from the figures, and what people made of it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from quarterdeck.reviews.facts import Facts
from quarterdeck.reviews.models import Topic

WEIGHTS = {
    "own": 2,  # what the vendor promised: its own duties come first
    "since": 2,
    "back": 3,
    "ahead": 3,
    "getwell": 3,
    "questions": 2,
    "wins": 1,
    "promises": 2,
    "next": 1,
}
"""The points that follow from a review, in their order, and how much of the time each takes."""
ALWAYS = frozenset({"back", "ahead", "questions", "promises", "next"})
APART = 100
"""Between two points so many others have room."""
PLACES = {key: number * APART for number, key in enumerate(WEIGHTS, start=1)}
ADDED = PLACES["wins"] + 1
"""Where the first added point stands: before what both promise, and after all that is to be told."""
WEIGHT = 2
STEP = 5


@dataclass(frozen=True, slots=True)
class Point:
    """One point, `minutes` long. `title` is empty where nobody gave it another one; `fixed`: somebody set
    its minutes.
    """

    key: str
    title: str
    minutes: int
    place: int
    fixed: bool
    left_out: bool

    @property
    def added(self) -> bool:
        return self.key not in WEIGHTS


def arising(facts: Facts, *, getwell: bool, wins: bool) -> frozenset[str]:
    """The points that these facts call for; `getwell`: a get-well plan is open, `wins`: there are some."""
    sides = {one.side for one in facts.promises}
    found = {
        "own": "vendor" in sides,
        "since": facts.since is not None or "partner" in sides,
        "getwell": getwell,
        "wins": wins,
    }
    return ALWAYS | {key for key, there in found.items() if there}


def agenda(found: frozenset[str], topics: Iterable[Topic], minutes: int) -> tuple[Point, ...]:
    """All points in their order, what was left out among them; the others are `minutes` long together."""
    by_key = {one.key: one for one in topics}
    keys = [key for key in (*WEIGHTS, *by_key) if key in by_key or key in found]
    points = [_point(key, by_key.get(key)) for key in dict.fromkeys(keys) if _stands(key, found)]
    points.sort(key=lambda point: point.place)
    kept = [point for point in points if not point.left_out]
    lengths = dict(zip((point.key for point in kept), _lengths(kept, minutes), strict=True))
    return tuple(_long(point, lengths.get(point.key, 0)) for point in points)


def fits(topics: Iterable[Topic], minutes: int) -> bool:
    """Whether the minutes that were set leave some for the other points."""
    return sum(one.minutes or 0 for one in topics if not one.left_out) < minutes


def _stands(key: str, found: frozenset[str]) -> bool:
    """A point that was changed and is not called for any more is not there."""
    return key in found or key not in WEIGHTS


def _point(key: str, topic: Topic | None) -> Point:
    place = (topic and topic.place) or PLACES.get(key, ADDED)
    if topic is None:
        return Point(key, "", 0, place, fixed=False, left_out=False)
    return Point(key, topic.title, topic.minutes or 0, place, topic.minutes is not None, topic.left_out)


def _long(point: Point, minutes: int) -> Point:
    return Point(point.key, point.title, minutes, point.place, point.fixed, point.left_out)


def _lengths(points: Sequence[Point], minutes: int) -> list[int]:
    """What was set stays, the others share the rest; where none is left, all of them share everything."""
    free = [point for point in points if not point.fixed]
    rest = minutes - sum(point.minutes for point in points if point.fixed)
    if not points:
        return []
    if not free or rest < len(free):
        return shared(minutes, [point.minutes or WEIGHT for point in points])
    left = iter(shared(rest, [WEIGHTS.get(point.key, WEIGHT) for point in free]))
    return [point.minutes if point.fixed else next(left) for point in points]


def shared(minutes: int, weights: Sequence[int]) -> list[int]:
    """`minutes` by weight, in steps of five where they allow it, and at least one step each.

    Step by step to whom most of its share is missing (Sainte-Laguë): the parts add up, and the heavier
    never gets less.
    """
    step = STEP if minutes % STEP == 0 and minutes >= STEP * len(weights) else 1
    steps = minutes // step
    parts = [1 if steps >= len(weights) else 0] * len(weights)
    for _step in range(steps - sum(parts)):
        parts[max(range(len(parts)), key=lambda one: Fraction(weights[one], 2 * parts[one] + 1))] += 1
    return [part * step for part in parts]

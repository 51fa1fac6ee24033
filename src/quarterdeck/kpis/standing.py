"""Of which type and territory the partners of a group are, where that is one for all of them."""

from collections.abc import Mapping

from quarterdeck.kpis.book import Book
from quarterdeck.kpis.dimensions import Dimension
from quarterdeck.kpis.rules import Rule, Rules

Place = tuple[str | None, tuple[str, ...]]
NOWHERE: Place = (None, ())


class Standing:
    """Finds the rule for each group of a question.

    `held` are the dimensions that the question holds at one key. A group is of a type or territory
    when the question holds it there, when it is grouped by it, or when the group is one partner.
    """

    def __init__(
        self, rules: Rules, book: Book, held: Mapping[str, str], groups: tuple[Dimension, ...]
    ) -> None:
        self._rules, self._book, self._held = rules, book, held
        self._places = {one.name for one in groups if one.kind == "place"} | {
            name for name in held if name in book.levels or name == "territory"
        }
        self._found: dict[tuple[str, Place], Rule | None] = {}

    def rule(self, kpi: str, by: Mapping[str, str | None]) -> Rule | None:
        if not self._rules.of(kpi):
            return None
        place = self._place({**self._held, **by})
        if (kpi, place) not in self._found:
            self._found[kpi, place] = self._rules.pick(kpi, *place)
        return self._found[kpi, place]

    def _place(self, keys: Mapping[str, str | None]) -> Place:
        if "partner" in keys:
            card = self._book.partners.get(keys["partner"] or "")
            return (card.type, self._above(card.territory)) if card else NOWHERE
        chains = [self._above(keys[name]) for name in self._places if name in keys]
        return keys.get("type"), max(chains, key=len, default=())

    def _above(self, territory: str | None) -> tuple[str, ...]:
        """The territory and all above it, nearest first; a loop in the tree ends the walk."""
        chain: list[str] = []
        while territory in self._book.territories and territory not in chain:
            assert territory is not None
            chain.append(territory)
            territory = self._book.territories[territory][1]
        return tuple(chain)

"""Which values a person may filter by, and what they are called.

Only what lies inside the scope is known: a foreign partner gets the same answer as a typing error.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import cast

from django.utils.translation import gettext as _

from quarterdeck.calendar import Grain, Period, PeriodError, Span
from quarterdeck.cube import Snapshot
from quarterdeck.cube.sight import THROUGH, rules_of
from quarterdeck.directory.scope import Scope
from quarterdeck.kpis.book import Book, PartnerCard, book_of
from quarterdeck.kpis.dimensions import Dimension
from quarterdeck.kpis.errors import QuestionError, hint
from quarterdeck.lake import sql
from quarterdeck.subjects import Catalogue

Names = Mapping[str, str]


@dataclass(frozen=True)
class Values:
    """The values of dimensions, as `scope` may know them."""

    snapshot: Snapshot
    scope: Scope
    subjects: Catalogue

    @cached_property
    def book(self) -> Book:
        return book_of(self.snapshot)

    def keys(self, dimension: Dimension, wanted: Sequence[str | None]) -> list[str]:
        """The keys meant by `wanted` keys or names, in any case; of a territory, its whole subtree.

        None among them is left out. Raises QuestionError for a value that is not there.
        """
        texts = [text for text in wanted if text is not None]
        if dimension.name == "territory":
            return sorted(frozenset[str]().union(*(self._subtree(text) for text in texts)))
        known = self.known(dimension)
        return [self._key(dimension, text, known) for text in texts]

    def known(self, dimension: Dimension) -> Names:
        """Names by key of every value of the dimension that the scope may know."""
        match dimension.kind:
            case "partner":
                return self._partners
            case "manager":
                return self._managers()
            case "product":
                return self.book.products
            case "product column":
                return self.book.product_column(dimension.name)
            case "place":
                return {
                    key: name
                    for key, (name, _above, level) in self._territories.items()
                    if dimension.name in (level, "territory")
                }
            case "partner column":
                return self._partner_column(dimension)
        return self._column(dimension)

    def label(self, dimension: Dimension, key: str) -> str | None:
        """The name to show for a key; None when the key is its own name."""
        match dimension.keys_of:
            case "partners":
                card = self.book.partners.get(key)
                return card.name if card and self._may_name(dimension, key) else None
            case "people":
                return self.book.people.get(key)
            case "products":
                return self.book.products.get(key)
            case "territories":
                return found[0] if (found := self.book.territories.get(key)) else None
        return None

    def _may_name(self, dimension: Dimension, key: str) -> bool:
        """Partners outside the scope are named to the vendor, and to companies that are below them."""
        if self.scope.internal or self.scope.sees(key):
            return True
        if dimension.name == THROUGH:
            return key in self._distributors
        return any(card.parent == key for one, card in self._cards() if one in self.scope.own)

    @cached_property
    def _distributors(self) -> frozenset[str]:
        """Through whom the visible rows were traded."""
        return self._seen(THROUGH, [subject.name for subject in self.subjects.facts])

    def partners_of(self, facts: Iterable[str]) -> frozenset[str]:
        """The partners of the rows of these facts that the scope lets through."""
        return self._seen("partner", facts)

    @property
    def _partners(self) -> Names:
        if self.scope.everything:
            return self.book.partner_names
        return {key: card.name for key, card in self._cards()}

    def _cards(self) -> Iterable[tuple[str, PartnerCard]]:
        """The visible partners."""
        cards = self.book.partners
        if self.scope.everything:
            return cards.items()
        return ((key, cards[key]) for key in self.scope.partners if key in cards)

    def _managers(self) -> Names:
        people = self.book.people
        if self.scope.everything:
            return people
        visible = frozenset(self.scope.managers).union(*(card.managers for _key, card in self._cards()))
        visible |= self._seen("manager", [subject.name for subject in self.subjects.facts])
        return {key: people.get(key, key) for key in visible}

    def _partner_column(self, dimension: Dimension) -> Names:
        if self.scope.everything:
            values = self.book.partner_column(dimension.name)
        else:
            values = frozenset({getattr(card, dimension.name) for _key, card in self._cards()} - {None})
        return {value: self.label(dimension, value) or value for value in values}

    def _column(self, dimension: Dimension) -> Names:
        """What facts hold in a column of that name."""
        holders = [subject for subject in self.subjects.facts if dimension.name in subject]
        choices = [choice for subject in holders for choice in subject[dimension.name].choices]
        values = choices or self._seen(dimension.name, [subject.name for subject in holders])
        return {value: self.label(dimension, value) or value for value in values}

    def _seen(self, column: str, tables: Iterable[str]) -> frozenset[str]:
        """The values of a column in the rows that the scope lets through."""
        name = sql.name(column)
        params: dict[str, list[str]] = {}
        if not self.scope.everything:
            params = {"partners": sorted(self.scope.partners), "managers": sorted(self.scope.managers)}
        seen = " OR ".join(f"list_contains(${one}::VARCHAR[], f.{one[:-1]})" for one in params) or "true"
        selects = []
        for table in tables:
            if column in (columns := self.book.columns.get(table, ())):
                rules, more = rules_of(self.scope, table, columns)
                where = " AND ".join([f"f.{name} IS NOT NULL", f"({seen})", *rules])
                selects.append(f"SELECT DISTINCT f.{name}::VARCHAR FROM {sql.name(table)} f WHERE {where}")
                params |= more
        rows = self.snapshot.query(" UNION ".join(selects), params) if selects else []
        return frozenset(row[0] for row in rows)

    @property
    def _territories(self) -> Mapping[str, tuple[str, str | None, str]]:
        """Those the visible partners lie in, and all above them."""
        every = self.book.territories
        if self.scope.everything:
            return every
        visible: set[str] = set()
        for _key, card in self._cards():
            key = card.territory
            while key is not None and key in every and key not in visible:
                visible.add(key)
                key = every[key][1]
        return {key: every[key] for key in visible}

    def _subtree(self, text: str) -> frozenset[str]:
        """All below a territory. Of several with one name (Canada, its region Canada) the topmost."""
        names = {key: name for key, (name, _above, _level) in self._territories.items()}
        if text in names:
            return self.book.subtree(text)
        meant = _meant(text, names) or [self._unknown("territory", text, names)]
        trees = {key: self.book.subtree(key) for key in meant}
        top = [key for key in meant if all(other in trees[key] for other in meant)]
        return trees[top[0] if top else self._one("territory", text, meant)]

    def _key(self, dimension: Dimension, text: str, known: Names) -> str:
        if text in known:
            return text
        meant = _meant(text, known)
        return self._one(dimension.name, text, meant) if meant else self._unknown(dimension.name, text, known)

    def _one(self, dimension: str, text: str, meant: list[str]) -> str:
        if len(meant) > 1:
            keys = ", ".join(sorted(meant))
            raise QuestionError(
                _("More than one %(dimension)s is called '%(text)s'. Name one by its key: %(keys)s.")
                % {"dimension": dimension, "text": text, "keys": keys}
            )
        return meant[0]

    def _unknown(self, dimension: str, text: str, known: Names) -> str:
        words = [*known, *known.values()]
        names = ", ".join(sorted(set(known.values())))
        few = " " + _("There are %(names)s.") % {"names": names} if 0 < len(known) <= 8 else ""
        raise QuestionError(
            _("There is no %(dimension)s '%(text)s'.") % {"dimension": dimension, "text": text}
            + (hint(text, words) or few)
        )


def _meant(text: str, known: Names) -> list[str]:
    folded = text.casefold()
    keys = [key for key in known if key.casefold() == folded]
    return keys or [key for key, name in known.items() if name.casefold() == folded]


def periods(grain: str, wanted: Sequence[str | None], span: Span) -> list[str]:
    """The keys of periods of one grain. Raises QuestionError for what is none."""
    keys = []
    for text in wanted:
        try:
            period = Period.parse(text or "", span.start.calendar)
        except PeriodError as error:
            raise QuestionError(str(error)) from error
        if period.grain != cast("Grain", grain):
            raise QuestionError(
                _("'%(text)s' is a %(found)s, not a %(grain)s.")
                % {"text": text, "found": period.grain, "grain": grain}
            )
        keys.append(period.key)
    return keys

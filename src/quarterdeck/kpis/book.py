"""What questions need to know of a snapshot besides its facts: names, trees, columns. Read once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from weakref import WeakKeyDictionary

from quarterdeck.cube import Snapshot

Names = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class PartnerCard:
    """A partner's name and where it stands."""

    name: str
    parent: str | None
    territory: str | None
    type: str | None
    tier: str | None
    country: str | None
    city: str | None
    managers: Sequence[str]
    currency: str | None


class Book:
    """Names and trees of one snapshot."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._query = snapshot.query
        self.levels = snapshot.levels
        self._columns: dict[str, Names] = {}
        self._partner_columns: dict[str, frozenset[str]] = {}
        self._subtrees: dict[str, frozenset[str]] = {}

    @cached_property
    def columns(self) -> Mapping[str, frozenset[str]]:
        """The columns of every table."""
        columns: dict[str, set[str]] = {}
        for table, column in self._query("SELECT table_name, column_name FROM duckdb_columns()"):
            columns.setdefault(table, set()).add(column)
        return {table: frozenset(names) for table, names in columns.items()}

    @cached_property
    def layout(self) -> tuple[tuple[str, frozenset[str]], ...]:
        """The same, as a key to remember compiled questions by."""
        return tuple(sorted(self.columns.items()))

    @cached_property
    def partners(self) -> Mapping[str, PartnerCard]:
        rows = self._query(
            """SELECT p.partner, p.name, p.parent, p.territory, p.type, p.tier, p.country, p.city,
                      coalesce(a.managers, []), p.currency
               FROM partners p
               LEFT JOIN (SELECT partner, list(DISTINCT manager) AS managers FROM assignments GROUP BY 1) a
                      USING (partner)"""
        )
        return {row[0]: PartnerCard(*row[1:]) for row in rows}

    @cached_property
    def people(self) -> Names:
        return dict(self._query("SELECT person, name FROM people"))

    @cached_property
    def territories(self) -> Mapping[str, tuple[str, str | None, str]]:
        """(name, parent, level) of every territory."""
        rows = self._query("SELECT territory, name, parent, level FROM territories")
        return {key: (name, parent, level) for key, name, parent, level in rows}

    @cached_property
    def products(self) -> Names:
        """Names by code; of several versions, the one of the highest key."""
        return dict(self._query("SELECT code, arg_max(name, product) FROM products GROUP BY code"))

    @cached_property
    def partner_names(self) -> Names:
        return {key: card.name for key, card in self.partners.items()}

    def partner_column(self, column: str) -> frozenset[str]:
        """The types, tiers or countries there are."""
        if column not in self._partner_columns:
            found = {getattr(card, column) for card in self.partners.values()} - {None}
            self._partner_columns[column] = frozenset(found)
        return self._partner_columns[column]

    def product_column(self, column: str) -> Names:
        """The families or categories there are."""
        if column not in self._columns:
            rows = self._query(f"SELECT DISTINCT {column} FROM products WHERE {column} IS NOT NULL")
            self._columns[column] = {row[0]: row[0] for row in rows}
        return self._columns[column]

    def subtree(self, territory: str) -> frozenset[str]:
        """The territory and all below it."""
        if territory not in self._subtrees:
            rows = self._query(
                "SELECT territory FROM territory_ancestors WHERE ancestor = $key", {"key": territory}
            )
            self._subtrees[territory] = frozenset(row[0] for row in rows)
        return self._subtrees[territory]


_books: WeakKeyDictionary[Snapshot, Book] = WeakKeyDictionary()


def book_of(snapshot: Snapshot) -> Book:
    """The snapshot's book, kept as long as the snapshot."""
    if snapshot not in _books:
        _books[snapshot] = Book(snapshot)
    return _books[snapshot]

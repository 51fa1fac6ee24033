"""What a reader may put on a tile, and which tiles are open to them."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from quarterdeck.calendar import PeriodError
from quarterdeck.dashboards.pages.drill import OF_ALL, level_label, places_of
from quarterdeck.dashboards.personal.period import span_of
from quarterdeck.dashboards.personal.tile import Kind, Tile
from quarterdeck.dashboards.reader import Reader
from quarterdeck.kpis import Kpi, QuestionError, definitions
from quarterdeck.kpis.dimensions import Dimension, dimensions, find
from quarterdeck.kpis.values import Values


@dataclass(frozen=True)
class Sight:
    """KPIs, dimensions and keys as one reader may know them. Looked up once a page."""

    reader: Reader

    @cached_property
    def kpis(self) -> Mapping[str, Kpi]:
        return definitions().visible(internal=self.reader.scope.internal)

    @cached_property
    def splits(self) -> dict[str, str]:
        """What a tile can be split by, in words."""
        names = ("type", *places_of(self.reader), *(name for name in OF_ALL if name != "type"))
        offered = dict.fromkeys((*names, "quarter"))
        if not self.reader.scope.internal:
            offered.pop("manager", None)
        return {name: level_label(name) for name in offered if name != "territory"}

    def opens(self, tile: Tile) -> bool:
        """Whether all that the tile names is there for this reader."""
        if any(name not in self.kpis for name in tile.kpis):
            return False
        if tile.kind in (Kind.SPLIT, Kind.TABLE) and tile.by not in self.splits:
            return False
        try:
            span_of(tile.period, self.reader.snapshot.calendar, self.reader.today)
            return all(self.key(name, key) == key for name, key in tile.where.items())
        except (QuestionError, PeriodError):
            return False

    def key(self, dimension: str, text: str) -> str:
        """The key that a key or a name stands for. Raises QuestionError, naming the nearest known one."""
        found = find(self._dimensions, dimension, internal=self.reader.scope.internal)
        known = self.known(dimension)
        if text in known:
            return text
        keys = self._values.keys(found, [text])
        return text if dimension == "territory" else keys[0]

    def known(self, dimension: str) -> Mapping[str, str]:
        """Names by key of all that the reader may know of a dimension."""
        if dimension not in self._known:
            self._known[dimension] = self._values.known(self._dimensions[dimension])
        return self._known[dimension]

    def name(self, dimension: str, key: str) -> str:
        return self.known(dimension).get(key, key)

    @cached_property
    def _known(self) -> dict[str, Mapping[str, str]]:
        return {}

    @cached_property
    def _dimensions(self) -> dict[str, Dimension]:
        return dimensions(definitions().subjects, self.reader.snapshot.levels)

    @cached_property
    def _values(self) -> Values:
        return Values(self.reader.snapshot, self.reader.scope, definitions().subjects)

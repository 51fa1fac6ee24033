"""A tile: what one place of a dashboard shows. Kept as JSON, checked whenever it is read."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from typing import Any, Self
from uuid import uuid4

from django.utils.translation import gettext as _

from quarterdeck.dashboards.personal.period import PERIODS

MOST_TILES = 24
MOST_KPIS = 6
LONGEST_TITLE, LONGEST_NOTE = 80, 2000
FILTERS = ("partner", "territory", "type", "family")


class Kind(StrEnum):
    FIGURE = "figure"
    COURSE = "course"
    SPLIT = "split"
    RANKING = "ranking"
    TABLE = "table"
    ATTENTION = "attention"
    NOTE = "note"


class Size(StrEnum):
    """How many of the grid's four columns a tile is wide."""

    S = "s"
    M = "m"
    L = "l"
    WIDE = "wide"


class Compare(StrEnum):
    NOTHING = "nothing"
    TARGET = "target"
    LAST_YEAR = "last year"
    PREVIOUS = "previous"


class TileError(ValueError):
    """What was kept is no tile."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tile:
    """`period` is one of `PERIODS` or a fixed one ('2026-Q3'); `where` holds dimensions at one key each.

    `months` count for a course, `top` for splits, rankings and lists, `by` for splits and tables.
    """

    key: str
    kind: Kind
    size: Size
    title: str = ""
    kpis: tuple[str, ...] = ()
    period: str = "quarter"
    compare: Compare = Compare.TARGET
    where: Mapping[str, str] = field(default_factory=dict)
    by: str = ""
    months: int = 12
    top: int = 7
    lowest: bool = False
    text: str = ""

    def __post_init__(self) -> None:
        if wrong := _wrong(self):
            raise TileError(wrong)

    @classmethod
    def read(cls, kept: Mapping[str, Any]) -> Self:
        """From JSON. Raises TileError for what is no tile."""
        try:
            plain = {**kept, "kpis": tuple(kept.get("kpis", ())), "where": dict(kept.get("where", {}))}
            return cls(
                **{
                    **plain,
                    "kind": Kind(kept["kind"]),
                    "size": Size(kept["size"]),
                    "compare": Compare(kept.get("compare", Compare.TARGET)),
                }
            )
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise TileError(str(error)) from error

    def as_json(self) -> dict[str, Any]:
        kept = asdict(self)
        return kept | {"kpis": list(self.kpis), "where": dict(self.where)}


def new_key() -> str:
    return uuid4().hex[:8]


def read_all(kept: Sequence[Mapping[str, Any]]) -> tuple[Tile, ...]:
    """Raises TileError where one is no tile, there are too many, or two have one key."""
    if not isinstance(kept, list) or len(kept) > MOST_TILES:
        raise TileError(
            _("A dashboard is a list of at most %(most_tiles)s tiles.") % {"most_tiles": MOST_TILES}
        )
    tiles = tuple(Tile.read(one) for one in kept)
    if len({tile.key for tile in tiles}) < len(tiles):
        raise TileError(_("Two tiles have the same key."))
    return tiles


def _wrong(tile: Tile) -> str:
    """What makes it no tile; whether its KPIs and keys exist is another question, for each reader anew."""
    texts = (tile.key, tile.title, tile.period, tile.by, tile.text, *tile.kpis, *tile.where.values())
    if not all(isinstance(text, str) for text in texts) or not tile.key.isalnum():
        return "A tile is made of texts, and its key of letters and digits."
    if len(tile.title) > LONGEST_TITLE or len(tile.text) > LONGEST_NOTE:
        return "A title or a note is too long."
    if set(tile.where) - set(FILTERS):
        return f"A tile is filtered by {', '.join(FILTERS)}."
    if not isinstance(tile.top, int) or not 1 <= tile.top <= 50 or tile.months not in (12, 24):
        return "A list has 1 to 50 lines, a course 12 or 24 months."
    if tile.period not in PERIODS and not tile.period[:4].isdecimal():
        return f"'{tile.period}' is no period of a tile."
    return _wrong_for_kind(tile)


def _wrong_for_kind(tile: Tile) -> str:
    match tile.kind:
        case Kind.FIGURE | Kind.COURSE | Kind.RANKING | Kind.SPLIT if len(tile.kpis) != 1:
            return "Such a tile shows one KPI."
        case Kind.TABLE if not 1 <= len(tile.kpis) <= MOST_KPIS:
            return f"A table shows 1 to {MOST_KPIS} KPIs."
        case Kind.SPLIT | Kind.TABLE if not tile.by:
            return "Such a tile needs something to split by."
        case Kind.NOTE if not tile.text.strip():
            return "A note needs a text."
    return ""

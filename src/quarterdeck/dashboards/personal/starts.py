"""What everybody's dashboard begins with: an arrangement for each role."""

from dataclasses import replace

from quarterdeck.dashboards.pages.drill import places_of
from quarterdeck.dashboards.personal.tile import Compare, Kind, Size, Tile
from quarterdeck.dashboards.reader import Reader
from quarterdeck.directory.models import Kind as Role

FIGURES = (
    ("revenue", "quarter", Compare.LAST_YEAR),
    ("pace", "quarter", Compare.TARGET),
    ("growth", "quarter", Compare.PREVIOUS),
    ("pipeline_index", "next quarter", Compare.TARGET),
)


def start_of(reader: Reader) -> tuple[Tile, ...]:
    """The arrangement of the first role that fits; keys are the same at every call."""
    kinds = reader.scope.kinds
    if kinds & {Role.CHIEF, Role.OPERATIONS, Role.REGIONAL}:
        return _numbered(*_figures(), _course(), _split(_place(reader)), _attention(), _ranking(lowest=False))
    if Role.MANAGER in kinds:
        return _numbered(*_figures(), _attention(), _course(), _split("family"), _ranking(lowest=True))
    if Role.DISTRIBUTOR in kinds:
        return _numbered(*_figures(), _course(), _ranking(lowest=False), _split("family"), _attention())
    if Role.STAFF in kinds and Role.EXECUTIVE not in kinds:
        return _numbered(*_figures()[:2], _split("product"), _course())
    return _numbered(*_figures(), _course(), _split("family"), _attention())


def _figures() -> list[Tile]:
    return [
        Tile(key="0", kind=Kind.FIGURE, size=Size.S, kpis=(kpi,), period=period, compare=compare)
        for kpi, period, compare in FIGURES
    ]


def _course() -> Tile:
    return Tile(key="0", kind=Kind.COURSE, size=Size.M, kpis=("revenue",), compare=Compare.LAST_YEAR)


def _split(by: str) -> Tile:
    return Tile(key="0", kind=Kind.SPLIT, size=Size.M, kpis=("revenue",), by=by)


def _ranking(*, lowest: bool) -> Tile:
    return Tile(key="0", kind=Kind.RANKING, size=Size.M, kpis=("revenue",), lowest=lowest, top=5)


def _attention() -> Tile:
    return Tile(key="0", kind=Kind.ATTENTION, size=Size.M, top=5)


def _place(reader: Reader) -> str:
    """The highest level of territories that divides anything; the type of partner where none does."""
    return next(iter(places_of(reader)), "type")


def _numbered(*tiles: Tile) -> tuple[Tile, ...]:
    """Keys that stay the same until the arrangement is changed."""
    return tuple(replace(tile, key=f"start{number}") for number, tile in enumerate(tiles, start=1))

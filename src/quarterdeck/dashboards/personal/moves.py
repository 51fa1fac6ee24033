"""Arranging: pure functions from tiles to tiles. A tile that is not there changes nothing."""

from collections.abc import Sequence
from dataclasses import replace

from quarterdeck.dashboards.personal.tile import Size, Tile

Tiles = tuple[Tile, ...]
SIZES = tuple(Size)


def place_of(tiles: Sequence[Tile], key: str) -> int | None:
    return next((place for place, tile in enumerate(tiles) if tile.key == key), None)


def moved(tiles: Tiles, key: str, place: int) -> Tiles:
    """The tile at that place, counted from 0 and kept within the dashboard; the others in their order."""
    found = place_of(tiles, key)
    if found is None:
        return tiles
    others = tiles[:found] + tiles[found + 1 :]
    place = min(max(place, 0), len(others))
    return (*others[:place], tiles[found], *others[place:])


def stepped(tiles: Tiles, key: str, steps: int) -> Tiles:
    """The tile so many places later; earlier when negative."""
    found = place_of(tiles, key)
    return tiles if found is None else moved(tiles, key, found + steps)


def resized(tiles: Tiles, key: str, steps: int) -> Tiles:
    """The tile one size larger or smaller, as far as there are sizes."""
    return tuple(replace(tile, size=_size(tile.size, steps)) if tile.key == key else tile for tile in tiles)


def without(tiles: Tiles, key: str) -> Tiles:
    return tuple(tile for tile in tiles if tile.key != key)


def kept(tiles: Tiles, tile: Tile) -> Tiles:
    """The tile in place of the one of its key; at the end when there is none."""
    if place_of(tiles, tile.key) is None:
        return (*tiles, tile)
    return tuple(tile if one.key == tile.key else one for one in tiles)


def _size(size: Size, steps: int) -> Size:
    return SIZES[min(max(SIZES.index(size) + steps, 0), len(SIZES) - 1)]

"""Tiles: what is one, how they move, which questions they share."""

import json
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quarterdeck.calendar import FiscalCalendar, Span
from quarterdeck.dashboards.charts.ticks import axis, ticks
from quarterdeck.dashboards.personal.moves import kept, moved, resized, stepped, without
from quarterdeck.dashboards.personal.period import PERIODS, previous, span_of
from quarterdeck.dashboards.personal.questions import Ask, Wanted, put_together
from quarterdeck.dashboards.personal.tile import MOST_TILES, Compare, Kind, Size, Tile, TileError, read_all

CALENDAR = FiscalCalendar()
TODAY = date(2026, 5, 15)


def tile(key: str = "a", **fields: object) -> Tile:
    return Tile(**{"key": key, "kind": Kind.FIGURE, "size": Size.M, "kpis": ("revenue",)} | fields)


def test_a_tile_is_the_same_after_it_was_kept():
    one = tile(where={"partner": "P-1"}, compare=Compare.LAST_YEAR, period="2026-Q3", title="Mine")
    assert Tile.read(json.loads(json.dumps(one.as_json()))) == one


@pytest.mark.parametrize(
    "wrong",
    [
        {"kind": "pie"},
        {"size": "xxl"},
        {"key": "../a"},
        {"key": ""},
        {"kpis": []},
        {"kpis": ["revenue", "growth"]},
        {"kpis": [1]},
        {"where": {"customer": "X"}},
        {"where": {"partner": 7}},
        {"where": "P-1"},
        {"period": "soon"},
        {"compare": "hope"},
        {"top": 0},
        {"top": "7"},
        {"months": 13},
        {"title": "x" * 81},
        {"kind": "note"},
        {"kind": "split"},
        {"kind": "table", "kpis": ["revenue"] * 7, "by": "type"},
        {"colour": "red"},
    ],
    ids=str,
)
def test_what_is_no_tile_is_refused(wrong):
    with pytest.raises(TileError):
        Tile.read(tile().as_json() | wrong)


def test_a_dashboard_has_its_limit_and_each_key_once():
    many = [tile(f"k{number}").as_json() for number in range(MOST_TILES + 1)]
    assert len(read_all(many[:-1])) == MOST_TILES
    for wrong in (many, [many[0], many[0]], "tiles"):
        with pytest.raises(TileError):
            read_all(wrong)


KEYS = st.lists(st.integers(0, 99).map(lambda number: f"k{number}"), unique=True, min_size=1, max_size=9)


@given(keys=KEYS, which=st.integers(0, 8), place=st.integers(-3, 12))
def test_moving_keeps_all_tiles_and_the_order_of_the_others(keys, which, place):
    tiles = tuple(tile(key) for key in keys)
    key = keys[which % len(keys)]
    after = moved(tiles, key, place)
    assert sorted(one.key for one in after) == sorted(keys)
    assert without(after, key) == without(tiles, key)
    assert after.index(tile(key)) == min(max(place, 0), len(keys) - 1)
    there_and_back = stepped(stepped(tiles, key, 1), key, -1)
    assert there_and_back == tiles or keys[-1] == key
    assert moved(tiles, "nowhere", place) == tiles


@given(sizes=st.lists(st.sampled_from([-1, 1]), max_size=12))
def test_sizes_end_at_the_smallest_and_the_largest(sizes):
    tiles = (tile("a"), tile("b"))
    for steps in sizes:
        tiles = resized(tiles, "a", steps)
        assert tiles[0].size in Size
        assert tiles[1] == tile("b")
    assert resized(resized((tile(size=Size.WIDE),), "a", 1), "a", -1)[0].size is Size.L


def test_a_changed_tile_stays_where_it_is_and_a_new_one_comes_last():
    tiles = (tile("a"), tile("b"))
    assert kept(tiles, replace(tile("a"), title="New")) == (replace(tile("a"), title="New"), tile("b"))
    assert [one.key for one in kept(tiles, tile("c"))] == ["a", "b", "c"]


def test_periods_move_along_with_the_day():
    spans = {name: span_of(name, CALENDAR, TODAY).key for name in PERIODS}
    assert spans == {
        "quarter": "2026-Q2",
        "year": "2026",
        "month": "2026-05",
        "last quarter": "2026-Q1",
        "last year": "2025",
        "next quarter": "2026-Q3",
        "12 months": "2025-06..2026-05",
    }
    assert span_of("2024-H1", CALENDAR, TODAY).key == "2024-H1"
    assert previous(Span.parse("2026-Q1", CALENDAR)).key == "2025-Q4"
    assert previous(Span.parse("2025-06..2026-05", CALENDAR)).key == "2024-06..2025-05"


def test_tiles_of_one_period_filter_and_split_share_a_question():
    this, last = Span.parse("2026-Q2", CALENDAR), Span.parse("2026-Q1", CALENDAR)
    whole, before, mine = Ask("", (), this), Ask("", (), last), Ask("", (("partner", "P-1"),), this)
    asked = put_together(
        [
            Wanted(whole, ("revenue",)),
            Wanted(whole, ("growth",), before),
            Wanted(whole, ("revenue", "pace")),
            Wanted(mine, ("revenue",)),
        ]
    )
    assert asked == {whole: ("revenue", "growth", "pace"), before: ("growth",), mine: ("revenue",)}


@pytest.mark.parametrize(
    ("low", "high", "marks"),
    [
        (0, 100, [0, 25, 50, 75, 100]),
        (0, 870_000, [0, 250_000, 500_000, 750_000, 1_000_000]),
        (-0.3, 0.5, [-0.4, -0.2, 0, 0.2, 0.4, 0.6]),
        (0, 0, [0, 1]),
    ],
)
def test_an_axis_has_few_round_marks_around_all_values(low, high, marks):
    assert ticks(low, high) == pytest.approx(marks)


@given(low=st.floats(-1e12, 0), high=st.floats(0, 1e12))
def test_marks_hold_every_value(low, high):
    found = ticks(low, high)
    assert found[0] <= low + 1e-9
    assert found[-1] >= high - 1e-9 * max(1, high)
    assert 2 <= len(found) <= 8


def test_an_axis_is_labelled_as_its_reader_writes():
    assert '"250\\u202fK"' in axis([870_000.0])["labelExpr"]

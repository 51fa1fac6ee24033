"""Pipeline to plan, and the deals that could come forward."""

from dataclasses import replace
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from quarterdeck.reviews.arithmetic import coverage
from quarterdeck.reviews.arithmetic.shift import Move, OpenDeal, QuarterPipe, shifted

KEYS = ["2026-Q1", "2026-Q2", "2026-Q3", "2026-Q4"]
AMOUNTS = st.decimals(0, 10**6, places=2)
PIPES = st.tuples(
    *(
        st.builds(QuarterPipe, st.just(key), st.none() | AMOUNTS, AMOUNTS, st.integers(3, 5).map(Decimal))
        for key in KEYS
    )
)
DEALS = st.lists(
    st.builds(
        OpenDeal,
        st.sampled_from([f"D-{number}" for number in range(20)]),
        st.sampled_from([*KEYS, "2027-Q1"]),
        AMOUNTS,
        st.decimals(0, 1, places=2),
        st.integers(0, 400),
        st.integers(0, 5),
    ),
    max_size=12,
    unique_by=lambda deal: deal.deal,
)
"""They need not add up to the pipelines: not every deal has to be told."""


def pipe(key: str, plan: int | None, pipeline: int) -> QuarterPipe:
    return QuarterPipe(key, None if plan is None else Decimal(plan), Decimal(pipeline), Decimal(4))


def deal(name: str, amount: int, quarter: str = "2026-Q2", rank: str = "0.5", **known: int) -> OpenDeal:
    return OpenDeal(name, quarter, Decimal(amount), Decimal(rank), **{"age_days": 30, **known})


def test_each_ratio_says_of_what():
    """Plan 900, won 400, open 3,600 of which 1,000 qualified; 30 won of 40 closed, 500 at 40 %."""
    amounts = {"plan": Decimal(900), "won": Decimal(400)}
    assert coverage.index(Decimal(3600), amounts["plan"]) == 4
    assert coverage.of_remainder(Decimal(1000), **amounts) == 2
    assert coverage.missing(Decimal(3000), amounts["plan"], Decimal(4)) == 600
    assert coverage.missing(Decimal(4000), amounts["plan"], Decimal(4)) == 0
    assert coverage.win_rate(Decimal(30), Decimal(10)) == Decimal("0.75")
    assert coverage.required(Decimal("0.25")) == 4
    deals = [(Decimal(500), Decimal("0.4")), (Decimal(200), Decimal("0.75")), (Decimal(90), None)]
    assert coverage.weighted(deals) == 350


def test_of_nothing_there_is_no_ratio():
    nothing = Decimal(0)
    assert coverage.index(Decimal(3600), nothing) is None
    assert coverage.index(Decimal(3600), None) is None
    assert coverage.of_remainder(Decimal(1000), Decimal(900), Decimal(900)) is None
    assert coverage.win_rate(nothing, nothing) is None
    assert coverage.required(nothing) is None
    assert coverage.missing(Decimal(3000), None, Decimal(4)) is None
    assert coverage.required(None) is None
    assert coverage.weighted([(Decimal(90), None)]) is None


def test_a_short_quarter_is_filled_from_one_that_has_more_than_it_needs():
    """The first has 250 for a plan of 100 and lacks 150; the second has 600 and can give 200.

    Of the deals that fit, the furthest comes first: 120. Then 80 are over, which the deal of 90 exceeds.
    """
    quarters = [pipe("2026-Q1", 100, 250), pipe("2026-Q2", 100, 600)]
    deals = [deal("far", 120, rank="0.9"), deal("near", 90), deal("small", 50), deal("huge", 300, rank="1")]
    found = shifted(quarters, deals)
    assert found.moves == (
        Move("far", Decimal(120), "2026-Q2", "2026-Q1"),
        Move("small", Decimal(50), "2026-Q2", "2026-Q1"),
    )
    first, second = found.changed
    assert (first.index_before, first.index_after, first.missing) == (Decimal("2.5"), Decimal("4.2"), 0)
    assert (second.index_before, second.index_after) == (6, Decimal("4.3"))


def test_deals_are_asked_for_in_order():
    """Each would do. What decides is told by taking away, one after the other, the deal that is asked for."""
    quarters = [pipe("2026-Q1", 100, 390), pipe("2026-Q2", 100, 900), pipe("2026-Q3", 100, 900)]
    deals = [
        deal("fits", 11),
        deal("too much", 60),
        deal("older", 60, age_days=90),
        deal("later", 60, "2026-Q3", age_days=300),
        deal("put off", 10, rank="0.7", slips=2),
        deal("never put off", 40, rank="0.7"),
        deal("furthest", 40, rank="0.8", slips=4),
    ]
    asked = []
    while deals:
        (move,) = shifted(quarters, deals).moves
        asked.append(move.deal)
        deals = [one for one in deals if one.deal != move.deal]
    assert asked == ["furthest", "never put off", "put off", "older", "fits", "too much", "later"]


def test_nothing_comes_back_into_a_later_quarter_or_out_of_one_without_a_plan():
    quarters = [pipe("2026-Q1", 100, 900), pipe("2026-Q2", 100, 100), pipe("2026-Q3", None, 900)]
    found = shifted(quarters, [deal("early", 50, "2026-Q1"), deal("unplanned", 50, "2026-Q3")])
    assert (found.moves, found.changed) == ((), ())
    assert [quarter.missing for quarter in found.quarters] == [0, 300, 0]


@given(PIPES, DEALS)
def test_what_holds_for_any_shift(quarters: tuple[QuarterPipe, ...], deals: list[OpenDeal]):
    found = shifted(quarters, deals)
    assert sum(one.pipeline_after for one in found.quarters) == sum(one.pipeline for one in quarters)
    assert len({move.deal for move in found.moves}) == len(found.moves)
    for before, after in zip(quarters, found.quarters, strict=True):
        gave = sum(move.amount for move in found.moves if move.source == after.key)
        got = sum(move.amount for move in found.moves if move.target == after.key)
        assert after.pipeline_after == before.pipeline - gave + got
        assert not gave or after.missing == 0
        assert not got or before.over < 0
    if all(one.over >= 0 for one in quarters):
        assert found.moves == ()


@given(PIPES, DEALS)
def test_what_is_left_undone_could_not_be_done(quarters: tuple[QuarterPipe, ...], deals: list[OpenDeal]):
    """After the moves there is nothing more to move."""
    found = shifted(quarters, deals)
    moved = {move.deal for move in found.moves}
    after = [
        replace(one, pipeline=left.pipeline_after) for one, left in zip(quarters, found.quarters, strict=True)
    ]
    assert shifted(after, [one for one in deals if one.deal not in moved]).moves == ()

"""Why revenue changed: known answers from management accounting, and what holds for any sales."""

from collections import Counter
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from quarterdeck.reviews.arithmetic.customers import Customer, customers
from quarterdeck.reviews.arithmetic.drivers import Cause, Part, Sold, drivers, leading

STEPS = st.sampled_from([Decimal(1), Decimal("0.01"), Decimal("0.001")])
ROWS = st.lists(
    st.builds(
        Sold,
        st.sampled_from("ABCDEF"),
        st.none() | st.decimals(-10, 10**6, places=3),
        st.decimals(-(10**6), 10**12, places=4),
    ),
    max_size=12,
)
BOUGHT = st.dictionaries(st.sampled_from(["", *"ABCDEF"]), st.decimals(-(10**6), 10**9, places=4))


def sold(product: str, units: int | None, price: int) -> Sold:
    return Sold(product, None if units is None else Decimal(units), Decimal((units or 1) * price))


def test_the_milano_company():
    """Drury, Management and Cost Accounting, example 3 of sales variances.

    Planned 289,000 on 20,000 units, 14.45 each; sold 22,000 units for 285,000 at the same prices:
    quantity 2,000 * 14.45 = 28,900 more, mix 32,900 less.
    """
    planned = [sold("X", 8000, 20), sold("Y", 7000, 12), sold("Z", 5000, 9)]
    actual = [sold("X", 6000, 20), sold("Y", 7000, 12), sold("Z", 9000, 9)]
    found = drivers(planned, actual, Decimal("0.01"))
    assert (found.before, found.after) == (289_000, 285_000)
    assert (found.volume, found.price, found.mix) == (28_900, 0, -32_900)
    assert (found.came, found.fell_away, found.unexplained) == (0, 0, 0)


def test_a_dearer_price_newcomers_and_what_fell_away():
    """By hand. Before: A 10 at 10, B 10 at 30, C for 50, D for 7 without units. 457 in all.

    After: A 20 at 11, B 10 at 30, E for 40, D for 9 without units. 569 in all, 112 more.
    A and B: P0 = 400 / 20 = 20, so volume = 10 * 20 = 200; price = 20 * 1 = 20; mix = 10 * (10 - 20) = -100.
    E came 40, C fell away -50, D is unexplained 2. 200 + 20 - 100 + 40 - 50 + 2 = 112.
    """
    before = [sold("A", 10, 10), sold("B", 10, 30), sold("C", 5, 10), sold("D", None, 7)]
    after = [sold("A", 20, 11), sold("B", 10, 30), sold("E", 4, 10), sold("D", None, 9)]
    found = drivers(before, after, Decimal("0.01"))
    assert [found.by(cause) for cause in Cause] == [200, 20, -100, 40, -50, 2]
    assert leading(before, after, Decimal(1)) == (
        Part(Cause.VOLUME, "A", Decimal(200)),
        Part(Cause.PRICE, "A", Decimal(20)),
        Part(Cause.MIX, "A", Decimal(-100)),
        Part(Cause.CAME, "E", Decimal(40)),
        Part(Cause.FELL_AWAY, "C", Decimal(-50)),
        Part(Cause.UNEXPLAINED, "D", Decimal(2)),
    )


def test_one_product_has_no_mix():
    """10 at 10, then 12 at 9: two units more at 10, a unit less dear for twelve."""
    found = drivers([sold("A", 10, 10)], [sold("A", 12, 9)], Decimal(1))
    assert (found.volume, found.price, found.mix) == (20, -12, 0)


def test_units_that_are_missing_once_explain_nothing_of_the_product():
    rows = [sold("A", 10, 10), Sold("A", None, Decimal(5))]
    found = drivers(rows, [sold("A", 10, 20)], Decimal(1))
    assert (found.unexplained, found.price) == (95, 0)


def test_the_largest_come_first_whichever_way_they_moved():
    after = [sold(name, 1, price) for name, price in {"A": 5, "B": 90, "C": 40, "D": 60}.items()]
    assert [part.product for part in leading([], after, Decimal(1), count=2)] == ["B", "D"]
    assert [part.product for part in leading(after, [], Decimal(1), count=2)] == ["B", "D"]


@given(ROWS, ROWS, STEPS)
def test_the_causes_add_up_to_the_change(before: list[Sold], after: list[Sold], step: Decimal):
    found = drivers(before, after, step)
    parts = [found.by(cause) for cause in Cause]
    assert sum(parts) == found.after - found.before
    assert all(part % step == 0 for part in parts)
    for total, rows in ((found.before, before), (found.after, after)):
        assert abs(total - sum(row.amount for row in rows)) <= step / 2


@given(ROWS, STEPS)
def test_nothing_changes_from_a_period_to_itself(rows: list[Sold], step: Decimal):
    found = drivers(rows, rows, step)
    assert not any(found.by(cause) for cause in Cause)
    assert leading(rows, rows, step) == ()


@given(ROWS, ROWS)
def test_all_products_together_are_the_cause(before: list[Sold], after: list[Sold]):
    step = Decimal("0.0001")
    found, parts = drivers(before, after, step), leading(before, after, step, count=6)
    for cause in Cause:
        of_products = sum(part.amount for part in parts if part.cause is cause)
        assert abs(of_products - found.by(cause)) <= 5 * step


def test_customers_won_and_lost():
    """Won for 40, lost one of 30; of those who stayed one bought 5 more and one 2 less; 1 less unnamed."""
    before = {"Harbour": Decimal(30), "Mill": Decimal(10), "Town": Decimal(9), "": Decimal(3)}
    after = {"Clinic": Decimal(40), "Mill": Decimal(15), "Town": Decimal(7), "": Decimal(2)}
    found = customers(before, after)
    assert found.won == (Customer("Clinic", Decimal(40)),)
    assert found.lost == (Customer("Harbour", Decimal(-30)),)
    assert (found.kept, found.grown, found.shrunk, found.unnamed) == (2, 5, -2, -1)


def test_who_only_gave_back_is_no_customer():
    found = customers({}, {"Harbour": Decimal(-5)})
    assert (found.won, found.lost, found.kept, found.shrunk) == ((), (), 0, -5)


@given(BOUGHT, BOUGHT)
def test_customers_add_up_to_the_change(before: dict[str, Decimal], after: dict[str, Decimal]):
    found = customers(before, after)
    told = sum(one.change for one in (*found.won, *found.lost))
    change = sum(after.values()) - sum(before.values())
    assert told + found.grown + found.shrunk + found.unnamed == change
    bought = Counter(name for rows in (before, after) for name, amount in rows.items() if name and amount > 0)
    assert len(found.won) + len(found.lost) + found.kept == len(bought)

"""What a review says moved the quarter, and who bought."""

from decimal import Decimal

import pytest
from tests.reviews.facts import amounts, back, facts, line
from tests.reviews.said import plain

from quarterdeck.calendar import FiscalCalendar
from quarterdeck.reviews import words
from quarterdeck.reviews.arithmetic.customers import customers
from quarterdeck.reviews.arithmetic.drivers import Sold, drivers, leading
from quarterdeck.reviews.facts import Back, Story
from quarterdeck.reviews.words import Telling

CENT = Decimal("0.01")
THIRD = back(line("Storage", *[amounts(100, 110)] * 3))
NAMES = {"A": "Array 200", "B": "Rack", "C": "Cable", "D": "", "E": "Edge"}
BEFORE = {"A": (10, 100), "B": (10, 300), "C": (5, 50), "D": (None, 7)}
AFTER = {"A": (20, 220), "B": (10, 300), "E": (4, 40), "D": (None, 9)}
Products = dict[str, tuple[int | None, int]]


def rows(sold: Products) -> list[Sold]:
    """Units, and amounts in thousands."""
    return [
        Sold(product, None if units is None else Decimal(units), Decimal(amount) * 1000)
        for product, (units, amount) in sold.items()
    ]


def story(before: Products, after: Products, *, last: str = "2026-09", **known) -> Story:
    return Story(
        first="2026-07",
        last=last,
        drivers=drivers(rows(before), rows(after), CENT),
        leading=leading(rows(before), rows(after), CENT),
        names=NAMES,
        **{"customers": None} | known,
    )


def telling(found: Story | None, looked_back: Back = THIRD) -> Telling:
    return Telling(facts(looked_back, story=found), FiscalCalendar())


def test_what_moved_the_quarter():
    """The sums of `test_drivers`, in thousands; 2 without units are too little to be told."""
    said = words.drivers(telling(story(BEFORE, AFTER)))
    assert [(plain(one), one.mood) for one in said] == [
        ("Q3 2026 brought 112 K EUR more than a year before: 569 K EUR, not 457 K EUR.", "good"),
        ("200 K EUR more, as more units were sold of the same products: Array 200 (200 K EUR).", "good"),
        ("100 K EUR less, as cheaper products made up more of what was sold.", "bad"),
        ("50 K EUR less, as products fell away that were sold a year before: Cable (50 K EUR).", "bad"),
        ("40 K EUR more from products that were not sold a year before: Edge (40 K EUR).", "good"),
        ("20 K EUR more, as prices were higher: Array 200 (20 K EUR).", "good"),
    ]
    assert [(one.label, plain(one.value)) for one in said[0].behind] == [
        ("Sold, Q3 2026", "569,000.00 EUR"),
        ("A year before, Q3 2026", "457,000.00 EUR"),
        ("Volume", "+200,000.00 EUR"),
        ("Price", "+20,000.00 EUR"),
        ("Mix", "−100,000.00 EUR"),
        ("Products that came", "+40,000.00 EUR"),
        ("Products that fell away", "−50,000.00 EUR"),
        ("Without units", "+2,000.00 EUR"),
    ]


def test_the_same_the_other_way_round():
    """By hand: P0 = 520 / 30, volume -10 of them; prices 10 of 11 on ten units; the rest is mix."""
    said = words.drivers(telling(story(AFTER, BEFORE)))
    assert [plain(one) for one in said] == [
        "Q3 2026 brought 112 K EUR less than a year before: 457 K EUR, not 569 K EUR.",
        "173 K EUR less, as fewer units were sold of the same products: Array 200 (173 K EUR).",
        "63.3 K EUR more, as dearer products made up more of what was sold.",
        "50 K EUR more from products that were not sold a year before: Cable (50 K EUR).",
        "40 K EUR less, as products fell away that were sold a year before: Edge (40 K EUR).",
        "10 K EUR less, as prices were lower: Array 200 (10 K EUR).",
    ]


def test_what_is_known_of_no_units_is_told_as_such():
    said = words.drivers(telling(story({"D": (None, 7)}, {"D": (None, 9)})))
    assert (
        plain(said[1])
        == "2 K EUR more of products whose units are not known: sales without a product (2 K EUR)."
    )


def test_months_that_are_not_yet_a_quarter_are_named():
    said = words.drivers(telling(story(BEFORE, AFTER, last="2026-08")))
    assert plain(said[0]).startswith("July 2026 to August 2026 brought 112 K EUR more")
    said = words.drivers(telling(story(BEFORE, AFTER, last="2026-07")))
    assert plain(said[0]).startswith("July 2026 brought 112 K EUR more")


def test_nothing_changed():
    said = words.drivers(telling(story(BEFORE, BEFORE)))
    assert [plain(one) for one in said] == ["Q3 2026 brought as much as a year before: 457 K EUR."]


def test_no_year_before_and_no_month_yet():
    said = words.drivers(telling(story({}, AFTER)))
    assert [plain(one) for one in said] == [
        "A year before nothing was sold in Q3 2026, so there is nothing to compare with."
    ]
    running = back(line("Storage", *[amounts(100, 110)] * 3), running=True)
    said = words.drivers(telling(None, running))
    assert [plain(one) for one in said] == [
        "No month of Q3 2026 is over yet: too early to say what moved it."
    ]


def bought(**names: int) -> dict[str, Decimal]:
    return {name: Decimal(amount) * 1000 for name, amount in names.items()}


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        (
            bought(Harbour=30, Mill=10),
            bought(Mill=15, Clinic=40, City=2),
            [
                (
                    "2 customers were won who had bought nothing a year before: Clinic (40 K EUR) and City"
                    " (2 K EUR)."
                ),
                "1 customer bought a year before, and nothing now: Harbour (30 K EUR).",
                "1 customer bought in both years: 5 K EUR more in all.",
            ],
        ),
        (
            bought(A=1, B=2, C=3, D=4, E=5, M=9),
            bought(M=9),
            [
                (
                    "5 customers bought a year before, and nothing now: E (5 K EUR), D (4 K EUR), C (3 K"
                    " EUR) and 2 others."
                ),
                "1 customer bought in both years: as much as before in all.",
            ],
        ),
        ({}, {}, []),
    ],
)
def test_customers(before: dict[str, Decimal], after: dict[str, Decimal], told: list[str]):
    said = words.customers(telling(story(BEFORE, AFTER, customers=customers(before, after))))
    assert [plain(one) for one in said] == told


def test_where_sales_name_no_customers_nothing_is_said_of_them():
    assert words.customers(telling(story(BEFORE, AFTER))) == ()
    assert words.customers(telling(None)) == ()

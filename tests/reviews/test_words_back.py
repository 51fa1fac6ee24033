"""What a review says of the quarters that lie behind."""

from datetime import date

import pytest
from django.utils import translation
from tests.reviews.facts import amounts, back, facts, line
from tests.reviews.said import plain

from quarterdeck.calendar import FiscalCalendar
from quarterdeck.reviews import words
from quarterdeck.reviews.facts import Facts
from quarterdeck.reviews.words import Behind, Telling

YEAR = FiscalCalendar()


def telling(found: Facts, calendar: FiscalCalendar = YEAR) -> Telling:
    return Telling(found, calendar)


def quarters(*pairs: tuple[float | None, float]) -> Facts:
    return facts(back(line("Storage", *(amounts(*pair) for pair in pairs))))


def test_ten_per_cent_ahead_in_the_first_quarter_five_in_the_second():
    said = words.by_quarter(telling(quarters((1000, 1100), (2000, 2100))))
    assert plain(said[0]) == ("Revenue was 10 % ahead of plan in the first quarter, 5 % ahead in the second.")
    assert said[0].mood == "good"
    assert [(one.label, plain(one.value)) for one in said[0].behind[:3]] == [
        ("Plan, Q1 2026", "1,000,000.00 EUR"),
        ("Actual, Q1 2026", "1,100,000.00 EUR"),
        ("Attainment, Q1 2026", "110.00 %"),
    ]
    assert plain(said[1]) == (
        "Over all 2 quarters 3.2 M EUR were sold, 7 % more than the 3 M EUR planned by now."
    )


@pytest.mark.parametrize(
    ("pairs", "text"),
    [
        (((100, 90),), "Revenue was 10 % behind plan in the first quarter."),
        (((100, 0),), "Revenue was 100 % behind plan in the first quarter."),
        (
            ((100, 110), (100, 95), (100, 100)),
            (
                "Revenue was 10 % ahead of plan in the first quarter, 5 % behind in the second, on plan in"
                " the third."
            ),
        ),
        (
            ((100, 110), (200, 220), (100, 80)),
            (
                "Revenue was 10 % ahead of plan in the first and in the second quarter, 20 % behind in the"
                " third."
            ),
        ),
        (
            ((None, 110), (100, 80), (100, 120), (100, 120)),
            (
                "Revenue was 20 % behind plan in the second quarter, 20 % ahead in the third and in the"
                " fourth. Nothing was planned for Q1 2026."
            ),
        ),
    ],
)
def test_quarters_beside_plan(pairs: tuple[tuple[float | None, float], ...], text: str):
    assert plain(words.by_quarter(telling(quarters(*pairs)))[0]) == text


def test_quarters_of_which_none_was_planned_are_not_compared():
    assert words.by_quarter(telling(quarters((None, 10), (None, 20)))) == ()


def test_a_quarter_that_runs_is_told_with_all_others_by_what_was_due():
    found = facts(back(line("Storage", amounts(100, 110), amounts(100, 40, due=50)), running=True))
    each, all_ = words.by_quarter(telling(found))
    assert plain(each) == "Revenue was 10 % ahead of plan in the first quarter."
    assert plain(all_) == "Over all 2 quarters 150 K EUR were sold, as planned: 150 K EUR."


@pytest.mark.parametrize(
    ("pair", "text", "mood"),
    [
        ((1320, 1240.8), "Q1 2026 brought 1.24 M EUR, 6 % less than the 1.32 M EUR planned.", "bad"),
        ((1000, 1100), "Q1 2026 brought 1.1 M EUR, 10 % more than the 1 M EUR planned.", "good"),
        ((1000, 1004), "Q1 2026 brought 1 M EUR, as planned: 1 M EUR.", "good"),
        ((500, 0), "Nothing was sold in Q1 2026: 500 K EUR were planned.", "bad"),
        ((None, 500), "Q1 2026 brought 500 K EUR. There was no plan to set that against.", ""),
    ],
)
def test_the_quarter_in_a_sentence(pair: tuple[float | None, float], text: str, mood: str):
    said = words.headline(telling(quarters(pair)))
    assert (plain(said), said.mood) == (text, mood)


def test_plan_and_no_sales_are_an_attainment_of_nothing_and_all_of_it_missing():
    """Attainment 0, variance -plan."""
    assert [(one.label, plain(one.value)) for one in words.headline(telling(quarters((500, 0)))).behind] == [
        ("Plan, Q1 2026", "500,000.00 EUR"),
        ("Actual, Q1 2026", "0.00 EUR"),
        ("Variance, Q1 2026", "−500,000.00 EUR"),
        ("Attainment, Q1 2026", "0.00 %"),
    ]


def test_a_quarter_that_runs_is_set_against_what_was_due():
    found = facts(back(line("Storage", amounts(900, 410, due=427)), running=True), day=date(2026, 2, 14))
    assert plain(words.headline(telling(found))) == (
        "So far, by 14 February 2026, Q1 2026 has brought 410 K EUR: 96 % of the 427 K EUR due by then, of"
        " 900 K EUR planned for the quarter."
    )


def test_a_quarter_to_come_has_nothing_but_its_plan():
    to_come = telling(facts(back(line("Storage", amounts(900, 0, due=0)), begun=False)))
    assert plain(words.headline(to_come)) == "Q1 2026 has not begun. 900 K EUR are planned for it."
    assert (words.beside_last_year(to_come), words.by_quarter(to_come), words.by_line(to_come)) == (
        None,
        (),
        (),
    )


def test_a_partner_of_whom_nothing_came_in():
    unknown = telling(facts(back(line("Storage", amounts(900, 0))), known=False))
    assert plain(words.headline(unknown)) == (
        "Nothing has been reported of this partner yet: there are no figures to review."
    )
    assert (words.beside_last_year(unknown), words.by_quarter(unknown), words.by_line(unknown)) == (
        None,
        (),
        (),
    )


@pytest.mark.parametrize(
    ("last_year", "text"),
    [
        (100, "That is 20 % more than in the same time a year before: 100 K EUR."),
        (150, "That is 20 % less than in the same time a year before: 150 K EUR."),
        (120.1, "That is about as much as in the same time a year before: 120 K EUR."),
        (0, "In the same time a year before nothing was sold."),
    ],
)
def test_beside_the_year_before(last_year: float, text: str):
    found = telling(facts(back(line("Storage", amounts(None, 120, last_year)))))
    assert plain(words.beside_last_year(found)) == text


def test_the_lines_that_moved_the_quarter_most():
    """Five behind: the two that are behind least are not told. What no line covers stands beside."""
    lines = [
        line(name, amounts(100, 100 - off)) for name, off in zip("ABCDE", (5, 50, 40, 10, 30), strict=True)
    ]
    outside = line("outside", amounts(None, 25), kind="outside", name="")
    found = telling(facts(back(*lines, line("", amounts(10, 15)), outside)))
    assert [plain(one) for one in words.by_line(found)] == [
        (
            "Behind plan in Q1 2026: B by 50 K EUR (50 % of 100 K EUR), C by 40 K EUR (60 % of 100 K EUR)"
            " and E by 30 K EUR (70 % of 100 K EUR)."
        ),
        "Ahead of plan in Q1 2026: Without a family by 5 K EUR (150 % of 10 K EUR).",
        "In Q1 2026 25 K EUR were sold of what no line of the plan covers.",
    ]


def test_where_a_plan_is_not_divided_no_line_is_ahead():
    lines = [line("A", amounts(100, 90)), line("B", amounts(None, 10))]
    found = telling(facts(back(*lines, planned_by_line=False)))
    assert [plain(one) for one in words.by_line(found)] == [
        "What was planned is not divided by line, so no line stands ahead or behind."
    ]


def test_a_year_that_begins_in_july_has_its_own_names():
    found = quarters((1000, 1100), (2000, 2100))
    said = words.headline(telling(found, FiscalCalendar("July", start_month=7)))
    assert plain(said).startswith("Q2 FY2026 brought 2.1 M EUR")


def test_numbers_are_written_as_the_reader_writes_them():
    with translation.override("de"):
        said = words.headline(telling(quarters((1320, 1240.8))))
    assert said.behind[0] == Behind(said.behind[0].label, "1.320.000,00\u00a0EUR")

"""The formula language: what it reads, what it refuses, and in which words."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from tests.kpis.channel import ask, build, one
from tests.kpis.test_scope import OWN

from quarterdeck.kpis import Definitions, FormulaError, Kpi, built_in
from quarterdeck.kpis.declared import BUILT_IN
from quarterdeck.kpis.formula import text_of
from quarterdeck.subjects import load

KNOWN = built_in()


def own(name: str, formula: str, **more: object) -> Kpi:
    """A KPI like revenue, under another name and with another formula."""
    return replace(KNOWN["revenue"], name=name, formula=formula, target=None, thresholds=None, **more)


@pytest.mark.parametrize(
    ("formula", "message", "marked"),
    [
        ("revenu / target", "There is no KPI 'revenu'. Did you mean 'revenue'?", "revenu"),
        ("target / \n revenu", "There is no KPI 'revenu'. Did you mean 'revenue'?", "revenu"),
        ("  revenu", "There is no KPI 'revenu'. Did you mean 'revenue'?", "revenu"),
        ("sum(sales.amont)", "There is no 'sales.amont'. Did you mean 'amount'?", "sales.amont"),
        ("sum(sale.amount)", "There is no subject 'sale' of facts. Did you mean 'sales'?", "sale"),
        ("summe(sales.amount)", "There is no function 'summe'. Did you mean 'sum'?", "summe(sales.amount)"),
        (
            "sales.amount",
            "'sales.amount' is a column: say what to do with its rows, as in sum(...).",
            "sales.amount",
        ),
        ("sales", "'sales' is a subject: say what to do with it, as in count(sales).", "sales"),
        ("sum(revenue)", "'revenue' names no column to take.", "revenue"),
        ("sum(sales.amount + revenue)", "'revenue' cannot stand inside an aggregate.", "revenue"),
        (
            "sum(sum(sales.amount))",
            "'sum(sales.amount)' cannot stand inside an aggregate.",
            "sum(sales.amount)",
        ),
        ("sum(sales.flow)", "'sales.flow' is text, which does not add up.", "sales.flow"),
        (
            'sum(deals.amount, where=deals.status == "wonn")',
            "'wonn' is not one of open, won, lost. Did you mean 'won'?",
            '"wonn"',
        ),
        (
            "sum(deals.amount, wher=deals.qualified)",
            "An aggregate takes where=, not 'wher='.",
            "deals.qualified",
        ),
        (
            "sum(deals.amount * deals.amount)",
            "'deals.amount * deals.amount': money * money has no meaning.",
            None,
        ),
        ("sum(deals.amount + 1)", "'deals.amount + 1': money + number has no meaning.", "deals.amount + 1"),
        ("sum(deals.amount / 2)", "Divide sums, not rows: write sum(...) / sum(...).", "deals.amount / 2"),
        (
            "average(sales.amount)",
            "sales is rolled up by month: write sum(...) / count(sales).",
            "sales.amount",
        ),
        (
            "sum(sales.amount * sales.quantity)",
            "sales is rolled up by month: rows cannot be multiplied.",
            None,
        ),
        ("count(sales.amount)", "count() counts the rows of a subject: write count(deals).", "sales.amount"),
        ("distinct(sales.customer)", "'sales.customer' is not kept in the monthly roll-up; there are", None),
        ("last_year()", "last_year() takes 1 thing in its brackets.", "last_year()"),
        ("max(revenue)", "max() compares two formulas or more.", "max(revenue)"),
        ("revenue ** 2", "'revenue ** 2' cannot stand in a formula.", "revenue ** 2"),
        ("__import__('os')", "There is no function '__import__'.", None),
        ("revenue.__class__", "'revenue.__class__' cannot stand in a formula.", None),
        ("1e9", "'1e9' is no number here. Write digits, and a point if needed: 0.25.", "1e9"),
        ("", "The formula is empty.", ""),
        ("revenue /", "The formula cannot be read: invalid syntax.", None),
        ("1 + " * 1000 + "1", "A formula has at most 2000 characters; this has 4001.", ""),
        ("(" * 250 + "1" + ")" * 250, "The formula cannot be read: too many nested parentheses.", None),
        ("-" * 1900 + "1", "The formula is nested too deeply.", ""),
    ],
)
def test_an_error_names_the_word_and_its_place(formula: str, message: str, marked: str | None) -> None:
    with pytest.raises(FormulaError) as raised:
        KNOWN.read(formula)
    assert str(raised.value).startswith(message)
    if marked is not None:
        start = raised.value.position
        assert formula[start : start + raised.value.length] == marked


def test_positions_count_characters_not_bytes() -> None:
    with pytest.raises(FormulaError) as raised:
        KNOWN.read('count(deals, where=deals.stage == "Qualität") + nix')
    assert raised.value.position == 48


def test_every_formula_of_the_catalogue_reads_the_same_when_written_out() -> None:
    for kpi in KNOWN.values():
        formula = KNOWN.formula(kpi.name)
        assert KNOWN.read(text_of(formula)) == formula


def error_of(text: str) -> FormulaError | None:
    """What is wrong with a formula; anything else that goes wrong fails the test."""
    try:
        KNOWN.read(text)
    except FormulaError as error:
        return error
    return None


@settings(max_examples=400)
@given(st.text())
@example("\ud800")
@example("\0")
@example("9" * 1999)
@example("'" * 99)
@example("f'{revenue}'")
@example("1if 1else 2")
def test_any_text_is_a_formula_or_a_formula_error(text: str) -> None:
    if error := error_of(text):
        assert str(error)
        assert 0 <= error.position <= len(text)


KINDS_OF_WORDS = (
    "revenue target sales deals sales.amount deals.status partner.tier partners.signed deals.close_date",
    "sum count average distinct median_days last_year to_date total elapsed() max min known basis()",
    "where= == ( ) , + - * / 1 0.5 'won' \"open\" and or not in",
    "[ ] { } : lambda if else is ; = := ** // % @ . ~ await *x",
)
WORDS = [word for kind in KINDS_OF_WORDS for word in kind.split()]


@settings(max_examples=600)
@given(st.lists(st.sampled_from(WORDS), max_size=25))
def test_any_row_of_known_words_is_a_formula_or_a_formula_error(words: list[str]) -> None:
    text = " ".join(words)
    if error := error_of(text):
        assert 0 <= error.position <= len(text)
    else:
        formula = KNOWN.read(text)
        assert KNOWN.read(text_of(formula)) == formula


AGGREGATED = st.sampled_from(["sum(sales.amount)", "count(deals)", "revenue", "target", "0.25", "elapsed()"])
FORMULAS = st.recursive(
    AGGREGATED,
    lambda part: st.one_of(
        st.tuples(part, st.sampled_from("+-*/"), part).map(lambda parts: f"({' '.join(parts)})"),
        st.tuples(st.sampled_from(["last_year", "to_date", "total", "-"]), part).map(
            lambda parts: f"{parts[0]}({parts[1]})"
        ),
        st.tuples(st.sampled_from(["max", "min"]), part, part).map(lambda p: f"{p[0]}({p[1]}, {p[2]})"),
    ),
    max_leaves=8,
)


@given(FORMULAS)
def test_a_formula_written_out_reads_the_same(text: str) -> None:
    formula = KNOWN.read(text)
    assert KNOWN.read(text_of(formula)) == formula


def test_a_circle_is_refused_with_its_way() -> None:
    circle = [own("a", "b + 1"), own("b", "c * 2"), own("c", "revenue + a")]
    with pytest.raises(FormulaError, match="'a' would need itself: a -> b -> c -> a"):
        Definitions([*BUILT_IN, *circle], KNOWN.subjects)
    with pytest.raises(FormulaError, match="'revenue' would need itself: revenue -> attainment -> revenue"):
        KNOWN.check(replace(KNOWN["revenue"], formula="attainment + 1"))


def test_a_public_kpi_may_not_show_what_is_internal() -> None:
    for formula in ("margin * 2", "sum(sales.cost)", "revenue - sum(sales.amount, where=known(sales.cost))"):
        with pytest.raises(FormulaError, match="is public, but uses the internal"):
            KNOWN.check(own("peek", formula))
        KNOWN.check(own("peek", formula, access="internal"))
    with pytest.raises(FormulaError, match="is public, but uses the internal"):
        KNOWN.check(replace(own("peek", "revenue"), target="margin"))


def test_a_vendors_own_subject_can_be_used(tmp_path: Path) -> None:
    (tmp_path / "claims.toml").write_text(OWN, encoding="utf-8")
    catalogue = load(tmp_path)
    claimed = own("claimed", "sum(claims.amount) / revenue")
    known = Definitions([*BUILT_IN, claimed], catalogue)
    rows = {
        "claims": ({"day": "2026-01-01", "amount": "3"},),
        "sales": ({"date": "2026-01-01", "amount": "12"},),
    }
    snapshot = build(tmp_path, rows, catalogue=catalogue)
    assert str(one(ask(snapshot, "claimed", known=known)).value) == "0.25"


@pytest.mark.parametrize(
    ("formula", "value"),
    [
        ('sum(deals.amount, where=deals.stage in ("New", "Won"))', 40),
        ('sum(deals.amount, where=deals.stage not in ("New", "Won"))', 2),
        ('sum(deals.amount, where=not deals.qualified or deals.status == "won")', 32),
        ("count(deals, where=known(deals.probability))", 1),
        ("count(deals, where=deals.amount >= 10 and deals.created < deals.close_date)", 2),
        ("average(deals.amount)", 14),
        ("distinct(deals.stage)", 3),
        ('sum(deals.amount, where=partner.tier == "Gold")', 42),
        ("min(sum(deals.amount), 5, count(deals)) - -1", 4),
        ("sum(deals.amount) / 0", None),
        ("sum(deals.amount * 2 - deals.amount)", 42),
    ],
)
def test_what_formulas_give(
    tmp_path_factory: pytest.TempPathFactory, formula: str, value: int | None
) -> None:
    known = Definitions([*BUILT_IN, own("mine", formula)], KNOWN.subjects)
    snapshot = build(tmp_path_factory.mktemp("formula"), DEALS)
    assert one(ask(snapshot, "mine", known=known)).value == value


DEALS = {
    "partners": ({"partner": "P-001", "tier": "Gold"},),
    "deals": (
        {
            "stage": "New",
            "amount": "10",
            "created": "2026-01-01",
            "close_date": "2026-02-01",
            "probability": "0.1",
        },
        {
            "stage": "Won",
            "amount": "30",
            "created": "2026-01-01",
            "close_date": "2026-02-01",
            "status": "won",
        },
        {
            "stage": "Old",
            "amount": "2",
            "created": "2026-02-01",
            "close_date": "2026-02-01",
            "qualified": "false",
        },
    ),
}


def test_completions_offer_what_could_follow() -> None:
    words = KNOWN.completions(internal=True)
    assert {"revenue", "margin", "sales.amount", "deals.status", "partner.tier", "sum(", "last_year("} <= set(
        words
    )
    outside = KNOWN.completions(internal=False)
    assert "margin" not in outside
    assert "sales.cost" not in outside
    assert "revenue" in outside

"""The sheet of a review: every number in it is one of the facts, also after its formulas are worked out."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from tests.office import as_pdf, needs_office, words
from tests.reviews.facts import amounts, back, facts, line
from tests.reviews.large import COMPANY, edition, large_facts
from tests.reviews.sheets import Rows, formulas, known, numbers, sheets, worked_out

from quarterdeck.reviews.arithmetic.drivers import Cause
from quarterdeck.reviews.facts import Amounts, Facts
from quarterdeck.reviews.workbook import workbook

NAMES = ["Summary", "By quarter", "By line", "Pipeline", "Deals", "What changed", "Promises"]


@pytest.fixture(scope="module")
def said() -> Facts:
    return large_facts()


@pytest.fixture(scope="module")
def written(said: Facts) -> bytes:
    return workbook(edition(said))


@pytest.fixture(
    scope="module",
    params=["as it is written", pytest.param("worked out by LibreOffice", marks=needs_office)],
)
def found(
    request: pytest.FixtureRequest, written: bytes, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, Rows]:
    if request.param == "as it is written":
        return sheets(written)
    return sheets(worked_out(written, tmp_path_factory.mktemp("sheet")))


def row(rows: Rows, name: str, place: int = 0) -> list[float]:
    """The numbers of the row of that name; of several the one at `place`."""
    return numbers([one for one in rows if one and one[0] == name][place])


def close(values: list[float]) -> object:
    return pytest.approx(values, rel=1e-9, abs=1e-6)


def by_quarter(one: Amounts) -> list[float]:
    return known(
        one.plan, one.due, one.actual, one.variance, one.attainment, one.pace, one.last_year, one.growth
    )


def test_quarters_and_their_total(found: dict[str, Rows], said: Facts):
    assert list(found) == NAMES
    for number, quarter in enumerate(said.back.quarters, start=1):
        assert row(found["By quarter"], f"Q{number} 2026") == close(by_quarter(quarter.amounts))
    assert row(found["By quarter"], "Total") == close(by_quarter(said.back.total))


def test_lines_with_their_quarters_side_by_side(found: dict[str, Rows], said: Facts):
    def beside(parts: list[Amounts], total: Amounts) -> list[float]:
        cells = [
            value for one in (*parts, total) for value in (one.plan, one.actual, one.variance, one.last_year)
        ]
        return known(*cells, total.attainment, total.growth)

    for one in said.back.lines:
        name = one.name or "Outside of the plan"
        assert row(found["By line"], name) == close(beside(list(one.quarters), one.total))
    parts = [quarter.amounts for quarter in said.back.quarters]
    assert row(found["By line"], "Total") == close(beside(parts, said.back.total))


def test_coming_quarters(found: dict[str, Rows], said: Facts):
    names = ("Q4 2026", "Q1 2027", "Q2 2027", "Q3 2027")
    for name, one in zip(names, said.ahead.quarters, strict=True):
        assert row(found["Pipeline"], name) == close(
            known(one.plan, one.actual, one.last_year, one.won, one.pipeline, one.qualified, one.weighted)
            + known(one.index, one.index_target, one.missing, one.coverage)
        )
    assert said.ahead.shift.moves
    for move in said.ahead.shift.moves:
        assert row(found["Pipeline"], said.ahead.deal(move.deal).name) == close([float(move.amount)])
    then = {one.key: one for one in said.ahead.shift.quarters}["2026-Q4"]
    assert row(found["Pipeline"], "Q4 2026", 1) == close(
        known(then.pipeline_before, then.pipeline_after, then.index_before, then.index_after)
    )
    rate = [one for one in found["Pipeline"] if one[:2] == [3.0, 9.0]]
    assert rate == [close([3.0, 9.0, 0.25, 4.0])]


def test_deals(found: dict[str, Rows], said: Facts):
    likely = Decimal(0)
    for one in said.ahead.deals:
        weighted = None if one.probability is None else one.amount * one.probability
        likely += weighted or 0
        shown = row(found["Deals"], one.name)
        assert shown[: 3 if weighted else 1] == close(known(one.amount, one.probability, weighted))
        assert shown[-3:] == known(one.slips, one.slipped_days, one.days_in_stage)
    total = sum((one.amount for one in said.ahead.deals), Decimal(0))
    assert row(found["Deals"], "Total") == close(known(total, likely))


def test_what_changed(found: dict[str, Rows], said: Facts):
    story, since, rows = said.story, said.since, found["What changed"]
    assert story
    assert since
    assert story.customers
    drivers = [numbers(one) for one in rows if len(one) == 2 and isinstance(one[1], float)]
    causes = [story.drivers.by(cause) for cause in Cause]
    expected = [story.drivers.before, *causes, story.drivers.after]
    assert drivers[: len(expected)] == [close([float(value)]) for value in expected]
    for part in story.leading:
        assert any(one == [float(part.amount)] for one in map(numbers, rows))
    bought = story.customers
    for one in (*bought.won, *bought.lost):
        assert row(rows, one.name) == close([float(one.change)])
    assert row(rows, "Others who bought more") == close([float(bought.grown)])
    assert row(rows, "Others who bought less") == close([float(bought.shrunk)])
    assert since.now
    kept = known(since.then, since.now, since.now - since.then)
    *both, difference = next(numbers(one)[1:] for one in rows if len(numbers(one)) == 4)
    assert both == close(kept[:2])
    assert difference == pytest.approx(kept[2], abs=1e-3)


def test_promises_the_vendors_first(found: dict[str, Rows]):
    rows = [one for one in found["Promises"] if one and one[0] in ("Tarnvale", COMPANY)]
    assert [one[0] for one in rows] == ["Tarnvale", "Tarnvale", COMPANY, COMPANY]
    assert [one[4] for one in rows] == ["kept in time", "dropped", "late", "kept late"]


def test_the_summary_is_linked_to_the_other_sheets(found: dict[str, Rows], said: Facts):
    for place, one in enumerate((said.back.reviewed.amounts, said.back.total)):
        for name, value in (
            ("Plan", one.plan),
            ("Actual", one.actual),
            ("Variance", one.variance),
            ("Attainment", one.attainment),
            ("Last year", one.last_year),
            ("Growth", one.growth),
        ):
            assert row(found["Summary"], name, place) == close(known(value))


@pytest.mark.any_database
def test_its_sums_are_alive_and_it_is_the_same_each_time(said: Facts, written: bytes):
    assert formulas(written) > 200
    assert workbook(edition(said)) == written


@pytest.mark.any_database
def test_what_a_spreadsheet_would_run_is_text():
    risky = '=HYPERLINK("http://bad.example")'
    made = facts(back(line("l1", amounts(1, 2), name=risky)))
    read = sheets(workbook(replace(edition(made), vendor="@SUM(1)")))
    assert row(read["By line"], f"'{risky}")[:3] == [1000.0, 2000.0, 1000.0]
    assert not any(
        isinstance(cell, str) and cell.startswith(("=", "+", "-", "@"))
        for rows in read.values()
        for one in rows
        for cell in one
    )


@pytest.mark.any_database
def test_without_plan_pipeline_or_history_there_are_fewer_numbers_and_no_errors():
    made = facts(back(line("Storage", amounts(None, 0), amounts(None, 3))), plan=None, known=False)
    read = sheets(workbook(edition(made)))
    assert row(read["By quarter"], "Q2 2026") == [3000.0, 0.0]
    assert row(read["By quarter"], "Total") == [3000.0, 0.0]
    assert ["No deal is open."] in read["Deals"]
    assert ["Nothing was promised."] in read["Promises"]
    assert ["No month of the quarter is over yet, so nothing can be compared."] in read["What changed"]
    assert not any("#" in str(cell) for rows in read.values() for one in rows for cell in one)


@needs_office
@pytest.mark.any_database
def test_no_number_is_too_wide_for_its_column(written: bytes, tmp_path: Path):
    file = tmp_path / "review.xlsx"
    file.write_bytes(written)
    _sizes, read = words(as_pdf(file))
    assert any("912,345,678,901.23" in word.text for word in read)
    assert not any("###" in word.text for word in read)

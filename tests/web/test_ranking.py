"""The groups that stand out, and the others put together: by hand, and against asking for all of them."""

from decimal import Decimal

import pytest
from tests.cast import PARTNERS, TODAY

from quarterdeck.calendar import Span
from quarterdeck.directory.selectors import scope_of
from quarterdeck.kpis import Question, QuestionError, Rank, ask, definitions, ranked

KPIS = ("revenue", "share", "change", "growth", "target", "attainment")


@pytest.fixture
def quarter(filled) -> Span:
    return Span.parse("2026-Q1", filled[1].calendar)


@pytest.fixture
def question(channel, filled, quarter) -> Question:
    return Question(
        snapshot=filled[1],
        scope=scope_of(channel.chief),
        kpis=KPIS,
        by=("partner",),
        where={},
        period=quarter,
        owner="then",
        basis="target",
        today=TODAY,
        definitions=definitions(),
    )


def test_those_kept_have_the_figures_they_have_among_all(question, quarter):
    found = ranked(question, [Rank("revenue", most=2), Rank("change", least=1)])
    every = ask(
        question.snapshot, question.scope, KPIS, by=("partner",), period=quarter, basis="target", today=TODAY
    )
    # Partner n sells 3 x (1000 + n) a month in its own currency; EUR is worth more than USD and CAD.
    assert {one.by["partner"] for one in found.figures} == {"P-12", "P-111", "P-2"}
    kept = ("P-12", "P-111", "P-2")
    assert found.figures == [one for one in every.figures if one.by["partner"] in kept]


def test_the_others_and_those_kept_make_the_whole(question, quarter):
    found = ranked(question, [Rank("revenue", most=3)])
    (whole,) = ask(
        question.snapshot, question.scope, ["revenue"], period=quarter, basis="target", today=TODAY
    ).figures
    kept = sum(one.value for one in found.figures if one.kpi == "revenue")
    assert kept + found.rest["revenue"].value == whole.value
    shares = [one.value for one in (*found.figures, found.rest["share"]) if one.kpi == "share"]
    assert sum(shares) == pytest.approx(1)
    assert (found.groups, found.others) == (len(PARTNERS), len(PARTNERS) - 3)
    assert found.rest["attainment"].value == found.rest["revenue"].value / found.rest["target"].value


def test_what_rose_and_what_fell_make_the_change(question, quarter):
    found = ranked(question, [Rank("revenue", most=1), Rank("change", least=1)])
    (lost,) = (one for one in found.figures if one.kpi == "change" and one.by["partner"] == "P-2")
    assert found.falls == lost.value == Decimal(-2 * 3 * 1002)  # it stopped in January; all others go on
    assert found.rises == 0


@pytest.mark.parametrize(("reach", "needed"), [("0.1", 1), ("0.2", 2), ("1", len(PARTNERS))])
def test_how_many_make_a_share(question, reach, needed):
    assert ranked(question, [Rank("revenue", most=1)], reach=Decimal(reach)).reaching == needed


def test_what_does_not_add_up_gives_no_order(question):
    with pytest.raises(QuestionError, match="ordered by 'growth'"):
        ranked(question, [Rank("growth", most=1)])

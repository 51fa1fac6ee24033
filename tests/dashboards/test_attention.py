"""Who needs somebody, and why."""

from decimal import Decimal

import pytest

from quarterdeck.dashboards import attention
from quarterdeck.dashboards.attention import Cause, Standing
from quarterdeck.kpis.figure import Figure, Status, Unit


def figure(kpi: str, value: str | None, status: Status = Status.NEUTRAL, unit: Unit = Unit.PERCENT) -> Figure:
    number = None if value is None else Decimal(value)
    return Figure(kpi=kpi, value=number, unit=unit, period="2026-Q2", status=status, currency="EUR")


def standing(
    *,
    pace: tuple[str | None, Status] = ("1.0", Status.ON_TRACK),
    growth: str | None = "0.05",
    index: tuple[str | None, Status] = ("4", Status.ON_TRACK),
    silent: str | None = None,
    target: str = "2000",
) -> Standing:
    return Standing(
        period={
            "revenue": figure("revenue", "420", unit=Unit.MONEY),
            "target": figure("target", target, unit=Unit.MONEY),
            "target_to_date": figure("target_to_date", "1000", unit=Unit.MONEY),
            "revenue_last_year": figure("revenue_last_year", "900", unit=Unit.MONEY),
            "pace": figure("pace", *pace),
            "growth": figure("growth", growth),
        },
        following={"pipeline_index": figure("pipeline_index", *index, unit=Unit.TIMES)},
        following_name="Q3 2026",
        silent_since=silent,
    )


@pytest.mark.parametrize(
    ("how", "causes", "words"),
    [
        ({}, [], ""),
        ({"pace": ("0.42", Status.AT_RISK)}, [Cause.AT_RISK], "58 % behind target to date, 580 EUR missing"),
        ({"pace": ("0.9", Status.BEHIND)}, [Cause.BEHIND], "10 % behind target to date, 100 EUR missing"),
        ({"growth": "-0.25"}, [Cause.DECLINING], "25 % less than a year ago"),
        ({"growth": "-0.05"}, [], ""),
        ({"index": ("0", Status.AT_RISK)}, [Cause.NO_PIPELINE], "no pipeline for Q3 2026"),
        (
            {"index": ("1.24", Status.AT_RISK)},
            [Cause.THIN_PIPELINE],
            "pipeline for Q3 2026 only 1.2 × the target",
        ),
        ({"index": (None, Status.NOT_AVAILABLE), "pace": (None, Status.NOT_AVAILABLE)}, [], ""),
        (
            {"silent": "March 2026", "pace": ("0.1", Status.AT_RISK), "growth": "-0.9"},
            [Cause.SILENT],
            "nothing sold since March 2026, 900 EUR missing",
        ),
    ],
)
def test_reasons_come_from_figures(how: dict, causes: list[Cause], words: str):
    found = attention.reasons(standing(**how))
    assert [reason.cause for reason in found] == causes
    assert [reason.words.replace("\u00a0", " ").replace("\u202f", " ") for reason in found[:1]] == [
        words
    ] * bool(words)


def test_the_most_pressing_reason_comes_first_and_names_the_next_step():
    found = attention.reasons(
        standing(pace=("0.42", Status.AT_RISK), growth="-0.5", index=("0", Status.AT_RISK))
    )
    assert [reason.cause for reason in found] == [Cause.AT_RISK, Cause.DECLINING, Cause.NO_PIPELINE]
    assert attention.next_step(found, "Q3 2026") == "See which products are missing"
    assert attention.next_step((), "Q3 2026") == "Nothing presses"


def test_what_presses_more_weighs_more():
    calm = attention.reasons(standing(index=("1.2", Status.AT_RISK)))
    behind = attention.reasons(standing(pace=("0.9", Status.BEHIND)))
    at_risk = attention.reasons(standing(pace=("0.4", Status.AT_RISK)))
    silent = attention.reasons(standing(silent="March 2026"))
    weights = [attention.pressing(found) for found in ((), calm, behind, at_risk, silent)]
    assert weights == sorted(set(weights))


def test_of_a_period_that_is_over_all_of_the_target_is_due_and_the_pipeline_is_no_longer_news():
    over = standing(target="1000", pace=("0.42", Status.AT_RISK), index=("0.2", Status.AT_RISK))

    (reason,) = attention.reasons(over)

    assert reason.words.replace("\u00a0", " ") == "58 % behind target, 580 EUR missing"


def test_a_partners_own_people_are_spoken_to():
    (reason,) = attention.reasons(standing(growth="-0.3"))

    assert attention.step(reason, "Q3 2026", own=True) == "See what you stopped buying"
    assert attention.step(reason, "Q3 2026") == "See what they stopped buying"

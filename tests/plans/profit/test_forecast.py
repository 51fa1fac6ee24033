"""What the guide's cases leave out: money in advance, currencies without cents, nothing to divide by."""

from decimal import Decimal

import pytest

from quarterdeck.plans.content import Content, Earning, Investment, Line, Service, Sold, Terms
from quarterdeck.plans.profit import Answer, Reason, delayed, forecast
from quarterdeck.plans.profit.cash import moved
from quarterdeck.plans.profit.floor import Verdict
from quarterdeck.plans.profit.values import Lack

CENT = Decimal("0.01")
AT_ONCE = Terms(collect_days=0, pay_days=0)
SETUP = Service(key="s1", name="Set-up", attach=0, days=2, day_rate=1000, day_cost=400)


def line(number: int = 1, *months: int, **earning: object) -> Line:
    return Line(
        key=f"l{number}",
        kind=Sold.FAMILY,
        sold="Storage",
        name=f"Line {number}",
        months=months,
        earning=Earning.model_validate(earning),
    )


def plan(*lines: Line, terms: Terms = AT_ONCE, currency: str = "EUR", **more: object) -> Content:
    length = len(lines[0].months) if lines else 12
    return Content.model_validate(
        {
            "begins": "2027-01",
            "length": length,
            "currency": currency,
            "lines": lines,
            "terms": terms,
            **more,
        }
    )


def test_an_empty_plan_earns_nothing_and_divides_by_nothing():
    profit = forecast(plan())
    assert profit.profit == Answer(Decimal(0))
    assert profit.blended_margin == Answer(reason=Reason.NO_REVENUE)
    assert profit.roi == Answer(reason=Reason.NO_INVESTMENT)
    assert profit.outcome.break_even.reason == Reason.NO_INVESTMENT
    assert profit.outcome.low_point == (0, Decimal(0))


def test_without_any_margin_nothing_is_said_of_profit():
    profit = forecast(plan(line(1, 100, 100)))
    assert {profit.profit.reason, profit.blended_margin.reason, profit.roi.reason, profit.delay.reason} == {
        Reason.NO_MARGIN
    }
    assert profit.profit.value is None
    assert [(each.key, each.lack) for each in profit.missing] == [("l1", Lack.MARGIN)]
    assert not profit.available


def test_a_line_that_sells_nothing_lacks_nothing():
    profit = forecast(plan(line(1, 0, 0), line(2, 5, 5, margin="0.5")))
    assert (profit.missing, profit.profit) == ((), Answer(Decimal(5)))


@pytest.mark.parametrize("deal", [None, 0])
def test_services_without_an_average_deal_are_missing_and_the_product_counts(deal: int | None):
    profit = forecast(plan(line(1, 100, margin="0.5", deal=deal, services=(SETUP,))))
    assert [(each.key, each.lack) for each in profit.missing] == [("l1", Lack.DEAL)]
    assert profit.profit == Answer(Decimal(50))


def test_an_investment_after_the_end_is_missing_rather_than_moved():
    late = Investment(key="i1", kind="marketing", name="Fair", month=12, amount=500)
    profit = forecast(plan(line(1, 100, margin="0.5"), investments=(late,)))
    assert [(each.key, each.lack) for each in profit.missing] == [("i1", Lack.MONTH)]
    assert profit.investment == 0


def test_an_investment_that_is_never_covered_is_not_reached():
    fair = Investment(key="i1", kind="marketing", name="Fair", amount=500)
    profit = forecast(plan(line(1, 100, margin="0.5"), investments=(fair,)))
    assert profit.outcome.break_even.reason == Reason.NOT_REACHED
    assert profit.roi == Answer(Decimal("-0.9"))


def test_before_anything_is_invested_nothing_is_covered():
    fair = Investment(key="i1", kind="marketing", name="Fair", amount=60, month=1)
    profit = forecast(plan(line(1, 100, 100, margin="0.5"), investments=(fair,)))
    assert profit.outcome.break_even.month == 1


def test_yen_have_no_smaller_part():
    profit = forecast(plan(line(1, 1000, margin="0.3333"), currency="JPY"))
    assert profit.profit == Answer(Decimal(333))


@pytest.mark.parametrize(
    ("days", "there"),
    [
        (0, (90, 0, 0)),
        (30, (0, 90, 0)),
        (20, (30, 60, 0)),
        (75, (0, 0, 45)),
        (-20, (90, 0, 0)),
        (400, (0, 0, 0)),
    ],
)
def test_money_moves_by_days(days: int, there: tuple[int, ...]):
    assert moved((Decimal(90), Decimal(0), Decimal(0)), Decimal(days), CENT) == there


def test_money_moves_forward_by_days():
    assert moved((Decimal(0), Decimal(0), Decimal(90)), Decimal(-40), CENT) == (30, 60, 0)


def test_others_money_earns_no_interest():
    prepaid = Terms(collect_days=0, pay_days=60, finance_rate="0.12")
    profit = forecast(plan(line(1, 100, 100, margin="0.5"), terms=prepaid))
    assert profit.outcome.cash.interest == (0, 0)
    assert profit.outcome.cash.tied_up == (-50, -100)


def test_the_largest_amounts_lose_nothing():
    dear = Service(key="s1", name="Dear", attach=1, days=3650, day_rate=10**17, day_cost=0)
    months = (10**17,) * 12
    profit = forecast(plan(line(1, *months, margin="0.1", deal="0.0001", services=(dear,))))
    assert profit.outcome.flows.services[0] == 10**17 * 10**4 * 3650 * 10**17


def test_a_floor_is_judged_only_where_there_is_one():
    known = line(1, 100, margin="0.5")
    assert forecast(plan(known)).advice.verdict == Verdict.NO_FLOOR
    assert forecast(plan(terms=Terms(floor="0.2"))).advice.verdict == Verdict.NOT_KNOWN
    assert forecast(plan(known, terms=Terms(floor="0.5"))).advice.verdict == Verdict.MET
    assert forecast(plan(known, terms=Terms(floor="0.6"))).advice.verdict == Verdict.NEVER


def test_a_service_of_another_line_is_offered_where_it_would_do():
    sold = line(1, 100, margin="0.1", deal=100, services=(SETUP,))
    bare = line(2, 10_000, margin="0.1", deal=1000)
    (advice,) = forecast(plan(sold, bare, terms=Terms(floor="0.2"))).advice.services
    assert (advice.line.key, advice.service.name, advice.now, advice.new) == ("l2", "Set-up", 0, True)


def test_where_no_service_alone_is_enough_all_together_may_be():
    """Missing: 0.13 x 2000 - 200 = 60; both with every deal bring 2 x 0.1 x (600 - 130) = 94."""
    small = SETUP.model_copy(update={"days": Decimal("0.1")})
    lines = [line(number, 1000, margin="0.1", deal=1000, services=(small,)) for number in (1, 2)]
    advice = forecast(plan(*lines, terms=Terms(floor="0.13"))).advice
    assert (advice.verdict, advice.together) == (Verdict.TOGETHER, Decimal("0.64"))


def test_a_delayed_plan_sells_the_same_later():
    content = plan(line(1, 10, 20, 30, margin="0.5"))
    assert delayed(content, 1).lines[0].months == (0, 10, 20)
    assert delayed(content, 7).lines[0].months == (0, 0, 0)

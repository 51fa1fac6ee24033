"""What holds of the forecast of any plan."""

from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from quarterdeck.plans.content import Content, Earning, Investment, Line, Service, Sold, Terms
from quarterdeck.plans.profit import delayed, forecast
from quarterdeck.plans.profit.delay import MONTHS
from quarterdeck.plans.profit.floor import Attach, Verdict
from quarterdeck.plans.profit.values import total

LENGTH = 8
CLOSE = Decimal("0.001")
cents = st.decimals(0, 1_000_000, places=2)
shares = st.decimals(0, 1, places=2)
days = st.integers(0, 200)
services = st.builds(
    Service, key=st.just("s1"), name=st.sampled_from(["Set-up", "Care"]), attach=shares, days=days,
    day_rate=st.integers(0, 3000), day_cost=st.integers(0, 3000),
)  # fmt: skip
earnings = st.builds(
    Earning, margin=st.none() | shares, rebate=shares, deal=st.none() | st.integers(0, 50_000),
    services=st.lists(services, max_size=1).map(tuple),
)  # fmt: skip
terms = st.builds(
    Terms, collect_days=days, pay_days=days, stock_days=days, finance_rate=shares, floor=st.none() | shares
)
investments = st.builds(
    Investment, key=st.just("i1"), kind=st.just("training"), name=st.just("Train"),
    month=st.integers(0, LENGTH), amount=cents, people=st.integers(0, 9), days=days,
    day_cost=cents, lost_day=cents, vendor_share=shares,
)  # fmt: skip


@st.composite
def contents(draw: st.DrawFn) -> Content:
    lines = tuple(
        Line(
            key=f"l{number}",
            kind=Sold.PRODUCT,
            sold=f"S-{number}",
            name=f"Line {number}",
            months=draw(st.tuples(*[cents] * LENGTH)),
            earning=draw(earnings),
        )
        for number in range(draw(st.integers(0, 3)))
    )
    return Content(
        begins="2027-01",
        length=LENGTH,
        currency=draw(st.sampled_from(["EUR", "JPY"])),
        lines=lines,
        investments=tuple(draw(st.lists(investments, max_size=1))),
        terms=draw(terms),
    )


@settings(max_examples=60, deadline=None)
@given(contents())
def test_the_parts_add_up_to_the_totals(content: Content):
    profit = forecast(content)
    out = profit.outcome
    parts = [line.flows for line in profit.lines if line.flows]
    assert total(out.flows.gain) == sum((total(flows.gain) for flows in parts), Decimal(0))
    assert total(out.profit) == total(out.flows.gain) - total(out.cash.interest) - profit.investment
    assert profit.investment == sum((cost.own for cost in profit.costs), Decimal(0))
    unknown = sum((line.line.total for line in profit.lines_missing), Decimal(0))
    assert total(out.flows.product) + unknown == content.total


@settings(max_examples=60, deadline=None)
@given(contents())
def test_what_is_earned_has_come_in_or_is_tied_up(content: Content):
    """Profit less cash is what is tied up, in every month."""
    out = forecast(content).outcome
    earned = Decimal(0)
    for month, cash in enumerate(out.cash_to_date):
        earned += out.profit[month]
        assert earned - cash == out.cash.tied_up[month]


@settings(max_examples=40, deadline=None)
@given(contents(), st.integers(0, MONTHS))
def test_a_delay_costs_what_the_delayed_plan_earns_less(content: Content, months: int):
    now, then = forecast(content), forecast(delayed(content, months))
    cost = total(now.outcome.profit) - total(then.outcome.profit)
    assert cost == (now.delays[months - 1] if months else 0)


@settings(max_examples=40, deadline=None)
@given(contents())
def test_a_break_even_is_the_first_month_that_covers(content: Content):
    out = forecast(content).outcome
    found = out.break_even.month
    covered = [
        month
        for month in range(LENGTH)
        if 0 < total(out.investments[: month + 1]) <= total(out.gain[: month + 1])
    ]
    assert found == (covered[0] if covered else None)


@settings(max_examples=100, deadline=None)
@given(contents())
def test_who_follows_the_advice_meets_the_floor(content: Content):
    advice = forecast(content).advice
    for attach in advice.services:
        assert _margin(_attached(content, attach)) >= _asked(content) - CLOSE
    if advice.verdict == Verdict.LEAVE:
        rest = tuple(line for line in content.lines if line not in advice.leave)
        assert _margin(content.model_copy(update={"lines": rest})) >= _asked(content)


def _asked(content: Content) -> Decimal:
    assert content.terms.floor is not None
    return content.terms.floor


def _margin(content: Content) -> Decimal:
    margin = forecast(content).blended_margin.value
    assert margin is not None
    return margin


def _attached(content: Content, advice: Attach) -> Content:
    """The plan with the service in as many deals as was advised."""
    service = advice.service.model_copy(update={"attach": advice.share})
    kept = [each for each in advice.line.earning.services if each.name != service.name]
    more = tuple(
        each.model_copy(update={"key": f"s{number}"}) for number, each in enumerate((*kept, service), start=1)
    )
    earning = advice.line.earning.model_copy(update={"services": more})
    line = advice.line.model_copy(update={"earning": earning})
    lines = tuple(line if each.key == line.key else each for each in content.lines)
    return content.model_copy(update={"lines": lines})

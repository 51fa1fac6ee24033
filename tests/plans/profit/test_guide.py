"""The cases worked by hand in the guide, figure by figure."""

from collections.abc import Callable, Iterable
from decimal import Decimal

import pytest
from tests.plans.profit.cases import Case, cases

from quarterdeck.plans.profit import Answer, Profit, forecast
from quarterdeck.plans.profit.lines import deals
from quarterdeck.plans.profit.values import total

CASES = list(cases())


def amount(value: Decimal) -> str:
    return f"{value:,.2f}".replace("-", "\N{MINUS SIGN}")


def amounts(values: Iterable[Decimal]) -> str:
    return ", ".join(amount(value) for value in values)


def rate(answer: Answer) -> str:
    return f"not available: {answer.reason}" if answer.value is None else f"{answer.value:.4f}"


def break_even(profit: Profit) -> str:
    found = profit.outcome.break_even
    return f"not available: {found.reason}" if found.month is None else f"month {found.month + 1}"


def lowest(profit: Profit) -> str:
    month, cash = profit.outcome.low_point
    return f"{amount(cash)} in month {month + 1}"


def advice(profit: Profit) -> str:
    found = profit.advice
    if found.leave:
        return f"leave {', '.join(line.name for line in found.leave)}: {found.without:.4f}"
    return ", ".join(f"{each.service.name} with {each.line.name}: {each.share}" for each in found.services)


FIGURES: dict[str, Callable[[Profit], str]] = {
    "product revenue": lambda p: amount(total(p.outcome.flows.product)),
    "product cost": lambda p: amount(total(p.outcome.flows.product_cost)),
    "product profit": lambda p: amount(total(p.outcome.flows.product_profit)),
    "deals": lambda p: str(deals(p.content.lines[0]).value),
    "services revenue": lambda p: amount(total(p.outcome.flows.services)),
    "services cost": lambda p: amount(total(p.outcome.flows.services_cost)),
    "services profit": lambda p: amount(total(p.outcome.flows.services_profit)),
    "rebates": lambda p: amount(total(p.outcome.flows.rebates)),
    "investment": lambda p: amount(p.investment),
    "gain": lambda p: amount(total(p.outcome.gain)),
    "profit": lambda p: amount(p.profit.value or Decimal("NaN")),
    "blended margin": lambda p: rate(p.blended_margin),
    "ROI": lambda p: rate(p.roi),
    "break-even": break_even,
    "lowest cash": lowest,
    "operating cash": lambda p: amounts(p.outcome.cash.operating),
    "receivables": lambda p: amounts(p.outcome.cash.receivables),
    "stock": lambda p: amounts(p.outcome.cash.stock),
    "payables": lambda p: amounts(p.outcome.cash.payables),
    "tied up": lambda p: amounts(p.outcome.cash.tied_up),
    "interest": lambda p: amounts(p.outcome.cash.interest),
    "cash to date": lambda p: amounts(p.outcome.cash_to_date),
    "cost of delay": lambda p: amounts(p.delays),
    "advice": advice,
    "missing": lambda p: ", ".join(f"{each.name}: {each.lack}" for each in p.missing),
}


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_a_case_of_the_guide(case: Case):
    profit = forecast(case.content)
    assert {name: FIGURES[name](profit) for name in case.results} == case.results


def test_the_guide_covers_every_figure():
    assert {name for case in CASES for name in case.results} == set(FIGURES)
    assert len(CASES) == 7

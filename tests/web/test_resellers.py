"""The vendor's rule on resellers, kept on every page and in every file; and both flows, never added."""

import re
from decimal import Decimal

import pytest
from django.urls import reverse
from tests.web.actors import body_of, browser_of

from quarterdeck.calendar import Span
from quarterdeck.cube import current
from quarterdeck.directory.models import Vendor
from quarterdeck.directory.selectors import scope_of
from quarterdeck.kpis import QuestionError, ask

NAMES = ("Elbkontor", "Fleetkiste", "Rhône Services")
MONEY = re.compile(r'title="([\d,.]+)\u00a0EUR"')


@pytest.fixture
def page_of(channel):
    """What Katrin, the distributor, reads at an address under a rule."""

    def read(rule: str, address: str, code: int = 200) -> str:
        Vendor.objects.update(reseller_detail=rule)
        answer = browser_of("distributor", channel).get(address)
        assert answer.status_code == code
        return body_of(answer).decode()

    return read


def test_each_reseller_with_figures_and_rows(page_of):
    home = page_of("rows", "/")
    assert all(name in home for name in NAMES)
    assert "Customer of P-11" in page_of("rows", reverse("rows", args=["P-11", "sales"]) + "?period=2025")


def test_each_reseller_with_figures_and_no_rows(page_of):
    assert all(name in page_of("figures", "/") for name in NAMES)
    assert "Elbkontor" in page_of("figures", reverse("partner", args=["P-11"]))
    page = page_of("figures", reverse("rows", args=["P-11", "sales"]) + "?period=2025")
    assert "not row by row" in page
    assert "Customer of P-11" not in page
    page_of("figures", reverse("rows_file", args=["P-11", "sales", "csv"]), 404)
    changes = page_of("figures", reverse("changes", args=["P-11"]) + "?since=2026-04-30")
    assert "not row by row" in changes
    assert "Expansion at P-11" not in changes
    assert "Renewal at P-11" not in page_of("figures", "/")
    assert "Customer of D-1" not in page_of("figures", reverse("rows", args=["P-11", "sales"]))


def test_resellers_only_as_one_sum(page_of):
    home = page_of("totals", "/")
    assert "only as one sum" in home
    pages = [home, page_of("totals", reverse("breakdown_all"))]
    pages += [page_of("totals", reverse("partners_file", args=["csv"]))]
    pages += [page_of("totals", reverse("breakdown_all") + f"?by={by}") for by in ("partner", "territory")]
    assert [name for page in pages for name in NAMES if name in page] == []
    for name in ("partner", "breakdown", "changes"):
        page_of("totals", reverse(name, args=["P-11"]), 404)


def test_the_sum_is_the_same_under_each_rule(page_of):
    """P-11, P-12 and P-111 sold 1006, 1008 and 1007 of three products in April; the distributor 1005."""
    for rule in ("rows", "figures", "totals"):
        amounts = MONEY.findall(page_of(rule, "/?period=2026-04"))
        assert amounts[:4] == ["0.00", "12,078.00", "3,015.00", "9,063.00"], rule


def test_the_sum_of_one_reseller_would_be_its_figure(page_of, channel):
    channel.distributor.roles.update(partner="P-11")  # a dealer with one reseller below
    home = page_of("totals", "/?period=2026-04")
    assert MONEY.findall(home)[1] == "3,018.00", "its own alone"
    assert "6,039" not in home


def test_nobody_splits_down_to_the_rows_of_sealed_partners(channel, settings):
    Vendor.objects.update(reseller_detail="figures")
    snapshot = current(settings.HOME.cube)
    assert snapshot is not None
    question = {"period": Span.parse("2026", snapshot.calendar), "basis": "target"}
    scope = scope_of(channel.distributor)
    assert ask(snapshot, scope, ["pipeline"], **question).figures[0].value == Decimal(36_000)
    with pytest.raises(QuestionError, match="no dimension 'deal'"):
        ask(snapshot, scope, ["pipeline"], by=["deal"], **question)

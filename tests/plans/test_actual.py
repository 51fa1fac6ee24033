"""Planned against actual, from the first day: the same figures as everywhere, by month, quarter and line."""

import html
import re
from decimal import Decimal

from django.test import Client
from django.urls import reverse
from tests.cast import Cast
from tests.plans.made import content, line, plan_of, signed

from quarterdeck.dashboards.reader import Reader, reader_for
from quarterdeck.directory.models import Partner, Person, Vendor
from quarterdeck.directory.selectors import scope_of
from quarterdeck.home import Home
from quarterdeck.plans import selectors
from quarterdeck.plans.actual.lines import ByLine, LineActual
from quarterdeck.plans.content import Sold
from quarterdeck.plans.models import Version
from quarterdeck.plans.pages.actual import actual_page
from quarterdeck.plans.publishing import publish

EVEN = (Decimal(1000),) * 24
SAID = content(
    0,
    24,
    begins="2026-01",
    lines=(
        line(1, 24, months=EVEN),
        line(2, 24, kind=Sold.FAMILY, sold="Network", name="All of Network", months=EVEN),
    ),
)
"""P-1 sells 1,001.00 a month of S-1, S-2 and N-1 each, until April; today is 15 May, half of the month."""


def reader(person: Person, home: Home) -> Reader:
    return reader_for(person, scope_of(person), Vendor.objects.get(), home)


def text_of(client: Client, name: str, *args: object) -> str:
    answer = client.get(reverse(name, args=args), headers={"HX-Request": "true"})
    assert answer.status_code == 200
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", answer.content.decode())).split())


def test_a_plan_in_force_is_compared_with_what_is_sold(cast: Cast, home: Home, client_of):
    plan = signed(cast, SAID)
    jonas, mia, katrin = (client_of(one) for one in (cast.executive, cast.manager, cast.distributor))
    assert "not in the figures yet" in text_of(jonas, "plan_actual", plan.pk)
    publish(plan, home)
    version = selectors.in_force(plan)
    pages = [actual_page(reader(one, home), plan, version) for one in (cast.executive, cast.manager)]
    assert pages[0] == pages[1]
    page = pages[0]
    whole = {name: figure.value for name, figure in page.found.whole.items()}
    assert (whole["revenue"], whole["target"]) == (12 * 1001, 48000)
    due = 2 * (4000 + Decimal(15000) / 31)
    assert abs(whole["target_to_date"] - due) < Decimal("0.01")
    assert whole["pace"] == whole["revenue"] / whole["target_to_date"]
    assert sum(line.due for line in page.lines.lines) == round(whole["target_to_date"], 2)
    assert [(line.name, line.sold) for line in page.lines.lines] == [
        ("Array 100", 4004),
        ("All of Network", 4004),
    ]
    assert page.lines.outside == 4004  # S-2 is nobody's line
    assert [(one.name, one.begun) for one in page.found.quarters[:3]] == [
        ("Q1 2026", True), ("Q2 2026", True), ("Q3 2026", False)
    ]  # fmt: skip
    first = {name: figure.value for name, figure in page.found.quarters[0].figures.items()}
    assert (first["revenue"], first["target"], first["variance"]) == (9009, 6000, 3009)
    assert page.found.quarters[0].beside["target"]["target"].value == 12000
    assert [(bar.actual, bar.planned, bar.last_year) for bar in page.bars[3:6]] == [
        (3003, 2000, 3003), (0, 2000, page.bars[4].last_year), (None, 2000, None)
    ]  # fmt: skip
    for told in (text_of(jonas, "plan_against_actual", "P-1"), text_of(mia, "plan_actual", plan.pk)):
        assert "Revenue is 34 % ahead of plan to date. Ahead" in told.replace("\u00a0", " ")
        assert "Outside of the plan" in told
    assert text_of(katrin, "plan_against_actual", "P-11") == ""


def test_a_plan_that_is_still_to_come(cast: Cast, home: Home, client_of):
    plan = signed(cast, SAID.model_copy(update={"begins": "2027-01"}))
    publish(plan, home)
    told = (
        text_of(client_of(cast.staff), "plan_actual", plan.pk).replace("\u00a0", " ").replace("\u202f", " ")
    )
    assert "The plan begins on 1 January 2027. 6 K EUR are planned for Q1 2027." in told
    about = text_of(client_of(cast.staff), "plan_against_actual", "P-1")
    assert "No joint business plan is in force." in about
    assert "Plan from 1 January 2027 to 31 December 2028" in about


def test_without_a_plan_the_vendor_is_shown_how_to_begin(cast: Cast, home: Home, client_of):
    assert "Make one together" in text_of(client_of(cast.manager), "plan_against_actual", "P-1")
    assert "Make one" not in text_of(client_of(cast.executive), "plan_against_actual", "P-1")


def test_a_partner_that_is_not_in_the_figures_yet(cast: Cast, home: Home, client_of):
    Partner.objects.create(key="P-9", name="Newcomer", type="Reseller", territory_id="DE", currency="EUR")
    plan, tomas = plan_of(cast.operations, SAID, partner="P-9"), client_of(cast.operations)
    version = {"number": 1, "side": "vendor", "digest": SAID.digest, "proposed_by": cast.manager}
    Version.objects.create(plan=plan, state="signed", content=SAID.model_dump(mode="json"), **version)
    assert "as soon as both have signed it and the partner" in text_of(tomas, "plan_actual", plan.pk)
    told = text_of(tomas, "plan_outlook", plan.pk)
    assert "There is no year of sales to set that against. Nothing was sold before" in told


def test_where_most_is_missing():
    behind = LineActual("Storage", Decimal(100), Decimal(20))
    less = LineActual("Network", Decimal(100), Decimal(90))
    ahead = LineActual("Cloud", Decimal(0), Decimal(50))
    assert ByLine([less, behind, ahead], Decimal(0)).weakest == behind
    assert ByLine([less, less, less], Decimal(0)).weakest is None
    assert ByLine([ahead], Decimal(0)).weakest is None
    assert (behind.attainment, ahead.attainment) == (Decimal("0.2"), None)

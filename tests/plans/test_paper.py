"""The paper of a plan: every number of the content is on it, and who signed it stands on each page."""

from datetime import UTC, date, datetime
from decimal import Decimal
from io import BytesIO
from itertools import pairwise

import pytest
from django.urls import reverse
from django.utils.translation import override
from pypdf import PdfReader
from tests.cast import Cast
from tests.plans.made import full_content, plan_of

from quarterdeck.audit.models import Entry
from quarterdeck.directory.models import Vendor
from quarterdeck.directory.selectors import scope_of
from quarterdeck.plans.content import Content, Goal, Promise, Strategy
from quarterdeck.plans.models import Plan, Version
from quarterdeck.plans.papers import paper_of, printed
from quarterdeck.plans.profit import forecast

pytestmark = pytest.mark.django_db
WIDE = "Donaudampfschifffahrtsgesellschaftskapitänsmützenfabrik"
SIGNED_AT = datetime(2026, 5, 15, 12, 30, tzinfo=UTC)


@pytest.fixture
def said() -> Content:
    """Three lines from February 2027, and everything that may stand beside them."""
    named = full_content(3).model_copy(update={"begins": "2027-02", "note": "Gemeinsam für Größe: 東京"})
    lines = (named.lines[0], named.lines[1].model_copy(update={"name": WIDE}), named.lines[2])
    return named.model_copy(
        update={
            "lines": lines,
            "goals": (
                Goal(key="g1", text="Win the north", counted="new customers", baseline=Decimal(4),
                     target=Decimal(20), by=date(2029, 6, 30)),
            ),
            "strategies": (Strategy(key="t1", text="Two events a year", goal="g1"),),
            "promises": (
                Promise(key="p1", side="partner", text="Certify #two *people*", due=date(2027, 3, 31),
                        owner="jonas.keller@nordlicht.example", proof="Certificates"),
            ),
        }
    )  # fmt: skip


@pytest.fixture
def plan(cast: Cast, said: Content) -> Plan:
    """Proposed by Mia, who has signed."""
    made = plan_of(cast.manager, said, state="proposed", turn="partner")
    version = made.versions.create(
        number=1, content=said.model_dump(mode="json"), digest=said.digest, side="vendor",
        proposed_by=cast.manager, proposed_at=SIGNED_AT,
    )  # fmt: skip
    sign(version, cast, "vendor")
    return made


def sign(version: Version, cast: Cast, side: str) -> None:
    person, role = {
        "vendor": (cast.manager, "partner manager"),
        "partner": (cast.executive, "partner executive"),
    }[side]
    version.signatures.create(
        side=side, person=person, name=person.name, role=role, digest=version.digest, at=SIGNED_AT, address=""
    )


def paper(plan: Plan) -> bytes:
    """As Mia, who made the plan, gets it."""
    return printed(paper_of(scope_of(plan.made_by), plan), Vendor.objects.get())


def pages_of(pdf: bytes) -> list[str]:
    """The text of each page, with plain spaces and without where a word may break."""
    read = [page.extract_text() for page in PdfReader(BytesIO(pdf)).pages]
    return [" ".join(text.replace("\u200b", "").split()) for text in read]


def row(name: str, amounts: list[Decimal]) -> str:
    return " ".join((name, *(f"{amount:,.2f}" for amount in amounts)))


def test_every_amount_is_on_it(plan: Plan, said: Content):
    text = " ".join(pages_of(paper(plan)))
    edges = (0, 2, 5, 8, 11, 12)  # of quarters in a year that begins in February
    for year in range(3):
        parts = [slice(12 * year + a, 12 * year + b) for a, b in pairwise(edges)]
        parts.append(slice(12 * year, 12 * year + 12))
        by_line = [[sum(line.months[part]) for part in parts] for line in said.lines]
        for line, amounts in zip(said.lines, by_line, strict=True):
            assert row(line.name, amounts) in text
        assert row("Total", [sum(column) for column in zip(*by_line, strict=True)]) in text
    for line in said.lines:
        years = [sum(line.months[12 * year : 12 * year + 12]) for year in range(3)]
        assert row(line.name, [*years, line.total]) in text
    earned = forecast(said).outcome
    columns = (
        earned.flows.revenue, earned.flows.product_profit, earned.flows.services_profit, earned.flows.rebates,
        earned.cash.interest, earned.investments, earned.profit,
    )  # fmt: skip
    for quarter, months in {"Q1 2027, part": (0, 2), "Q2 2027": (2, 5), "Q1 2030, part": (35, 36)}.items():
        amounts = [sum(column[slice(*months)]) for column in columns]
        assert (
            row(quarter, [*amounts, earned.cash_to_date[months[1] - 1]]).replace("-", "\N{MINUS SIGN}")
            in text
        )
    assert row("Altogether", [sum(column) for column in columns]) in text
    for words in (
        "Array 100 20.00 % 0.00 % 10,000.00 Set-up with 50.00 % of the deals: 2 days at 900.00, which cost",
        "Certify two people, 2 people for 5 days February 2027 13,000.00 0.00",
        "stock comes 15 days ahead. What is tied up costs 6.00 % a year.",
        "Win the north new customers, from 4, to 20, by 30 Jun 2029",
        "Two events a year",
        "31 Mar 2027 Jonas Keller, Nordlicht Systems Certify #two *people* Certificates",
        "Gemeinsam für Größe: 東京",
    ):
        assert words in text


def test_each_page_says_what_was_signed_and_by_whom(plan: Plan, cast: Cast, said: Content):
    version = plan.versions.get()
    mia = "Signed for Tarnvale by Mia Brandt (partner manager), 15 May 2026, 12:30 UTC."
    pages = pages_of(paper(plan))
    assert len(pages) > 1
    for page in pages:
        assert f"Version 1, SHA-256 {said.digest}" in page
        assert mia in page
        assert "Not signed for Nordlicht Systems." in page
        assert "not signed" in page
    sign(version, cast, "partner")
    plan.versions.update(state="signed", signed_at=SIGNED_AT)
    signed = paper(plan)
    for page in pages_of(signed):
        assert "Signed for Nordlicht Systems by Jonas Keller (partner executive)" in page
        assert mia in page
        assert "not signed" not in page.lower()
    assert signed == paper(plan)


def test_amounts_are_written_as_the_reader_writes_them(plan: Plan):
    with override("de"):
        text = " ".join(pages_of(paper(plan)))
    assert "12.078,00" in text
    assert "31.03.2027" in text


def test_it_is_taken_along_by_who_may_see_it(plan: Plan, cast: Cast, client):
    address = reverse("plan_pdf", args=[plan.pk])
    client.force_login(cast.executive)
    answer = client.get(address)
    assert answer["Content-Disposition"] == f'attachment; filename="plan-{plan.pk}-version-1.pdf"'
    assert answer.content.startswith(b"%PDF-")
    assert Entry.objects.filter(action="plan.printed", object=plan.key).count() == 1
    assert client.get(f"{address}?version=2").status_code == 404
    client.force_login(cast.outsider)
    assert client.get(address).status_code == 404

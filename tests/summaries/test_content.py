"""What each recipient is told equals what their pages show, and speaks of nothing else."""

import json
from datetime import date
from decimal import Decimal

import pytest
from django.conf import settings as django_settings
from tests.cast import PARTNERS
from tests.web.channel import SECRET_COST, SECRET_STEP

from quarterdeck.calendar import Period, Span
from quarterdeck.commitments.models import Commitment
from quarterdeck.dashboards.reader import reader_for, single
from quarterdeck.directory.models import Partner, Person, Vendor
from quarterdeck.directory.reading import reading_as
from quarterdeck.directory.selectors import scope_of
from quarterdeck.kpis.figure import Status
from quarterdeck.reviews.models import Standard
from quarterdeck.reviews.standing import standings
from quarterdeck.summaries.content.gathering import NothingToTellError
from quarterdeck.summaries.content.points import MANY, Late, points
from quarterdeck.summaries.content.value import Audience, Code, Measures, Summary
from quarterdeck.summaries.models import Grain, Letter
from quarterdeck.summaries.recipients import audience_of, recipient_of, worked_out
from quarterdeck.summaries.sending.compose import compose
from quarterdeck.summaries.words import Told, say

APRIL, QUARTER = "2026-04", "2026-Q1"
NAMES = {key: name for key, name, *_rest in PARTNERS}
AUDIENCES = {
    "chief": Audience.CHIEF,
    "regional": Audience.REGIONAL,
    "manager": Audience.MANAGER,
    "executive": Audience.COMPANY,
    "distributor": Audience.COMPANY,
}
PAGES = dict.fromkeys(AUDIENCES, "/") | {"executive": "/partners/P-1/", "distributor": "/partners/D-1/"}


def told_to(person: Person, grain: str = "month", key: str = APRIL) -> Summary:
    recipient = recipient_of(person)
    assert recipient is not None
    return worked_out(recipient, grain, key)


def in_words(person: Person, summary: Summary) -> Told:
    vendor = Vendor.objects.get()
    with reading_as(person):
        return say(summary, vendor.name, vendor.calendar)


@pytest.mark.parametrize("who", AUDIENCES)
@pytest.mark.parametrize(("grain", "key"), [("month", APRIL), ("quarter", QUARTER)])
def test_the_numbers_are_those_of_the_recipient_s_own_pages(who, grain, key, channel, client_of):
    person = getattr(channel, who)
    summary = told_to(person, grain, key)
    assert summary.audience == AUDIENCES[who]
    vendor = Vendor.objects.get()
    reader = reader_for(person, scope_of(person), vendor, django_settings.HOME)
    period = Period.parse(key, vendor.calendar)
    held = sorted(reader.scope.own or reader.scope.partners)
    where = {"partner": held} if held else None
    names = ("revenue", "target", "attainment", "revenue_last_year", "growth")
    asked = single(reader.ask(names, where=where, period=Span(period, period)))
    whole = summary.whole
    assert [asked[name].value for name in names] == [
        whole.revenue,
        whole.target,
        whole.attainment,
        whole.last_year,
        whole.growth,
    ]
    page = client_of(person).get(f"{PAGES[who]}?period={key}").content.decode()
    for fact in in_words(person, summary).facts[:2]:
        assert fact.value.partition("\xa0E")[0] in page
    if who in ("chief", "regional", "manager"):
        assert sum(line.revenue for line in summary.lines) == whole.revenue
        assert sum(line.target for line in summary.lines) == whole.target
    if summary.groups:
        assert sum(group.revenue for group in summary.groups) == whole.revenue


def test_a_line_is_what_the_list_of_reviews_says(channel):
    for who in ("chief", "regional", "manager", "distributor"):
        person = getattr(channel, who)
        reader = reader_for(person, scope_of(person), Vendor.objects.get(), django_settings.HOME)
        quarter = Period.parse(QUARTER, reader.snapshot.calendar)
        listed = {one.partner: one for one in standings(reader, quarter)}
        for line in told_to(person, "quarter", QUARTER).lines:
            one = listed[line.key]
            assert (line.revenue, line.target, line.attainment) == (one.actual, one.plan, one.attainment)
            assert (line.pipeline, line.index) == (one.following.pipeline, one.following.pipeline_index)
            assert (line.short, line.ahead, line.lacks) == (one.short, one.ahead, one.lacks_pipeline)


def test_a_quarter_s_summary_looks_at_the_next_one(channel):
    assert told_to(channel.manager, "quarter", QUARTER).following == "2026-Q2"
    assert told_to(channel.manager).following == "2026-Q3"


def test_groups_are_regions_for_the_chief_and_managers_for_a_region(channel):
    chief, regional = told_to(channel.chief), told_to(channel.regional)
    assert {group.key for group in chief.groups} == {"EMEA", "AMER"}
    assert {group.key for group in regional.groups} == {channel.manager.email, channel.manager_fr.email, None}
    assert sum(group.partners for group in chief.groups) == chief.partners == len(PARTNERS)
    assert [group.many_short for group in regional.groups] == [3, 1, 2]


def test_the_whole_value_survives_being_kept(channel):
    for who in AUDIENCES:
        summary = told_to(getattr(channel, who))
        assert Summary.model_validate(json.loads(json.dumps(summary.model_dump(mode="json")))) == summary


def test_three_talking_points_each_and_late_promises_among_them(channel):
    Commitment.objects.update(due=date(2026, 5, 1))
    (line,) = told_to(channel.manager).lines
    assert [point.code for point in line.points] == [Code.OURS_LATE, Code.SHORT, Code.THEIRS_LATE]
    (talk,) = in_words(channel.manager, told_to(channel.manager)).talks
    assert talk.points == (
        "1 promise of ours is late. Have an answer ready.",
        "997\xa0EUR are missing to the target (75\xa0% of it). Ask what held it back.",
        "1 promise of theirs is late. Ask when it comes.",
    )


@pytest.mark.parametrize(
    ("measures", "codes"),
    [
        ({}, [Code.SILENT, Code.NEW, Code.UNPLANNED]),
        (
            {"revenue": 50, "target": 100, "attainment": Decimal("0.5"), "status": Status.AT_RISK,
             "last_year": 100, "growth": Decimal("-0.5"), "next_target": 100, "index": Decimal(0),
             "index_target": 4},
            [Code.SHORT, Code.NO_PIPELINE, Code.FELL],
        ),
        (
            {"revenue": 120, "target": 100, "attainment": Decimal("1.2"), "status": Status.AHEAD,
             "last_year": 100, "growth": Decimal("0.2"), "pipeline": 500, "next_target": 100,
             "index": Decimal(5), "index_target": 4},
            [Code.AHEAD, Code.COVERED, Code.GREW],
        ),
    ],
)  # fmt: skip
def test_what_is_talked_about(measures, codes):
    found = points(Measures(**measures), Late())
    assert [point.code for point in found] == codes
    assert len(found) == MANY


def test_a_type_s_standard_says_whose_quarter_lacks_pipeline(channel):
    assert told_to(channel.manager).many_lack == 1
    Standard.objects.create(type="Service Provider", quarter=3, index=3)
    (line,) = told_to(channel.manager).lines
    assert line.index_target == 3
    assert line.lacks


@pytest.mark.parametrize("who", ["executive", "distributor", "outsider"])
def test_a_partner_s_mail_holds_nothing_internal_and_no_other_partner(who, channel):
    person = getattr(channel, who)
    letter = Letter.objects.create(person=person, grain=Grain.MONTH, period=APRIL, occasion="x", content=None)
    mail = compose(letter, told_to(person))
    scope = scope_of(person)
    seen = " ".join([mail.subject, mail.body, str(mail.alternatives[0][0]), str(mail.extra_headers)])
    assert NAMES[next(iter(scope.own))] in seen
    hidden = [name for key, name in NAMES.items() if not scope.sees(key)]
    found = [
        word for word in (*hidden, SECRET_COST, SECRET_STEP, "argin") if word in seen.replace("margin:", "")
    ]
    assert found == []
    assert not any(name in mail.subject for name in NAMES.values())


def test_own_currency_and_own_calendar_are_the_company_s(channel):
    """Maple Advisory sold in Canadian dollars; its targets are in euros. Its years begin in April."""
    Partner.objects.filter(pk="P-4").update(fiscal_start=4)
    before_targets = told_to(channel.outsider, "quarter", "2025-Q2")
    said = in_words(channel.outsider, before_targets)
    assert said.under[-1] == "In your own calendar this is Q1 FY2026."
    assert said.facts[0].value == "9.04\u202fK\xa0CAD"
    assert told_to(channel.outsider, "quarter", QUARTER).currency == "EUR"
    Partner.objects.filter(pk="P-4").update(fiscal_start=2)
    said = in_words(channel.outsider, told_to(channel.outsider, "quarter", QUARTER))
    assert said.under[-1] == "In your own calendar this lies in Q4 FY2026 to Q1 FY2027."


@pytest.mark.parametrize(
    ("language", "status", "amount"), [("de", "Gefährdet", "3.003"), ("ja", "要注意", "3,003")]
)
def test_it_is_told_in_the_recipient_s_language(language, status, amount, channel):
    Person.objects.filter(pk=channel.executive.pk).update(language=language)
    channel.executive.refresh_from_db()
    letter = Letter.objects.create(person=channel.executive, grain="month", period=APRIL, occasion="x")
    with reading_as(channel.executive):
        mail = compose(letter, told_to(channel.executive))
    html = str(mail.alternatives[0][0])
    assert f'<html lang="{language}">' in html
    assert status in html
    assert amount in html.replace("\xa0", " ")
    assert "At risk" not in html


def test_nothing_to_tell_is_said_so(channel):
    with pytest.raises(NothingToTellError):
        told_to(channel.executive, "month", "2023-01")


def test_the_widest_role_decides(cast):
    assert {name: audience_of(scope_of(person)) for name, person in cast.everybody().items()} == AUDIENCES | {
        "operations": None,
        "regional_us": Audience.REGIONAL,
        "manager_fr": Audience.MANAGER,
        "manager_us": Audience.MANAGER,
        "staff": None,
        "outsider": Audience.COMPANY,
        "nobody": None,
    }

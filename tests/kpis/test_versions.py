"""Versions of KPIs: from a day on, for everybody at once, and never for what was before."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from django.core.signals import request_started
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from tests.kpis.channel import EVERYTHING, YEAR, build

from quarterdeck.audit.models import Entry
from quarterdeck.calendar import Span, pinned_today
from quarterdeck.home import Home
from quarterdeck.kpis import FormulaError, Kpi, Unit, ask, catalogue, definitions
from quarterdeck.kpis.history import changes, history
from quarterdeck.kpis.models import KpiVersion
from quarterdeck.kpis.record import Thresholds
from quarterdeck.kpis.rules import Rule
from quarterdeck.kpis.selectors import last_threshold
from quarterdeck.kpis.services import DefinitionError, drop_threshold, keep_kpi, keep_threshold, retire_kpi
from quarterdeck.kpis.signals import kpi_used

TODAY, LATER = date(2026, 5, 15), date(2026, 7, 1)
OPERATIONS = type("Somebody", (), {"email": "tomas.reyes@tarnvale.example"})()
RISING = Thresholds(Decimal(1), Decimal(2), Decimal(3))
FALLING = Thresholds(Decimal(3), Decimal(2), Decimal(1))
COLLEAGUE = type("Somebody", (), {"email": "ines.colleague@tarnvale.example"})()


@pytest.fixture(autouse=True)
def in_may(db):
    with pinned_today(TODAY):
        yield


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory):
    sales = ({"date": "2026-02-10", "flow": "sell-in", "amount": "100", "quantity": "4"},)
    return build(tmp_path_factory.mktemp("versions"), {"sales": sales})


def own(name: str = "price", formula: str = "revenue / units", **more) -> Kpi:
    said = {"label": "Price", "question": "What does a piece cost?", "words": "Revenue / units."}
    said |= {"null_rule": "Nothing was sold.", "when_red": "Look at the discounts."}
    return Kpi(**{**said, "name": name, "formula": formula, "unit": Unit.MONEY, **more})


def keep(kpi: Kpi, follows: int = 0, *, day: date = TODAY, who=OPERATIONS) -> KpiVersion:
    return keep_kpi(actor=who, kpi=kpi, follows=follows, valid_from=day, reason="It was asked for.")


def value(snapshot, name: str, on: date | None = None) -> Decimal | None:
    span = Span.parse("2026-Q1", YEAR)
    (figure,) = ask(
        snapshot, EVERYTHING, [name], period=span, basis="target", today=TODAY, known=definitions(on=on)
    ).figures
    return figure.value


def test_a_new_kpi_is_asked_for_like_any_other(snapshot):
    keep(own())
    assert value(snapshot, "price") == 25
    assert catalogue()["price"].version == 1


def test_an_earlier_day_keeps_its_figure(snapshot):
    double = replace(catalogue()["units"], formula="2 * sum(sales.quantity, where=sales.flow == 'sell-in')")
    keep(double, 1, day=LATER)
    assert (value(snapshot, "units"), definitions()["units"].version) == (4, 1)
    assert (value(snapshot, "units", on=LATER), definitions(on=LATER)["units"].version) == (8, 2)
    with pinned_today(LATER):
        assert value(snapshot, "units") == 8
        assert value(snapshot, "units", on=date(2026, 6, 30)) == 4


def test_texts_that_were_not_changed_stay_in_every_language():
    keep(replace(catalogue()["units"], formula="revenue"), 1)
    row = KpiVersion.objects.get()
    assert row.question is None
    assert definitions()["units"].question == "How many pieces were sold?"


def test_who_asks_often_looks_once_a_request_whether_definitions_changed(snapshot):
    keep(own())
    with CaptureQueriesContext(connection) as queries:
        for _ in range(5):
            value(snapshot, "price")
    assert len(queries) == 3  # the edition, the versions, the thresholds
    request_started.send(sender=None)
    with CaptureQueriesContext(connection) as queries:
        for _ in range(5):
            value(snapshot, "price")
    assert len(queries) == 1


def test_the_second_of_two_editors_is_told():
    keep(own())
    keep(own(formula="revenue / units * 2"), 1, who=COLLEAGUE)
    with pytest.raises(DefinitionError, match=r"Meanwhile ines\.colleague.* made version 2"):
        keep(own(formula="revenue / units * 3"), 1)
    assert KpiVersion.objects.count() == 2


def test_each_change_is_one_entry_and_a_failed_one_none():
    keep(own())
    keep(own(words="Revenue divided by units."), 1)
    before = Entry.objects.count()
    with pytest.raises(FormulaError), transaction.atomic():
        keep(own(formula="revenue / unitts"), 2)
    assert Entry.objects.count() == before == 2
    entry = Entry.objects.order_by("-pk").first()
    assert (entry.actor, entry.action, entry.object) == (OPERATIONS.email, "kpi.changed", "kpi:price")
    assert entry.before["words"] != entry.after["words"]


@pytest.mark.parametrize(
    ("kpi", "follows", "day", "says"),
    [
        (own(name="Price"), 0, TODAY, "cannot be a name"),
        (own(name="sum"), 0, TODAY, "word of the formula language"),
        (own(name="sales"), 0, TODAY, "word of the formula language"),
        (own(), 1, TODAY, "There is a KPI|Meanwhile|already"),
        (own(name="revenue"), 0, TODAY, "There is a KPI 'revenue' already"),
        (own(label=" "), 0, TODAY, "'label' is empty"),
        (own(), 0, date(2026, 5, 14), "earliest day"),
        (own(thresholds=FALLING), 0, TODAY, "must rise"),
        (own(thresholds=RISING, direction="lower"), 0, TODAY, "must fall"),
        (own(thresholds=RISING, direction="neutral"), 0, TODAY, "neither"),
    ],
)  # fmt: skip
def test_what_cannot_be_kept_says_why(kpi, follows, day, says):
    with pytest.raises(DefinitionError, match=says):
        keep(kpi, follows, day=day)


def test_a_built_in_kpi_stays_the_kind_of_figure_that_pages_show():
    for changed in ({"unit": Unit.COUNT}, {"access": "internal"}):
        with pytest.raises(DefinitionError, match="keeps its unit"):
            keep(replace(catalogue()["revenue"], **changed), 1)
    with pytest.raises(DefinitionError, match="Nothing is different"):
        keep(catalogue()["revenue"], 1)


def test_a_public_kpi_shows_nothing_internal():
    with pytest.raises(FormulaError, match="internal KPI 'margin'"):
        keep(own(formula="margin / units"))
    keep(own(formula="margin / units", access="internal"))
    assert "price" not in definitions().visible(internal=False)


def test_a_kpi_that_is_used_is_not_retired():
    keep(own())
    keep(own(name="twice", formula="2 * price"))
    with pytest.raises(DefinitionError, match="'price' is still used: Price"):
        retire_kpi(actor=OPERATIONS, name="price", follows=1, valid_from=TODAY, reason="Unused.")
    retire_kpi(actor=OPERATIONS, name="twice", follows=1, valid_from=TODAY, reason="Unused.")
    retire_kpi(actor=OPERATIONS, name="price", follows=1, valid_from=LATER, reason="Unused.")
    assert "price" in definitions()
    assert "price" not in definitions(on=LATER)


def test_a_kpi_on_somebodys_page_is_not_retired():
    def tiles(sender, kpi, **_):
        return ["Mia's dashboard"] if kpi == "price" else []

    keep(own())
    kpi_used.connect(tiles)
    try:
        with pytest.raises(DefinitionError, match="Mia's dashboard"):
            retire_kpi(actor=OPERATIONS, name="price", follows=1, valid_from=TODAY, reason="Unused.")
    finally:
        kpi_used.disconnect(tiles)


def test_built_in_kpis_are_not_retired():
    with pytest.raises(DefinitionError, match="pages count on the others"):
        retire_kpi(actor=OPERATIONS, name="revenue", follows=1, valid_from=TODAY, reason="No.")


def test_no_later_day_is_left_with_a_formula_that_cannot_be_read():
    keep(own(name="later"), day=LATER)
    with pytest.raises(FormulaError, match="There is no KPI 'later'"):
        keep(own(name="early", formula="later * 2"))
    keep(own(name="early", formula="later * 2"), day=LATER)


def test_a_formula_over_what_was_taken_away_stops_nothing_else(tmp_path, settings, caplog):
    here, gone = Home(tmp_path / "here"), Home(tmp_path / "gone")
    here.subjects.mkdir(parents=True)
    (here.subjects / "visits.toml").write_text(VISITS)
    settings.HOME = here
    keep(own(name="visits_made", formula="count(visits)", unit=Unit.COUNT))
    keep(own(name="twice", formula="2 * visits_made", unit=Unit.COUNT))
    keep(replace(catalogue()["units"], formula="count(visits)"), 1)
    assert {"visits_made", "twice"} <= set(definitions())
    settings.HOME = gone
    assert not {"visits_made", "twice"} & set(definitions())
    assert definitions()["units"].version == 1
    assert "'visits_made' is left out" in caplog.text


VISITS = """
label = "Visits"
help = "Who was visited."
kind = "fact"
key = ["visit"]
date = "day"

[columns]
visit = { type = "text", label = "Visit", required = true, example = "V-1" }
day = { type = "date", label = "Day", required = true, example = "2026-01-01" }
partner = { type = "text", label = "Partner", required = true, references = "partners", example = "P-001" }
"""


def test_changes_of_what_a_kpi_is_made_of_are_its_changes_too():
    keep(own())
    keep(replace(catalogue()["units"], formula="revenue"), 1, day=LATER)
    found = changes(definitions(), "price", date(2026, 6, 1), date(2026, 12, 31))
    assert [(one.kpi.name, one.kpi.version, one.since) for one in found] == [("units", 2, LATER)]
    assert changes(definitions(), "price", LATER, date(2026, 12, 31)) == []
    assert [(past.kpi.version, past.since) for past in history("units")] == [(2, LATER), (1, None)]


def test_thresholds_begin_end_and_are_told_to_the_second_editor():
    pace = catalogue()["pace"]
    resellers = Rule(kpi="pace", type="Reseller", limits=RISING, since=TODAY)
    keep_threshold(actor=OPERATIONS, kpi=pace, rule=resellers, seen=0, reason="They are new.")
    assert definitions().rules.pick("pace", "Reseller", []).limits == RISING
    with pytest.raises(DefinitionError, match="Meanwhile tomas"):
        keep_threshold(actor=COLLEAGUE, kpi=pace, rule=resellers, seen=0, reason="Me too.")
    seen = last_threshold("pace")
    drop_threshold(actor=COLLEAGUE, rule=replace(resellers, since=LATER), seen=seen, reason="Enough.")
    assert definitions().rules.of("pace")
    assert not definitions(on=LATER).rules.of("pace")
    assert Entry.objects.count() == 2
    rule = replace(resellers, kpi="revenue", target=Decimal(5))
    with pytest.raises(DefinitionError, match="no fixed target"):
        keep_threshold(actor=OPERATIONS, kpi=catalogue()["revenue"], rule=rule, seen=0, reason="?")

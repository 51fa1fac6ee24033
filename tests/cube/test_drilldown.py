"""The lines behind a figure: they add up to it, inside the scope, and only what was asked for."""

from datetime import date
from decimal import Decimal

import pytest
from tests.house import House

from quarterdeck.calendar import FiscalCalendar, Span
from quarterdeck.cube import CubeError, Rows, publish, rows, stream, totals
from quarterdeck.directory.scope import Scope

CHIEF = Scope(person="chief", everything=True, partners=frozenset(), managers=frozenset(), internal=True)
PARTNER = Scope(
    person="pat", everything=False, partners=frozenset({"P1"}), managers=frozenset(), internal=False
)
MANAGER = Scope(
    person="ben", everything=False, partners=frozenset({"P2"}), managers=frozenset({"ben"}), internal=True
)


@pytest.fixture
def house(house: House) -> House:
    """Ten lines in two months, of two partners, half in dollars."""
    house.upsert("exchange_rates", {"currency": "USD", "date": "2026-01-01", "rate": "0.9"})
    house.upsert("sales", *[
        {"line": f"L{n}", "date": date(2026, 2 + n % 2, 10 - n), "partner": f"P{1 + n // 5}",
         "amount": n, "cost": 1, "product": "S1" if n % 3 else None,
         "currency": "USD" if n % 2 else "EUR"} for n in range(10)
    ])  # fmt: skip
    return house


def ask(house: House, scope: Scope = CHIEF, *, subject: str = "sales", span: str = "2026", **more) -> Rows:
    return rows(
        house.publish(), scope, house.lake, subject, span=Span.parse(span, house.settings.calendar), **more
    )


def column(found: Rows, name: str) -> list[object]:
    place = [heading.name for heading in found.headings].index(name)
    return [row[place] for row in found.rows]


def test_lines_come_in_order_of_date_and_add_up(house: House):
    found = ask(house)
    assert found.total == 10
    assert column(found, "date") == sorted(column(found, "date"))
    assert found.sums["amount"] == sum(column(found, "amount"))
    assert [(found.sums["amount"], found.total)] == house.publish().query(
        "SELECT sum(amount), sum(rows) FROM sales"
    )


def test_an_amount_stands_in_both_currencies(house: House):
    found = ask(house, where={"currency": ["USD"], "partner": ["P1"]})
    assert column(found, "amount") == [Decimal("2.7"), Decimal("0.9")]
    assert column(found, "amount_own") == [3, 1]
    headings = {heading.name: heading.currency for heading in found.headings}
    assert (headings["amount"], headings["amount_own"]) == ("EUR", None)


def test_pages(house: House):
    pages = [ask(house, page=page, size=4) for page in (1, 2, 3, 4)]
    assert [len(page.rows) for page in pages] == [4, 4, 2, 0]
    assert {page.total for page in pages} == {10}
    lines = [line for page in pages for line in column(page, "line")]
    assert len(set(lines)) == 10


def test_only_the_span(house: House):
    assert set(column(ask(house, span="2026-03"), "line")) == {"L1", "L3", "L5", "L7", "L9"}


def test_the_span_is_one_of_the_vendors_calendar(house: House):
    house.settings = type(house.settings)(FiscalCalendar("weeks", 2, "4-4-5"), "EUR")
    found = ask(house, span="2027-02")
    assert [day.isoformat() for day in column(found, "date")] == [f"2026-03-{n:02}" for n in (3, 5, 7, 9)]


def test_values_wanted_and_no_value(house: House):
    assert set(column(ask(house, where={"product": [None]}), "line")) == {"L0", "L3", "L6", "L9"}
    assert ask(house, where={"product": [None, "S1"]}).total == 10
    assert ask(house, where={"product": []}).total == 0
    assert ask(house, where={"partner": ["P1"], "product": ["S1"]}).total == 3


def test_by_what_its_partner_and_its_product_are(house: House):
    house.upsert("products", {"product": "S1", "code": "S", "family": "Storage"})
    for where in ({"product": ["S"]}, {"family": ["Storage"]}):
        assert ask(house, where=where).total == 6
    for where in ({"country": [None]}, {"parent": ["D1"]}, {"tier": [None]}):
        assert ask(house, where=where).total == 10
    for where in ({"territory": ["DE"]}, {"region": ["EMEA"]}, {"territory": ["DE"], "type": ["Reseller"]}):
        assert ask(house, where=where).total == 5


def test_an_orphan_product_is_found_by_its_key(house: House):
    house.upsert("sales", {"line": "orphan", "date": "2026-02-01", "product": "gone"})
    assert column(ask(house, where={"product": ["gone"]}), "line") == ["orphan"]


def test_a_quota_without_partner_lies_in_no_territory(house: House):
    house.upsert("people", {"person": "mia", "territory": "EMEA"})
    house.upsert("targets", {"target": "T", "date": "2026-01-01", "manager": "mia", "basis": "quota"})
    assert ask(house, subject="targets", where={"region": ["EMEA"]}).total == 0
    assert ask(house, subject="targets", where={"region": [None]}).total == 1


def test_the_manager_is_the_one_at_the_time(house: House):
    found = ask(house, where={"manager": ["ben"]})
    assert set(column(found, "line")) == {"L1", "L3"}


def test_a_partner_sees_its_own_lines_without_internal_columns(house: House):
    found = ask(house, PARTNER)
    assert set(column(found, "partner")) == {"P1"}
    assert "cost" not in {heading.name for heading in found.headings}
    assert set(found.sums) == {"quantity", "amount", "amount_own"}
    assert ask(house, PARTNER, where={"partner": ["P2"]}).total == 0


def test_a_manager_sees_the_partners_and_what_was_booked_by_them(house: House):
    assert set(column(ask(house, MANAGER), "line")) == {"L1", "L3", "L5", "L6", "L7", "L8", "L9"}


def test_an_empty_scope_sees_nothing(house: House):
    nobody = Scope(person="x", everything=False, partners=frozenset(), managers=frozenset(), internal=True)
    found = ask(house, nobody)
    assert (found.rows, found.total, found.sums["amount"]) == ([], 0, None)


@pytest.mark.parametrize("name", ["customer", "cost", "nonsense", "1=1 OR partner", 'partner" OR 1=1 --'])
def test_filters_by_dimensions_only(house: House, name: str):
    with pytest.raises(CubeError, match="cannot be filtered"):
        ask(house, PARTNER, where={name: ["x"]})


def test_values_are_bound(house: House):
    assert ask(house, where={"product": ["S1') OR 1=1 --", "'; DROP TABLE sales; --"]}).total == 0
    assert ask(house).total == 10


def test_reads_the_lake_as_it_was_published(house: House):
    snapshot = house.publish()
    house.upsert("sales", {"line": "L0", "date": "2026-02-10", "amount": 100})
    house.upsert("assignments", {"partner": "P1", "manager": "zoe", "since": "2026-01-01"})
    found = rows(snapshot, CHIEF, house.lake, "sales", span=Span.parse("2026-02", FiscalCalendar()))
    assert found.sums["amount"] == 20
    assert set(column(found, "manager")) == {"mia", None}


def test_a_target_shows_the_part_of_each_month(house: House):
    house.upsert(
        "targets", {"target": "T", "date": "2026-01-01", "span": "quarter", "amount": 100, "partner": "P1"}
    )
    found = ask(house, subject="targets", span="2026-02..2026-03")
    assert column(found, "month") == [date(2026, 2, 1), date(2026, 3, 1)]
    assert column(found, "amount") == [Decimal("33.3333"), Decimal("33.3334")]
    assert column(found, "manager") == ["mia", "ben"]


def test_a_subject_without_rows_has_headings(house: House):
    found = ask(house, subject="deals")
    assert (found.rows, found.total) == ([], 0)
    assert "amount" in {heading.name for heading in found.headings}


def test_lines_after_a_day_are_counted_and_added_up_inside_the_scope(house: House):
    """Lines lie on 10, 8, 6, 4 and 2 February and 9, 7, 5, 3 and 1 March."""
    snapshot, days = house.publish(), {"after": date(2026, 2, 8), "until": date(2026, 3, 5)}
    found = totals(snapshot, CHIEF, house.lake, "sales", **days)
    assert (found.lines, found.sums["amount"]) == (4, Decimal("18.9"))
    own = totals(snapshot, PARTNER, house.lake, "sales", **days)
    assert (own.lines, "cost" in own.sums) == (1, False)
    assert totals(snapshot, CHIEF, house.lake, "sales", **days, where={"currency": ["EUR"]}).lines == 1
    assert totals(snapshot, CHIEF, house.lake, "deals", **days).lines == 0


def test_a_stream_goes_on_while_its_snapshot_is_swept_away(house: House):
    snapshot = house.publish()
    year = Span.parse("2026", house.settings.calendar)
    whole = rows(snapshot, CHIEF, house.lake, "sales", span=year)
    found = stream(snapshot, CHIEF, house.lake, "sales", span=year, size=3)
    first = next(found.rows)
    for _ in range(3):
        publish(house.lake, house.folder / "cube", house.settings, locks=house.locks, force_full=True)
    assert not snapshot.path.exists()
    assert (found.headings, [first, *found.rows]) == (whole.headings, whole.rows)


def test_a_stream_of_a_subject_without_rows_is_empty(house: House):
    found = stream(house.publish(), CHIEF, house.lake, "deals", span=Span.parse("2026", FiscalCalendar()))
    assert list(found.rows) == []

"""The totals that Microsoft's files hold, exactly, out of the lake and the cube."""

import csv
import gzip
from collections import defaultdict
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import pytest
from django.db.models import Count

from quarterdeck.calendar import Period, pinned_today
from quarterdeck.cube import current
from quarterdeck.dashboards.reader import reader_for
from quarterdeck.demo import adventureworks
from quarterdeck.directory.models import Assignment, Partner, Person, Role, Territory, Vendor
from quarterdeck.directory.selectors import scope_of
from quarterdeck.home import Home
from quarterdeck.intake.errors import IntakeError
from quarterdeck.intake.models import Import, QuarantinedRow
from quarterdeck.intake.workbench import open_lake
from quarterdeck.reviews.standing import standings

pytestmark = [pytest.mark.adventureworks, pytest.mark.django_db, pytest.mark.usefixtures("loaded")]

TOTAL = Decimal("80450596.9823")
YEARS = {2010: "489328.5787", 2011: "18192802.7143", 2012: "28193631.5321", 2013: "33574834.1572"}
CATEGORIES = {
    "Bikes": "66302381.5570",
    "Components": "11799076.6584",
    "Clothing": "1777840.8391",
    "Accessories": "571297.9278",
}
COUNTRIES = {
    "United States": "53607801.2102",
    "Canada": "14377925.5965",
    "France": "4607537.9350",
    "United Kingdom": "4279008.8266",
    "Germany": "1983988.0373",
    "Australia": "1594335.3767",
}
TYPES = {
    "Warehouse": "38726913.4751",
    "Value Added Reseller": "34967517.3275",
    "Specialty Bike Shop": "6756166.1797",
}
QUOTAS = {2010: 3_886_000, 2011: 25_982_000, 2012: 36_339_000, 2013: 29_507_000}


def ask(home: Home, query: str) -> list[tuple[Any, ...]]:
    """`query` over the lake: names in braces are subjects."""
    lake = open_lake(home)
    with duckdb.connect() as con:
        sources = {name: lake.source(con, name) for name in lake.catalogue}
        return con.execute(query.format(**sources)).fetchall()


def exact(wanted: dict[Any, Any]) -> dict[Any, Decimal]:
    return {key: Decimal(value) for key, value in wanted.items()}


def test_in_all(loaded: Home):
    ((rows, amount, quantity, cost),) = ask(
        loaded, "SELECT count(*), sum(amount), sum(quantity), sum(cost) FROM {sales}"
    )
    assert (rows, amount) == (60_855, TOTAL)
    assert (quantity, cost) == (214_378, Decimal("79980114.3790"))


def test_by_year(loaded: Home):
    assert dict(ask(loaded, "SELECT year(date), sum(amount) FROM {sales} GROUP BY 1")) == exact(YEARS)


def test_by_category(loaded: Home):
    query = "SELECT category, sum(amount) FROM {sales} JOIN {products} USING (product) GROUP BY 1"
    assert dict(ask(loaded, query)) == exact(CATEGORIES)


def test_by_country_of_the_partner_and_of_its_territory(loaded: Home):
    query = "SELECT country, sum(amount) FROM {sales} JOIN {partners} USING (partner) GROUP BY 1"
    assert dict(ask(loaded, query)) == exact(COUNTRIES)
    query = """SELECT t.parent, sum(amount) FROM {sales} s JOIN {partners} p USING (partner)
        JOIN {territories} t ON t.territory = p.territory GROUP BY 1"""
    assert dict(ask(loaded, query)) == exact(COUNTRIES)


def test_by_type(loaded: Home):
    query = "SELECT type, sum(amount) FROM {sales} JOIN {partners} USING (partner) GROUP BY 1"
    assert dict(ask(loaded, query)) == exact(TYPES)


def test_the_largest_reseller_and_seller(loaded: Home):
    query = """SELECT name, sum(amount) AS amount FROM {sales} JOIN {partners} USING (partner)
        GROUP BY partner, name ORDER BY amount DESC LIMIT 1"""
    assert ask(loaded, query) == [("Brakes and Gears", Decimal("877107.1923"))]
    query = """SELECT name, sum(amount) AS amount FROM {sales} s JOIN {people} p ON p.person = s.manager
        GROUP BY 1 ORDER BY amount DESC LIMIT 1"""
    assert ask(loaded, query) == [("Linda Mitchell", Decimal("10367007.4286"))]


def test_quotas_by_year_of_their_date(loaded: Home):
    query = "SELECT year(date), sum(amount) FROM {targets} WHERE basis = 'quota' GROUP BY 1"
    assert dict(ask(loaded, query)) == exact(QUOTAS)
    query = "SELECT count(*) FROM {targets} WHERE date = '2011-07-01'"
    assert ask(loaded, query) == [(10,)]


def test_the_cube_says_the_same(loaded: Home):
    snapshot = current(loaded.cube)
    assert snapshot
    assert snapshot.query("SELECT sum(amount), sum(rows) FROM sales") == [(TOTAL, 60_855)]
    assert snapshot.query("SELECT sum(amount) FROM targets") == [(95_714_000,)]
    query = "SELECT level_country, sum(amount) FROM sales JOIN partners USING (partner) GROUP BY 1"
    assert dict(snapshot.query(query)) == exact(COUNTRIES)


def test_every_row_is_accounted_for_and_none_held_back(loaded: Home):
    rows = {row.mapping_name or row.subject: (row.read, row.skipped) for row in Import.objects.all()}
    assert rows == {
        "territories-groups": (10, 1),
        "territories-countries": (10, 1),
        "territories-regions": (10, 1),
        "exchange-rates": (14_264, 0),
        "products": (606, 0),
        "partners": (701, 0),
        "people-managers": (4, 292),
        "people-sellers": (14, 282),
        "people": (4, 0),
        "assignments": (917, 0),
        "sales": (60_855, 0),
        "targets": (163, 0),
    }
    assert not QuarantinedRow.objects.exists()
    assert all("Not used" not in note for row in Import.objects.all() for note in row.notes)


def test_the_directory(loaded: Home):
    assert Partner.objects.filter(active=True).count() == 701
    assert dict(Territory.objects.values_list("level").annotate(n=Count("pk"))) == {
        "group": 3,
        "country": 6,
        "region": 10,
    }
    kinds = dict(
        Role.objects.filter(person__email__endswith="@adventure-works.com").values_list(
            "person__name", "kind"
        )
    )
    assert kinds["Brian Welcker"] == "channel chief"
    regional = {name for name, kind in kinds.items() if kind == "regional manager"}
    assert regional == {"Stephen Jiang", "Amy Alberts", "Syed Abbas"}
    assert sum(kind == "partner manager" for kind in kinds.values()) == 14
    assert set(adventureworks.CAST.values()) <= set(Person.objects.values_list("email", flat=True))
    vendor = Vendor.objects.get()
    assert (vendor.currency, vendor.target_basis, vendor.today_pinned) == ("USD", "quota", date(2013, 11, 30))


def test_every_reseller_that_bought_has_one_seller_a_day(loaded: Home):
    assert Assignment.objects.values("partner").distinct().count() == 635
    assert Assignment.objects.filter(until=None).count() == 635
    overlapping = """SELECT count(*) FROM {assignments} a JOIN {assignments} b
        ON a.partner = b.partner AND a.since < b.since AND coalesce(a.until, '2100-01-01') >= b.since"""
    assert ask(loaded, overlapping) == [(0,)]
    without = """SELECT count(*) FROM {sales} s WHERE NOT EXISTS (FROM {assignments} a
        WHERE a.partner = s.partner AND s.date BETWEEN a.since AND coalesce(a.until, s.date))"""
    assert ask(loaded, without) == [(0,)]


def test_loading_again_imports_nothing(loaded: Home, adventureworks_folder: Path):
    before = Import.objects.count()
    assert adventureworks.load(loaded, adventureworks_folder, lambda step: None) == "000001"
    assert Import.objects.count() == before


def test_a_folder_that_lacks_files(loaded: Home, tmp_path: Path):
    with pytest.raises(IntakeError, match=r"lacks DimCurrency\.csv, DimEmployee\.csv"):
        adventureworks.load(loaded, tmp_path, lambda step: None)


@pytest.mark.parametrize("quarter", ["2011-Q3", "2012-Q2", "2013-Q4"])
def test_how_every_partner_stands(loaded: Home, adventureworks_folder: Path, quarter: str):
    """Against sums made with csv and Decimal alone. Quotas are the managers': no partner has a plan."""
    chief = Person.objects.get(email="brian3@adventure-works.com")
    with pinned_today(date(2014, 2, 1)):
        reader = reader_for(chief, scope_of(chief), Vendor.objects.get(), loaded)
        found = standings(reader, Period.parse(quarter, reader.snapshot.calendar))
    before = f"{int(quarter[:4]) - 1}{quarter[4:]}"
    sold = _by_partner(adventureworks_folder)
    assert len(found) == Partner.objects.filter(active=True).count()
    assert {one.partner: one.actual for one in found if one.actual} == sold[quarter]
    assert {one.partner: one.last_year for one in found if one.last_year} == sold.get(before, {})
    assert {(one.plan, one.attainment, one.basis) for one in found} == {(None, None, "")}


def _by_partner(folder: Path) -> dict[str, dict[str, Decimal]]:
    """What each reseller bought, by quarter."""
    with (folder / "DimReseller.csv").open(encoding="utf-8", newline="") as file:
        keys = {row["ResellerKey"]: row["ResellerAlternateKey"] for row in csv.DictReader(file)}
    found: dict[str, dict[str, Decimal]] = defaultdict(lambda: defaultdict(Decimal))
    with gzip.open(folder / "FactResellerSales.csv.gz", "rt", encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            quarter = f"{row['OrderDate'][:4]}-Q{(int(row['OrderDate'][5:7]) + 2) // 3}"
            found[quarter][keys[row["ResellerKey"]]] += Decimal(row["SalesAmount"])
    return found

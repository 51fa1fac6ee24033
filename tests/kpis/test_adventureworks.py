"""Real data: figures against sums made with csv and Decimal alone, from the files themselves."""

import csv
import gzip
import json
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from tests.kpis.channel import ask, one, values
from tests.kpis.conftest import quarterdeck

from quarterdeck.cube import Snapshot, current
from quarterdeck.kpis import built_in

pytestmark = pytest.mark.adventureworks
PINNED = date(2013, 11, 30)
ALL = "2010..2013"
CHIEF = "brian3@adventure-works.com"
Line = Mapping[str, str]
Totals = dict[str, Decimal]


class Files:
    """The files as they lie there, each fact line with the rows it refers to."""

    def __init__(self, folder: Path) -> None:
        def table(name: str, key: str) -> dict[str, Line]:
            return {row[key]: row for row in _rows(folder / name)}

        geography = table("DimGeography.csv", "GeographyKey")
        territory = table("DimSalesTerritory.csv", "SalesTerritoryKey")
        reseller = table("DimReseller.csv", "ResellerKey")
        family = table("DimProductSubcategory.csv", "ProductSubcategoryKey")
        category = table("DimProductCategory.csv", "ProductCategoryKey")
        product = table("DimProduct.csv", "ProductKey")
        self.email = {
            key: row["EmailAddress"].lower() for key, row in table("DimEmployee.csv", "EmployeeKey").items()
        }
        self.sales: list[dict[str, str]] = []
        for line in _rows(folder / "FactResellerSales.csv.gz"):
            seller, sold = reseller[line["ResellerKey"]], product[line["ProductKey"]]
            place = geography[seller["GeographyKey"]]
            region = territory[place["SalesTerritoryKey"]]
            kind = family[sold["ProductSubcategoryKey"]]
            self.sales.append(
                {
                    "amount": line["SalesAmount"],
                    "quantity": line["OrderQuantity"],
                    "cost": line["TotalProductCost"],
                    "partner": seller["ResellerAlternateKey"],
                    "type": seller["BusinessType"],
                    "country": place["EnglishCountryRegionName"],
                    "group": region["SalesTerritoryGroup"],
                    "product": sold["ProductAlternateKey"],
                    "family": kind["EnglishProductSubcategoryName"],
                    "category": category[kind["ProductCategoryKey"]]["EnglishProductCategoryName"],
                    "manager": self.email[line["EmployeeKey"]],
                    **_times(line["OrderDate"]),
                }
            )
        self.quotas = [
            {
                "amount": row["SalesAmountQuota"],
                "manager": self.email[row["EmployeeKey"]],
                **_times(row["Date"]),
            }
            for row in _rows(folder / "FactSalesQuota.csv")
        ]

    def sum(self, of: str, *by: str, rows: list[dict[str, str]] | None = None) -> Totals:
        totals: Totals = defaultdict(Decimal)
        for row in self.sales if rows is None else rows:
            key = row[by[0]] if len(by) == 1 else tuple(row[name] for name in by)
            totals[key] += Decimal(row[of])
        return dict(totals)


def _rows(path: Path) -> Iterator[Line]:
    opened: Callable = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def _times(day: str) -> dict[str, str]:
    year, month = day[:4], int(day[5:7])
    return {
        "year": year,
        "half": f"{year}-H{(month + 5) // 6}",
        "quarter": f"{year}-Q{(month + 2) // 3}",
        "month": day[:7],
    }


@pytest.fixture(scope="module")
def files(adventureworks_files: Path) -> Files:
    return Files(adventureworks_files)


@pytest.fixture(scope="module")
def snapshot(adventureworks: Path) -> Snapshot:
    found = current(adventureworks / "cube")
    assert found is not None
    return found


def figures(snapshot: Snapshot, *kpis: str, **more: object) -> Totals:
    return values(ask(snapshot, *kpis, period=ALL, today=PINNED, basis="quota", **more))


def test_the_published_totals(snapshot: Snapshot) -> None:
    found = {
        figure.kpi: figure.value
        for figure in ask(
            snapshot, "revenue", "units", "target", "margin", period=ALL, today=PINNED, basis="quota"
        ).figures
    }
    assert found == {
        "revenue": Decimal("80450596.9823"),
        "units": 214_378,
        "target": 95_714_000,
        "margin": Decimal("80450596.9823") - Decimal("79980114.3790"),
    }


@pytest.mark.parametrize(
    ("by", "expected"),
    [
        (
            "year",
            {
                "2010": "489328.5787",
                "2011": "18192802.7143",
                "2012": "28193631.5321",
                "2013": "33574834.1572",
            },
        ),
        (
            "category",
            {
                "Bikes": "66302381.5570",
                "Components": "11799076.6584",
                "Clothing": "1777840.8391",
                "Accessories": "571297.9278",
            },
        ),
        (
            "country",
            {
                "United States": "53607801.2102",
                "Canada": "14377925.5965",
                "France": "4607537.9350",
                "United Kingdom": "4279008.8266",
                "Germany": "1983988.0373",
                "Australia": "1594335.3767",
            },
        ),
        (
            "type",
            {
                "Warehouse": "38726913.4751",
                "Value Added Reseller": "34967517.3275",
                "Specialty Bike Shop": "6756166.1797",
            },
        ),
    ],
)
def test_the_published_splits(snapshot: Snapshot, by: str, expected: dict[str, str]) -> None:
    assert figures(snapshot, "revenue", by=[by]) == {key: Decimal(value) for key, value in expected.items()}


@pytest.mark.parametrize("kpi", ["revenue", "units"])
@pytest.mark.parametrize(
    "by",
    [
        ("partner",),
        ("type",),
        ("country",),
        ("group",),
        ("product",),
        ("family",),
        ("category",),
        ("manager",),
        ("quarter",),
        ("half",),
        ("year",),
        ("manager", "quarter"),
        ("country", "category"),
        ("category", "year"),
        ("partner", "year"),
    ],
    ids=",".join,
)
def test_every_split_equals_a_sum_over_the_files(
    snapshot: Snapshot, files: Files, kpi: str, by: tuple[str, ...]
) -> None:
    expected = files.sum({"revenue": "amount", "units": "quantity"}[kpi], *by)
    found = figures(snapshot, kpi, by=by)
    assert {key: value for key, value in found.items() if value} == expected
    assert sum(found.values()) == sum(expected.values())


def test_months_without_orders_are_there_with_nothing(snapshot: Snapshot, files: Files) -> None:
    found = figures(snapshot, "revenue", by=["month"])
    assert len(found) == 48
    assert [found[month] for month in ("2011-02", "2011-04", "2011-06")] == [0, 0, 0]
    assert {month: value for month, value in found.items() if value} == files.sum("amount", "month")


def test_every_managers_attainment_and_variance_by_quarter(snapshot: Snapshot, files: Files) -> None:
    sold = files.sum("amount", "manager", "quarter")
    quota = files.sum("amount", "manager", "quarter", rows=files.quotas)
    attainment = figures(snapshot, "attainment", by=["manager", "quarter"])
    variance = figures(snapshot, "variance", by=["manager", "quarter"])
    managers = {manager for manager, _ in (*sold, *quota)}
    assert {manager for manager, _ in attainment} == managers
    assert len(attainment) == len(managers) * 16
    nothing = Decimal(0)
    for group, found in attainment.items():
        expected = sold.get(group, nothing) / quota[group] if quota.get(group) else None
        assert found == expected, group
        assert variance[group] == sold.get(group, nothing) - quota.get(group, nothing), group
    assert any(quota.get(group) and not sold.get(group) for group in attainment)
    assert any(sold.get(group) and not quota.get(group) for group in attainment)


def test_growth_of_2013_is_over_the_same_eleven_months(snapshot: Snapshot, files: Files) -> None:
    months = files.sum("amount", "month")
    before = sum(value for month, value in months.items() if "2012-01" <= month <= "2012-11")
    after = sum(value for month, value in months.items() if month.startswith("2013"))
    assert (
        one(ask(snapshot, "growth", period="2013", today=PINNED, basis="quota")).value == after / before - 1
    )
    sold = files.sum("amount", "manager", "year")
    found = values(ask(snapshot, "growth", period="2012", by=["manager"], today=PINNED, basis="quota"))
    assert found == {
        manager: sold.get((manager, "2012"), Decimal(0)) / sold[manager, "2011"] - 1
        if (manager, "2011") in sold
        else None
        for manager in {manager for manager, year in sold if year in ("2011", "2012")}
    }


def test_the_largest_reseller_and_the_largest_seller(snapshot: Snapshot) -> None:
    by_partner = ask(snapshot, "revenue", by=["partner"], period=ALL, today=PINNED, basis="quota").figures
    largest = max(by_partner, key=lambda figure: figure.value or 0)
    assert (largest.labels["partner"], largest.value) == ("Brakes and Gears", Decimal("877107.1923"))
    by_manager = ask(snapshot, "revenue", by=["manager"], period=ALL, today=PINNED, basis="quota").figures
    seller = max(by_manager, key=lambda figure: figure.value or 0)
    assert (seller.labels["manager"], seller.value) == ("Linda Mitchell", Decimal("10367007.4286"))


@pytest.mark.parametrize(
    "by", ["partner", "manager", "territory", "country", "region", "product", "family", "month"]
)
def test_additive_kpis_add_up(snapshot: Snapshot, by: str) -> None:
    for name in (kpi.name for kpi in built_in().values() if kpi.additive):
        parts = sum(value or 0 for value in figures(snapshot, name, by=[by]).values())
        assert parts == (figures(snapshot, name)[()] or 0), name


def test_the_command_answers_in_json(adventureworks: Path, files: Files) -> None:
    run = quarterdeck(
        adventureworks,
        *("ask", "revenue,attainment", "--by", "manager,quarter", "--where", "territory=Canada"),
        *("--period", "2012..2013", "--as", CHIEF, "--format", "json"),
    )
    assert (run.returncode, run.stderr) == (0, "")
    answer = json.loads(run.stdout)
    assert set(answer) == {"figures", "data_version"}
    canada = [row for row in files.sales if row["country"] == "Canada" and row["year"] in ("2012", "2013")]
    expected = files.sum("amount", "manager", "quarter", rows=canada)
    found = {
        tuple(one["by"].values()): Decimal(one["value"])
        for one in answer["figures"]
        if one["kpi"] == "revenue" and Decimal(one["value"])
    }
    assert found == expected
    for figure in answer["figures"]:
        assert {
            "kpi",
            "value",
            "reason",
            "unit",
            "by",
            "period",
            "target",
            "status",
            "definition_version",
        } <= set(figure)
        assert (figure["value"] is None) == (figure["reason"] is not None)

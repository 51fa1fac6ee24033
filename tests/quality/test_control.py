"""Control totals against the lake, to the cent."""

from decimal import Decimal

from tests.quality.conftest import TODAY, Watched

from quarterdeck.quality.control import Declared, compare, in_mapping
from quarterdeck.quality.desk import Arrival

CRM = [
    Arrival("1", "sales", "crm", TODAY),
    Arrival("2", "sales", "crm", TODAY),
    Arrival("3", "sales", "pos", TODAY),
]


def declared(**said: object) -> Declared:
    return Declared(**{"subject": "sales", "source": "crm", "month": "2026-03"} | said)


def test_rows_and_total_of_a_source_and_month(house: Watched):
    house.sell("P1", "2026-03-01", "2026-03-02", amount="10.01", import_id="1")
    house.sell("P2", "2026-03-01", amount="5.50", import_id="2")
    house.sell("P2", "2026-03-09", amount="99", import_id="3")
    house.sell("P2", "2026-04-01", amount="99", import_id="1")

    def off(one: Declared) -> tuple[int, Decimal, list[str]]:
        (found,) = house.look(lambda desk: compare(desk, [one]), arrivals=CRM)
        return found.rows_off, found.total_off, found.imports

    assert off(declared(rows=3, total=Decimal("25.52"))) == (0, 0, ["1", "2"])
    assert off(declared(rows=4, total=Decimal("25.53"))) == (-1, Decimal("-0.01"), ["1", "2"])
    assert off(declared(measure="quantity", total=Decimal(3))) == (0, 0, ["1", "2"])
    assert off(declared(source="erp", rows=1)) == (-1, 0, [])


def test_one_currency_of_several(house: Watched):
    house.upsert("exchange_rates", {"currency": "USD", "date": "2026-01-01", "rate": "0.9"})
    house.sell("P1", "2026-03-01", amount=10)
    house.sell("P2", "2026-03-01", amount=7, currency="USD")
    wanted = [declared(currency="USD", total=Decimal(7)), declared(total=Decimal(17))]
    assert all(one.agrees for one in house.look(lambda desk: compare(desk, wanted), arrivals=CRM))


def test_what_a_mapping_declares(tmp_path):
    path = tmp_path / "crm.toml"
    path.write_text(
        'subject = "sales"\n[columns]\n[control."2026-03"]\nrows = 3\ntotal = 25.10\ncurrency = "EUR"\n'
    )
    assert list(in_mapping(path)) == [declared(currency="EUR", rows=3, total=Decimal("25.10"))]

"""Amounts as a partner reported them: in its own currency, and never in two at once."""

from decimal import Decimal
from pathlib import Path

import pytest
from tests.kpis.channel import EVERYTHING, build

from quarterdeck.calendar import FiscalCalendar, Span
from quarterdeck.cube import Snapshot
from quarterdeck.kpis import Answer, CurrencyError, ask


def sold(line: str) -> dict[str, str]:
    """A line of sales, written in one line."""
    return dict(zip(("line", "date", "partner", "product", "amount", "currency"), line.split(), strict=True))


ROWS = {
    "partners": (
        {"partner": "A", "name": "Alpha", "type": "Reseller", "currency": "USD"},
        {"partner": "B", "name": "Beta", "type": "Reseller", "currency": "EUR"},
    ),
    "products": (
        {"product": "S", "name": "Array", "family": "Storage"},
        {"product": "N", "name": "Switch", "family": "Network"},
    ),
    "exchange_rates": (
        {"currency": "USD", "date": "2025-01-01", "rate": "0.8"},
        {"currency": "USD", "date": "2026-03-01", "rate": "0.9"},
    ),
    "sales": (
        sold("1 2025-02-10 A S 100 USD"),
        sold("2 2026-02-10 A S 150 USD"),
        sold("3 2026-03-10 A N 50 USD"),
        sold("4 2026-03-10 B N 7 EUR"),
        sold("5 2026-05-10 A N 3 EUR"),
    ),
    "targets": (
        {"target": "T", "date": "2026-01-01", "span": "quarter", "partner": "A", "amount": "400"}
        | {"currency": "USD"},
    ),
    "deals": (
        {"deal": "D", "partner": "A", "amount": "60", "close_date": "2026-02-20", "created": "2026-01-10"}
        | {"currency": "USD"},
    ),
}  # fmt: skip


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    folder: Path = tmp_path_factory.mktemp("currency")
    return build(folder, ROWS)


def asked(snapshot: Snapshot, *kpis: str, currency: str | None = "USD", **more: object) -> Answer:
    settings = {"period": "2026-Q1", "by": (), "where": {"partner": ["A"]}} | more
    period = Span.parse(str(settings.pop("period")), FiscalCalendar())
    return ask(snapshot, EVERYTHING, kpis, period=period, basis="target", currency=currency, **settings)  # type: ignore[arg-type]


def test_amounts_and_ratios_come_from_what_was_reported(snapshot: Snapshot) -> None:
    found = asked(snapshot, "revenue", "target", "attainment", "growth", "pipeline").figures
    assert [figure.value for figure in found] == [200, 400, Decimal("0.5"), 1, 60]
    assert [figure.currency for figure in found] == ["USD", "USD", None, None, "USD"]


def test_the_vendor_reads_the_same_rows_at_the_rates_of_their_days(snapshot: Snapshot) -> None:
    (figure,) = asked(snapshot, "revenue", currency=None).figures
    assert (figure.value, figure.currency) == (165, "EUR")  # 150 x 0.8 + 50 x 0.9


def test_the_parts_are_the_total(snapshot: Snapshot) -> None:
    parts = asked(snapshot, "revenue", "share", by=("family",)).figures
    assert {(f.kpi, f.by["family"]): f.value for f in parts} == {
        ("revenue", "Network"): 50,
        ("revenue", "Storage"): 150,
        ("share", "Network"): Decimal("0.25"),
        ("share", "Storage"): Decimal("0.75"),
    }


@pytest.mark.parametrize(
    "mixed",
    [
        {"where": {}},  # another partner's currency
        {"period": "2026"},  # a line of the partner's in another one
        {"where": {"partner": ["B"]}},
        {"currency": "CAD"},
    ],
)
def test_currencies_are_never_mixed(snapshot: Snapshot, mixed: dict[str, object]) -> None:
    with pytest.raises(CurrencyError):
        asked(snapshot, "revenue", "pipeline", **mixed)


def test_where_nothing_was_reported_nothing_is_mixed(snapshot: Snapshot) -> None:
    (figure,) = asked(snapshot, "revenue", period="2031").figures
    assert (figure.value, figure.currency) == (0, "USD")

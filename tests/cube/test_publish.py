"""Publishing: touched months only, nothing when nothing changed, the same as made anew."""

import random
from datetime import date, timedelta
from pathlib import Path

import pytest
from tests.house import House

from quarterdeck.calendar import FiscalCalendar
from quarterdeck.cube import CubeSettings, Snapshot, current, publish


def content(snapshot: Snapshot) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table; `rates` may keep days that have no rows any more, `meta` names files."""
    names = [name for (name,) in snapshot.query("SELECT table_name FROM duckdb_tables()")]
    kept = set(names) - {"meta", "rates"}
    return {name: snapshot.query(f"FROM {name} ORDER BY ALL") for name in kept}


def anew(house: House) -> Snapshot:
    """The same lake, published into another folder."""
    folder = house.folder / f"anew-{random.random()}"
    publish(house.lake, folder, house.settings, locks=house.locks)
    snapshot = current(folder)
    assert snapshot is not None
    return snapshot


def test_nothing_is_current_before_the_first_publication(house: House):
    assert current(house.folder / "cube") is None


def test_an_empty_lake_gives_empty_tables(tmp_path: Path):
    snapshot = House(tmp_path).publish()
    assert snapshot.query("SELECT count(*), sum(amount) FROM sales") == [(0, None)]
    assert snapshot.levels == ()
    assert snapshot.lake_versions == {}


def test_does_nothing_when_nothing_changed(house: House):
    house.upsert("sales", {"line": 1, "date": "2026-01-01"})
    first = house.publish()
    assert house.publish() is first
    assert house.publish(force_full=True).data_version == "000002"


def test_says_what_it_was_made_of(house: House):
    house.upsert("sales", {"line": 1, "date": "2026-01-01"})
    house.upsert("sales", {"line": 2, "date": "2026-01-01"})
    snapshot = house.publish()
    assert (snapshot.data_version, snapshot.currency, snapshot.calendar) == (
        "000001",
        "EUR",
        FiscalCalendar(),
    )
    assert snapshot.lake_versions["sales"] == 1
    assert snapshot.levels == ("group", "region", "country")


def test_keeps_the_last_three(house: House):
    for number in range(5):
        house.upsert("sales", {"line": number, "date": "2026-01-01"})
        house.publish()
    kept = sorted(path.name for path in (house.folder / "cube").iterdir())
    assert kept == ["000003.duckdb", "000004.duckdb", "000005.duckdb"]


def test_reads_only_touched_months(house: House, monkeypatch: pytest.MonkeyPatch):
    for month in (1, 2, 3):
        house.upsert("sales", {"line": month, "date": f"2026-0{month}-01"})
    house.publish()
    house.upsert("sales", {"line": 2, "date": "2026-02-01", "amount": 9})
    asked = []
    source = house.lake.source

    def watched(con, subject, *, version=None, months=None):
        asked.append((subject, months))
        return source(con, subject, version=version, months=months)

    monkeypatch.setattr(house.lake, "source", watched)
    assert house.publish().query("SELECT sum(amount) FROM sales") == [(11,)]
    assert ("sales", ["2026-02"]) in asked
    assert not [months for subject, months in asked if subject in {"deals", "targets"}]


@pytest.mark.parametrize(
    "settings",
    [
        CubeSettings(FiscalCalendar("July", 7), "EUR"),
        CubeSettings(FiscalCalendar("weeks", 2, "4-4-5"), "EUR"),
        CubeSettings(FiscalCalendar(), "USD"),
    ],
)
def test_other_settings_make_everything_anew(house: House, settings: CubeSettings):
    house.upsert("exchange_rates", {"currency": "EUR", "date": "2020-01-01", "rate": "2"})
    house.upsert("sales", *[{"line": n, "date": date(2026, 1, 1) + timedelta(n)} for n in range(120)])
    house.publish()
    house.settings = settings
    assert content(house.publish()) == content(anew(house))


def test_a_snapshot_that_cannot_be_read_is_made_anew(house: House):
    house.upsert("sales", {"line": 1, "date": "2026-01-01"})
    house.publish()
    (house.folder / "cube" / "000002.duckdb").write_bytes(b"not a database")
    assert house.publish().data_version == "000003"
    assert house.publish().query("SELECT sum(rows) FROM sales") == [(1,)]


def test_a_week_calendar_puts_days_into_its_months(tmp_path: Path):
    house = House(tmp_path, calendar=FiscalCalendar("weeks", 2, "4-4-5"))
    house.upsert("sales", *[{"line": n, "date": date(2026, 2, 1) + timedelta(n)} for n in range(60)])
    found = house.publish().query("SELECT m.key, m.days, s.month <> m.month, sum(rows) FROM sales s"
                                  " JOIN months m USING (month) GROUP BY ALL ORDER BY 1")  # fmt: skip
    assert found == [("2026-12", 35, False, 1), ("2027-01", 28, False, 28), ("2027-02", 28, False, 28),
                     ("2027-03", 35, False, 3)]  # fmt: skip


@pytest.mark.parametrize("seed", range(4))
def test_step_by_step_gives_what_all_at_once_does(house: House, seed: int):
    chance = random.Random(seed)
    house.settings = CubeSettings(FiscalCalendar("f", 2, chance.choice(["calendar", "4-4-5"])), "EUR")
    house.upsert("exchange_rates", {"currency": "USD", "date": "2020-01-01", "rate": "0.9"})
    for number in range(12):
        chance.choice([_sales, _sales, _sales, _deletion, _targets, _deals, _reference])(
            house, chance, str(number)
        )
        if chance.random() < 0.7:
            house.publish()
    stepwise = house.publish()
    assert content(stepwise) == content(anew(house))
    assert int(stepwise.data_version) > 2


def _day(chance: random.Random) -> date:
    return date(2025, 1, 1) + timedelta(chance.randrange(700))


def _sales(house: House, chance: random.Random, import_id: str) -> None:
    lines = chance.sample(range(60), 15)
    house.upsert("sales", *[
        {"line": n, "date": _day(chance), "partner": f"P{n % 4}", "amount": chance.randrange(10**6),
         "currency": chance.choice(["EUR", "USD"])} for n in lines
    ], import_id=import_id)  # fmt: skip


def _deletion(house: House, chance: random.Random, import_id: str) -> None:
    house.delete("sales", *[{"line": n} for n in chance.sample(range(60), 10)], import_id=import_id)


def _targets(house: House, chance: random.Random, import_id: str) -> None:
    house.upsert("targets", *[
        {"target": n, "date": _day(chance), "partner": "P1", "amount": chance.randrange(10**6),
         "span": chance.choice(["month", "quarter", "half", "year"])} for n in chance.sample(range(20), 5)
    ], import_id=import_id)  # fmt: skip


def _deals(house: House, chance: random.Random, import_id: str) -> None:
    house.upsert("deals", *[
        {"deal": n, "close_date": _day(chance), "created": "2025-01-01", "amount": chance.randrange(10**6)}
        for n in chance.sample(range(20), 5)
    ], import_id=import_id)  # fmt: skip


def _reference(house: House, chance: random.Random, import_id: str) -> None:
    partner = f"P{chance.randrange(4)}"
    match chance.randrange(3):
        case 0:
            house.upsert("partners", {"partner": partner, "tier": import_id, "territory": "DE"})
        case 1:
            house.upsert("assignments", {"partner": partner, "manager": import_id, "since": _day(chance)})
        case 2:
            house.upsert("exchange_rates", {"currency": "USD", "date": _day(chance), "rate": "0.8"})

"""The generator: repeatable, bounded, and its files fit together."""

from datetime import date
from pathlib import Path

import pytest
from tests.demo.conftest import DAY, Ask

from quarterdeck import subjects
from quarterdeck.demo.cast import CAST
from quarterdeck.demo.generator import ORDER, Size, generate

SMALL = Size(partners=40, managers=4, lines=3_000, deals=200, partner_people=40)


def test_same_seed_and_day_give_the_same_bytes(channel_files, tmp_path):
    generate(tmp_path, today=DAY)
    for path in channel_files.iterdir():
        assert (tmp_path / path.name).read_bytes() == path.read_bytes(), path.name


def test_another_seed_gives_other_sales(tmp_path):
    first = generate(tmp_path / "1", seed=1, size=SMALL, today=DAY)
    second = generate(tmp_path / "2", seed=2, size=SMALL, today=DAY)
    assert first["sales"].read_bytes() != second["sales"].read_bytes()


@pytest.mark.parametrize("day", [date(2026, 11, 1), date(2028, 2, 29), date(2026, 12, 31), date(2027, 1, 1)])
def test_any_day_will_do(tmp_path, day):
    """1 November 2026 is a Sunday: the month has begun and nothing can have been sold in it."""
    paths = generate(tmp_path, size=SMALL, today=day)
    dates = [line.split(",")[1] for line in paths["sales"].read_text().splitlines()[1:]]
    assert dates
    assert max(dates) <= day.isoformat()


def test_columns_are_those_the_subjects_declare(channel_files):
    for name in ORDER:
        header = _header(channel_files / f"{name}.csv")
        subject = subjects.load()[name]
        assert set(header) <= set(subject.by_name), name
        assert {column.name for column in subject.columns if column.required} <= set(header), name


def test_keys_are_unique(ask: Ask):
    for name in ORDER:
        key = ", ".join(subjects.load()[name].key)
        assert ask(f"SELECT {key} FROM {name} GROUP BY ALL HAVING count(*) > 1") == [], name


def test_every_reference_resolves(channel_files, ask: Ask):
    catalogue = subjects.load()
    for name in ORDER:
        for column in _header(channel_files / f"{name}.csv"):
            if target := catalogue[name][column].references:
                key = catalogue[target].key[0]
                lost = f"SELECT {column} FROM {name} WHERE {column} NOT IN (SELECT {key} FROM {target})"
                assert ask(lost) == [], f"{name}.{column}"


def test_rows_are_counted(planted, ask: Ask):
    for name in ORDER:
        assert ask(f"SELECT count(*) FROM {name}") == [(planted["rows"][name],)], name


def test_shape_is_as_promised(ask: Ask):
    assert ask("SELECT count(*) FROM partners") == [(60,)]
    assert ask("SELECT parent, count(*) FROM partners WHERE parent IS NOT NULL GROUP BY 1 ORDER BY 1") == [
        (distributor, 12) for (distributor,) in ask("SELECT partner FROM partners WHERE type = 'Distributor'")
    ]
    assert ask("SELECT count(*) FROM people WHERE role = 'partner manager'") == [(8,)]
    assert ask("SELECT count(*), count(DISTINCT family), count(DISTINCT category) FROM products") == [
        (200, 15, 3)
    ]
    assert ask("SELECT count(DISTINCT date_trunc('month', date)), max(date) FROM sales") == [(36, DAY)]
    assert ask("SELECT count(DISTINCT currency) FROM partners") == [(6,)]
    assert ask("SELECT count(DISTINCT name) FROM partners") == [(60,)]


def test_the_cast_is_there(ask: Ask):
    for role, email in CAST.items():
        assert ask("SELECT role FROM people WHERE person = ?", email) == [(role,)]


def test_cast_manager_looks_after_the_cast_partner(ask: Ask):
    partner = "SELECT partner FROM people WHERE person = ?"
    sql = f"SELECT manager FROM assignments WHERE until IS NULL AND partner = ({partner})"
    for role in ("partner executive", "distributor"):
        assert ask(sql, CAST[role]) == [(CAST["partner manager"],)]


def test_one_manager_a_day(ask: Ask):
    overlapping = """
        SELECT a.partner FROM assignments a JOIN assignments b
        ON a.partner = b.partner AND a.since < b.since AND coalesce(a.until, DATE '9999-12-31') >= b.since
    """
    assert ask(overlapping) == []
    assert ask("SELECT partner FROM assignments GROUP BY 1 HAVING count(*) FILTER (until IS NULL) <> 1") == []


def test_a_large_channel_has_areas_and_sparse_targets(tmp_path):
    size = Size.large(partners=1_500, lines=20_000)
    paths = generate(tmp_path, size=size, today=DAY)
    lines = paths["sales"].read_text().count("\n")
    assert 18_000 < lines < 2 * 20_000
    assert ",area\n" in paths["territories"].read_text().replace('"', "")
    assert '"quarter"' in paths["targets"].read_text()


def test_a_channel_cannot_be_tiny():
    with pytest.raises(ValueError, match="at least 20 partners"):
        Size(partners=3)


def _header(path: Path) -> list[str]:
    with path.open() as file:
        return [name.strip('"') for name in file.readline().strip().split(",")]

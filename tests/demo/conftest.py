"""The demo channel of one fixed day, made once, and a way to ask its files questions."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pytest

from quarterdeck.demo.generator import ORDER, generate

DAY = date(2026, 5, 15)
Ask = Callable[..., list[tuple[Any, ...]]]


@pytest.fixture(scope="session")
def channel_files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("demo")
    generate(folder, today=DAY)
    return folder


@pytest.fixture(scope="session")
def planted(channel_files: Path) -> dict[str, Any]:
    return json.loads((channel_files / "planted.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def ask(channel_files: Path) -> Ask:
    """Ask the files in SQL: every subject is a table; `lines` are sales with order, family and position."""
    con = duckdb.connect()
    for subject in ORDER:
        con.execute(f"CREATE TABLE {subject} AS FROM '{channel_files / subject}.csv'")
    con.execute(
        "CREATE VIEW lines AS SELECT sales.*, family, category, split_part(line, '/', 1) AS order_id, "
        "split_part(line, '/', 2)::INT AS position FROM sales JOIN products USING (product)"
    )
    return lambda sql, *params: con.execute(sql, params).fetchall()


@pytest.fixture(scope="session")
def stories(planted: dict[str, Any]) -> Callable[[str], dict[str, dict[str, Any]]]:
    """Stories of one kind by partner."""
    return lambda kind: {story["partner"]: story for story in planted["stories"] if story["kind"] == kind}

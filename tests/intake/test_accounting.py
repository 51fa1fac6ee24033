"""Whatever stands in a file, every row of it is accounted for."""

import csv
import io
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.intake.desk import HEADER, Desk

from quarterdeck.intake.errors import RejectedError
from quarterdeck.intake.models import QuarantinedRow
from quarterdeck.intake.services import undo_import

CELLS = st.tuples(
    st.sampled_from(["1", "2", "3", "4", "5", "", "a\nb", 'q"q', "ü,;"]),
    st.sampled_from(["2026-01-05", "2026-02-28", "2026-02-30", "", "soon", "1026-01-01"]),
    st.sampled_from(["P-1", "P-2", "P-9", ""]),
    st.sampled_from(["SKU-1", "", "SKU-9"]),
    st.sampled_from(["1", "2.5", "x"]),
    st.sampled_from(["10", "-3.25", "1e308", "NaN", "", " 7 "]),
    st.sampled_from(["EUR", "USD", "XXY"]),
)
ROWS = st.lists(
    st.one_of(CELLS, CELLS, CELLS, CELLS.map(lambda row: row[:4]), CELLS.map(lambda row: (*row, "more"))),
    min_size=1,
    max_size=12,
)
ENCODINGS = st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "cp1252"])
ENDINGS = st.sampled_from(["\n", "\r\n"])


def written(rows: list[tuple[str, ...]], encoding: str, ending: str) -> bytes:
    text = io.StringIO()
    csv.writer(text, lineterminator=ending).writerows(rows)
    return (HEADER.replace("\n", ending) + text.getvalue()).encode(encoding)


@pytest.mark.any_database
@pytest.mark.slow
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(ROWS, ENCODINGS, ENDINGS), min_size=1, max_size=3))
def test_read_is_new_and_changed_and_unchanged_and_held_back(desk: Desk, files):
    """And the lake holds exactly what was taken, then nothing once all is undone."""
    before, imports = desk.totals(), []
    for rows, encoding, ending in files:
        try:
            row = desk.bring(written(rows, encoding, ending))
        except RejectedError:
            continue
        imports.append(row)
        assert row.read == len(rows) == row.new + row.changed + row.unchanged + row.quarantined
        held = QuarantinedRow.objects.filter(imported=row)
        assert held.count() == row.quarantined
        assert all(one.faults for one in held)
    count, amount = desk.totals()
    assert count - before[0] == sum(row.new for row in imports)
    kept = desk.rows("sales", "line, amount")
    assert len({line for line, _ in kept}) == len(kept)
    assert sum((value for _, value in kept), Decimal(0)) == amount
    for row in reversed(imports):
        undo_import(actor=None, row=row, publish=False, home=desk.home)
    assert desk.totals() == before

"""Writing import files: Arrow tables of the columns a subject declares, streamed to CSV."""

from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv

from quarterdeck.demo.generator.timeline import Days, Ints, Texts

OPTIONS = pa.csv.WriteOptions(quoting_style="needed")


def write(path: Path, tables: Iterable[pa.Table]) -> int:
    """Write the tables one after the other into one CSV file; returns the number of rows."""
    rows = 0
    writer: pa.csv.CSVWriter | None = None
    for table in tables:
        writer = writer or pa.csv.CSVWriter(path, table.schema, write_options=OPTIONS)
        writer.write_table(table)
        rows += table.num_rows
    if writer is None:
        raise ValueError(f"There is nothing to write to {path.name}.")
    writer.close()
    return rows


def hundredths(values: Ints) -> pa.Array:
    """Exact decimals with two places."""
    return decimals(values, 2)


def decimals(values: Ints, places: int) -> pa.Array:
    """Whole numbers of 10^-places as exact decimals."""
    words = np.empty((len(values), 2), dtype=np.int64)
    words[:, 0] = values
    words[:, 1] = values >> 63  # the sign, in the upper word of 128 bits
    kind = pa.decimal128(18, places)
    return pa.Array.from_buffers(kind, len(values), [None, pa.py_buffer(words)])


def dates(values: Days) -> pa.Array:
    """NaT is empty."""
    return pa.array(values.astype("datetime64[D]"))


def look_up(names: Sequence[str] | Texts, index: Ints) -> pa.Array:
    """The names at the given places; -1 is empty."""
    chosen = pa.array(index, mask=index < 0)
    return pa.array(list(names), type=pa.string()).take(chosen)


def joined(*parts: str | Ints | pa.Array) -> pa.Array:
    """Texts put together, element by element."""
    texts = [_text(part) for part in parts]
    return pc.binary_join_element_wise(*texts, pa.scalar("", type=pa.string()))


def _text(part: str | Ints | pa.Array) -> pa.Array | pa.Scalar:
    if isinstance(part, str):
        return pa.scalar(part, type=pa.string())
    return part.cast(pa.string()) if isinstance(part, pa.Array) else pa.array(part).cast(pa.string())

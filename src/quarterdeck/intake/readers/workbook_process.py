"""The process that opens a workbook: path, target, bytes of memory, seconds, sheet ('' for the first)."""

import json
import os
import sys
from pathlib import Path

from quarterdeck.bounded import NO_MEMORY, limit

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
NO_SHEET, NO_ROWS = 3, 5


def main(path: str, target: str, memory: str, seconds: str, sheet: str) -> int:
    """Write the sheet's cells as texts to a Parquet file, and the names of all sheets beside it.

    Leading blank rows are kept, for line numbers.
    """
    limit(int(memory), int(seconds))
    import fastexcel  # noqa: PLC0415 (after the limits)
    import pyarrow as pa  # noqa: PLC0415
    import pyarrow.parquet as pq  # noqa: PLC0415

    try:
        book = fastexcel.read_excel(path)
        names = [sheet] if sheet else book.sheet_names
        if sheet and sheet not in book.sheet_names:
            sys.stderr.write(f"{', '.join(book.sheet_names)}\n")
            return NO_SHEET
        for name in names:
            found = book.load_sheet(name, header_row=None, skip_rows=0, dtypes="string")
            if found.width and found.height:
                break
        else:
            return NO_ROWS
        Path(f"{target}.sheets").write_text(json.dumps(book.sheet_names), encoding="utf-8")
        batch = found.to_arrow()
        columns = [f"c{number}" for number in range(batch.num_columns)]
        pq.write_table(pa.Table.from_arrays(batch.columns, names=columns), target)
    except MemoryError:
        return NO_MEMORY
    except (fastexcel.FastExcelError, pa.ArrowException) as error:
        sys.stderr.write(f"{str(error).splitlines()[0]}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))

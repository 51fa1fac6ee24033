"""Files of every kind and shape become the same rows, each with its line."""

import gzip
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pytest
import xlsxwriter

from quarterdeck.intake.errors import EmptyFileError, IntakeError, MappingError
from quarterdeck.intake.limits import Limits
from quarterdeck.intake.readers import FileOptions, Staged, read
from quarterdeck.intake.readers.file import Source

TEXT = 'Line;Näme;Amount\r\n1;"Mül\r\nler";5\r\n2;Zoë;7,5\r\n'
ROWS = [(2, None, "1", "Mül\nler", "5"), (4, None, "2", "Zoë", "7,5")]


EMPTY = [b"", b"\n\n", b"\xef\xbb\xbf", b"\xff\xfe", b"a,b\n", gzip.compress(b"", mtime=0)]


def stage(folder: Path, content: bytes | Path, **options: Any) -> tuple[Staged, list[tuple[Any, ...]]]:
    path = content if isinstance(content, Path) else folder / "file.anything"
    if isinstance(content, bytes):
        path.write_bytes(content)
    with duckdb.connect() as con:
        source = Source(path, "file", folder, Limits.local(), FileOptions(**options))
        staged = read(con, source, "raw")
        return staged, con.execute("FROM raw ORDER BY _line").fetchall()


def lines_feeds(rows: list[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
    return [tuple(c.replace("\r\n", "\n") if isinstance(c, str) else c for c in row) for row in rows]


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "latin-1", "utf-32"]
)
@pytest.mark.parametrize("ending", ["\r\n", "\n", "\r"])
def test_every_encoding_and_line_end(tmp_path: Path, encoding: str, ending: str):
    staged, rows = stage(tmp_path, TEXT.replace("\r\n", ending).encode(encoding))
    assert staged.headers == ("Line", "Näme", "Amount")
    assert lines_feeds(rows) == ROWS


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_every_delimiter(tmp_path: Path, delimiter: str):
    text = 'a,b,c\n1,"x,;y",3\n4,5,6\n'.replace(",", delimiter).replace(f"x{delimiter};y", "x,;\t|y")
    assert stage(tmp_path, text.encode())[1] == [(2, None, "1", "x,;\t|y", "3"), (3, None, "4", "5", "6")]


def test_excel_names_its_delimiter(tmp_path: Path):
    staged, rows = stage(tmp_path, b"sep=|\na,b|c\n1,2|3\n")
    assert (staged.headers, rows) == (("a,b", "c"), [(3, None, "1,2", "3")])


def test_a_few_damaged_bytes_spoil_their_own_lines_only(tmp_path: Path):
    text = "name,city\nMüller,Köln\nGünther,M".encode() + b"\xfcnchen\n" + "José,Málaga\n".encode()
    assert stage(tmp_path, text)[1] == [
        (2, None, "Müller", "Köln"),
        (3, "The line holds bytes that are not of the file's encoding.", "Günther", "M\ufffdnchen"),
        (4, None, "José", "Málaga"),
    ]


def test_torn_lines_are_kept_with_their_number_and_reason(tmp_path: Path):
    text = b'a,b\n1\n\n"2\nx",y\n3,4,5\n8,"9"0"\n11,12\x00\n13,14\n'
    assert [(line, torn) for line, torn, *_ in stage(tmp_path, text)[1]] == [
        (2, "The line has 1 cell where the header has 2."),
        (4, None),
        (6, "The line has 3 cells where the header has 2."),
        (7, "A quote stands inside a quoted cell. Write it twice."),
        (8, "The line holds a NUL character."),
        (9, None),
    ]


def test_a_quote_that_never_closes_does_not_swallow_the_file(tmp_path: Path):
    text = 'a,b\n1,"open\n' + "".join(f"{n},x\n" for n in range(5_000))
    rows = stage(tmp_path, text.encode())[1]
    assert len(rows) == 5_001
    assert [(line, torn) for line, torn, *_ in rows if torn] == [(2, "A quote is opened and never closed.")]
    assert rows[-1][0] == 5_002


@pytest.mark.parametrize("blanks", [b"", b"\n\n\n", b"\r\n"])
def test_blank_lines_at_the_end_do_not_count(tmp_path: Path, blanks: bytes):
    assert stage(tmp_path, b"a,b\n1,2\n3,4" + blanks)[1] == [(2, None, "1", "2"), (3, None, "3", "4")]


def test_headers_that_repeat_or_are_missing_get_names(tmp_path: Path):
    assert stage(tmp_path, b"id,ID,id,,x \n1,2,3,4,5\n")[0].headers == ("id", "ID", "id (2)", "column 4", "x")


def test_a_file_without_header_and_lines_above_it(tmp_path: Path):
    staged, rows = stage(tmp_path, b"Report of May\n1|2\n", delimiter="|", header=("a", "b"), skip=1)
    assert (staged.headers, rows) == (("a", "b"), [(2, None, "1", "2")])


def test_an_encoding_that_is_said_counts(tmp_path: Path):
    assert stage(tmp_path, "a,b\nŁódź,1\n".encode("cp1250"), encoding="cp1250")[1] == [(2, None, "Łódź", "1")]
    with pytest.raises(MappingError, match="no encoding 'klingon'"):
        stage(tmp_path, b"a,b\n1,2\n", encoding="klingon")


def test_json_lines_keep_numbers_as_they_are_written(tmp_path: Path):
    text = b'\xef\xbb\xbf{"a": 1.10, "b": true}\n\nno json\n[1]\n{"c": {"x": [1]}, "a": 1234567890123456.5}\n'
    staged, rows = stage(tmp_path, text)
    assert staged.headers == ("a", "b", "c")
    assert rows == [
        (1, None, "1.10", "true", None),
        (3, "The line is no JSON object.", None, None, None),
        (4, "The line is no JSON object.", None, None, None),
        (5, None, "1234567890123456.5", None, '{"x": ["1"]}'),
    ]


def test_parquet(tmp_path: Path):
    path = tmp_path / "file.csv"  # the name is not believed
    duckdb.sql(
        "SELECT 7::DECIMAL(9,2) AS \"Id\", DATE '2026-01-02' AS d, '' AS e, 0.1::DOUBLE AS id"
    ).write_parquet(str(path))
    staged, rows = stage(tmp_path, path)
    assert staged.headers[:3] == ("Id", "d", "e")
    assert rows == [(1, None, "7.00", "2026-01-02", None, "0.1")]


def test_a_workbook_keeps_its_row_numbers(tmp_path: Path):
    path = tmp_path / "book"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Sales")
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        sheet.write_row(2, 1, ["Line", "Date", "Amount"])
        sheet.write_row(3, 1, ["A"])
        sheet.write_datetime(3, 2, date(2026, 3, 4), day)
        sheet.write(3, 3, 80450596.9823)
        sheet.write_row(6, 1, ["B", "", 7])
        book.add_worksheet("Other").write_row(0, 0, ["x", "y"])
        book.get_worksheet_by_name("Other").write_row(1, 0, ["1", "2"])
    staged, rows = stage(tmp_path, path)
    assert (staged.headers, staged.format) == (("Line", "Date", "Amount"), "Excel workbook")
    assert [row[0] for row in rows] == [4, 7]
    assert rows[0][2:4] == ("A", "2026-03-04 00:00:00")
    assert float(rows[0][4]) == 80450596.9823
    assert stage(tmp_path, path, sheet="Other")[1] == [(2, None, "1", "2")]
    with pytest.raises(IntakeError, match=r"no worksheet 'Nope'\. There are: Sales, Other"):
        stage(tmp_path, path, sheet="Nope")


def test_gzip_of_each(tmp_path: Path):
    assert lines_feeds(stage(tmp_path, gzip.compress(TEXT.encode("utf-16")))[1]) == ROWS
    with pytest.raises(IntakeError, match="packed twice"):
        stage(tmp_path, gzip.compress(gzip.compress(b"a,b\n1,2\n")))
    with pytest.raises(IntakeError, match="damaged or cut off"):
        stage(tmp_path, gzip.compress(TEXT.encode() * 1000)[:-20])


@pytest.mark.parametrize("content", EMPTY)
def test_an_empty_file_is_said_to_be_empty(tmp_path: Path, content: bytes):
    with pytest.raises(EmptyFileError, match=r"empty|no rows"):
        stage(tmp_path, content)


def test_both_roads_through_a_csv_give_the_same(tmp_path: Path):
    """A file that DuckDB reads by itself, and the same file made odd by a blank line at its start."""
    body = "".join(f'{n},"a ""quoted"" {n}",  x{n} ,\n' for n in range(2_000))
    quick, slow = stage(tmp_path, f"a,b,c,d\n{body}".encode()), stage(tmp_path, f"\na,b,c,d\n{body}".encode())
    assert quick[0].headers == slow[0].headers
    assert [row[2:] for row in quick[1]] == [row[2:] for row in slow[1]]
    assert [row[0] + 1 for row in quick[1]] == [row[0] for row in slow[1]]

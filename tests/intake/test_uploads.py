"""Hostile and broken uploads: refused in a sentence, within bounds of time and memory."""

import gzip
import io
import resource
import time
import zipfile
from dataclasses import replace
from pathlib import Path

import duckdb
import pytest
import xlsxwriter

from quarterdeck.intake.errors import IntakeError, LimitError, UnknownFormatError, UnreadableError
from quarterdeck.intake.limits import MB, Limits
from quarterdeck.intake.readers import read
from quarterdeck.intake.readers.file import Source

UPLOAD = Limits.upload()


def upload(folder: Path, content: bytes | Path, limits: Limits = UPLOAD, name: str = "upload.xlsx") -> int:
    path = content if isinstance(content, Path) else folder / "upload"
    if isinstance(content, bytes):
        path.write_bytes(content)
    with duckdb.connect() as con:
        read(con, Source(path, name, folder, limits), "raw")
        ((rows,),) = con.execute("SELECT count(*) FROM raw").fetchall()
    return int(rows)


def workbook(folder: Path, rows: int = 3) -> Path:
    path = folder / "book.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        for row in range(rows):
            sheet.write_row(row, 0, [f"a{row}", row])
    return path


def archive(parts: dict[str, bytes], base: Path | None = None) -> bytes:
    """A ZIP of `parts`, which replace those of the same name in the archive `base`."""
    memory = io.BytesIO()
    with zipfile.ZipFile(memory, "w", zipfile.ZIP_DEFLATED) as new:
        if base:
            with zipfile.ZipFile(base) as old:
                for name in old.namelist():
                    if name not in parts:
                        new.writestr(name, old.read(name))
        for name, content in parts.items():
            new.writestr(name, content)
    return memory.getvalue()


def test_a_good_one_passes(tmp_path: Path):
    assert upload(tmp_path, workbook(tmp_path)) == 2


def test_the_limits_are_as_declared():
    assert (UPLOAD.file, UPLOAD.unpacked, UPLOAD.ratio) == (25 * MB, 200 * MB, 100)
    assert (UPLOAD.entries, UPLOAD.rows, UPLOAD.columns) == (1_000, 1_000_000, 500)


def test_zip_bomb(tmp_path: Path):
    bomb = archive({"xl/worksheets/sheet1.xml": bytes(150 * MB)}, workbook(tmp_path))
    started = time.monotonic()
    with pytest.raises(LimitError, match="more than 100 times its size"):
        upload(tmp_path, bomb)
    with pytest.raises(LimitError, match="at most 200 MB"):
        upload(tmp_path, archive({"xl/media/a": bytes(201 * MB)}, workbook(tmp_path)))
    assert time.monotonic() - started < 30


def test_a_bomb_that_lies_about_its_size(tmp_path: Path):
    bomb = archive({"xl/a.bin": bytes(50 * MB)}, workbook(tmp_path))
    size = (50 * MB).to_bytes(4, "little")
    with pytest.raises(IntakeError):
        upload(tmp_path, bomb.replace(size, (1_000).to_bytes(4, "little")))


def test_a_bomb_of_cells_is_stopped_by_memory_and_time(tmp_path: Path):
    """Within the limits of a ZIP, but enormous once opened: the process that opens it is bounded."""
    row = b"".join(b'<c t="n"><v>1</v></c>' for _ in range(400))
    sheet = (
        b'<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        b"<sheetData>"
        + b"".join(b"<row>" + row + b"</row>" for _ in range(10_000))
        + b"</sheetData></worksheet>"
    )
    bomb = archive({"xl/worksheets/sheet1.xml": sheet}, workbook(tmp_path))
    limits = replace(UPLOAD, ratio=10_000, memory=700 * MB, seconds=20)
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    with pytest.raises(LimitError, match="more memory or time"):
        upload(tmp_path, bomb, limits)
    most = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss  # kB, of any child so far
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss  # a child is as large as we are, at first
    assert most <= max(before, own, 1_000_000)
    with pytest.raises(LimitError, match="times its size"):
        upload(tmp_path, bomb)


def test_a_workbook_that_points_far_away(tmp_path: Path):
    """One cell in the last row and column must not make a million rows of sixteen thousand cells."""
    path = tmp_path / "far.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["a", "b"])
        sheet.write(1_048_575, 16_383, "x")
    with pytest.raises(LimitError):
        upload(tmp_path, path, replace(UPLOAD, seconds=20, memory=1_000 * MB))


def test_nested_archive(tmp_path: Path):
    inner = archive({"a.csv": b"a,b\n1,2\n"})
    for nested in (inner, gzip.compress(inner)):
        with pytest.raises(UnreadableError, match="another archive"):
            upload(tmp_path, archive({"xl/embeddings/x.bin": nested}, workbook(tmp_path)))


@pytest.mark.parametrize("name", ["../../evil.xml", "/etc/evil", "xl\\..\\..\\evil", "C:/evil"])
def test_zip_slip(tmp_path: Path, name: str):
    with pytest.raises(UnreadableError, match="points outside"):
        upload(tmp_path, archive({name: b"x"}, workbook(tmp_path)))
    assert not (tmp_path.parent / "evil.xml").exists()


def test_billion_laughs(tmp_path: Path):
    laughs = b'<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "lol">' + b"".join(
        b'<!ENTITY %c "%s">' % (98 + n, b"&%c;" % (97 + n) * 10) for n in range(9)
    )
    sheet = laughs + b"]><sst><si><t>&j;</t></si></sst>"
    started = time.monotonic()
    with pytest.raises(UnreadableError, match="declares entities"):
        upload(tmp_path, archive({"xl/sharedStrings.xml": sheet}, workbook(tmp_path)))
    padded = archive({"xl/sharedStrings.xml": b" " * 1_100_000 + sheet}, workbook(tmp_path))
    with pytest.raises(IntakeError):
        upload(tmp_path, padded, replace(UPLOAD, ratio=10_000))
    assert time.monotonic() - started < 20


def test_too_many_parts(tmp_path: Path):
    with pytest.raises(LimitError, match="1,000 are allowed"):
        upload(tmp_path, archive({f"xl/{n}": b"" for n in range(1_000)}, workbook(tmp_path)))


def test_encrypted(tmp_path: Path):
    with pytest.raises(UnreadableError, match="locked with a password"):
        upload(tmp_path, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(4_000))
    locked = bytearray(archive({}, workbook(tmp_path)))
    start = locked.index(b"PK\x01\x02")
    locked[start + 8] |= 1
    with pytest.raises(UnreadableError, match="locked with a password"):
        upload(tmp_path, bytes(locked))


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"%PDF-1.7 ...", "is a PDF"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(32)) * 20, "no text and of no known kind"),
        (b"<!DOCTYPE html><html>Sign in</html>", "web page"),
        (b'[{"a": 1}]', "JSON array"),
        (b"PARE....", "encrypted Parquet"),
        (b"PAR1 but not really", "damaged Parquet"),
        (b"PK\x03\x04 but not really", "damaged Excel"),
    ],
)
def test_wrong_content_under_a_good_name(tmp_path: Path, content: bytes, sentence: str):
    with pytest.raises((UnknownFormatError, UnreadableError), match=sentence):
        upload(tmp_path, content)


def test_a_zip_that_is_no_workbook(tmp_path: Path):
    with pytest.raises(UnknownFormatError, match="Unpack it first"):
        upload(tmp_path, archive({"sales.csv": b"a,b\n1,2\n"}))


def test_gzip_bomb(tmp_path: Path):
    with pytest.raises(LimitError, match="more than is allowed"):
        upload(tmp_path, gzip.compress(bytes(300 * MB), 1))


def test_too_large_too_long_too_wide(tmp_path: Path):
    small = replace(UPLOAD, file=100, rows=3, columns=4)
    for content, what in (
        (b"a,b\n" + b"1,2\n" * 50, "MB"),
        (b"a,b\n" + b"1,2\n" * 4, "4 rows; at most 3"),
        (b"a,b\n\n" + b"1,2\n" * 4, "more than 3 rows"),
        (b"a,b,c,d,e\n1,2,3,4,5\n", "5 columns; at most 4"),
        (b'{"a":1,"b":2,"c":3,"d":4,"e":5}\n', "5 columns; at most 4"),
    ):
        with pytest.raises(LimitError, match=what):
            upload(tmp_path, content, small)


def test_one_enormous_line(tmp_path: Path):
    text = b'a,b\n1,"' + b"x" * 3_000_000 + b'"\n2,3\n'
    assert upload(tmp_path, text) == 2

"""Files that go wrong in every way that is known, made from a seed: kinds by name, each a maker of bytes."""

import gzip
import io
import json
import random
import struct
import zipfile
from collections.abc import Callable, Iterator

import pyarrow as pa
import pyarrow.parquet as pq
import xlsxwriter

HEADER = ["line", "date", "partner", "product", "quantity", "amount", "currency"]
Maker = Callable[[random.Random], bytes]
Row = list[str]


def files(count: int, seed: int) -> Iterator[tuple[str, str, bytes]]:
    """Kind, file name and content of `count` files, every kind as often as any other."""
    chance, names = random.Random(seed), list(KINDS)
    for number in range(count):
        kind = names[number % len(names)]
        yield kind, chance.choice(NAMES), KINDS[kind](chance)


NAMES = (
    "sales.csv", "Verkäufe März.xlsx", "a.parquet", "x.jsonl", "no-ending", "../../etc/passwd", "売上.csv",
    "sales.csv.gz", "<script>alert(1)</script>.csv", "a" * 240 + ".csv", "=cmd.xlsx", ".hidden",
)  # fmt: skip


def rows(chance: random.Random, many: int = 0) -> list[Row]:
    """Rows that would pass."""
    return [
        [f"L{chance.randrange(10**9)}-{n}", "2026-03-05", "P-1", "SKU-1", "1", "10.50", "EUR"]
        for n in range(many or chance.randint(1, 6))
    ]


def csv(lines: list[Row], header: Row = HEADER, delimiter: str = ",", end: str = "\n") -> bytes:
    return (end.join(delimiter.join(line) for line in [header, *lines]) + end).encode()


def spoiled(column: str, *values: str) -> Maker:
    """Every row wrong in one column."""

    def make(chance: random.Random) -> bytes:
        found = rows(chance)
        for row in found:
            row[HEADER.index(column)] = chance.choice(values)
        return csv(found)

    return make


def workbook(lines: list[Row], sheets: int = 1) -> bytes:
    memory = io.BytesIO()
    with xlsxwriter.Workbook(memory) as book:
        for number in range(sheets):
            sheet = book.add_worksheet(f"Sheet{number}")
            for at, line in enumerate(lines):
                sheet.write_row(at, 0, line)
    return memory.getvalue()


def archive(parts: dict[str, bytes], base: bytes | None = None) -> bytes:
    """A ZIP of `parts`, which replace those of the same name in `base`."""
    memory = io.BytesIO()
    with zipfile.ZipFile(memory, "w", zipfile.ZIP_DEFLATED) as new:
        if base:
            with zipfile.ZipFile(io.BytesIO(base)) as old:
                for name in old.namelist():
                    if name not in parts:
                        new.writestr(name, old.read(name))
        for name, content in parts.items():
            new.writestr(name, content)
    return memory.getvalue()


def book_with(name: str, content: bytes) -> Maker:
    return lambda chance: archive({name: content}, workbook([HEADER, *rows(chance)]))


def cut(maker: Maker) -> Maker:
    """The file, cut off somewhere."""

    def make(chance: random.Random) -> bytes:
        whole = maker(chance)
        return whole[: chance.randrange(5, len(whole) - 1)]

    return make


def flipped(maker: Maker) -> Maker:
    """The file with some bytes changed, its start aside."""

    def make(chance: random.Random) -> bytes:
        content = bytearray(maker(chance))
        for _ in range(chance.randint(1, 20)):
            content[chance.randrange(8, len(content))] = chance.randrange(256)
        return bytes(content)

    return make


def good_parquet(chance: random.Random) -> bytes:
    columns = [list(column) for column in zip(*rows(chance, 50), strict=True)]
    memory = io.BytesIO()
    pq.write_table(pa.table([pa.array(column) for column in columns], names=HEADER), memory)
    return memory.getvalue()


def wrong_parquet(chance: random.Random) -> bytes:
    """Readable, and nothing in it makes sense: nested values, enormous numbers, bytes."""
    memory = io.BytesIO()
    table = pa.table(
        {
            "line": pa.array([{"a": [1, 2]}, None]),
            "date": pa.array([b"\xff\xfe", b"x"]),
            "partner": pa.array([["P-1"], []]),
            "quantity": pa.array([float("nan"), float("inf")]),
            "amount": pa.array([1e308, -1e308]),
            "currency": pa.array([chance.random() > 0.5, None]),
        }
    )
    pq.write_table(table, memory)
    return memory.getvalue()


def ragged(chance: random.Random) -> bytes:
    lines = [row[: chance.randint(1, 5)] for row in rows(chance)]
    return csv(lines)


def duplicate_headers(chance: random.Random) -> bytes:
    return csv(rows(chance), [chance.choice(["amount", "Amount", "line"])] * len(HEADER))


def far_cell(chance: random.Random) -> bytes:
    memory = io.BytesIO()
    with xlsxwriter.Workbook(memory) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, HEADER)
        sheet.write(chance.choice([1_000_000, 1_048_575]), chance.choice([9_000, 16_383]), "x")
    return memory.getvalue()


def deep_json(chance: random.Random) -> bytes:
    depth = chance.choice([2_000, 200_000])
    return b'{"line": ' + b"[" * depth + b"]" * depth + b"}\n"


def bad_json(chance: random.Random) -> bytes:
    lines = [
        "{'line': 1}",
        "{",
        '{"line": NaN}',
        "[1]",
        '"text"',
        '{"line": "\\ud800"}',
        '{"line":"\\u0000"}',
    ]
    chance.shuffle(lines)
    return ("{}\n" + "\n".join(lines)).encode()


def json_of(value: object) -> Maker:
    return lambda chance: "\n".join(
        json.dumps(dict.fromkeys(HEADER, value) | {"line": str(chance.random())}) for _ in range(3)
    ).encode()


def lying_zip(chance: random.Random) -> bytes:
    """A bomb that declares a small size."""
    bomb = archive({"xl/a.bin": bytes(3_000_000)}, workbook([HEADER, *rows(chance)]))
    return bomb.replace(struct.pack("<I", 3_000_000), struct.pack("<I", 100))


def encrypted_zip(chance: random.Random) -> bytes:
    book = bytearray(workbook([HEADER, *rows(chance)]))
    start = book.index(b"PK\x01\x02")
    book[start + 8] |= 1
    return bytes(book)


def noise(chance: random.Random) -> bytes:
    return chance.randbytes(chance.randint(1, 5_000))


def magic(*starts: bytes) -> Maker:
    return lambda chance: chance.choice(starts) + chance.randbytes(200)


LAUGHS = b'<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha">' + b"".join(
    b'<!ENTITY %c "%s">' % (98 + n, b"&%c;" % (97 + n) * 10) for n in range(9)
)
OUTSIDE = b'<?xml version="1.0"?><!DOCTYPE l [<!ENTITY x SYSTEM "%s/etc/passwd">]><sst>&x;</sst>' % b"file://"

MAGIC = (b"%PDF-1.7", b"\x89PNG\r\n", b"7z\xbc\xaf", b"Rar!", b"BZh9", b"PARE", b"\x28\xb5\x2f\xfd")

KINDS: dict[str, Maker] = {
    "empty": lambda chance: b"",
    "blank": lambda chance: b" \n" * chance.randint(1, 99),
    "mark only": lambda chance: chance.choice([b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff"]),
    "header only": lambda chance: csv([]),
    "noise": noise,
    "wrong magic": magic(*MAGIC),
    "web page": lambda chance: b"<!DOCTYPE html><html><script>alert(1)</script>Sign in</html>",
    "old excel": magic(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"),
    "encrypted xlsx": encrypted_zip,
    "zip of csv": lambda chance: archive({"sales.csv": csv(rows(chance))}),
    "nested zip": book_with("xl/embeddings/x.bin", archive({"a": b"a"})),
    "zip slip": book_with("../../evil.xml", b"x"),
    "zip bomb": book_with("xl/worksheets/sheet1.xml", bytes(20_000_000)),
    "lying zip": lying_zip,
    "many parts": lambda chance: archive({f"xl/{n}": b"" for n in range(1_001)}, workbook([HEADER])),
    "billion laughs": book_with("xl/sharedStrings.xml", LAUGHS + b"]><sst><si><t>&j;</t></si></sst>"),
    "file entity": book_with("xl/sharedStrings.xml", OUTSIDE),
    "broken xml": book_with("xl/worksheets/sheet1.xml", b"<worksheet><sheetData><row><c"),
    "far cell": far_cell,
    "blank workbook": lambda chance: workbook([], sheets=3),
    "cut workbook": cut(lambda chance: workbook([HEADER, *rows(chance, 30)])),
    "flipped workbook": flipped(lambda chance: workbook([HEADER, *rows(chance, 30)])),
    "gzip bomb": lambda chance: gzip.compress(bytes(30_000_000), 1),
    "twice gzipped": lambda chance: gzip.compress(gzip.compress(csv(rows(chance)))),
    "cut gzip": cut(lambda chance: gzip.compress(csv(rows(chance, 400)))),
    "cut parquet": cut(good_parquet),
    "flipped parquet": flipped(good_parquet),
    "wrong parquet": wrong_parquet,
    "deep json": deep_json,
    "bad json": bad_json,
    "json array": lambda chance: json.dumps([dict.fromkeys(HEADER, "1")]).encode(),
    "json of objects": json_of({"a": [1, {"b": None}]}),
    "json of huge numbers": json_of(int("9" * 400)),
    "utf-16": lambda chance: spoiled("partner", "Ünbekannt")(chance).decode().encode("utf-16"),
    "cut utf-16": cut(lambda chance: csv(rows(chance)).decode().encode("utf-16")),
    "not utf-8": lambda chance: csv(rows(chance)).replace(b"P-1", b"\xff\xfe\xfa\x81"),
    "nul": lambda chance: csv(rows(chance)).replace(b"SKU-1", b"SK\x00U"),
    "cr only": lambda chance: csv([[*row[:2], "P-77", *row[3:]] for row in rows(chance)], end="\r"),
    "ragged": ragged,
    "open quote": lambda chance: csv(rows(chance)).replace(b"P-1", b'"P-1', 1),
    "duplicate headers": duplicate_headers,
    "no headers": lambda chance: csv(rows(chance), header=["", "", "", "", "", "", ""]),
    "foreign headers": lambda chance: csv(rows(chance), header=[f"x{n}" for n in range(7)]),
    "headers with markup": lambda chance: csv(rows(chance), ["<img src=x onerror=alert(1)>", *HEADER[1:]]),
    "too many columns": lambda chance: b",".join(b"c%d" % n for n in range(501)) + b"\n1\n",
    "endless cell": lambda chance: csv([[*row[:2], "P" * 2_000_000, *row[3:]] for row in rows(chance, 1)]),
    "missing column": lambda chance: csv([row[:5] for row in rows(chance)], header=HEADER[:5]),
    "unknown partners": spoiled("partner", "P-999", "Nordlict", "P-1'; DROP TABLE sales; --", "\u202eP-1"),
    "unknown products": spoiled("product", "SKU-X", "🛒", "../.."),
    "bad dates": spoiled("date", "31/02/2026", "today", "0000-00-00", "9999-12-31", "2026-13-45", "46082"),
    "bad amounts": spoiled("amount", "1e308", "-1e400", "NaN", "Infinity", "12,5x", "1" * 40, "0x1F", "=1+1"),
    "bad quantities": spoiled("quantity", "", "many", "1e99", "--1"),
    "bad currencies": spoiled("currency", "EURO", "€", "XXX", "JPY", ""),
    "one key, many values": lambda chance: csv(
        [["L", *row[1:5], str(n), "EUR"] for n, row in enumerate(rows(chance, 4))]
    ),
}  # fmt: skip

"""An import desk: a home of its own, files written from text, and a look into the lake."""

from pathlib import Path
from typing import Any

import duckdb

from quarterdeck.home import Home
from quarterdeck.intake.models import Import, QuarantinedRow
from quarterdeck.intake.services import run_import
from quarterdeck.intake.workbench import open_lake

PARTNERS = """partner,name,type,currency
P-1,Nordlicht Systems,Reseller,EUR
P-2,Atelier Nuage,Reseller,USD
P-3,Prairie Hosting,Distributor,EUR
"""
PRODUCTS = "product,name\nSKU-1,Array\nSKU-2,Shelf\n"
PEOPLE = "person,name,role\nmia@vendor.example,Mia,partner manager\n"
RATES = "currency,kind,date,rate\nUSD,actual,2026-01-01,0.9\n"
HEADER = "line,date,partner,product,quantity,amount,currency\n"


class Desk:
    """`desk.bring("...csv text...", subject="sales")`, `desk.rows("sales")`."""

    def __init__(self, home: Home, folder: Path) -> None:
        self.home, self.folder = home, folder
        folder.mkdir(parents=True, exist_ok=True)

    def file(self, content: str | bytes, name: str = "file.csv") -> Path:
        path = self.folder / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    def bring(self, content: str | bytes | Path, subject: str | None = "sales", **more: Any) -> Import:
        path = content if isinstance(content, Path) else self.file(content, more.pop("file_name", "file.csv"))
        return run_import(
            actor=more.pop("actor", None),
            path=path,
            subject=subject,
            publish=more.pop("publish", False),
            home=self.home,
            **more,
        )

    def furnish(self) -> None:
        """Bring in what sales refer to."""
        for subject, text in (
            ("partners", PARTNERS),
            ("products", PRODUCTS),
            ("people", PEOPLE),
            ("exchange_rates", RATES),
        ):
            self.bring(text, subject)

    def rows(self, subject: str, columns: str = "*") -> list[tuple[Any, ...]]:
        with duckdb.connect() as con:
            source = open_lake(self.home).source(con, subject)
            return con.execute(f"SELECT {columns} FROM {source} ORDER BY ALL").fetchall()

    def totals(self) -> tuple[int, Any]:
        """Lines of sales and their amount."""
        ((count, amount),) = self.rows("sales", "count(*), coalesce(sum(amount), 0)")
        return count, amount

    def version(self, subject: str = "sales") -> int | None:
        return open_lake(self.home).version(subject)


def sale(line: object, amount: object = "10.00", **values: object) -> str:
    row = {
        "date": "2026-03-05",
        "partner": "P-1",
        "product": "SKU-1",
        "quantity": 1,
        "currency": "EUR",
    } | values
    cells = (line, row["date"], row["partner"], row["product"], row["quantity"], amount, row["currency"])
    return ",".join(str(cell) for cell in cells) + "\n"


def sales(*lines: str) -> str:
    return HEADER + "".join(lines)


def reasons(row: Import) -> dict[int, dict[str, str]]:
    """Why rows were held back: reason by column, by line."""
    return {
        one.line: {fault["column"]: fault["reason"] for fault in one.faults}
        for one in QuarantinedRow.objects.filter(imported=row)
    }


def counts(row: Import) -> tuple[int, int, int, int, int]:
    """read, new, changed, unchanged, quarantined."""
    return row.read, row.new, row.changed, row.unchanged, row.quarantined

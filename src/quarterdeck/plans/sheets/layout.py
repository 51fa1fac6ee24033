"""What the sheet of a plan looks like, for who writes it and who reads it."""

from dataclasses import dataclass

LINES, ABOUT = "Plan", "Quarterdeck"
"""The worksheets: what people see, and the hidden one that says what it is."""
KEY, NAME = "key", "name"
QUARTER, YEAR, TOTAL = "quarter", "year", "total"
"""What stands in the hidden second row: these, or a month's key ('2027-01')."""
SUMS = (QUARTER, YEAR, TOTAL)


@dataclass(frozen=True, slots=True)
class About:
    """Where a sheet comes from. `revision` is the draft's; a version is no draft's, and has none."""

    plan: int
    draft: int | None
    revision: int | None
    version: int | None
    begins: str
    length: int
    currency: str

    def rows(self) -> list[tuple[str, str]]:
        return [(name, "" if value is None else str(value)) for name, value in self._items()]

    @classmethod
    def read(cls, rows: dict[str, str]) -> "About | None":
        """None for a sheet that says nothing of itself, or nothing that could be true."""
        try:
            return cls(
                plan=int(rows["plan"]),
                draft=_number(rows["draft"]),
                revision=_number(rows["revision"]),
                version=_number(rows["version"]),
                begins=rows["begins"],
                length=int(rows["length"]),
                currency=rows["currency"],
            )
        except (KeyError, ValueError):
            return None

    def _items(self) -> list[tuple[str, int | str | None]]:
        return [(name, getattr(self, name)) for name in self.__slots__]


def _number(text: str) -> int | None:
    return int(text) if text else None

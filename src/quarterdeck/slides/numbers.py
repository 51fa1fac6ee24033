"""How the numbers of a chart are written: by the program that shows it, in its reader's signs."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Self

Sizes = Sequence[tuple[int, str]]
"""Powers of ten with their words, the largest first: (9, 'B'), (6, 'M'), (3, 'K')."""

NARROW = "\u202f"


@dataclass(frozen=True, slots=True)
class Numbers:
    """`power` thousands are left out (a multiple of 3) and said by `word`: 1.24 M, 98 %, 3.4 x."""

    decimals: int = 0
    power: int = 0
    word: str = ""
    percent: bool = False

    @classmethod
    def short(cls, values: Iterable[Decimal | None], sizes: Sizes) -> Self:
        """All in one size, by the largest of them, with three digits that count."""
        largest = max((abs(value) for value in values if value is not None), default=Decimal())
        power, word = next(((power, word) for power, word in sizes if largest >= 10**power), (0, ""))
        if not power:
            return cls()
        return cls(decimals=max(0, 2 - (largest / 10**power).adjusted()), power=power, word=f"{NARROW}{word}")

    @property
    def code(self) -> str:
        """As Office writes it: '#,##0.00,," M"'."""
        digits = "#,##0" + ("." + "0" * self.decimals if self.decimals else "")
        word = self.word.replace('"', "")
        return (
            digits + "," * (self.power // 3) + ("%" if self.percent else "") + (f'"{word}"' if word else "")
        )

    def text(self, value: Decimal) -> str:
        """About as it will be seen: to measure by, and to read out."""
        scaled = value * 100 if self.percent else value / 10**self.power
        return f"{scaled:,.{self.decimals}f}{'%' if self.percent else ''}{self.word}"


PLAIN = Numbers()

"""How cells look, by what they hold."""

from enum import StrEnum

import xlsxwriter
from xlsxwriter.format import Format

from quarterdeck import money

INK, QUIET, LINE, GROUND = "#14213A", "#5B6577", "#C9C4B5", "#F3F1EA"
ACTUAL, LAST_YEAR, PIPELINE = "#1F3B63", "#D8D4C8", "#5B7AA6"


class Kind(StrEnum):
    """What a column holds; LONG is text that is broken into lines."""

    TEXT = "text"
    LONG = "long"
    MONEY = "money"
    SHARE = "share"
    TIMES = "times"
    COUNT = "count"
    DAY = "day"


WORDS = (Kind.TEXT, Kind.LONG)


class Formats:
    """Those of one workbook: a format belongs to the book it was made in."""

    def __init__(self, book: xlsxwriter.Workbook, currency: str) -> None:
        self.title = book.add_format({"bold": True, "font_size": 16, "font_color": INK, "indent": 1})
        self.part = book.add_format({"bold": True, "font_size": 12, "font_color": INK, "indent": 1})
        self.quiet = book.add_format({"font_color": QUIET, "indent": 1})
        self._book, self._numbers = book, _numbers(currency)
        self._made: dict[tuple[Kind, bool], Format] = {}

    def head(self, kind: Kind) -> Format:
        align = {"align": "left", "indent": 1} if kind in WORDS else {"align": "right"}
        look = {"bold": True, "valign": "bottom", "text_wrap": True, "font_color": QUIET}
        return self._book.add_format(look | align | {"bottom": 1, "bottom_color": LINE})

    def over(self) -> Format:
        """Of a head over several columns."""
        return self._book.add_format({"bold": True, "align": "center", "font_color": INK, "bg_color": GROUND})

    def cell(self, kind: Kind, *, total: bool = False) -> Format:
        if (kind, total) not in self._made:
            look = {"indent": 1} if kind in WORDS else {"num_format": self._numbers[kind]}
            wrapped = {"valign": "top", "text_wrap": kind is Kind.LONG}
            summed = {"bold": True, "top": 1, "top_color": LINE} if total else {}
            self._made[kind, total] = self._book.add_format(look | wrapped | summed)
        return self._made[kind, total]


def _numbers(currency: str) -> dict[Kind, str]:
    places = money.decimals(currency)
    amount = "#,##0" + ("." + "0" * places if places else "")
    return {
        Kind.MONEY: f"{amount};[Red]-{amount}",
        Kind.SHARE: "0.0%;[Red]-0.0%",
        Kind.TIMES: '0.00"\N{THIN SPACE}×"',
        Kind.COUNT: "#,##0",
        Kind.DAY: "yyyy-mm-dd",
    }

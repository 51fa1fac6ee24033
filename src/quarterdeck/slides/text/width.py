"""How wide a text is, in points; rather too wide than too narrow.

The widths are Arial's (and of its metric twins), in thousandths of the size. `face` says how much wider
another typeface runs.
"""

import re
import unicodedata
from functools import lru_cache
from typing import Final

ARIAL: Final = {
    191: "'",
    200: "\u2009\u202f",
    222: "ijl‘’",
    260: "|",
    278: " !,./:;I[\\]ft·\xa0",
    333: "()-`r“”„",
    334: "{}",
    350: "•",
    355: '"',
    389: "*",
    400: "°",
    469: "^",
    500: "Jcksvxyz",
    549: "±÷≥≤",
    556: "#$0123456789?L_abdeghnopqu¢£¥€§–",
    584: "+<=>~×−",
    604: "●■",
    611: "FTZßø",
    667: "&ABEKPSVXY",
    722: "CDHNRUw",
    737: "©®",
    778: "GOQØ",
    833: "Mm",
    889: "%æ",
    944: "Wœ",
    990: "▲▼",
    1000: "—…‰→ÆŒ",
    1015: "@",
}
WIDTHS: Final = {letter: width for width, letters in ARIAL.items() for letter in letters}
BETWEEN: Final = 250
"""What Office and LibreOffice leave free between an ideograph and a Latin letter."""
SQUARES: Final = (
    r"\u1100-\u11ff\u2e80-\ua4cf\uac00-\ud7ff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\U0001f000-\U0003ffff"
)
"""Ideographs and kana, for a set of a regular expression: each a full square."""
SQUARE: Final = re.compile(f"[{SQUARES}]")
CHANGE: Final = re.compile(f"(?<=[{SQUARES}])[^{SQUARES}]|(?<=[^{SQUARES}])[{SQUARES}]")
IGNORED: Final = ("Cf", "Cc")
ANY: Final = 850  # another alphabet's letter
BOLD: Final = 1.12


def width(text: str, size: float, *, bold: bool = False, face: float = 1.0) -> float:
    """In points."""
    letters = sum(map(_thousandths, text)) + BETWEEN * len(CHANGE.findall(text))
    return letters * size / 1000 * face * (BOLD if bold else 1)


@lru_cache(maxsize=4096)
def _thousandths(letter: str) -> int:
    if letter in WIDTHS:
        return WIDTHS[letter]
    if unicodedata.combining(letter) or unicodedata.category(letter) in IGNORED:
        return 0
    if SQUARE.match(letter):
        return 1000
    return WIDTHS.get(unicodedata.normalize("NFD", letter)[0], ANY)

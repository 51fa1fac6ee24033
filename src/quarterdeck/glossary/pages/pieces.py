"""A formula in pieces: each word with what it means and where to read more."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from django.urls import reverse
from django.utils.text import slugify

from quarterdeck.kpis import Definitions

_PIECE = re.compile(r"""("[^"]*"|'[^']*')|([A-Za-z_]\w*(?:\.[A-Za-z_]\w*)?)""")


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a formula's text. A KPI's address is its page, another word's is further down the page."""

    text: str
    means: str = ""
    address: str = ""

    @property
    def anchor(self) -> str:
        """Where the word is explained on the page of the formula; '' for what is not."""
        return self.address.removeprefix("#") if self.address.startswith("#") else ""


def pieces(text: str, known: Definitions, *, internal: bool) -> list[Piece]:
    """The whole text: put together again it is what it was."""
    words, kpis = known.completions(internal=internal), known.visible(internal=internal)
    found: list[Piece] = []
    end = 0
    for match in _PIECE.finditer(text):
        found.append(Piece(text[end : match.start()]))
        found.append(_piece(match[0], words, frozenset(kpis)) if match[2] else Piece(match[0]))
        end = match.end()
    found.append(Piece(text[end:]))
    return [piece for piece in found if piece.text]


def explained(found: list[Piece]) -> list[Piece]:
    """Each word once that is explained beside its formula."""
    return list({piece.text: piece for piece in found if piece.anchor}.values())


def _piece(word: str, words: Mapping[str, str], kpis: frozenset[str]) -> Piece:
    if word in kpis:
        return Piece(word, words[word], reverse("glossary_kpi", args=[word]))
    means = words.get(word) or words.get(f"{word}(", "")
    return Piece(word, means, f"#word-{slugify(word.replace('.', '-'))}" if means else "")

"""A summary as a PDF that opens with a password."""

import io
from datetime import datetime

from django.utils.translation import get_language
from django.utils.translation import gettext as _
from pypdf import PdfReader, PdfWriter

from quarterdeck.dashboards.status_words import status_word
from quarterdeck.kpis.figure import Status
from quarterdeck.summaries.words import Cell, Fact, Told
from quarterdeck.typesetting import typeset

TEMPLATE = "summaries/papers/summary.typ"


def locked_paper(told: Told, *, at: datetime, password: str) -> bytes:
    """Encrypted with AES-256. Raises TypesettingError."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(typeset(TEMPLATE, said(told), at=at))))
    writer.encrypt(user_password=password, algorithm="AES-256")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def said(told: Told) -> dict[str, object]:
    """Everything that stands on the paper."""
    return {
        "language": get_language() or "en",
        "kicker": told.kicker,
        "title": told.headline,
        "under": list(told.under),
        "facts": [_fact(fact) for fact in told.facts],
        "names": [[one.label, one.names] for one in told.names],
        "tables": [
            {
                "title": table.title,
                "heads": list(table.heads),
                "rows": [[_cell(cell) for cell in row] for row in table.rows],
                "more": table.more,
            }
            for table in told.tables
        ],
        "promises_title": told.promises_title,
        "promises": list(told.promises),
        "foot": told.foot,
        "page": _("Page"),
    }


def _fact(fact: Fact) -> list[str]:
    return [fact.label, fact.value, fact.beside, _word(fact.status)]


def _cell(cell: Cell) -> str:
    word = _word(cell.status)
    return f"{cell.text} ({word})" if word else cell.text


def _word(status: Status) -> str:
    return "" if status in (Status.NEUTRAL, Status.NOT_AVAILABLE) else status_word(status)

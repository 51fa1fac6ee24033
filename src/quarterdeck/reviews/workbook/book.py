"""The workbook of a review."""

from io import BytesIO

import xlsxwriter

from quarterdeck.reviews.edition import Edition
from quarterdeck.reviews.workbook.ahead import deals, pipeline
from quarterdeck.reviews.workbook.back import by_line, by_quarter
from quarterdeck.reviews.workbook.formats import Formats
from quarterdeck.reviews.workbook.page import Book
from quarterdeck.reviews.workbook.promises import promises
from quarterdeck.reviews.workbook.story import changed
from quarterdeck.reviews.workbook.summary import figures, summary

OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}


def workbook(edition: Edition) -> bytes:
    """The same facts make the same bytes."""
    file = BytesIO()
    with xlsxwriter.Workbook(file, OPTIONS) as made:
        made.set_properties({"title": edition.title, "company": edition.vendor, "created": edition.at})
        book = Book(made, Formats(made, edition.facts.currency), edition)
        first = summary(book)
        quarters = by_quarter(book)
        by_line(book)
        pipeline(book)
        deals(book)
        changed(book)
        promises(book)
        figures(book, first, quarters)
    return file.getvalue()

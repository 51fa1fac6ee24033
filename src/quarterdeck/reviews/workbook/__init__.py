"""The sheet of a review: its facts as an Excel workbook whose sums and shares stay alive."""

from quarterdeck.reviews.workbook.book import workbook

__all__ = ["workbook"]

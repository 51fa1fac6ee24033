"""The sheet inside a chart: what opens on 'edit data'."""

from datetime import datetime
from io import BytesIO

import xlsxwriter

from quarterdeck.slides.content import Chart


def sheet(chart: Chart, at: datetime) -> bytes:
    """Categories downwards, a series a column, where the chart looks for them. Texts stay texts."""
    file = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(file, options) as book:
        book.set_properties({"created": at.replace(tzinfo=None)})
        page = book.add_worksheet("Sheet1")
        number = book.add_format({"num_format": "0.00%" if chart.numbers.percent else "#,##0.00"})
        page.set_column(0, 0, 32)
        page.set_column(1, len(chart.series), 18)
        for row, category in enumerate(chart.categories, 1):
            page.write_string(row, 0, category)
        for column, series in enumerate(chart.series, 1):
            page.write_string(0, column, series.name)
            for row, value in enumerate(series.values, 1):
                if value is not None:
                    page.write_number(row, column, value, number)
    return file.getvalue()

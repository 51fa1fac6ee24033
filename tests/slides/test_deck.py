"""A deck reads back as what it was made of: native charts with their numbers, tables, words, notes."""

import zipfile
from decimal import Decimal
from functools import cache
from io import BytesIO

import pytest
from fastexcel import read_excel
from PIL import Image
from pptx import Presentation
from tests.slides.decks import ACTUAL, AMOUNT, AT, LONG, QUARTERS, long, usual

from quarterdeck.slides import Brand, Chart, Deck, Limits, Numbers, Series, SlidesError, Table

pytestmark = pytest.mark.any_database
BRAND = Brand("Tarnvale")


@cache
def ours() -> Presentation:
    return opened(usual(BRAND))


def opened(deck: Deck) -> Presentation:
    return Presentation(BytesIO(deck.pptx(at=AT)))


def texts(presentation: Presentation) -> str:
    return "\n".join(
        shape.text_frame.text
        for slide in presentation.slides
        for shape in slide.shapes
        if shape.has_text_frame
    )


def charts(presentation: Presentation) -> list:
    return [shape for slide in presentation.slides for shape in slide.shapes if shape.has_chart]


def sheet_of(shape) -> bytes:
    return shape.chart.part.chart_workbook.xlsx_part.blob


def tables(presentation: Presentation) -> list[list[list[str]]]:
    return [
        [[cell.text for cell in row.cells] for row in shape.table.rows]
        for slide in presentation.slides
        for shape in slide.shapes
        if shape.has_table
    ]


def test_charts_are_native_and_hold_the_numbers_to_the_cent():
    made = charts(ours())
    assert len(made) == 3
    chart = made[0].chart
    assert list(chart.plots[0].categories) == list(QUARTERS)
    assert {one.name: one.values for one in chart.plots[0].series}["Actual"] == (1240000.55, 1310000.0, None)
    sheet = read_excel(sheet_of(made[0])).load_sheet(0, header_row=None).to_arrow().to_pylist()
    assert [list(row.values()) for row in sheet] == [
        [None, "Plan", "Actual"],
        ["2026-Q1", "1100000", "1240000.55"],
        ["2026-Q2", "1250000", "1310000"],
        ["2026-Q3", "1200000", None],
    ]
    described = made[0].element.xpath(".//p:cNvPr")[0].get("descr")
    assert described.startswith("Ahead. Plan: 2026-Q1 1.10")


def test_a_plan_over_piles_is_a_tick_of_the_same_chart():
    chart = charts(ours())[1].chart
    piles, ticks = chart.plots
    assert [one.name for one in piles.series] == ["Won", "Open pipeline"]
    assert [(one.name, one.values[2]) for one in ticks.series] == [("Plan", 1200000.0)]


def test_each_look_has_its_one_meaning():
    columns, piles, lines = (shape.chart for shape in charts(ours()))
    plan, actual = columns.plots[0].series
    assert (plan.format.fill.type.name, str(actual.format.fill.fore_color.rgb)) == ("BACKGROUND", "1F4F8A")
    assert piles.plots[0].series[1].format.fill.type.name == "PATTERNED"
    assert lines.plots[0].series[1].format.line.dash_style.name == "DASH"


def test_words_notes_and_foot_are_there():
    presentation = ours()
    assert presentation.slides[0].notes_slide.notes_text_frame.text == "Say hello."
    said = texts(presentation)
    for words in (
        "1.24 M EUR",
        "▲ Ahead",
        "+412 K",
        "1,240 units",
        "▲ kept",
        "None.",
        "Next review on 16 February 2027",
    ):
        assert words in said
    assert said.count("Tarnvale · Nordlicht · 22 November 2026 · data version 41") == 7
    assert [["Line", "Plan"], ["=SUM(A1)", "1,000"], ["Services", "2,000"], ["Total", "3,000"]] in tables(
        presentation
    )


def test_what_looks_like_a_formula_stays_a_text_in_the_sheet_of_a_chart():
    deck = Deck(BRAND, "Review")
    deck.add(Chart("Names", ("=1+1",), (Series("=2+2", "actual", (Decimal(1),)),)))
    [made] = charts(opened(deck))
    with zipfile.ZipFile(BytesIO(sheet_of(made))) as sheet:
        assert "<f>" not in sheet.read("xl/worksheets/sheet1.xml").decode()
        assert "=1+1" in sheet.read("xl/sharedStrings.xml").decode()


def test_a_long_table_goes_on_with_its_head_and_ends_with_its_total():
    deck = Deck(BRAND, "Review")
    deck.add(
        Table("Lines", ("Line", "Plan"), tuple((f"Line {n}", str(n)) for n in range(20)), ("Total", "190"))
    )
    parts = tables(opened(deck))
    assert len(parts) == 2
    assert all(part[0] == ["Line", "Plan"] for part in parts)
    assert [row for part in parts for row in part[1:]] == [
        *([f"Line {n}", str(n)] for n in range(20)),
        ["Total", "190"],
    ]


def test_no_amount_is_ever_shortened():
    cells = [row for part in tables(opened(long(BRAND))) for row in part if AMOUNT in row]
    assert len(cells) == 21
    assert all(row[1:] == [AMOUNT] * 6 for row in cells)


def test_the_same_slides_are_the_same_bytes():
    assert usual(BRAND).pptx(at=AT) == usual(BRAND).pptx(at=AT)


def test_the_logo_stands_on_every_slide_and_is_a_picture_or_refused():
    picture = BytesIO()
    Image.new("RGB", (600, 100), "navy").save(picture, "PNG")
    presentation = opened(usual(Brand("Tarnvale", logo=picture.getvalue())))
    logos = [shape for slide in presentation.slides for shape in slide.shapes if shape.name == "Logo"]
    assert len(logos) == len(presentation.slides)
    assert all(abs(one.width / one.height - 6) < 0.05 for one in logos)
    with pytest.raises(SlidesError, match="The logo is no PNG or JPEG"):
        usual(Brand("Tarnvale", logo=b"<svg/>")).pptx(at=AT)
    with pytest.raises(SlidesError, match="The logo is no PNG or JPEG"):
        usual(Brand("Tarnvale", logo=picture.getvalue()[:-40])).pptx(at=AT)
    Image.new("1", (3000, 3000)).save(picture, "PNG")
    with pytest.raises(SlidesError, match="more than 4 million pixels"):
        usual(Brand("Tarnvale", logo=picture.getvalue()[picture.getvalue().rindex(b"\x89PNG") :])).pptx(at=AT)


def test_what_is_too_much_is_refused():
    with pytest.raises(SlidesError, match="more on the slides than is allowed"):
        long(BRAND).pptx(at=AT, limits=Limits(content=100))
    with pytest.raises(SlidesError, match="more memory or time"):
        long(BRAND).pptx(at=AT, limits=Limits(seconds=0))
    with pytest.raises(ValueError, match="is not a colour"):
        Brand("Tarnvale", colour="blue")


def test_numbers_are_written_in_the_size_of_the_largest():
    short = Numbers.short((Decimal(12_400_000), Decimal(900_000), None), ((9, "B"), (6, "M"), (3, "K")))
    assert (short.code, short.text(Decimal(900_000))) == ('#,##0.0,,"\u202fM"', "0.9\u202fM")
    assert Numbers(percent=True).code == "#,##0%"
    assert Numbers.short((Decimal(12),), ((3, "K"),)).code == "#,##0"
    assert len(LONG) == 60
    assert ACTUAL[2] is None

"""What LibreOffice makes of the hardest deck: nothing lies outside of its slide or over something else."""

from io import BytesIO

import pytest
from PIL import Image
from pptx import Presentation
from tests.office import as_pdf, needs_office, pictures, words
from tests.slides import templates
from tests.slides.decks import AT, long
from tests.slides.templates import template

from quarterdeck.slides import Brand

pytestmark = [pytest.mark.any_database, needs_office]


@pytest.mark.parametrize("of", [b"", template(templates.sideways)], ids=["ours", "theirs"])
def test_nothing_lies_outside_of_its_slide(of, tmp_path):
    file = tmp_path / "deck.pptx"
    file.write_bytes(long(Brand("Tarnvale", template=of or None)).pptx(at=AT))
    count = len(Presentation(BytesIO(file.read_bytes())).slides)
    pdf = as_pdf(file)
    sizes, found = words(pdf)
    assert len(sizes) == count
    assert len(found) > 20 * count
    outside = [
        one
        for one in found
        if one.left < 0 or one.top < 0 or one.right > sizes[one.page][0] or one.bottom > sizes[one.page][1]
    ]
    assert outside == []
    feet = [one for one in found if one.bottom > sizes[one.page][1] * 0.975]
    assert feet == []
    shown = pictures(pdf)
    assert len(shown) == count
    assert all(Image.open(picture).convert("L").getextrema() != (255, 255) for picture in shown)

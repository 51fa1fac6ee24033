"""How decks look: chosen by operations, tried before it is kept."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image
from pptx import Presentation
from tests.cast import Cast
from tests.slides.templates import repacked, template, with_macros

from quarterdeck.audit.models import Entry
from quarterdeck.directory.models import Vendor
from quarterdeck.reviews.branding import brand_of
from quarterdeck.reviews.models import Brand
from quarterdeck.slides import HOUSE_COLOUR

pytestmark = pytest.mark.django_db
ORANGE = "#c8502a"


@pytest.fixture
def operations(client, cast: Cast):
    client.force_login(cast.operations)
    return client


def saved(client, **chosen):
    return client.post(reverse("brand"), {"colour": ORANGE} | chosen)


def picture(kind: str = "PNG") -> SimpleUploadedFile:
    file = BytesIO()
    Image.new("RGB", (60, 20), "navy").save(file, kind)
    return SimpleUploadedFile(f"logo.{kind.lower()}", file.getvalue())


def preview(client) -> Presentation:
    return Presentation(BytesIO(client.get(reverse("brand_preview")).content))


def test_colour_and_logo_are_chosen_and_taken_away(operations):
    assert saved(operations, logo=picture()).status_code == 302
    logo = operations.get(reverse("brand_logo"))
    assert (logo["Content-Type"], logo.content[:4]) == ("image/png", b"\x89PNG")
    example = preview(operations)
    assert any(shape.name == "Logo" for shape in example.slides[0].shapes)
    drawn = example.slides[1].shapes
    chart = next(shape.chart for shape in drawn if shape.has_chart)
    assert str(chart.plots[0].series[1].format.fill.fore_color.rgb) == "C8502A"
    saved(operations, without_logo="on")
    assert operations.get(reverse("brand_logo")).status_code == 404
    assert [entry.after for entry in Entry.objects.filter(action="brand.changed")][-1] == {
        "colour": ORANGE, "logo": 0, "template": "", "template_bytes": 0,
    }  # fmt: skip


def test_a_template_is_kept_until_it_is_taken_away(operations):
    theirs = template()
    saved(operations, template=SimpleUploadedFile("Tarnvale.pptx", theirs))
    assert "Slides are made on Tarnvale.pptx." in operations.get(reverse("brand")).text
    assert preview(operations).slide_width == Presentation(BytesIO(theirs)).slide_width
    saved(operations)
    assert brand_of(Vendor.objects.get()).template == theirs
    saved(operations, without_template="on")
    assert brand_of(Vendor.objects.get()).template is None


@pytest.mark.parametrize(
    ("chosen", "said"),
    [
        ({"colour": "red; background: url(//evil)"}, "Enter a valid value"),
        ({"logo": SimpleUploadedFile("logo.png", b"<svg onload='alert(1)'/>")}, "no PNG or JPEG"),
        ({"logo": picture("GIF")}, "no PNG or JPEG"),
        ({"logo": SimpleUploadedFile("logo.png", bytes(1_000_001))}, "more than 1 MB"),
        ({"template": SimpleUploadedFile("t.pptx", repacked(template(), with_macros))}, "holds macros"),
        ({"template": SimpleUploadedFile("t.pptx", bytes(25_000_001))}, "more than 25 MB"),
    ],
)
def test_what_cannot_be_used_changes_nothing(operations, chosen, said):
    answer = saved(operations, **chosen)
    assert (answer.status_code, said in answer.text) == (422, True)
    assert not Brand.objects.exists()
    assert not Entry.objects.filter(action="brand.changed").exists()
    assert brand_of(Vendor.objects.get()).colour == HOUSE_COLOUR

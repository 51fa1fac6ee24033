"""A vendor's own template: what it brings is used, what it hides or threatens is not."""

import zipfile
from io import BytesIO

import pytest
from pptx import Presentation
from tests.slides import templates
from tests.slides.decks import AT, usual
from tests.slides.templates import SECRET, repacked, template

from quarterdeck.slides import Brand, Limits, SlidesError

pytestmark = pytest.mark.any_database


def deck(blob: bytes, limits: Limits = Limits()) -> bytes:  # noqa: B008
    return usual(Brand("Tarnvale", template=blob)).pptx(at=AT, limits=limits)


def everything(made: bytes) -> str:
    with zipfile.ZipFile(BytesIO(made)) as archive:
        return "\n".join(archive.read(name).decode(errors="replace") for name in archive.namelist())


@pytest.mark.parametrize(
    "odd",
    [lambda presentation: None, templates.sideways, templates.untitled, templates.dark, templates.linked],
)
def test_slides_are_made_on_its_layouts_and_its_own_slides_are_gone(odd):
    blob = template(odd)
    made = deck(blob)
    theirs, ours = Presentation(BytesIO(blob)), Presentation(BytesIO(made))
    assert len(ours.slides) == 9
    assert (ours.slide_width, ours.slide_height) == (theirs.slide_width, theirs.slide_height)
    assert {slide.slide_layout.name for slide in ours.slides} <= {
        layout.name for layout in theirs.slide_layouts
    }
    assert SECRET not in everything(made)
    assert 'TargetMode="External"' not in everything(made)
    for slide in ours.slides:
        for shape in slide.shapes:
            assert shape.left >= 0
            assert shape.top >= 0
            assert shape.left + shape.width <= ours.slide_width
            assert shape.top + shape.height <= ours.slide_height


def test_usual_layouts_are_found_and_titles_stand_in_their_places():
    ours = Presentation(BytesIO(deck(template())))
    assert [slide.slide_layout.name for slide in ours.slides] == [
        "Title Slide",
        *["Title Only"] * 7,
        "Title Slide",
    ]
    assert [slide.shapes.title.text for slide in ours.slides][:3] == [
        "Quarterly review",
        "Ahead of plan.",
        "Ahead",
    ]


def test_a_potx_becomes_a_presentation():
    ours = Presentation(BytesIO(deck(repacked(template(), templates.as_potx))))
    assert len(ours.slides) == 9


@pytest.mark.parametrize(
    ("blob", "said"),
    [
        (b"PNG", "no PowerPoint presentation"),
        (b"PK\x03\x04" + bytes(200), "is damaged"),
        (b"\xd0\xcf\x11\xe0" + bytes(200), "old presentation"),
        (template()[:20_000], "is damaged"),
        (repacked(template(), templates.with_macros), "holds macros"),
        (repacked(template(), templates.with_bomb), "unpacks to more"),
        (repacked(template(), templates.with_entities), "declares entities"),
        (repacked(template(), templates.outside), "points outside"),
        (repacked(template(), templates.broken), "is damaged"),
        (repacked(template(), templates.torn), "is damaged|cannot be used"),
        (repacked(template(), templates.unmapped), "cannot be used as a template"),
        (template(templates.upright), "must be wide"),
        (template(templates.elsewhere), "lies elsewhere"),
    ],
)
def test_a_bad_one_is_refused_in_plain_words(blob, said):
    with pytest.raises(SlidesError, match=said):
        deck(blob)


def test_a_large_one_is_refused_before_anything_reads_it():
    with pytest.raises(SlidesError, match="at most 25 MB"):
        deck(bytes(26_000_000))

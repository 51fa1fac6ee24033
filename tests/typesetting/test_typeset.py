"""Papers: what goes in as data comes out as text, and nothing of it is obeyed."""

from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from quarterdeck import typesetting
from quarterdeck.typesetting import Limits, TypesettingError, typeset

pytestmark = pytest.mark.any_database
ROOT = Path(typesetting.__file__).parents[1]
AT = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
LETTER = """
#import "/typesetting/house.typ": paper
#let data = json(bytes(sys.inputs.data))
#show: paper.with(title: data.title, language: "en", foot: [#data.foot], across: "not signed")
= #data.title
#for text in data.texts [#text \\ ]
"""
TEXTS = [
    "Größe & Übermut, Straße 12",
    '#panic(1) *bold* $x$ @key <label> [x] #eval("1")',
    "Donaudampfschifffahrtsgesellschaftskapitänsmützenfabrikantenverband, Gesellschaft mit Haftung",
    "Smiles \N{GRINNING FACE} and \ue123",
]


@pytest.fixture
def letter(tmp_path) -> str:
    """A paper of this test's own, beside the house's."""
    path = ROOT / "typesetting" / f"{tmp_path.name}.typ"
    path.write_text(LETTER, encoding="utf-8")
    yield str(path.relative_to(ROOT))
    path.unlink()


def test_texts_come_out_as_they_went_in(letter):
    data = {"title": "東京の計画", "foot": "Foot", "texts": TEXTS}
    made = typeset(letter, data, at=AT)
    read = " ".join(PdfReader(BytesIO(made)).pages[0].extract_text().split())
    assert [text for text in (*TEXTS[:3], "東京の計画", "Foot", "not signed") if text not in read] == []
    assert made == typeset(letter, data, at=AT)


def test_what_is_too_much_is_refused(letter):
    data = {"title": "T", "foot": "", "texts": TEXTS}
    with pytest.raises(TypesettingError, match=r"and 100 are allowed"):
        typeset(letter, data, at=AT, limits=Limits(data=100))
    with pytest.raises(TypesettingError, match=r"longer than 2 seconds|more memory or time"):
        typeset(
            letter, data | {"texts": ["word " * 100] * 30_000}, at=AT, limits=Limits(data=10**8, seconds=2)
        )


def test_a_fault_of_the_paper_is_said(letter):
    with pytest.raises(TypesettingError, match="title"):
        typeset(letter, {}, at=AT)


def test_no_paper_loads_anything_from_elsewhere():
    papers = list(ROOT.rglob("*.typ"))
    assert papers
    assert not [paper for paper in papers if "@preview" in paper.read_text(encoding="utf-8")]

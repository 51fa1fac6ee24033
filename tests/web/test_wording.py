"""Labels in the middle of a sentence."""

import pytest
from django.template import engines
from django.utils.translation import override


@pytest.mark.parametrize(
    ("language", "label", "expected"),
    [("en", "Sales", "sales"), ("de", "Partnertyp", "Partnertyp"), ("ja", "地域", "地域")],
)
def test_only_english_loses_its_capital(language: str, label: str, expected: str):
    page = engines["django"].from_string("{% load wording %}{{ label|midsentence }}")
    with override(language):
        assert page.render({"label": label}) == expected

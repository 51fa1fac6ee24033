"""The catalogues of texts: what is taken up, what is said to be wrong, what is found when a page is read."""

from io import BytesIO

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po
from django.utils.translation import gettext, override
from tools import messages


@pytest.fixture(scope="module")
def found() -> Catalog:
    return messages.texts()


def test_texts_of_code_and_templates_are_taken_up(found):
    assert found["Who needs me first"].locations[0][0].endswith("roster.py")
    assert found["%(day)s"] is None
    assert found["What changed since %(day)s"].locations[0][0].endswith("changes.html")
    assert found.get(("%(shown)s row is held back", "%(shown)s rows are held back")).pluralizable
    assert found["Change your password"].locations[0][0].startswith("src/")


def test_a_template_s_percent_sign_is_doubled_as_django_looks_it_up():
    code = messages._as_python('{% load i18n %}\n  {% translate "100 % of it" %}\n', messages.ROOT).decode()
    assert "gettext(u'100 %% of it')" in code


def test_what_is_missing_stale_lost_or_untranslated_is_said(monkeypatch):
    source = Catalog()
    source.add("New one", locations=[("a.py", 0)])
    source.add("%(count)s partners", locations=[("a.py", 0)])
    source.add("Waits", locations=[("a.py", 0)])
    kept = Catalog(locale="de", fuzzy=False)
    kept.add("Old one", "Alt")
    kept.add("%(count)s partners", "%(zahl)s Partner")
    kept.add("Waits", "")
    monkeypatch.setattr(messages, "_read", lambda language: kept)
    structure = list(messages.problems("de", source, all_=False))
    assert [line.split(": ")[1] for line in structure] == [
        "not taken up yet",
        "no longer a text of the product",
        structure[2].split(": ")[1],
    ]
    assert "zahl" in structure[2] or "count" in structure[2]
    everything = list(messages.problems("de", source, all_=True))
    assert [line for line in everything if line not in structure] == ["de: not translated: 'Waits' ()"]


def test_a_new_text_waits_and_a_translated_one_stays(tmp_path, monkeypatch):
    monkeypatch.setattr(messages, "LOCALE", tmp_path)
    folder = tmp_path / "de" / "LC_MESSAGES"
    first, second = Catalog(), Catalog()
    first.add("Partner")
    first.add("Gone")
    messages._write("de", first)
    po = folder / "django.po"
    po.write_text(po.read_text().replace('msgid "Partner"\nmsgstr ""', 'msgid "Partner"\nmsgstr "Partnerin"'))
    second.add("Partner")
    second.add("Partners")
    messages._write("de", second)
    kept = read_po(BytesIO(po.read_bytes()), locale="de")
    assert {message.id: (message.string, message.fuzzy) for message in kept if message.id} == {
        "Partner": ("Partnerin", False),
        "Partners": ("", False),
    }
    assert (folder / "django.mo").exists()


@pytest.mark.parametrize(("language", "words"), [("de", "Passwort"), ("ja", "パスワード")])
def test_the_texts_of_the_sign_in_library_are_found(language, words):
    with override(language):
        assert words in gettext("Password")

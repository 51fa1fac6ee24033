"""The log: found, understood, taken along."""

import re
from pathlib import Path

import pytest
from django.urls import reverse
from tests.web.actors import body_of

from quarterdeck.audit.models import Entry
from quarterdeck.audit.services import record
from quarterdeck.directory.models import Kind
from quarterdeck.directory.selectors import scope_of
from quarterdeck.directory.services import end_role, grant_role
from quarterdeck.people.log.difference import difference
from quarterdeck.people.log.lines import lines
from quarterdeck.people.log.selectors import Wish, entries
from quarterdeck.people.log.sentences import ACTIONS
from quarterdeck.people.views.log import A_PAGE

SOURCE = Path("src/quarterdeck")


@pytest.fixture
def story(cast) -> None:
    """The chief gives Mia a role, operations take it away, Jonas is refused a page."""
    role = grant_role(actor=cast.chief, person=cast.manager, kind=Kind.REGIONAL, territory="CA")
    end_role(actor=cast.operations, role=role)
    record(actor=cast.executive, action="partner.refused", after={"path": "/partners/P-4/"})
    record(actor=None, action="vendor.kept", object="vendor", before={"name": "A"}, after={"name": "B"})


def found(cast, **query: str) -> list[str]:
    return [entry.action for entry in entries(scope_of(cast.chief), Wish.of(query))]


def test_it_is_searched_by_person_object_action_and_day(cast, story):
    assert found(cast) == ["vendor.kept", "partner.refused", "role.ended", "role.granted"]
    assert found(cast, who="ingrid") == ["role.granted"]
    assert found(cast, who=cast.operations.email) == ["role.ended"]
    assert found(cast, about="Mia") == ["role.ended", "role.granted"]
    assert found(cast, about="vendor") == ["vendor.kept"]
    assert found(cast, about="Mia", action="role.ended") == ["role.ended"]
    day = Entry.objects.latest("pk").at.date().isoformat()
    assert len(found(cast, first=day, last=day)) == 4
    assert found(cast, last="2020-01-01") == []
    assert len(found(cast, first="soon", action="nonsense")) == 4


def test_nobody_else_reads_it(cast, story):
    assert not entries(scope_of(cast.regional), Wish()).exists()


def test_entries_are_sentences(cast, story):
    said = [line.sentence for line in lines(list(entries(scope_of(cast.chief), Wish())))]
    assert said == [
        "The machine changed the settings of the vendor.",
        "Jonas Keller was not let into /partners/P-4/.",
        "Tomas Reyes ended a role of Mia Brandt.",
        "Ingrid Solheim gave Mia Brandt a role.",
    ]


def test_what_it_is_about_leads_to_its_page(cast, story):
    linked = lines(list(entries(scope_of(cast.chief), Wish(who="ingrid"))))[0].linked
    assert f'<a href="/people/{cast.manager.pk}/">Mia Brandt</a>' in linked


def test_what_an_entry_keeps_is_never_taken_for_markup(cast, client_of):
    nasty = "<script>alert(1)</script>%(actor)s"
    record(
        actor=nasty,
        action="figures.exported",
        object=f"partner:{nasty}",
        after={"table": nasty, "form": "csv"},
    )
    record(actor=nasty, action=nasty, object=nasty, before={nasty: nasty})
    page = client_of(cast.chief).get(reverse("log"))
    assert page.status_code == 200
    assert b"<script>alert" not in page.content


def test_only_what_differs_is_shown():
    entry = Entry(before={"a": 1, "b": [1, 2], "c": ""}, after={"a": 2, "b": [1, 2], "d_e": {"x": None}})
    assert [tuple(change) for change in difference(entry)] == [
        ("a", "1", "2"),
        ("c", None, None),
        ("d e", None, "x: –"),
    ]


def test_pages_follow_each_other_without_gap_or_double(cast, client_of):
    for number in range(2 * A_PAGE + 1):
        record(actor=None, action="test.done", object=f"number:{number}")
    client, seen, query = client_of(cast.chief), [], ""
    while query is not None:
        page = client.get(reverse("log") + query)
        seen += [line.entry.object for line in page.context["lines"]]
        record(actor=None, action="test.done", object="meanwhile")
        earlier = page.context["earlier"]
        query = f"?before={earlier}" if earlier else None
    assert seen == [f"number:{number}" for number in reversed(range(2 * A_PAGE + 1))]


def test_the_file_has_all_that_fits_and_is_itself_logged(cast, story, client_of):
    answer = client_of(cast.chief).get(reverse("log_file", args=["csv"]) + "?about=mia")
    body = body_of(answer).decode()
    assert "Ingrid Solheim gave Mia Brandt a role." in body
    assert body.count("\r\n") == 3
    entry = Entry.objects.latest("pk")
    assert (entry.action, entry.object, entry.after["query"]) == ("figures.exported", "log", "about=mia")


def test_every_action_has_a_sentence():
    """A new action of any room gets its words in `people/log/sentences.py`."""
    written = set()
    for path in SOURCE.rglob("*.py"):
        for said in re.findall(r"\baction=[^,\n]*", path.read_text(encoding="utf-8")):
            written |= set(re.findall(r'"([a-z_]+\.[a-z_]+)"', said))
    assert "role.granted" in written
    assert sorted(written - set(ACTIONS)) == []

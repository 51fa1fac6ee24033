"""Who is above and under whom, and moving one of them."""

import pytest
from django.conf import settings as django_settings
from tests.people.conftest import text_of

from quarterdeck.audit.models import Entry
from quarterdeck.directory.models import Partner
from quarterdeck.directory.selectors import scope_of
from quarterdeck.intake.models import Import
from quarterdeck.intake.services import undo_import
from quarterdeck.people.errors import PeopleError
from quarterdeck.people.services.trees import move


def carry(office, key: str, above: str | None) -> Import:
    partner, parent = Partner.objects.get(pk=key), above and Partner.objects.get(pk=above)
    return move(actor=office.operations, partner=partner, parent=parent, home=django_settings.HOME)


def test_a_reseller_moves_with_all_that_is_under_it(office):
    before = Partner.objects.filter(pk="P-11").values().get()
    row = carry(office, "P-11", "D-2")
    assert scope_of(office.distributor).partners == {"D-1", "P-12"}
    after = Partner.objects.filter(pk="P-11").values().get()
    assert {name for name in before if before[name] != after[name]} == {"parent_id"}
    entry = Entry.objects.get(action="partner.moved")
    assert (entry.before, entry.after) == ({"parent": "D-1"}, {"parent": "D-2", "import": row.pk})
    undo_import(actor=office.operations, row=row, home=django_settings.HOME)
    assert scope_of(office.distributor).partners == {"D-1", "P-11", "P-111", "P-12"}


def test_it_may_stand_on_its_own(office):
    carry(office, "P-12", None)
    assert "P-12" not in scope_of(office.distributor).partners


@pytest.mark.parametrize(
    ("key", "above", "said"),
    [
        ("D-1", "P-111", "Havelwerk Distribution cannot be under Fleetkiste, which is under Havelwerk"),
        ("P-11", "P-11", "Elbkontor cannot be under itself."),
        ("P-11", "D-1", "Elbkontor stands there already."),
    ],
)
def test_circles_are_refused_with_a_sentence(office, key, above, said):
    with pytest.raises(PeopleError, match=said):
        carry(office, key, above)
    assert Import.objects.count() == 1


def test_the_page_shows_the_tree_and_moves(office, read, post):
    said = read(office.operations, "tree", "D-1")
    assert "3 partners are under Havelwerk Distribution" in said
    assert said.index("Elbkontor") < said.index("Fleetkiste") < said.index("Rhône Services")
    assert "Great Lakes Supply" in text_of(
        post(office.operations, "tree", "P-12", parent="great lakes supply")
    )
    assert Partner.objects.get(pk="P-12").parent_id == "D-2"
    refused = text_of(post(office.operations, "tree", "D-2", parent="P-12"))
    assert "which is under Great Lakes Supply itself" in refused

"""A portfolio goes to others: for good or for a leave, and the past stays where it was."""

from datetime import date
from decimal import Decimal

import pytest
from django.conf import settings as django_settings
from tests.cast import TODAY
from tests.people.conftest import text_of

from quarterdeck import cube, kpis
from quarterdeck.audit.models import Entry
from quarterdeck.calendar import Span
from quarterdeck.directory.models import Kind, Partner
from quarterdeck.directory.selectors import scope_of
from quarterdeck.directory.services import add_person
from quarterdeck.intake.models import Import
from quarterdeck.intake.services import undo_import
from quarterdeck.people.errors import PeopleError
from quarterdeck.people.services.handover import Handover, hand_over

LUCS = ("D-1", "P-12", "P-2")


def looks_after(person, day: date) -> set[str]:
    return set(Partner.objects.visible_to(scope_of(person, on=day)).values_list("key", flat=True))


def give(office, takers, first=TODAY, last=None, giver=None) -> Import:
    handover = Handover(giver or office.manager_fr, first, last, takers)
    return hand_over(actor=office.operations, handover=handover, home=django_settings.HOME)


def test_chosen_partners_go_to_several_for_good(office):
    give(office, {"D-1": office.manager, "P-2": office.manager_us})
    before, after = date(2026, 5, 14), TODAY
    assert looks_after(office.manager_fr, before) == {"D-1", "P-12", "P-2"}
    assert looks_after(office.manager_fr, after) == {"P-12"}
    assert looks_after(office.manager, after) == {"P-1", "D-1"}
    assert looks_after(office.manager_us, after) == {"P-3", "D-2", "P-2"}
    assert looks_after(office.manager_us, before) == {"P-3", "D-2"}


def test_after_a_leave_everything_is_as_before(office):
    first, last = date(2026, 6, 1), date(2026, 6, 30)
    give(office, dict.fromkeys(LUCS, office.manager), first, last)
    days = [date(2026, 5, 31), first, last, date(2026, 7, 1)]
    assert [looks_after(office.manager_fr, day) for day in days] == [set(LUCS), set(), set(), set(LUCS)]
    assert [len(looks_after(office.manager, day)) for day in days] == [1, 4, 4, 1]


def test_figures_of_the_past_stay_with_the_manager_of_that_time(office):
    span = Span.parse("2026-04", office_calendar())
    before = revenue_by_manager(office, span)
    give(office, dict.fromkeys(LUCS, office.manager))
    assert revenue_by_manager(office, span) == before
    assert before[office.manager_fr.email] > 0


def test_it_is_an_import_that_can_be_undone(office):
    row = give(office, dict.fromkeys(LUCS, office.manager))
    assert (row.subject, row.file_name, row.actor) == (
        "assignments",
        "Handover from Luc Moreau",
        office.operations,
    )
    undo_import(actor=office.operations, row=row, home=django_settings.HOME)
    assert looks_after(office.manager_fr, TODAY) == set(LUCS)
    assert looks_after(office.manager, TODAY) == {"P-1"}


def test_somebody_who_was_only_invited_takes_over(office, read):
    """They stand in no list of people: the directory knows them."""
    ines = add_person(
        actor=office.operations, email="ines.vega@tarnvale.example", name="Ines Vega", kind=Kind.MANAGER
    )
    give(office, dict.fromkeys(LUCS, ines))
    assert looks_after(ines, TODAY) == set(LUCS)
    assert "Rhône Services" in read(office.chief, "lens", "managers", ines.email)
    assert "Atelier Nuage" in read(ines, "partners")


def test_it_is_logged_with_who_got_how_many(office):
    row = give(office, {"D-1": office.manager, "P-2": office.manager, "P-12": office.manager_us})
    entry = Entry.objects.get(action="portfolio.handed_over")
    assert (entry.actor, entry.object) == (office.operations.email, f"person:{office.manager_fr.email}")
    assert entry.after["to"] == {office.manager.email: 2, office.manager_us.email: 1}
    assert entry.after["import"] == row.pk


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"takers": {"P-2": "chief"}}, "Ingrid Solheim is no partner manager on that day"),
        ({"takers": {"P-2": "manager_fr"}}, "Nobody takes over from themselves."),
        ({"last": date(2026, 5, 1)}, "The last day comes before the first."),
        ({"first": date(2026, 4, 1)}, "P-2 was assigned on that very day."),
        ({"takers": {"P-1": "manager_us"}}, "There is nothing to hand over on that day."),
    ],
)
def test_what_cannot_be_is_said_and_nothing_happens(office, change, said):
    wish = {"takers": {"P-2": "manager"}, **change}
    wish["takers"] = {key: getattr(office, who) for key, who in wish["takers"].items()}
    with pytest.raises(PeopleError, match=said):
        give(office, **wish)
    assert Import.objects.count() == 1
    assert not Entry.objects.exists()


def test_the_page_shows_what_will_change_before_it_does(office, post):
    fields = {"first": "2026-05-15", "to": [office.manager.email, office.manager_us.email], "of:P-2": "-"}
    said = text_of(post(office.operations, "handover", office.manager_fr.pk, **fields))
    assert "Luc Moreau : 3 partners → Mia Brandt 2, 1 stays. From 15 May 2026 on, for good." in said
    assert Import.objects.count() == 1


def test_the_page_hands_over(office, post):
    fields = {"first": "2026-05-15", "to": office.manager.email, "do": "1", "of:P-2": "-"}
    said = text_of(post(office.operations, "handover", office.manager_fr.pk, **fields))
    assert "Handed over: Mia Brandt 2." in said
    assert looks_after(office.manager_fr, TODAY) == {"P-2"}


def test_the_page_says_what_is_wrong(office, post):
    fields = {"first": "2026-05-15", "taker": "ingrid"}
    said = text_of(post(office.operations, "handover", office.manager_fr.pk, **fields))
    assert "There is no partner manager &#x27;ingrid&#x27;." in said


def office_calendar():
    return cube.current(django_settings.HOME.cube).calendar


def revenue_by_manager(office, span: Span) -> dict[str, Decimal]:
    snapshot = cube.current(django_settings.HOME.cube)
    answer = kpis.ask(
        snapshot,
        scope_of(office.chief),
        ["revenue"],
        by=["manager"],
        period=span,
        basis="target",
        today=TODAY,
    )
    return {figure.by["manager"]: figure.value for figure in answer.figures if figure.value}

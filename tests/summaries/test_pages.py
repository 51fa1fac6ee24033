"""Summaries in the product: read once, only by whom they are for; what went out, for operations."""

from datetime import date

from django.urls import reverse
from tests.summaries.conftest import APRIL, work

from quarterdeck.audit.models import Entry
from quarterdeck.directory.models import Assignment, Role
from quarterdeck.summaries.models import Letter, Reason, Round, Schedule, State


def one(person, **more: object) -> Letter:
    Round.objects.get_or_create(grain="month", period=APRIL)
    return Letter.objects.create(person=person, grain="month", period=APRIL, **more)


def test_a_notice_stands_on_the_home_until_it_is_read(told, server, client_of):
    letter = one(told.executive)
    work()
    client = client_of(told.executive)
    waiting = client.get(reverse("summaries_waiting")).content.decode()
    assert "Your summary of April 2026 is there." in waiting
    assert client.get(reverse("summary", args=[letter.pk])).status_code == 200
    assert client.get(reverse("summaries_waiting")).content.decode().strip() == ""
    letter.refresh_from_db()
    assert letter.read_at


def test_what_has_not_been_worked_out_yet_stands_nowhere(told, client_of):
    letter = one(told.executive)
    client = client_of(told.executive)
    address = reverse("summary", args=[letter.pk])
    assert client.get(address).status_code == 404
    assert address not in client.get(reverse("summaries")).content.decode()
    assert client.get(reverse("summaries_waiting")).content.decode().strip() == ""


def test_who_looks_as_somebody_else_reads_nothing_for_them(told, server, client_of):
    letter = one(told.executive)
    work()
    client = client_of(told.operations)
    client.post(reverse("see", args=[told.executive.pk]))
    assert client.get(reverse("summary", args=[letter.pk])).status_code == 200
    letter.refresh_from_db()
    assert letter.read_at is None


def test_page_and_mail_say_the_same(told, server, client_of):
    letter = one(told.manager)
    work()
    page = client_of(told.manager).get(reverse("summary", args=[letter.pk])).content.decode()
    html = server.box.got[0].get_body(("html",)).get_content()
    for said in (
        "Nordlicht Systems",
        "997\xa0EUR are missing to the target (75\xa0% of it). Ask what held it back.",
        "Q3 2026 has 0.8\u202f× its target in open deals (9\u202fK\xa0EUR); usual is 4.0\u202f×.",
    ):
        assert said in page
        assert said in html


def test_what_is_not_theirs_any_more_is_gone(told, server, client_of):
    """Luc hands P-2 back: his old summary speaks of it, and opens no more."""
    letter = one(told.manager_fr)
    work()
    client, address = client_of(told.manager_fr), reverse("summary", args=[letter.pk])
    assert client.get(address).status_code == 200
    Assignment.objects.filter(partner="P-2", until=None).update(until=date(2026, 5, 1))
    assert client.get(address).status_code == 404
    assert address not in client.get(reverse("summaries")).content.decode()
    assert client.get(reverse("summaries_waiting")).content.decode().strip() == ""
    Role.objects.filter(person=told.manager_fr).delete()
    assert client.get(address).status_code == 404


def test_a_preview_is_sent_when_asked_for(told, server, client_of):
    client = client_of(told.regional)
    Schedule.objects.update(monthly=False)
    assert "By manager" in client.get(reverse("summary_preview")).content.decode()
    client.post(reverse("summary_ask"), {"grain": "quarter"})
    work()
    (mail,) = server.box.got
    assert (mail["To"], mail["Subject"]) == (told.regional.email, "Your region in Q1 2026")


def test_operations_see_what_went_out_and_decide(told, server, client_of):
    server.box.answers = ["550 No such user here"]
    letter = one(told.executive)
    work()
    client = client_of(told.operations)
    page = client.get(reverse("summaries_sent")).content.decode()
    assert "1 summary needs your decision" in page
    assert "550 No such user here" in page
    assert str(Reason.BAD_ADDRESS.label) in page
    client.post(reverse("summary_again", args=[letter.pk]))
    work()
    assert len(server.box.got) == 1
    assert "Every summary has been dealt with" in client.get(reverse("summaries_sent")).content.decode()
    client.post(reverse("summary_letting_go", args=[letter.pk]))
    assert Letter.objects.get().state == State.SENT  # what is settled stays so
    assert not Entry.objects.filter(action="letter.let_go").exists()


def test_operations_change_the_schedule(told, client_of):
    client = client_of(told.operations)
    client.post(reverse("summaries_schedule"), {"quarterly": "on", "day": "5"})
    assert Schedule.objects.values_list("monthly", "quarterly", "day").get() == (False, True, 5)
    entry = Entry.objects.get(action="summaries.scheduled")
    assert entry.before == {"monthly": True, "quarterly": True, "day": 3}
    assert "5 days after the end of each quarter" in client.get(reverse("summaries_sent")).content.decode()
    assert client.post(reverse("summaries_schedule"), {"day": "40"}).status_code == 200
    assert Schedule.objects.get().day == 5

"""Webhooks out: signed, tried again, never inside the house, and only what their owner may see."""

import ipaddress
import json
from datetime import timedelta
from decimal import Decimal

import pytest
from django.urls import reverse
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from standardwebhooks import Webhook, WebhookVerificationError
from tests.delivery.receiver import Receiver
from tests.web.questions import ABOUT_P1

from quarterdeck.audit.models import Entry
from quarterdeck.delivery import services, watching
from quarterdeck.delivery.announcing import announce
from quarterdeck.delivery.errors import DeliveryError
from quarterdeck.delivery.listening import on_answered, on_import
from quarterdeck.delivery.models import Endpoint, Event, Message
from quarterdeck.delivery.network import Guarded, networks
from quarterdeck.delivery.sending import PAUSES, pause_after
from quarterdeck.delivery.services import Wish
from quarterdeck.delivery.tasks import deliver
from quarterdeck.directory.models import Kind, Partner
from quarterdeck.directory.selectors import scope_of
from quarterdeck.directory.services import grant_role, shut_out
from quarterdeck.disputes.models import Dispute
from quarterdeck.intake.models import Import

IMPORTS = (Event.IMPORT_FINISHED.value,)


@pytest.fixture
def receiver(settings):
    settings.WEBHOOK_NETWORKS = networks("127.0.0.1/32")
    with Receiver() as found:
        yield found


@pytest.fixture
def hook(cast, receiver):
    """Operations' endpoint, and its secret."""
    return services.add_endpoint(actor=cast.operations, wish=Wish(url=receiver.url, events=IMPORTS))


def work() -> None:
    """What the worker does now: each task that is due, once."""
    for due in DBTaskResult.objects.ready().order_by("enqueued_at"):
        due.delete()
        deliver.func(*due.args_kwargs["args"])


def ended(subject: str = "sales", **fields: object) -> Import:
    return Import.objects.create(
        file_name="november.csv", subject=subject, status=Import.Status.DONE, **fields
    )


def test_a_message_arrives_signed(hook, receiver):
    _endpoint, secret = hook
    on_import(row=ended(read=12, new=12))
    work()
    said = receiver.read(secret)
    assert said["type"] == "import.finished"
    assert said["data"]["subject"] == "sales"
    assert said["data"]["new"] == 12
    message = Message.objects.get()
    assert receiver.got[0][0]["webhook-id"] == message.key
    assert (message.state, message.outcome) == ("delivered", "Answered 204.")


def test_another_secret_does_not_open_it(hook, receiver):
    on_import(row=ended())
    work()
    headers, body = receiver.got[0]
    with pytest.raises(WebhookVerificationError):
        Webhook("whsec_" + "A" * 44).verify(body, headers)
    with pytest.raises(WebhookVerificationError):
        Webhook(hook[1]).verify(body.replace(b"sales", b"deals"), headers)


def test_what_did_not_arrive_is_tried_again_later(hook, receiver):
    receiver.answers = [500, 503, 200]
    on_import(row=ended())
    work()
    message = Message.objects.get()
    assert message.state == "waiting"
    assert message.outcome == "Answered 500."
    wait = message.next_at - timezone.now()
    assert timedelta(seconds=3) < wait < timedelta(seconds=6)
    work()
    assert len(receiver.got) == 1  # not due yet
    DBTaskResult.objects.update(run_after=timezone.now())
    work()
    DBTaskResult.objects.update(run_after=timezone.now())
    work()
    message.refresh_from_db()
    assert (message.state, message.attempts) == ("delivered", 3)
    assert len({headers["webhook-id"] for headers, _body in receiver.got}) == 1


def test_after_three_days_it_is_given_up_and_can_be_sent_again(cast, hook, receiver):
    receiver.answers = [500]
    on_import(row=ended())
    for _attempt in range(len(PAUSES) + 1):
        DBTaskResult.objects.update(run_after=timezone.now())
        work()
    message = Message.objects.get()
    assert (message.state, message.attempts) == ("failed", len(PAUSES) + 1)
    assert not DBTaskResult.objects.exists()
    receiver.answers = [200]
    services.send_again(actor=cast.operations, message=message)
    work()
    message.refresh_from_db()
    assert message.state == "delivered"


def test_the_pauses_span_three_days_and_scatter():
    assert timedelta(days=3) < sum(PAUSES, timedelta()) < timedelta(days=4)
    assert len({pause_after(5) for _ in range(20)}) > 1
    assert pause_after(len(PAUSES) + 1) is None


def test_the_same_message_is_not_sent_twice(hook, receiver):
    on_import(row=ended())
    again = DBTaskResult.objects.get().args_kwargs["args"]
    work()
    deliver.func(*again)
    assert len(receiver.got) == 1


def test_gone_ends_it(hook, receiver):
    receiver.answers = [410]
    on_import(row=ended())
    work()
    endpoint = Endpoint.objects.get()
    assert endpoint.state == Endpoint.State.GONE
    on_import(row=ended())
    assert Message.objects.count() == 1


def test_a_redirect_is_not_followed(hook, receiver):
    receiver.answers = [302]
    on_import(row=ended())
    work()
    assert len(receiver.got) == 1
    assert Message.objects.get().outcome == "Answered 302."


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1:{port}/",
        "http://localhost:{port}/",
        "http://[::1]:{port}/",
        "http://[::ffff:127.0.0.1]:{port}/",
        "http://2130706433:{port}/",
        "http://0.0.0.0:{port}/",
    ],
)
def test_nothing_inside_the_house_is_reached(url, cast, receiver, settings):
    endpoint, _secret = services.add_endpoint(
        actor=cast.operations, wish=Wish(url=url.format(port=receiver.server.server_port), events=IMPORTS)
    )
    settings.WEBHOOK_NETWORKS = []
    announce([endpoint], Event.TEST, {})
    work()
    assert receiver.got == []
    assert "lies inside a private network" in Message.objects.get().outcome


@pytest.mark.parametrize(
    "address",
    [
        "10.0.0.1",
        "172.16.3.4",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "fd00::1",
        "224.0.0.1",
        "64:ff9b::a00:1",
        "2002:a00:1::1",
    ],
)
def test_private_addresses_are_known(address):
    assert not Guarded([]).may_reach(ipaddress.ip_address(address))
    assert Guarded([]).may_reach(ipaddress.ip_address("93.184.215.14"))


def test_after_a_new_secret_both_hold_for_a_day(cast, hook, receiver):
    endpoint, former = hook
    secret = services.rotate_secret(actor=cast.operations, endpoint=endpoint)
    on_import(row=ended())
    work()
    assert receiver.read(former) == receiver.read(secret)
    Endpoint.objects.update(rotated=timezone.now() - timedelta(hours=25))
    on_import(row=ended())
    work()
    receiver.read(secret)
    with pytest.raises(WebhookVerificationError):
        receiver.read(former)


def test_the_database_does_not_hold_the_secret(hook):
    endpoint, secret = hook
    assert secret not in endpoint.secret
    assert not Entry.objects.filter(after__icontains=secret).exists()


def test_who_may_not_know_is_not_told(cast, receiver):
    with pytest.raises(DeliveryError):
        services.add_endpoint(actor=cast.executive, wish=Wish(url=receiver.url, events=IMPORTS))
    endpoint, _secret = services.add_endpoint(
        actor=cast.executive, wish=Wish(url=receiver.url, events=["dispute.opened"])
    )
    Endpoint.objects.filter(pk=endpoint.pk).update(events=IMPORTS)  # as if they had been operations once
    on_import(row=ended())
    assert not Message.objects.exists()


def test_what_is_on_its_way_is_withdrawn_when_its_owner_may_not_read_it_any_more(cast, hook, receiver):
    on_import(row=ended())
    shut_out(actor=cast.chief, person=cast.operations)
    work()
    assert receiver.got == []
    assert Message.objects.get().state == "withdrawn"
    partner_hook, _ = services.add_endpoint(
        actor=cast.manager, wish=Wish(url=receiver.url, events=["dispute.opened"])
    )
    announce([partner_hook], Event.DISPUTE_OPENED, {"partner": "P-2"}, partners=["P-2"])
    work()
    assert receiver.got == []


@pytest.mark.parametrize("owner", ["manager", "executive", "operations"])
def test_a_sum_that_is_on_its_way_is_withdrawn_with_the_role_it_was_for(owner, channel, receiver):
    person = getattr(channel, owner)
    wish = Wish(url=receiver.url, events=["figure.crossed"], kpis=["attainment"])
    endpoint, _secret = services.add_endpoint(actor=person, wish=wish)
    for meanwhile in (lambda: None, person.roles.all().delete):
        watching.tell_crossings.func(endpoint.pk)
        endpoint.refresh_from_db()
        endpoint.standing["of"]["attainment"][""] = "no such word"
        endpoint.save()
        watching.tell_crossings.func(endpoint.pk)
        meanwhile()
        work()
    assert [one.state for one in Message.objects.order_by("pk")] == ["delivered", "withdrawn"]
    assert len(receiver.got) == 1


def test_a_question_is_not_told_to_who_sees_its_partner_in_another_way_now(channel, receiver):
    """Jonas was of the company that asked; now he is of its distributor, who does not read its questions."""
    jonas = channel.executive
    endpoint, _secret = services.add_endpoint(
        actor=jonas, wish=Wish(url=receiver.url, events=["dispute.answered"])
    )
    on_answered(dispute=Dispute.objects.get(pk=ABOUT_P1))
    jonas.roles.all().delete()
    Partner.objects.filter(pk="P-1").update(parent="D-1")
    grant_role(actor=channel.operations, person=jonas, kind=Kind.DISTRIBUTOR, partner="D-1")
    assert scope_of(jonas).sees("P-1")
    work()
    assert [one.state for one in endpoint.messages.all()] == ["withdrawn"]


@pytest.mark.parametrize(
    ("url", "says"),
    [
        ("crm.example.com", "Write a whole address"),
        ("ftp://crm.example.com", "Write a whole address"),
        ("https://", "Write a whole address"),
        ("https://[::1", "Write a whole address"),
        ("https://crm.example.com:notaport/", "Write a whole address"),
        ("https://me:secret@crm.example.com/", "Leave name and password out"),
        ("http://crm.example.com/", "must begin with https://"),
    ],
)
def test_a_bad_address_gets_a_sentence(url, says, cast):
    with pytest.raises(DeliveryError, match=says):
        services.add_endpoint(actor=cast.operations, wish=Wish(url=url, events=IMPORTS))


def test_a_crossed_threshold_is_told_once_as_its_owner_sees_it(channel, receiver):
    wish = Wish(url=receiver.url, events=["figure.crossed"], kpis=["attainment"], each_partner=True)
    endpoint, secret = services.add_endpoint(actor=channel.manager, wish=wish)

    def look() -> None:
        watching.tell_crossings.func(endpoint.pk)
        work()

    look()
    assert receiver.got == []  # the first look is silent
    endpoint.refresh_from_db()
    known = dict(endpoint.standing["of"]["attainment"])
    assert set(known) == {"P-1"}  # the manager's whole portfolio
    endpoint.standing["of"]["attainment"]["P-1"] = "no such word"
    endpoint.save()
    look()
    (figure,) = receiver.read(secret)["data"]["figures"]
    assert (figure["kpi"], figure["by"], figure["was"]) == ("attainment", {"partner": "P-1"}, "no such word")
    assert figure["status"] == known["P-1"]
    assert Decimal(figure["value"]) > 0
    look()
    assert len(receiver.got) == 1


def test_the_page_shows_the_secret_once_and_what_was_sent(cast, client_of, receiver):
    client = client_of(cast.operations)
    page = client.post(reverse("webhooks"), {"url": receiver.url, "events": IMPORTS})
    assert "whsec_" in page.content.decode()
    endpoint = Endpoint.objects.get()
    address = reverse("webhook", args=[endpoint.pk])
    assert "whsec_" not in client.get(address).content.decode()
    client.post(reverse("webhook_test", args=[endpoint.pk]))
    work()
    assert "Everything has arrived" in client.get(address).content.decode()
    assert json.loads(receiver.got[0][1])["type"] == "test"
    client.post(reverse("webhook_remove", args=[endpoint.pk]))
    assert not Endpoint.objects.exists()
    actions = Entry.objects.filter(action__startswith="webhook").order_by("pk")
    assert list(actions.values_list("action", flat=True)) == [
        "webhook.made",
        "webhook.tested",
        "webhook.removed",
    ]


def test_a_foreign_webhook_is_not_found(cast, client_of, hook):
    endpoint, _secret = hook
    client = client_of(cast.executive)
    for name in ("webhook_rotate", "webhook_test", "webhook_remove"):
        assert client.post(reverse(name, args=[endpoint.pk])).status_code == 404
    assert client.get(reverse("webhook", args=[endpoint.pk])).status_code == 404
    assert endpoint.url not in client.get(reverse("webhooks")).content.decode()

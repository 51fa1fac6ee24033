"""Letters go out once: to a server that takes them, refuses them, is down, or dies in the middle."""

from datetime import date, timedelta

import pytest
from tests.summaries.conftest import APRIL, later, work
from tests.summaries.mailbox import parts

from quarterdeck.audit.models import Entry
from quarterdeck.directory.models import Person, Role, Vendor
from quarterdeck.summaries.models import Choice, Grain, Letter, Reason, Round, Schedule, State
from quarterdeck.summaries.sending import work as at_work
from quarterdeck.summaries.sending.post import Post
from quarterdeck.summaries.services.letters import ask_for, let_go, send_again
from quarterdeck.summaries.services.schedule import change_schedule

TOLD = ("chief", "regional", "regional_us", "manager", "manager_fr", "manager_us", "executive", "distributor")


def states() -> dict[str, str]:
    return {letter.email: letter.state for letter in Letter.objects.all()}


def only(person: Person) -> Letter:
    """One letter of the schedule, to one person."""
    Round.objects.create(grain="month", period=APRIL)
    return Letter.objects.create(person=person, grain="month", period=APRIL)


def test_everybody_who_answers_for_partners_gets_theirs_once(told, server):
    assert work() == ["Wrote down 9 summaries of 2026-04.", "Handed over 9 summaries."]
    emails = {getattr(told, name).email for name in (*TOLD, "outsider")}
    assert {mail["To"] for mail in server.box.got} == emails
    assert set(states().values()) == {State.SENT}
    assert work() == []
    later()
    assert work() == []
    assert len(server.box.got) == 9
    begun = Entry.objects.get(action="summaries.begun")
    assert (begun.actor, begun.after) == ("system", {"period": APRIL, "letters": 9})


def test_the_mail_is_well_made(told, server):
    letter = only(told.executive)
    work()
    mail = server.box.to(told.executive.email)
    assert mail["Subject"] == "Your April 2026 with Tarnvale"
    assert mail["From"] == "Tarnvale <quarterdeck@localhost>"
    assert mail["Reply-To"] == told.manager.email
    assert mail["Auto-Submitted"] == "auto-generated"
    assert mail["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    text, html = parts(mail)
    for said in (text, html):
        assert "Revenue in April 2026 was 25\xa0% short of the target." in said
        assert f"http://127.0.0.1:8000/summaries/{letter.pk}/" in said
        assert mail["List-Unsubscribe"].strip(" <>") in said
    assert "<img" not in html
    assert "src=" not in html


def test_a_temporary_refusal_is_tried_again_with_the_same_message_id(told, server):
    only(told.executive)
    server.box.after_data = ["451 Come back later"]
    work()
    letter = Letter.objects.get()
    assert (letter.state, letter.reason, letter.reply) == (State.WAITING, Reason.LATER, "451 Come back later")
    work()
    assert server.box.got == []  # not yet
    later(timedelta(minutes=2))
    work()
    letter.refresh_from_db()
    assert (letter.state, letter.attempts, letter.reason, letter.reply) == (State.SENT, 2, "", "")
    first = server.box.got[0]["Message-ID"]
    send = Letter.objects.filter(pk=letter.pk)
    send.update(state=State.UNCLEAR)
    send_again(actor=told.operations, letter=send.get())
    work()
    assert [mail["Message-ID"] for mail in server.box.got] == [first, first]


def test_who_the_server_refuses_for_good_is_named(told, server):
    only(told.executive)
    server.box.answers = ["550 No such user here"]
    work()
    letter = Letter.objects.get()
    assert (letter.state, letter.reason) == (State.REFUSED, Reason.BAD_ADDRESS)
    assert letter.reply == "550 No such user here"
    later()
    work()
    assert server.box.got == []


def test_a_message_refused_for_good_and_a_recipient_for_now(told, server):
    only(told.executive)
    server.box.answers = ["450 Busy"]
    work()
    assert Letter.objects.get().reply == "450 Busy"
    later()
    server.box.after_data = ["554 Too many links"]
    work()
    assert Letter.objects.values_list("state", "reason").get() == (State.REFUSED, Reason.BAD_MAIL)


def test_what_waits_while_the_server_is_down_goes_out_when_it_is_up(told, server):
    server.down()
    assert work() == ["Wrote down 9 summaries of 2026-04."]
    assert set(states().values()) == {State.WAITING}
    assert Letter.objects.filter(content__isnull=True).count() == 0  # to be read in the product meanwhile
    for _day in range(3):
        later()
        work()
    server.up()
    later()
    assert work() == ["Handed over 9 summaries."]
    assert set(states().values()) == {State.SENT}
    assert len(server.box.got) == 9


def test_after_a_week_it_is_given_up_and_operations_send_it_again(told, server):
    only(told.executive)
    server.down()
    work()
    for _day in range(8):
        later()
        work()
    letter = Letter.objects.get()
    assert (letter.state, letter.reason) == (State.GIVEN_UP, Reason.TOO_LONG)
    server.up()
    send_again(actor=told.operations, letter=letter)
    work()
    assert [mail["To"] for mail in server.box.got] == [told.executive.email]
    entry = Entry.objects.get(action="letter.sent_again")
    assert entry.before["state"] == State.GIVEN_UP


def test_a_connection_lost_before_the_message_is_no_doubt(told, server):
    only(told.executive)
    server.box.answers = ["drop"]
    work()
    assert Letter.objects.get().state == State.WAITING
    later()
    work()
    assert Letter.objects.get().state == State.SENT


@pytest.mark.parametrize("kept", [True, False])
def test_a_connection_lost_after_the_message_is_unclear_and_stays_so(kept, told, server):
    only(told.executive)
    server.box.after_data, server.box.keeps_dropped = ["drop"], kept
    work()
    for _day in range(3):
        later()
        work()
    letter = Letter.objects.get()
    assert (letter.state, letter.reason) == (State.UNCLEAR, Reason.BROKE_OFF)
    assert len(server.box.got) == kept
    let_go(actor=told.operations, letter=letter)
    assert Letter.objects.get().state == State.LET_GO


def test_one_bad_letter_does_not_hold_up_the_others(told, server):
    server.box.after_data = ["250 OK", "drop", "250 OK", "451 Later", "554 No"]
    work()
    assert sorted(states().values()).count(State.SENT) == 6
    assert {State.UNCLEAR, State.WAITING, State.REFUSED} < set(states().values())


def test_who_dies_at_a_letter_loses_nothing(told, server, monkeypatch):
    only(told.executive)

    def die(*_args):
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(at_work, "compose", die)
        with pytest.raises(KeyboardInterrupt):
            work()
    assert Letter.objects.get().state == State.WORKING
    work()
    assert server.box.got == []  # perhaps somebody is still at it
    later()
    work()
    assert Letter.objects.get().state == State.SENT


@pytest.mark.parametrize("before", [True, False])
def test_who_dies_while_handing_over_leaves_it_unclear(before, told, server, monkeypatch):
    only(told.executive)
    hand_over = Post.hand_over

    def die(self, mail):
        if not before:
            hand_over(self, mail)
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(Post, "hand_over", die)
        with pytest.raises(KeyboardInterrupt):
            work()
    for _day in range(3):
        later()
        work()
    letter = Letter.objects.get()
    assert (letter.state, letter.reason) == (State.UNCLEAR, Reason.DIED)
    assert len(server.box.got) == (not before)


def test_a_slow_one_that_was_called_unclear_is_known_when_it_comes_back(told, server, monkeypatch):
    only(told.executive)
    hand_over = Post.hand_over

    def slowly(self, mail):
        later()
        at_work.settle_dead()
        assert Letter.objects.get().state == State.UNCLEAR
        return hand_over(self, mail)

    monkeypatch.setattr(Post, "hand_over", slowly)
    work()
    assert Letter.objects.values_list("state", "reason").get() == (State.SENT, "")


def test_who_may_read_nothing_any_more_gets_nothing(told, server):
    for person in (told.executive, told.manager):
        Letter.objects.create(person=person, grain="month", period=APRIL)
    Round.objects.create(grain="month", period=APRIL)
    server.down()
    work()
    Role.objects.filter(person=told.executive).delete()
    Person.objects.filter(pk=told.manager.pk).update(is_active=False)
    server.up()
    later()
    work()
    assert server.box.got == []
    assert set(Letter.objects.values_list("state", "reason")) == {(State.WITHHELD, Reason.MAY_NOT)}


def test_what_changed_hands_meanwhile_is_worked_out_anew(told, server):
    """Luc's letter waits; P-2 goes back to Mia: what he gets in the end speaks of his partners only."""
    only(told.manager_fr)
    server.down()
    work()
    assert "Atelier Nuage" in str(Letter.objects.get().content)
    told.manager_fr.assignments.filter(partner="P-2").delete()
    server.up()
    later()
    work()
    text, _html = parts(server.box.to(told.manager_fr.email))
    assert "Rhône Services" in text
    assert "Atelier Nuage" not in text


def test_who_stopped_the_mail_reads_it_in_the_product(told, server, client_of):
    Choice.objects.create(person=told.executive, monthly=False)
    letter = only(told.executive)
    work()
    assert server.box.got == []
    letter.refresh_from_db()
    assert (letter.state, letter.reason) == (State.WITHHELD, Reason.STOPPED)
    assert "25\xa0% short" in client_of(told.executive).get(f"/summaries/{letter.pk}/").content.decode()


def test_partner_people_without_a_sign_in_get_no_figures(told, server):
    only(told.executive)
    told.executive.set_unusable_password()
    told.executive.save()
    work()
    assert server.box.got == []
    assert Letter.objects.values_list("state", "reason", "content").get() == (
        State.WITHHELD,
        Reason.NO_SIGN_IN,
        None,
    )


def test_asked_for_once_a_minute(told, server):
    Round.objects.create(grain="month", period=APRIL)
    for _press in range(3):
        ask_for(actor=told.manager, grain=Grain.MONTH, period=APRIL)
    Choice.objects.create(person=told.manager, monthly=False)
    work()
    assert len(server.box.got) in (1, 2)  # the minute may have turned meanwhile
    assert Entry.objects.filter(action="summary.asked").count() == len(server.box.got)


def test_the_quarter_takes_the_place_of_its_last_month(told, server):
    Schedule.objects.update(since="2026-01-01")
    Choice.objects.create(person=told.manager, quarterly=False)
    Vendor.objects.update(today_pinned=date(2026, 4, 3))
    work()
    quarters = Letter.objects.filter(grain="quarter", period="2026-Q1")
    assert quarters.count() == 9
    assert list(Letter.objects.filter(grain="month").values_list("person__email", "period")) == [
        (told.manager.email, "2026-03")
    ]


def test_nothing_is_sent_about_the_past(told, server):
    Schedule.objects.update(since="2026-05-01")
    assert work() == []
    change_schedule(actor=told.operations, monthly=False, quarterly=True, day=3)
    change_schedule(actor=told.operations, monthly=True, quarterly=True, day=3)
    assert Schedule.objects.get().since.isoformat() == "2026-05-15"
    assert Letter.objects.count() == 0


def test_before_its_day_nothing_is_due(told, server):
    change_schedule(actor=told.operations, monthly=True, quarterly=True, day=16)
    assert work() == []
    change_schedule(actor=told.operations, monthly=True, quarterly=True, day=15)
    assert work()

"""Handing over a portfolio: choose, look at what it will mean, do it."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from quarterdeck.calendar import today
from quarterdeck.directory.access import operations_only
from quarterdeck.directory.errors import DirectoryError
from quarterdeck.directory.models import Assignment, Person
from quarterdeck.directory.request import Request
from quarterdeck.people.errors import PeopleError
from quarterdeck.people.forms import HandoverForm
from quarterdeck.people.places import manager_named
from quarterdeck.people.services.handover import Handover, hand_over, new_rows, portfolio
from quarterdeck.people.views.asking import person_or_404
from quarterdeck.wording import listed, whole

MANY = 400  # more partners are handed over as a whole: nobody chooses for each of so many
STAYS = "-"


@operations_only
def handover(request: Request, pk: int) -> HttpResponseBase:
    """Who looks after these partners from now on? Each step sends the whole page: nothing is kept between."""
    giver = person_or_404(request, pk)
    form = HandoverForm(request.POST or None)
    first = form.cleaned_data["first"] if form.is_bound and form.is_valid() else today()
    takers, error = _takers(request)
    held = list(portfolio(giver, first))
    chosen = _chosen(request.POST, held, takers)
    context = _context(giver, form, held, takers, chosen)
    if takers and not error and form.is_bound and form.is_valid():
        wish = Handover(giver, first, form.cleaned_data["last"], _by_partner(chosen, takers))
        try:
            if "do" in request.POST:
                return _done(request, wish)
            new_rows(wish, settings.HOME)
            context |= {"wish": wish, "stays": len(held) - len(wish.takers)}
        except DirectoryError as refused:
            error = str(refused)
    return render(request, "people/handover.html", context | {"error": error})


def _done(request: Request, wish: Handover) -> HttpResponseBase:
    brought = hand_over(actor=request.user, handover=wish, home=settings.HOME)
    said = _("Handed over: %(what)s. It can be undone: it is import %(number)s.")
    what = listed(f"{person} {whole(count)}" for person, count in wish.counts)
    messages.success(request, said % {"what": what, "number": brought.key})
    return redirect("person", wish.giver.pk)


def _takers(request: Request) -> tuple[list[Person], str]:
    """Who was named so far and not taken off again, and what is wrong with the last name."""
    emails = [email for email in request.POST.getlist("to") if email != request.POST.get("off")]
    error = ""
    if typed := request.POST.get("taker", "").strip():
        try:
            emails.append(manager_named(typed).email)
        except PeopleError as unknown:
            error = str(unknown)
    known = {person.email: person for person in Person.objects.filter(email__in=emails)}
    return [known[email] for email in dict.fromkeys(emails) if email in known], error


def _chosen(said: Mapping[str, str], held: Sequence[Assignment], takers: Sequence[Person]) -> dict[str, str]:
    """Partner -> e-mail of who takes it, or STAYS; the first one named takes what nothing was said about."""
    if not takers:
        return {}
    known = {STAYS, *(person.email for person in takers)}
    keys = [assignment.partner_id for assignment in held]
    fields = {key: said.get("all" if len(keys) > MANY else f"of:{key}", "") for key in keys}
    return {key: value if value in known else takers[0].email for key, value in fields.items()}


def _by_partner(chosen: Mapping[str, str], takers: Sequence[Person]) -> dict[str, Person]:
    people = {person.email: person for person in takers}
    return {key: people[email] for key, email in chosen.items() if email != STAYS}


def _context(
    giver: Person,
    form: HandoverForm,
    held: Sequence[Assignment],
    takers: Sequence[Person],
    chosen: Mapping[str, str],
) -> dict[str, Any]:
    return {
        "section": "people",
        "person": giver,
        "form": form,
        "takers": takers,
        "many": len(held) > MANY,
        "count": len(held),
        "stays_word": STAYS,
        "lines": [(one, chosen.get(one.partner_id, "")) for one in held],
    }

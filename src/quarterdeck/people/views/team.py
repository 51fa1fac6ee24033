"""A partner executive's own people."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from quarterdeck.calendar import today
from quarterdeck.directory.errors import DirectoryError
from quarterdeck.directory.models import Kind, Partner, Person, Role
from quarterdeck.directory.request import Request
from quarterdeck.people.forms import ColleagueForm
from quarterdeck.people.models import Invitation
from quarterdeck.people.selectors import with_state
from quarterdeck.people.services import invitations as services
from quarterdeck.people.views.invitations import send


def company_of(request: Request) -> Partner:
    """The company whose people one may invite. Everybody but its executives finds nothing."""
    roles = Role.objects.counting(today()).filter(person=request.user, kind=Kind.EXECUTIVE)
    held = roles.select_related("partner").order_by("since", "pk").first()
    if held is None or held.partner is None or not held.partner.active:
        raise Http404
    return held.partner


def team(request: Request) -> HttpResponseBase:
    """Who of us is here? A POST invites a colleague."""
    company = company_of(request)
    form = ColleagueForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            invitation = services.invite_colleague(actor=request.user, company=company, **form.cleaned_data)
            messages.success(request, send(request, invitation))
        except DirectoryError as error:
            form.add_error(None, str(error))
        else:
            return redirect("team")
    return render(request, "people/team.html", _context(company, form))


def team_invitation(request: Request, pk: int) -> HttpResponseBase:
    """Send it again, or take it back."""
    company = company_of(request)
    invitation = get_object_or_404(Invitation.objects.open(), pk=pk, company=company)
    if request.method != "POST":
        return HttpResponse(status=405, headers={"Allow": "POST"})
    try:
        if "withdraw" in request.POST:
            services.withdraw_colleague(actor=request.user, invitation=invitation)
            messages.success(
                request, _("The invitation of %(name)s no longer works.") % {"name": invitation.name}
            )
        else:
            again = services.invite_again(actor=request.user, invitation=invitation)
            messages.success(request, send(request, again))
    except DirectoryError as error:
        messages.error(request, str(error))
    return redirect("team")


def _context(company: Partner, form: ColleagueForm) -> dict[str, Any]:
    """Colleagues who may sign in, and the invitations still open, all of which look the same."""
    here = Role.objects.counting(today()).filter(partner=company).values("person")
    waiting = Invitation.objects.open().filter(company=company).order_by("name", "pk")
    invited = [invitation.person_id for invitation in waiting if invitation.person_id]
    colleagues = with_state(Person.objects.filter(pk__in=here)).exclude(pk__in=invited)
    return {
        "section": "team",
        "company": company,
        "colleagues": colleagues.order_by("name", "pk"),
        "waiting": waiting,
        "form": form,
    }

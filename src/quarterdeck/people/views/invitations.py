"""Inviting, and taking an invitation back."""

from django.contrib import messages
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from quarterdeck.directory.access import operations_only
from quarterdeck.directory.errors import DirectoryError
from quarterdeck.directory.models import Person
from quarterdeck.directory.request import Request
from quarterdeck.people.errors import PeopleError
from quarterdeck.people.forms import InviteForm
from quarterdeck.people.models import Invitation
from quarterdeck.people.services import invitations as services
from quarterdeck.people.views.asking import changes_person


def send(request: Request, invitation: Invitation) -> str:
    """Write to the invited person; answers what was done."""
    there = reverse("welcome", args=[services.token_of(invitation)])
    services.deliver(invitation, request.build_absolute_uri(there))
    return _("An invitation is on its way to %(email)s.") % {"email": invitation.email}


@operations_only
def invite(request: Request) -> HttpResponseBase:
    """A new person with a first role."""
    form = InviteForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            invitation = services.invite_new(
                actor=request.user, name=said["name"], email=said["email"], **form.role
            )
        except DirectoryError as error:
            form.add_error(None, str(error))
        else:
            _send_or_say(request, invitation)
            return redirect("person", invitation.person_id)
    return render(request, "people/invite.html", {"section": "people", "form": form})


def _send_or_say(request: Request, invitation: Invitation) -> None:
    try:
        messages.success(request, send(request, invitation))
    except PeopleError as error:
        messages.error(request, str(error))


@changes_person
def invitation(request: Request, person: Person) -> str:
    """Invite somebody who is known, or again."""
    return send(request, services.invite(actor=request.user, person=person))


@changes_person
def withdraw(request: Request, person: Person) -> str:
    found = Invitation.objects.open().filter(person=person).first()
    if found is None:
        raise PeopleError(_("%(name)s has no open invitation.") % {"name": person})
    services.withdraw(actor=request.user, invitation=found)
    return _("The invitation of %(name)s no longer works.") % {"name": person}

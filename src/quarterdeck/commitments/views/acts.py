"""What can be done with a promise: keep it, drop it, open it again, change it, answer."""

from collections.abc import Callable

from django.contrib import messages
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from quarterdeck.commitments import selectors, services
from quarterdeck.commitments.models import Commitment
from quarterdeck.commitments.services import CommitmentError, Terms
from quarterdeck.commitments.views.sent import terms_of
from quarterdeck.commitments.views.show import page
from quarterdeck.directory.request import Request

Act = Callable[[Request, Commitment], str]


def act(does: Act) -> Callable[..., HttpResponseBase]:
    """A view of `does`, which answers with what to tell the reader. What is refused is said on the page."""

    @require_POST
    def wrapped(request: Request, pk: int) -> HttpResponseBase:
        one = get_object_or_404(selectors.visible(request.scope), pk=pk)
        try:
            said = does(request, one)
        except CommitmentError as error:
            return page(request, one, act=does.__name__, error=str(error), status=422)
        messages.success(request, said)
        return redirect("commitment", pk)

    return wrapped


@act
def kept(request: Request, one: Commitment) -> str:
    services.keep(actor=request.user, commitment=one, shown=request.POST.get("text", ""))
    return _("Kept. Both sides see it.")


@act
def dropping(request: Request, one: Commitment) -> str:
    services.drop(actor=request.user, commitment=one, reason=request.POST.get("text", ""))
    return _("Dropped. Both sides see why.")


@act
def reopening(request: Request, one: Commitment) -> str:
    services.reopen(actor=request.user, commitment=one, reason=request.POST.get("text", ""))
    return _("The promise is open again.")


@act
def change(request: Request, one: Commitment) -> str:
    """What a form leaves out stays as it is: of what a plan says, only the owner is asked for."""
    sent = request.POST.copy()
    old = Terms.of(one)
    for name in ("text", "milestone", "proof"):
        sent.setdefault(name, getattr(old, name))
    sent.setdefault("due", old.due.isoformat())
    sent.setdefault("owner", old.owner.email)
    terms = terms_of(request.scope, one.partner, one.side, sent)
    services.change(actor=request.user, commitment=one, terms=terms, reason=sent.get("reason", ""))
    return _("Changed. Both sides see it.")


@act
def answers(request: Request, one: Commitment) -> str:
    services.comment(actor=request.user, commitment=one, text=request.POST.get("text", ""))
    return _("Added.")

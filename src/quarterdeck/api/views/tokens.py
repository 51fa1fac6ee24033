"""One's own tokens: make, see, revoke. Channel operations see and revoke everybody's."""

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from quarterdeck.api.errors import TokenError
from quarterdeck.api.models import Token
from quarterdeck.api.selectors import get_token, tokens_of, tokens_of_others
from quarterdeck.api.services import add_token, revoke_token
from quarterdeck.directory.request import Request

LASTS = (
    (30, gettext_lazy("A month")),
    (90, gettext_lazy("Three months")),
    (180, gettext_lazy("Half a year")),
    (365, gettext_lazy("A year")),
)


class TokenForm(forms.Form):
    """What a new token is called, and what it is for."""

    name = forms.CharField(max_length=100, label=gettext_lazy("Name"))
    days = forms.TypedChoiceField(coerce=int, choices=LASTS, initial=90, label=gettext_lazy("Lasts"))
    questions = forms.BooleanField(required=False, label=gettext_lazy("It may also question numbers"))
    plans = forms.BooleanField(
        required=False, label=gettext_lazy("It may also work on plans, but never sign")
    )
    imports = forms.BooleanField(required=False, label=gettext_lazy("It may also bring in rows"))

    @property
    def scopes(self) -> set[str]:
        wished = {Token.Scope.QUESTION: "questions", Token.Scope.PLAN: "plans", Token.Scope.IMPORT: "imports"}
        return {Token.Scope.READ, *(scope for scope, name in wished.items() if self.cleaned_data[name])}


@require_http_methods(["GET", "HEAD", "POST"])
def tokens(request: Request) -> HttpResponse:
    """Which programs may act in my name?"""
    form, secret = TokenForm(request.POST or None), ""
    if request.method == "POST" and form.is_valid():
        try:
            _token, secret = add_token(
                actor=request.user,
                person=request.user,
                name=form.cleaned_data["name"],
                scopes=form.scopes,
                days=form.cleaned_data["days"],
            )
        except TokenError as error:
            form.add_error(None, str(error))
        else:
            form = TokenForm()
    context = {
        "section": "tokens",
        "form": form,
        "secret": secret,  # in this one answer, and nowhere else
        "own": tokens_of(request.user),
        "others": tokens_of_others(request.scope, request.user),
    }
    return render(request, "api/tokens.html", context)


@require_POST
def revoke(request: Request, pk: int) -> HttpResponse:
    try:
        token = get_token(request.scope, request.user, pk)
        revoke_token(actor=request.user, token=token)
    except Token.DoesNotExist as error:
        raise Http404 from error
    except TokenError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("'%(name)s' opens nothing any more.") % {"name": token.name})
    return redirect("tokens")

"""With whom? The page from which a new plan or a launch begins without a partner in its address."""

from django.http.response import HttpResponseBase
from django.shortcuts import render

from quarterdeck.directory.models import Partner
from quarterdeck.directory.request import Request

SHOWN = 30


def which_partner(request: Request, template: str) -> HttpResponseBase:
    """The partners in sight, by name; `template` says what for."""
    text = request.GET.get("q", "").strip()
    found = Partner.objects.visible_to(request.scope).order_by("name", "key")
    if text:
        found = found.filter(name__icontains=text)
    shown = list(found[: SHOWN + 1])
    context = {
        "section": "plans",
        "address": request.path,
        "text": text,
        "partners": shown[:SHOWN],
        "more": len(shown) > SHOWN,
    }
    return render(request, template, context)

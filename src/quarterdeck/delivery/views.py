"""Webhooks: one's own; channel operations look after everybody's."""

from collections.abc import Callable
from functools import wraps

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from quarterdeck.delivery import services
from quarterdeck.delivery.errors import DeliveryError
from quarterdeck.delivery.forms import EndpointForm
from quarterdeck.delivery.models import Endpoint, Message
from quarterdeck.delivery.selectors import endpoints, get_endpoint, messages_of
from quarterdeck.directory.request import Request
from quarterdeck.directory.selectors import scope_of

PER_PAGE = 25
View = Callable[..., HttpResponse]


def of_endpoint(view: View) -> View:
    """A view of one endpoint that this person may change; any other is not found."""

    @wraps(view)
    def wrapped(request: Request, pk: int, **parts: int) -> HttpResponse:
        try:
            endpoint = get_endpoint(request.scope, request.user, pk)
        except Endpoint.DoesNotExist as error:
            raise Http404 from error
        try:
            return view(request, endpoint, **parts)
        except DeliveryError as error:
            messages.error(request, str(error))
            return redirect("webhook", endpoint.pk)

    return wrapped


@require_http_methods(["GET", "HEAD", "POST"])
def webhooks(request: Request) -> HttpResponse:
    """Which programs are told what happens?"""
    form = EndpointForm(request.POST or None, scope=request.scope)
    if request.method == "POST" and form.is_valid():
        try:
            endpoint, secret = services.add_endpoint(actor=request.user, wish=form.wish)
        except DeliveryError as error:
            form.add_error(None, str(error))
        else:
            return _page(request, endpoint, secret=secret)
    found = endpoints(request.scope, request.user)
    context = {
        "section": "webhooks",
        "form": form,
        "own": [one for one in found if one.owner_id == request.user.pk],
        "others": [one for one in found if one.owner_id != request.user.pk],
    }
    return render(request, "delivery/webhooks.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@of_endpoint
def webhook(request: Request, endpoint: Endpoint) -> HttpResponse:
    """Does it arrive?"""
    form = EndpointForm(request.POST or None, scope=scope_of(endpoint.owner), endpoint=endpoint)
    if request.method == "POST" and form.is_valid():
        try:
            services.change_endpoint(
                actor=request.user, endpoint=endpoint, wish=form.wish, active=form.cleaned_data["active"]
            )
        except DeliveryError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("Saved."))
            return redirect("webhook", endpoint.pk)
    return _page(request, endpoint, form=form)


@require_POST
@of_endpoint
def rotate(request: Request, endpoint: Endpoint) -> HttpResponse:
    return _page(request, endpoint, secret=services.rotate_secret(actor=request.user, endpoint=endpoint))


@require_POST
@of_endpoint
def test(request: Request, endpoint: Endpoint) -> HttpResponse:
    services.send_test(actor=request.user, endpoint=endpoint)
    messages.success(request, _("A test is on its way. Look again in a moment."))
    return redirect("webhook", endpoint.pk)


@require_POST
@of_endpoint
def remove(request: Request, endpoint: Endpoint) -> HttpResponse:
    services.remove_endpoint(actor=request.user, endpoint=endpoint)
    messages.success(request, _("Removed. Nothing is sent there any more."))
    return redirect("webhooks")


@require_POST
@of_endpoint
def again(request: Request, endpoint: Endpoint, message: int) -> HttpResponse:
    found = messages_of(request.scope, request.user, endpoint).filter(pk=message).first()
    if found is None:
        raise Http404
    services.send_again(actor=request.user, message=found)
    return redirect("webhook", endpoint.pk)


def _page(
    request: Request, endpoint: Endpoint, *, form: EndpointForm | None = None, secret: str = ""
) -> HttpResponse:
    sent = messages_of(request.scope, request.user, endpoint)
    context = {
        "section": "webhooks",
        "endpoint": endpoint,
        "form": form or EndpointForm(None, scope=scope_of(endpoint.owner), endpoint=endpoint),
        "secret": secret,  # in this one answer, and nowhere else
        "page": Paginator(sent, PER_PAGE).get_page(request.GET.get("page")),
        "failed": sent.filter(state=Message.State.FAILED).count(),
        "waiting": sent.filter(state=Message.State.WAITING).count(),
    }
    return render(request, "delivery/webhook.html", context)

"""What happens around every page: who reads it, on which day, and what a browser may do with it."""

from collections.abc import Callable
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import resolve_url
from django.utils.functional import SimpleLazyObject
from django.views.defaults import page_not_found

from quarterdeck.audit.services import record
from quarterdeck.calendar import pinned_today, today
from quarterdeck.directory.models import Partner, Person, Vendor
from quarterdeck.directory.scope import NOTHING, Scope
from quarterdeck.directory.selectors import scope_of

Answer = Callable[[HttpRequest], HttpResponseBase]
View = Callable[..., HttpResponseBase]

CONTENT_SECURITY_POLICY = "; ".join(
    (
        "default-src 'self'",
        "img-src 'self' data:",
        "object-src 'none'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
    )
)
HEADERS = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "Permissions-Policy": "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",  # a page shows what one person may see; static files are served before this
}


class Headers:
    """Adds `HEADERS`, unless the page has set its own."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        return response


class SignedInOnly(LoginRequiredMiddleware):
    """Every page is for people who are signed in, unless its view says `login_not_required`.

    A fragment asked for by htmx sends the whole page to the sign-in, and back to where it was.
    """

    def handle_no_permission(self, request: HttpRequest, view_func: View) -> HttpResponseBase:  # type: ignore[override]
        if "HX-Request" not in request.headers:
            return super().handle_no_permission(request, view_func)
        back = _within(request.headers.get("HX-Current-URL", "/"))
        there = redirect_to_login(back, resolve_url(settings.LOGIN_URL)).url
        return HttpResponse(status=401, headers={"HX-Redirect": there})


class Surroundings:
    """Gives a request its `vendor` (None before `quarterdeck init`), its day, and its `scope` when asked.

    The scope is computed once a request and never kept longer. A partner that cannot be seen is
    answered as one that does not exist, and the attempt is logged.
    """

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        vendor = Vendor.objects.first()
        request.vendor = vendor  # type: ignore[attr-defined]
        request.scope = SimpleLazyObject(lambda: _scope(request))  # type: ignore[attr-defined]
        day = vendor.today_pinned if vendor else None
        with pinned_today(day or today()):
            return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponseBase | None:
        if not isinstance(exception, Partner.DoesNotExist):
            return None
        record(actor=_email(request), action="partner.refused", after={"path": request.path})
        return page_not_found(request, Http404())


def _within(address: str) -> str:
    """Path and query of an address, always of this site; '/' for what is no address."""
    try:
        page = urlsplit(address)
    except ValueError:
        return "/"
    path = page._replace(scheme="", netloc="", fragment="").geturl()
    return "/" + path.lstrip("/\\ ")


def _scope(request: HttpRequest) -> Scope:
    return scope_of(request.user) if isinstance(request.user, Person) else NOTHING


def _email(request: HttpRequest) -> str:
    return request.user.email if isinstance(request.user, Person) else ""

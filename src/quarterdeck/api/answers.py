"""How an endpoint answers, and what every request to the API goes through."""

import json
from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response, patch_vary_headers, set_response_etag

from quarterdeck.api.problems import NOT_FOUND, TOO_LARGE, WRONG_METHOD, problem
from quarterdeck.api.reads.pages import Page
from quarterdeck.intake.limits import Limits

View = Callable[..., HttpResponse]


def told(data: Mapping[str, Any] | list[Any], *, status: int = 200) -> HttpResponse:
    """Data as JSON, as it is: what `reads` give is plain already."""
    body = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return HttpResponse(body, status=status, content_type="application/json")


def told_page(request: HttpRequest, page: Page) -> HttpResponse:
    """`items`, and `next`: the address of the following page, also as a Link header."""
    following = _following(request, page.next) if page.next else None
    response = told({**(page.more or {}), "items": page.items, "next": following})
    if following:
        response["Link"] = f'<{following}>; rel="next"'
    return response


def _following(request: HttpRequest, cursor: str) -> str:
    query = request.GET.copy()
    query["cursor"] = cursor
    return f"{request.path}?{query.urlencode()}"


def door(view: View) -> View:
    """Around every view of the API: sizes, HEAD and OPTIONS, caching for one person alone."""

    @wraps(view)
    def wrapped(request: HttpRequest, *args: object, **parts: object) -> HttpResponse:
        response = _answer(view, request, *args, **parts)
        patch_vary_headers(response, ["Authorization"])
        if request.method in ("GET", "HEAD") and response.status_code == 200 and not response.streaming:
            return _conditional(request, response)
        return response

    wrapped.login_required = False  # type: ignore[attr-defined]  # the token is asked for inside
    wrapped.csrf_exempt = True  # type: ignore[attr-defined]  # no cookie opens anything here
    return wrapped


def _answer(view: View, request: HttpRequest, *args: object, **parts: object) -> HttpResponse:
    if int(request.META.get("CONTENT_LENGTH") or 0) > Limits.upload().file:
        return problem(TOO_LARGE)
    method = request.method
    if method == "HEAD":
        request.method = "GET"  # the server leaves the body out
    try:
        response = view(request, *args, **parts)
    finally:
        request.method = method
    if response.status_code == 405:
        return _other_method(request, response["Allow"])
    return response


def _other_method(request: HttpRequest, allow: str) -> HttpResponse:
    allowed = {*allow.split(", "), "OPTIONS"}
    named = ", ".join(sorted(allowed | ({"HEAD"} if "GET" in allowed else set())))
    if request.method == "OPTIONS":
        return HttpResponse(status=204, headers={"Allow": named})
    return problem(WRONG_METHOD, headers={"Allow": named})


def _conditional(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """A client may keep the answer for its own person, and ask whether it still holds."""
    set_response_etag(response)
    response["Cache-Control"] = "private, no-cache"
    found = get_conditional_response(request, etag=response["ETag"], response=response)
    assert isinstance(found, HttpResponse)
    for name in ("Cache-Control", "Vary"):
        found.headers.setdefault(name, response[name])
    return found


@door
def nothing_here(request: HttpRequest, rest: str) -> HttpResponse:  # noqa: ARG001 (the address's)
    """Whatever else is asked for under the API's address."""
    return problem(NOT_FOUND)

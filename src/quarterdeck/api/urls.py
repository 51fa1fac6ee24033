"""Addresses for programs, and the pages for who writes them."""

from django.contrib.auth.decorators import login_not_required
from django.urls import URLPattern, include, path

from quarterdeck.api.answers import door, nothing_here
from quarterdeck.api.site import api
from quarterdeck.api.views.docs import docs, openapi
from quarterdeck.api.views.tokens import revoke, tokens


def _endpoints() -> list[URLPattern]:
    """Those of the API, each behind the door."""
    found = [one for one in api.urls[0] if isinstance(one, URLPattern) and one.name != "api-root"]
    return [URLPattern(one.pattern, door(one.callback), name=one.name) for one in found]


urlpatterns = [
    path("tokens/", tokens, name="tokens"),
    path("tokens/<int:pk>/revoke/", revoke, name="token_revoke"),
    path("api/", docs, name="api_docs"),
    path("api/v1/openapi.json", login_not_required(openapi), name="api_openapi"),
    path("api/v1/", include([*_endpoints(), path("<path:rest>", nothing_here, name="api_nothing")])),
]

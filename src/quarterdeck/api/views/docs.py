"""How programs ask: the OpenAPI document, and the same as a page."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from quarterdeck.api.problems import KINDS
from quarterdeck.api.site import document


@dataclass(frozen=True, slots=True)
class Operation:
    """One thing a program can ask for."""

    method: str
    path: str
    about: str
    parameters: list[dict[str, Any]]
    tag: str


@require_safe
def openapi(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 (a view's)
    return JsonResponse(document(), json_dumps_params={"ensure_ascii": False})


@require_safe
def docs(request: HttpRequest) -> HttpResponse:
    """What can programs ask, and how?"""
    groups: dict[str, list[Operation]] = {}
    for one in _operations():
        groups.setdefault(one.tag, []).append(one)
    return render(request, "api/docs.html", {"groups": groups, "kinds": KINDS, "section": "api"})


def _operations() -> Iterator[Operation]:
    for path, methods in document()["paths"].items():
        for method, said in methods.items():
            parameters = said.get("parameters", [])
            yield Operation(method.upper(), path, said.get("description", ""), parameters, said["tags"][0])

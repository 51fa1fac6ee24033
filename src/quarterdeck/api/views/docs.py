"""How programs ask: the OpenAPI document, and the same as a page."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from quarterdeck.api.problems import KINDS
from quarterdeck.api.site import document


@dataclass(frozen=True, slots=True)
class Field:
    """A parameter, or a part of a body or an answer."""

    name: str
    about: str
    needed: bool = False


@dataclass(frozen=True, slots=True)
class Operation:
    """One thing a program can ask for. `told` are the fields of the answer."""

    name: str
    method: str
    path: str
    about: str
    tag: str
    given: list[Field]
    told: list[str]


@require_safe
def openapi(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 (a view's)
    return JsonResponse(document(), json_dumps_params={"ensure_ascii": False})


@require_safe
def docs(request: HttpRequest) -> HttpResponse:
    """What can programs ask, and how?"""
    groups: dict[str, list[Operation]] = {}
    for one in operations(document()):
        groups.setdefault(one.tag, []).append(one)
    site = f"{request.scheme}://{request.get_host()}"
    context = {
        "groups": groups,
        "kinds": KINDS,
        "site": site,
        "mcp_path": reverse("mcp"),
        "section": "tokens",
    }
    return render(request, "api/docs.html", context)


def operations(said: Mapping[str, Any]) -> Iterator[Operation]:
    """Every operation of an OpenAPI document, in its order."""
    for path, methods in said["paths"].items():
        for method, one in methods.items():
            given = [_parameter(parameter) for parameter in one.get("parameters", [])]
            yield Operation(
                name=one["operationId"],
                method=method.upper(),
                path=path,
                about=" ".join(one.get("description", "").split()),
                tag=one["tags"][0],
                given=[*given, *_body(said, one)],
                told=_told(said, one),
            )


def _parameter(one: Mapping[str, Any]) -> Field:
    about = one.get("description") or one["schema"].get("description", "")
    return Field(one["name"], about or _choices(one["schema"]), one.get("required", False))


def _body(said: Mapping[str, Any], one: Mapping[str, Any]) -> Iterator[Field]:
    content = one.get("requestBody", {}).get("content", {})
    shape = _shape(said, content.get("application/json", {}).get("schema", {}))
    for name, field in shape.get("properties", {}).items():
        yield Field(name, field.get("description", ""), name in shape.get("required", []))


def _told(said: Mapping[str, Any], one: Mapping[str, Any]) -> list[str]:
    for status, response in one["responses"].items():
        if status < 300 and "content" in response:
            (content,) = response["content"].values()
            schema = content["schema"]
            return list(_shape(said, schema.get("items", schema)).get("properties", {}))
    return []


def _shape(said: Mapping[str, Any], schema: Mapping[str, Any]) -> Mapping[str, Any]:
    """The schema itself, or the one it refers to."""
    name = schema.get("$ref", "").rpartition("/")[2]
    found: Mapping[str, Any] = said["components"]["schemas"][name] if name else schema
    return found


def _choices(schema: Mapping[str, Any]) -> str:
    return ", ".join(choice for choice in schema.get("enum", ()) if choice)

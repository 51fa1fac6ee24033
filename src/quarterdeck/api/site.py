"""The API as a whole: its routers, its failures, its OpenAPI document."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from django.http import HttpRequest
from ninja import NinjaAPI
from ninja.operation import Operation
from ninja.parser import Parser

from quarterdeck.api.endpoints import (
    directory,
    disputes,
    figures,
    held,
    imports,
    log,
    planning,
    reviews,
    rows,
    vendor,
)
from quarterdeck.api.failures import answer_failures
from quarterdeck.api.problems import INVALID, MEDIA_TYPE, WRONG_MEDIA, ProblemError

PREFIX = "/api/v1/"
ABOUT = """\
Everything that can be read on pages, and a way in for rows. A program brings a token and sees what the
person of the token sees at that moment. Amounts are decimal texts; a figure that is not available says
why. Lists come in pages: go on with `next`. Reads carry an ETag. Every error is a problem (RFC 9457).
"""


class JsonOnly(Parser):
    """A body is JSON, and says so."""

    def parse_body(self, request: HttpRequest) -> dict[str, Any]:
        if request.content_type != "application/json":
            raise ProblemError(WRONG_MEDIA, "Send JSON, and Content-Type: application/json.")
        found = super().parse_body(request)
        if not all(map(_speakable, _texts(found))):
            raise ProblemError(INVALID, "A text holds no NUL and no half characters.")
        return found


def _texts(value: object) -> Iterator[str]:
    """Every text in it, names included."""
    match value:
        case str():
            yield value
        case list():
            for one in value:
                yield from _texts(one)
        case dict():
            for name, one in value.items():
                yield name
                yield from _texts(one)


def _speakable(text: str) -> bool:
    """Whether a database can keep it."""
    return (text.isascii() and "\0" not in text) or not re.search("[\0\ud800-\udfff]", text)


class Site(NinjaAPI):
    """Operations are called by the names of their functions."""

    def get_openapi_operation_id(self, operation: Operation) -> str:
        return operation.view_func.__name__


api = Site(
    title="Quarterdeck",
    version="1",
    description=ABOUT,
    openapi_url=None,
    docs_url=None,
    parser=JsonOnly(),
)
for module in (vendor, figures, planning, reviews, rows, imports, held, disputes, directory, log):
    api.add_router("", module.router)
answer_failures(api)


@cache
def document() -> dict[str, Any]:
    """The OpenAPI document; it says nothing of this installation."""
    said = dict(api.get_openapi_schema(path_prefix=PREFIX))
    for methods in said["paths"].values():
        for operation in methods.values():
            for status, response in operation["responses"].items():
                if status >= 400:
                    response["content"] = {MEDIA_TYPE: response["content"].pop("application/json")}
    return said

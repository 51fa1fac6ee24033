"""What can go wrong, as RFC 9457 says it: each kind with an address that explains it."""

import json
import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

logger = logging.getLogger("django.request")
MEDIA_TYPE = "application/problem+json"


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of problem: its status, its name, and what to do about it."""

    status: int
    title: str
    remedy: str | Promise

    @property
    def type(self) -> str:
        return f"/api/#{self.slug}"

    @property
    def slug(self) -> str:
        return self.title.lower().replace(" ", "-")


UNREADABLE = Kind(400, "Unreadable", _("The request is no HTTP or JSON that can be read."))
NO_TOKEN = Kind(401, "No usable token", _("Send a token that is neither expired nor revoked."))
FORBIDDEN = Kind(403, "Forbidden", _("The person of the token, or the token itself, may not do this."))
NOT_FOUND = Kind(404, "Not found", _("It is not there, or the person of the token may not know of it."))
WRONG_METHOD = Kind(405, "Wrong method", _("Use one of the methods in the header Allow."))
CONFLICT = Kind(409, "Conflict", _("It is in a state that does not allow this, or somebody is at it now."))
GONE = Kind(410, "Gone", _("The figures have moved on since the first page. Begin again without a cursor."))
TOO_LARGE = Kind(413, "Too large", _("Send less at once: up to 25 MB of rows, or 1 MB of JSON."))
WRONG_MEDIA = Kind(415, "Wrong media type", _("Name in Content-Type what the body is."))
INVALID = Kind(422, "Invalid", _("Correct what `detail` and `errors` name."))
TOO_MANY = Kind(429, "Too many", _("Wait as long as the header Retry-After says."))
BROKEN = Kind(500, "Broken", _("It is our fault. It was written down; try again later."))
TOO_LONG = Kind(503, "Took too long", _("Ask for less at once, or again in a minute."))
NO_ROOM = Kind(507, "No room", _("The disk of the server is full. Tell whoever runs it."))

KINDS = (
    UNREADABLE, NO_TOKEN, FORBIDDEN, NOT_FOUND, WRONG_METHOD, CONFLICT, GONE, TOO_LARGE, WRONG_MEDIA,
    INVALID, TOO_MANY, BROKEN, TOO_LONG, NO_ROOM,
)  # fmt: skip


class ProblemError(Exception):
    """Ends a request with a problem of that kind."""

    def __init__(self, kind: Kind, detail: str = "", **headers: str) -> None:
        super().__init__(detail or str(kind.remedy))
        self.kind = kind
        self.headers = {name.replace("_", "-"): value for name, value in headers.items()}


def problem(
    kind: Kind,
    detail: str = "",
    *,
    errors: Sequence[Mapping[str, Any]] = (),
    headers: Mapping[str, str] | None = None,
) -> HttpResponse:
    """The answer that says so."""
    said: dict[str, Any] = {
        "type": kind.type,
        "title": kind.title,
        "status": kind.status,
        "detail": detail or str(kind.remedy),
    }
    if errors:
        said["errors"] = list(errors)
    return HttpResponse(
        json.dumps(said, ensure_ascii=False),
        status=kind.status,
        content_type=MEDIA_TYPE,
        headers=dict(headers or {}),
    )

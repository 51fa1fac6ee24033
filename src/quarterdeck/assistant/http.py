"""The protocol over HTTP: each POST carries one message and its token, and leaves nothing behind."""

from collections.abc import MutableMapping
from typing import Any

from asgiref.sync import async_to_sync
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from mcp.server.streamable_http_manager import StreamableHTTPSessionManager

from quarterdeck.api.answers import door
from quarterdeck.api.door import READ
from quarterdeck.api.problems import WRONG_METHOD, ProblemError, problem
from quarterdeck.assistant.server import server_for
from quarterdeck.dashboards.reader import reader_of

Message = MutableMapping[str, Any]


@door
def mcp(request: HttpRequest) -> HttpResponse:
    """One message of an assistant, as the person its token belongs to."""
    try:
        READ(request)
    except ProblemError as error:
        return problem(error.kind, str(error), headers=error.headers)
    if request.method != "POST":
        return problem(WRONG_METHOD, headers={"Allow": "POST"})
    response: HttpResponse = async_to_sync(_exchange)(request)
    return response


async def _exchange(request: HttpRequest) -> HttpResponse:
    """Hand the request to the library as it wants it, and collect what it answers."""
    server = server_for(lambda: reader_of(request, settings.HOME))
    manager = StreamableHTTPSessionManager(server, json_response=True, stateless=True)
    sent: list[Message] = []

    async def receive() -> Message:
        return {"type": "http.request", "body": request.body, "more_body": False}

    async def send(message: Message) -> None:
        sent.append(message)

    async with manager.run():
        await manager.handle_request(_scope(request), receive, send)
    start = next(one for one in sent if one["type"] == "http.response.start")
    body = b"".join(one.get("body", b"") for one in sent if one["type"] == "http.response.body")
    headers = {name.decode(): value.decode() for name, value in start["headers"]}
    headers.pop("content-length", None)
    return HttpResponse(body, status=start["status"], headers=headers)


def _scope(request: HttpRequest) -> dict[str, Any]:
    headers = [(name.lower().encode(), value.encode()) for name, value in request.headers.items()]
    return {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": request.method,
        "scheme": request.scheme,
        "path": request.path,
        "raw_path": request.path.encode(),
        "root_path": "",
        "query_string": b"",
        "headers": headers,
        "client": None,
        "server": (request.get_host(), 0),
    }

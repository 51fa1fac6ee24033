"""The server that speaks the protocol; made anew for each reader, and keeping nothing."""

import json
from collections.abc import Callable
from typing import Any

from asgiref.sync import sync_to_async
from mcp.server.lowlevel import Server
from mcp_types import (
    CallToolRequestParams,
    CallToolResult,
    ListToolsResult,
    PaginatedRequestParams,
    TextContent,
    ToolAnnotations,
)
from mcp_types import Tool as ToolShape
from pydantic import ValidationError

from quarterdeck.api.reads.pages import CursorError
from quarterdeck.api.reads.rows import GoneError
from quarterdeck.assistant.tools import TOOLS, Tool
from quarterdeck.calendar import PeriodError
from quarterdeck.cube import CubeError
from quarterdeck.dashboards.reader import NothingYetError, Reader
from quarterdeck.kpis import QuestionError
from quarterdeck.subjects import SubjectError

INSTRUCTIONS = (
    "Figures of a vendor's sales through partners. You see what the person you work for sees. "
    "Name the period and the currency with every amount, and say when a figure is not available."
)
WRONG = (QuestionError, PeriodError, SubjectError, CubeError, CursorError, GoneError)
"""Questions that make no sense; what they say helps to ask again."""
BY_NAME = {tool.name: tool for tool in TOOLS}
LISTED = ListToolsResult(
    tools=[
        ToolShape(
            name=tool.name,
            description=tool.about,
            input_schema=tool.arguments.model_json_schema(),
            annotations=ToolAnnotations(read_only_hint=True, open_world_hint=False),
        )
        for tool in TOOLS
    ]
)


def server_for(reader: Callable[[], Reader]) -> Server[Any]:
    """A server that asks `reader` anew for each call, so that access that ended is gone at the next."""

    async def list_tools(_context: object, _params: PaginatedRequestParams | None) -> ListToolsResult:
        return LISTED

    async def call_tool(_context: object, params: CallToolRequestParams) -> CallToolResult:
        return await sync_to_async(_called)(reader, params)

    return Server("quarterdeck", instructions=INSTRUCTIONS, on_list_tools=list_tools, on_call_tool=call_tool)


def _called(reader: Callable[[], Reader], params: CallToolRequestParams) -> CallToolResult:
    tool = BY_NAME.get(params.name)
    if tool is None:
        return _refused(f"There is no tool '{params.name}'. There are: {', '.join(BY_NAME)}.")
    try:
        return _told(tool, reader(), params.arguments or {})
    except ValidationError as error:
        return _refused(_what_is_wrong(error))
    except NothingYetError:
        return _refused("No data has come in yet.")
    except WRONG as error:
        return _refused(str(error))


def _told(tool: Tool, reader: Reader, arguments: dict[str, Any]) -> CallToolResult:
    answer = tool.answer(reader, tool.arguments.model_validate(arguments))
    return CallToolResult(content=[TextContent(text=json.dumps(answer, ensure_ascii=False))])


def _refused(why: str) -> CallToolResult:
    return CallToolResult(content=[TextContent(text=why)], is_error=True)


def _what_is_wrong(error: ValidationError) -> str:
    """'kpis: Field required; perod: Extra inputs are not permitted.'"""
    found = (f"{'.'.join(map(str, one['loc']))}: {one['msg']}" for one in error.errors())
    return "; ".join(found) + "."
